/// The lists that training starts from: words, character variants, phrases. UTF-8 text, a row a line.
struct Lexicon {
  /// Words with a weight in counts, in the order of first appearance.
  var words: [(word: [UInt32], weight: Double)] = []
  /// Traditional → simplified and back, candidates preferred first.
  var simplified: [UInt32: [UInt32]] = [:]
  var traditional: [UInt32: [UInt32]] = [:]
  var pinyin: [UInt8]
  var lists = HanLists()

  /// One count in the lists is worth this many in the corpora: the lists' words were counted in other text.
  private static let listWeight = 0.1
  private static let frequencyWeight = 8e6

  /// A lexicon of a few entries, for tests.
  init(words: [(String, Double)], simplified: [(Unicode.Scalar, Unicode.Scalar)], pinyin: String) {
    self.words = words.map { (Self.scalars($0.0[...]), $0.1) }
    for (from, to) in simplified {
      self.simplified[from.value] = [to.value]
      traditional[to.value] = [from.value]
    }
    self.pinyin = Array(pinyin.utf8)
  }

  /// Reads the lists of a folder, and what Unihan says.
  init(directory: String, unihan: String) throws {
    func rows(_ name: String) throws -> [[Substring]] {
      let text = String(decoding: try FileBytes.read("\(directory)/\(name).tsv"), as: UTF8.self)
      return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split { $0 == "\t" || $0 == " " } }
    }
    for row in try rows("t2s") { simplified[Self.scalars(row[0])[0]] = Self.scalars(row[1]) }
    for row in try rows("s2t") { traditional[Self.scalars(row[0])[0]] = Self.scalars(row[1]) }
    for row in try rows("words_zh") where row.count >= 2 {
      words.append((Self.scalars(row[0]), (Double(row[1]) ?? 0) * Self.listWeight))
    }
    for row in try rows("wordfreq_zh") where row.count >= 2 {
      words.append((Self.scalars(row[0]), (Double(row[1]) ?? 0) * Self.frequencyWeight))
    }
    for row in try rows("st_phrases") { words.append((Self.scalars(row[0]), 0)) }
    for row in try rows("ts_phrases") { words.append((Self.scalars(row[0]), 0)) }
    pinyin = try FileBytes.read("\(directory)/pinyin.tsv")
    lists = HanLists(unihan: String(decoding: try FileBytes.read(unihan), as: UTF8.self))
  }

  private static func scalars(_ text: Substring) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The character that `scalar` folds to: its preferred simplified form, itself when there is none in the
  /// basic plane.
  func fold(_ scalar: UInt32) -> UInt32 {
    var current = scalar
    for _ in 0..<3 {
      guard let next = simplified[current]?.first, next != current, next < 0x10000 else { break }
      current = next
    }
    return current
  }
}
