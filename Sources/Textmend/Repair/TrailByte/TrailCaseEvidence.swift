/// Whether a document went through a case conversion over bytes.
///
/// In Big5 every sixth character has a trail byte among the capital letters, and as many among the small ones. After
/// `tolower` none has the first: each character with a small letter as trail is a coin that fell on the same side.
struct TrailCaseEvidence: Sendable {
  /// The conversion that the document shows beyond doubt.
  private(set) var conversion: TrailCaseConversion?

  /// Converted trails that are needed at least.
  private static let leastConverted = 1
  /// What the repair must gain. Of 104,000 clean Chinese texts that the model was not trained on, lines and paragraphs, five
  /// gain more than 4 bits: lists of names, with up to 8.3, and dictionaries, one with 18.6 if its rare character counted twice.
  private static let demand = Bits(10)
  /// What the model takes at most for a form that the variety of a line does not write.
  private static let formInModel = Bits(sixteenths: 56)
  /// Texts up to this size, in bytes, are read whole; of larger ones the suspicious lines speak for the rest.
  private static let wholeTextLimit = 1 << 18
  /// Code points that are read of a larger one.
  private static let sampleLimit = 1 << 16

  /// - Parameter isSample: whether the text is but a sample of its document.
  mutating func gather(_ windows: [Window], text: [UInt8], isSample: Bool) {
    let telling: ScanFlags = [.eastAsianMojibake, .trailByte]
    guard windows.contains(where: { !$0.flags.isDisjoint(with: telling) }) else { return }
    var sample: [UInt32] = []
    if !isSample, text.count <= TrailCaseEvidence.wholeTextLimit {
      sample = Scalars.decode(text, in: 0..<text.count)
    } else {
      for window in windows where !window.flags.isDisjoint(with: telling) {
        guard sample.count < TrailCaseEvidence.sampleLimit else { break }
        sample += window.scalars
        sample.append(0x0A)
      }
    }
    var best = Bits.zero
    for var candidate in TrailCaseConversion.all {
      let counts = Counts(sample, candidate)
      guard counts.speakForConversion else { continue }
      candidate.foldsDashes = candidate.page == .gbk && candidate.isToLower && counts.drawn == 0
      candidate.traditionalForm = counts.traditionalForm
      let gain = TrailCaseEvidence.gain(of: candidate, in: sample)
      guard gain >= TrailCaseEvidence.demand, gain > best else { continue }
      best = gain
      conversion = candidate
    }
  }

  /// What the repair of a text gains. A rare character that a text repeats is its subject, and no second witness: what is
  /// changed alike counts once.
  private static func gain(of conversion: TrailCaseConversion, in sample: [UInt32]) -> Bits {
    var gain = Bits.zero
    var changed: Set<UInt32> = []
    for line in sample.split(separator: 0x0A) {
      let reading = TrailCaseReading(line, conversion, .shared)
      var fresh: Int32 = 0
      for change in reading.changes where changed.insert(change.scalar).inserted { fresh += 1 }
      gain += Bits(sixteenths: reading.gain.sixteenths * fresh / Int32(max(1, reading.changes.count)))
    }
    return gain
  }

  private struct Counts {
    var converted = 0
    var unconverted = 0
    /// Characters with a code in the page, and without: the latter did not come through it.
    var coded = 0
    var foreign = 0
    /// Pieces of drawings that no folded dash looks like.
    var drawn = 0
    /// ASCII letters of the case that the conversion leaves, and of the other.
    var lettersKept = 0
    var lettersMissed = 0
    /// Han, and letters of other scripts than ASCII, kana among them.
    var han = 0
    var letters = 0
    /// Characters that the conversion left alone and that one variety alone writes.
    var simplified = 0
    var traditional = 0

    init(_ sample: [UInt32], _ conversion: TrailCaseConversion) {
      let table = conversion.page.table
      for scalar in sample {
        if scalar < 0x80 {
          switch conversion.trail(of: UInt16(scalar)) {
          case .converted: lettersKept += 1
          case .unconverted: lettersMissed += 1
          case .other: break
          }
          continue
        }
        if scalar &- 0x2500 < 0x80, !TrailCaseConversion.isFoldedDash(scalar) { drawn += 1 }
        let code = table.code(for: scalar)
        if code == 0 { foreign += 1 } else { coded += 1 }
        switch conversion.trail(of: code) {
        case .converted: converted += 1
        case .unconverted: unconverted += 1
        case .other: countForm(scalar)
        }
        if CharacterClass.isHan(scalar) {
          han += 1
        } else if (0xC0...0x1FFF).contains(scalar) || (0x3041...0x30FF).contains(scalar) {
          letters += 1
        }
      }
    }

    private mutating func countForm(_ scalar: UInt32) {
      if HanVariants.shared.isTraditionalOnly(scalar) { traditional += 1 }
      if HanVariants.shared.isSimplifiedOnly(scalar) { simplified += 1 }
    }

    /// What a traditional form costs in a simplified document, beyond the few bits that the model takes for it.
    var traditionalForm: Bits {
      guard simplified > traditional else { return .zero }
      let share = Bits.surprise(traditional * 2 + 1, of: (simplified + traditional) * 2 + 2)
      return max(.zero, share - TrailCaseEvidence.formInModel)
    }

    /// Nothing that the conversion must have changed is left, but for what was added later; and the model knows the
    /// language.
    var speakForConversion: Bool {
      converted >= TrailCaseEvidence.leastConverted && unconverted * 32 <= converted && letters * 8 <= han
        && lettersMissed * 16 <= lettersKept && foreign * 32 <= coded
    }
  }
}
