import Textmend
import TextmendFiles

/// What became of one file.
struct FileOutcome: Sendable {
  var path: FilePath
  /// The file's old bytes; empty where it could not be read.
  var source: [UInt8] = []
  /// Nil where the file could not be read or is binary.
  var mended: Mended?
  /// Of a file that was mended in segments, what `mended` does not hold.
  var counted: Tally?
  /// Where these are in the file; of a whole file, at its beginning.
  var part = Part()
  /// To be mended in segments.
  var large: LargeText?
  /// The encoding to be written, where that is not UTF-8 and the file changes.
  var target: Encoding?
  /// What `filter` prints; nil where that is the input.
  var output: [UInt8]?
  /// Why it was skipped.
  var skipped: SkipReason?
  /// Named on the command line, not found in a folder.
  var isNamed = false
  /// What went wrong.
  var failure: FileError?
  /// Parts of it that could not be read; the rest was mended.
  var problem: FileError?

  /// What `detect` asked for.
  var detection: Detection?
  /// Empty where the file is in one encoding.
  var segments: [Detection.Segment] = []

  mutating func take(_ detection: Detection) {
    self.detection = detection
    if detection.isBinary { skipped = .binary }
  }

  /// Not text: skipped.
  var isBinary: Bool { skipped == .binary }

  /// Whether anything is done with the file.
  var isChanged: Bool { hasEdits || target != nil }

  var hasEdits: Bool { counted.map { $0.edits > 0 } ?? mended.map { !$0.report.edits.isEmpty } ?? false }

  /// How often each rule made edits, and left something alone.
  ///
  /// - Complexity: O(edits + findings).
  var tally: Tally { counted ?? mended.map { Tally($0.report) } ?? Tally() }

  /// The place of a byte offset of `source`.
  ///
  /// - Complexity: O(offset); walk with ``Position/advance(to:in:countingCodePoints:)`` for many.
  func position(of offset: Int) -> Position {
    var position = Position.start
    position.advance(to: offset, in: source, countingCodePoints: mended?.report.encoding == .utf8)
    return position
  }
}

extension FileOutcome {
  /// How much of a large file is held at once.
  enum Memory: Sendable {
    /// All of it.
    case whole
    /// Nothing of a clean one.
    case wholeWhereDamaged
    /// A segment.
    case segments
  }

  /// Where a segment is in its file.
  struct Part: Sendable {
    /// Bytes and line ends before it.
    private(set) var bytes = 0
    private(set) var lines = 0
    /// The rules that made edits before it.
    private(set) var rules: Set<RuleCode> = []
    /// Whether there are other segments.
    private(set) var isPart = false

    /// Where the first segment is.
    static var first: Part {
      var part = Part()
      part.isPart = true
      return part
    }

    mutating func move(over segment: [UInt8], _ report: Report) {
      bytes += segment.count
      lines += segment.count { $0 == 0x0A }
      for edit in report.edits { rules.insert(edit.rule) }
    }
  }
}

/// Why a file was not looked at.
enum SkipReason: String, Sendable {
  case binary
  /// What `fix --journal` has written: a record, not to be mended.
  case journal = "a journal"
  /// The file that this run prints to.
  case output = "also the output"
}

extension FileOutcome {
  /// Mends one file and lets the mode have it.
  ///
  /// - Parameters:
  ///   - type: what to take the file for; nil: what its name says.
  ///   - memory: whether a large file may be told of without its bytes.
  init(
    _ item: Walk.Item, mender: Mender, mode: any Mode, type: FormatName? = nil, memory: Memory = .whole
  ) {
    switch item {
    case .failure(let error):
      self.init(path: error.path)
      failure = error
    case .file(let path, let isNamed):
      self.init(path: path)
      self.isNamed = isNamed
      if memory != .whole, !mode.onlyDetects {
        let surveyed = LargeText.survey(path, isNamed: isNamed, mender, type) {
          memory == .segments && mode.takesSegments(of: $0)
        }
        switch surveyed {
        case .whole: break
        case .clean(let bytes):
          mended = Mended(clean: bytes)
          return
        case .damaged(let text):
          large = text
          return
        }
      }
      do throws(FileError) {
        let file = try TextFile(reading: path)
        if file.origin.isStandardOutput {
          skipped = .output
          if isNamed { throw FileError(.unwritable, path, "is also the output; left alone") }
          return
        }
        try mode.prepare(file)
        let content = try FileContent(file.bytes, at: path)
        source = content.bytes
        if mode.onlyDetects {
          let detector = Detector(mender.options.decoding)
          let detection = detector.detect(source)
          take(detection)
          segments = detector.segments(of: source, detection)
          return
        }
        if Journal.isJournal(source) {
          skipped = .journal
          return
        }
        take(source, mender, FormatName.format(type, named: Compression.innerName(path.name)))
        if let failure { throw failure }
        guard let mended, skipped == nil else { return }
        if let message = undecodable ?? unencodable(mender.options.output) {
          throw FileError(.unreadable, path, message)
        }
        guard settle(mender.options.output) else { return }
        let chosen = mode.chosen(self.mended ?? mended, of: self)
        self.mended = chosen
        if target != nil || !chosen.report.edits.isEmpty {
          try mode.carryOut(chosen, as: mender.options.output, of: content, on: file)
        }
      } catch {
        failure = error
      }
    }
  }

  /// Whether anything is to be written. What reading a file and writing it back in its own encoding would do are no edits.
  private mutating func settle(_ output: Options.Output) -> Bool {
    guard output.encoding != .utf8 else { return hasEdits }
    guard let mended, let text = mended.encoded(output), text != source else {
      mended?.report.edits = []
      return false
    }
    target = output.encoding
    return true
  }

  /// Mends text in a format, or all of it.
  ///
  /// A format that knows only UTF-8 is not written in another encoding.
  mutating func take(_ bytes: [UInt8], _ mender: Mender, _ format: (any TextFormat)?) {
    guard format?.isUTF8Only != true || mender.options.output.encoding == .utf8 else {
      failure = FileError(
        .unwritable, path, "this format knows no other encoding than UTF-8 (--as text writes it); left alone")
      return
    }
    let (mended, problems) = format.map { mender.mend(bytes, as: $0) } ?? (mender.mend(bytes), [])
    take(mended)
    guard skipped == nil else { return }
    guard let first = problems.first else { return }
    let place = position(of: first.offset)
    let others = problems.count == 1 ? "" : ", and \(problems.count - 1) more"
    problem = FileError(
      .unreadable, path,
      "byte \(place.offset) (line \(place.line), column \(place.column)): \(first.reason)\(others); left alone"
    )
  }

  mutating func take(_ mended: Mended) {
    let isBinary = mended.report.detection?.isBinary == true || FileOutcome.isMisreadBinary(mended)
    if isBinary { skipped = .binary } else { self.mended = mended }
  }

  /// Whether a file was read as UTF-16 or UTF-32 without a byte order mark, on the strength of its beginning, and holds
  /// what no text does: it is a program's data, which must not be converted.
  private static func isMisreadBinary(_ mended: Mended) -> Bool {
    guard mended.report.detection?.basis == .codeUnits else { return false }
    let odd: Set<RuleCode> = [.controlCharacter, .homelessPrivateUse, .malformedBytes]
    return mended.report.findings.contains { odd.contains($0.rule) }
      || mended.report.edits.contains { !odd.isDisjoint(with: $0.rules) }
      || mended.bytes.contains { $0 < 0x09 || 0x0E...0x1A ~= $0 || 0x1C...0x1F ~= $0 }
  }

  /// A sentence about the first bytes that no encoding explains; nil where all are explained.
  var undecodable: String? { undecodable(after: 0, lines: 0) }

  /// The same where this many bytes and line ends come before these.
  func undecodable(after offset: Int, lines: Int) -> String? {
    let findings = mended?.report.findings ?? []
    if let finding = findings.first(where: { $0.rule == .legacyEncoding && $0.reason == .undecided }) {
      return "in no encoding for certain (\(finding.candidates.joined(separator: ", "))); left alone"
    }
    guard let finding = findings.first(where: { $0.reason == .malformed }) else { return nil }
    let place = position(of: finding.source.lowerBound)
    let bytes = VisibleText.hexadecimal(source[finding.source].prefix(8))
    return "byte \(place.offset + offset) (line \(place.line + lines), column \(place.column)): \(bytes) "
      + "cannot be decoded; left alone"
  }

  /// A sentence about the first character that the encoding to be written lacks; nil where it has all.
  func unencodable(_ output: Options.Output) -> String? {
    guard output.unencodable == .report,
      let finding = mended?.report.findings.first(where: { $0.reason == .unencodable })
    else { return nil }
    let place = position(of: finding.source.lowerBound)
    return "byte \(place.offset) (line \(place.line), column \(place.column)): "
      + "\(finding.candidates.first ?? "") has no code in \(output.encoding.name); left alone"
  }
}
