import Textmend
import TextmendFiles

/// What became of one file.
struct FileOutcome: Sendable {
  var path: FilePath
  /// The file's old bytes; empty where it could not be read.
  var source: [UInt8] = []
  /// Nil where the file could not be read or is binary.
  var mended: Mended?
  /// Not text: skipped.
  var isBinary = false
  /// Named on the command line, not found in a folder.
  var isNamed = false
  /// What went wrong.
  var failure: FileError?

  /// What `detect` asked for.
  var detection: Detection?
  /// Empty where the file is in one encoding.
  var segments: [Detection.Segment] = []

  mutating func take(_ detection: Detection) {
    self.detection = detection
    isBinary = detection.isBinary
  }

  var hasEdits: Bool { mended.map { !$0.report.edits.isEmpty } ?? false }

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
  /// Mends one file and lets the mode have it.
  init(_ item: Walk.Item, mender: Mender, mode: any Mode) {
    switch item {
    case .failure(let error):
      self.init(path: error.path)
      failure = error
    case .file(let path, let isNamed):
      self.init(path: path)
      self.isNamed = isNamed
      do throws(FileError) {
        let file = try TextFile(reading: path)
        try mode.prepare(file)
        source = file.bytes
        if mode.onlyDetects {
          let detector = Detector(mender.options.decoding)
          take(detector.detect(file.bytes))
          if let detection { segments = detector.segments(of: file.bytes, detection) }
          return
        }
        let mended = mender.mend(file.bytes)
        if mended.report.detection?.isBinary == true {
          isBinary = true
          return
        }
        self.mended = mended
        if let message = undecodable ?? unencodable(mode.output) {
          throw FileError(.unreadable, path, message)
        }
        if !mended.report.edits.isEmpty || mode.output.encoding != .utf8 {
          try mode.carryOut(mended, on: file)
        }
      } catch {
        failure = error
      }
    }
  }

  /// A sentence about the first bytes that no encoding explains; nil where all are explained.
  var undecodable: String? {
    let findings = mended?.report.findings ?? []
    if let finding = findings.first(where: { $0.rule == .legacyEncoding && $0.reason == .undecided }) {
      return "in no encoding for certain (\(finding.candidates.joined(separator: ", "))); left alone"
    }
    guard let finding = findings.first(where: { $0.reason == .malformed }) else { return nil }
    let place = position(of: finding.source.lowerBound)
    let bytes = VisibleText.hexadecimal(source[finding.source].prefix(8))
    return "byte \(place.offset) (line \(place.line), column \(place.column)): \(bytes) "
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
