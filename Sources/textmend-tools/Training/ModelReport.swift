import Textmend

/// What a model is worth on text that training held out: bits a character for each language, lost lead bytes filled in
/// wrongly, and how far damaged text stands from clean text.
struct ModelReport {
  /// The floors that the figures are held against, and what they are.
  static let separationFloors: [(channel: String, floor: Double)] = [
    ("UTF-8 read as GBK", 7.0), ("GBK shifted by a byte", 7.0), ("Big5 read as GBK", 5.0),
    ("GBK read as Big5", 6.5),
  ]
  static let costCeilings: [(language: String, bits: Double)] = [("zh-Hans", 7.3), ("zh-Hant", 7.6)]
  /// Of a hundred lost lead bytes, how many may be filled in wrongly.
  static let lostLeadCeilings: [(language: String, encoding: String, percent: Double)] = [
    ("zh-Hans", "GBK", 10.5), ("zh-Hant", "BIG5", 6.0),
  ]
  private static let windows = [4, 8, 16]
  private static let flooredWindow = 8

  /// Lines of the report.
  private(set) var lines: [String] = []
  /// What was missed, by name and figure.
  private(set) var missed: [String] = []

  init(model: LanguageModel, nGrams: NGramModel, corpus: Corpus) {
    lines.append("language    bits/character   characters   n-grams")
    for document in corpus.documents { addCost(of: document, model, nGrams) }
    lines.append("")
    lines.append("lost lead bytes    wrong %      places")
    for document in corpus.documents { addLostLeads(of: document, nGrams) }
    lines.append("")
    lines.append("separation                 window      d'    clean (sd)     damaged (sd)   windows")
    for document in corpus.documents {
      for channel in DamageChannel.all where channel.language == document.name {
        addSeparation(of: channel, document, model)
      }
    }
  }

  private mutating func addCost(
    of document: Corpus.Document, _ model: LanguageModel, _ nGrams: NGramModel
  ) {
    var bits = 0.0
    var exact = 0.0
    var characters = 0
    document.forEachLine(of: .heldOut) { scalars in
      bits += model.cost(of: scalars).double
      exact += nGrams.cost(of: scalars).double
      characters += scalars.count
    }
    let mean = bits / Double(max(characters, 1))
    let isChinese = document.name.hasPrefix("zh")
    lines.append(
      padded(document.name, 12) + padded(fixed(mean), -14) + padded("\(characters)", -13)
        + (isChinese ? padded(fixed(exact / Double(max(characters, 1))), -10) : ""))
    for (language, ceiling) in Self.costCeilings where language == document.name && mean > ceiling {
      missed.append("\(language): \(fixed(mean)) bits a character, at most \(fixed(ceiling)) are asked for")
    }
  }

  private mutating func addLostLeads(of document: Corpus.Document, _ nGrams: NGramModel) {
    for (language, encoding, ceiling) in Self.lostLeadCeilings where language == document.name {
      let leads = LostLeads(document, encoding: encoding, nGrams)
      let share = 100 * Double(leads.wrong) / Double(max(leads.places, 1))
      lines.append(
        padded("\(language), \(encoding)", 16) + padded(fixed(share), -10) + padded("\(leads.places)", -12))
      if leads.places > 0, share > ceiling {
        missed.append(
          "\(language): \(fixed(share)) % of lost lead bytes wrong, at most \(fixed(ceiling)) are asked for")
      }
    }
  }

  private mutating func addSeparation(
    of channel: DamageChannel, _ document: Corpus.Document, _ model: LanguageModel
  ) {
    for size in Self.windows {
      var clean = Moments()
      var damaged = Moments()
      document.forEachLine(of: .heldOut) { scalars in
        let line = channel.damage(scalars)
        let costs = (model.costs(of: scalars), model.costs(of: line.scalars))
        for window in line.windows(of: size) {
          clean.add(costs.0[window.clean].reduce(0, +) / Double(size))
          damaged.add(costs.1[window.damaged].reduce(0, +) / Double(size))
        }
      }
      let distance = Moments.distance(clean, damaged)
      lines.append(
        padded(channel.name, 27) + padded("\(size)", -6) + padded(fixed(distance), -8)
          + padded("\(fixed(clean.mean)) (\(fixed(clean.deviation)))", -15)
          + padded("\(fixed(damaged.mean)) (\(fixed(damaged.deviation)))", -16)
          + padded("\(clean.count)", -10))
      for (name, floor) in Self.separationFloors
      where name == channel.name && size == Self.flooredWindow && clean.count > 0 && distance < floor {
        missed.append(
          "\(name): d' \(fixed(distance)) in windows of \(size), at least \(fixed(floor)) are asked for")
      }
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    let fill = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? fill + text : text + fill
  }

  /// Two decimals.
  private func fixed(_ x: Double) -> String {
    let hundredths = Int((x * 100).rounded())
    let decimals = abs(hundredths) % 100
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100).\(decimals < 10 ? "0" : "")\(decimals)"
  }
}

extension LanguageModel {
  /// Bits of each character, read after all before it.
  fileprivate func costs(of scalars: [UInt32]) -> [Double] {
    var state = State()
    return scalars.map { step(&state, $0).double }
  }
}

/// Mean and variance of bits a character over windows.
private struct Moments {
  private(set) var count = 0
  private var sum = 0.0
  private var squares = 0.0

  mutating func add(_ x: Double) {
    count += 1
    sum += x
    squares += x * x
  }

  var mean: Double { sum / Double(max(count, 1)) }
  var variance: Double { max(0, squares / Double(max(count, 1)) - mean * mean) }
  var deviation: Double { variance.squareRoot() }

  /// d': the distance of the means in standard deviations, these pooled as the root of the mean variance.
  static func distance(_ a: Moments, _ b: Moments) -> Double {
    (b.mean - a.mean) / max(((a.variance + b.variance) / 2).squareRoot(), 1e-9)
  }
}
