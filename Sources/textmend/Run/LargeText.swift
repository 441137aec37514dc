import Textmend
import TextmendFiles

/// A large file of UTF-8 in which something is damaged. It is read in segments, to survey it, to count, and to mend it, and
/// neither its bytes nor its edits are ever held as a whole.
struct LargeText: Sendable {
  private let file: LargeFile
  private let isNamed: Bool
  private let mender: Mender
  private let evidence: DocumentEvidence

  /// What a survey of a file says.
  enum Outcome {
    /// It must be read as a whole.
    case whole
    /// Nothing would change.
    case clean(bytes: Int)
    case damaged(LargeText)
  }

  /// Surveys a file.
  ///
  /// - Parameters:
  ///   - type: what to take it for; nil: what its name says.
  ///   - isMended: whether to mend it in segments where it is damaged.
  static func survey(
    _ path: FilePath, isNamed: Bool, _ mender: Mender, _ type: FormatName?,
    isMended: (LargeFile) -> Bool
  ) -> Outcome {
    guard let file = LargeFile(path, atLeast: mender.segmentation.threshold),
      Compression.innerName(path.name) == path.name, FormatName.format(type, named: path.name) == nil,
      TextFile.savedCopy(of: path) == nil, !file.origin.isStandardOutput
    else { return .whole }
    var survey = DocumentSurvey(mender)
    do throws(FileError) {
      var segments = try SegmentSource(file, mender.segmentation)
      var count = 0
      while survey.isCuttable, let segment = try segments.next() {
        if count == 0, Journal.isJournal(segment.bytes) { return .whole }
        survey.read(segment.bytes, isLast: segment.isLast)
        count += segment.bytes.count
      }
      guard survey.isCuttable else { return .whole }
      if survey.isClean { return .clean(bytes: count) }
      guard isMended(file) else { return .whole }
      segments = try SegmentSource(file, mender.segmentation)
      survey.startCounting()
      while let segment = try segments.next() { survey.count(segment.bytes) }
    } catch {
      // What cannot be read is told by whoever reads the file as a whole.
      return .whole
    }
    return .damaged(
      LargeText(file: file, isNamed: isNamed, mender: mender, evidence: survey.evidence()))
  }

  /// Mends the file and lets the mode have it.
  ///
  /// - Parameters:
  ///   - jobs: threads that mend the lines of a segment.
  ///   - show: what is done with the outcome of each segment, in order.
  /// - Returns: the outcome for the file, with counts in place of edits.
  func mend(mode: any Mode, jobs: Int, _ show: (FileOutcome) -> Void) -> FileOutcome {
    var outcome = FileOutcome(path: file.origin.path)
    outcome.isNamed = isNamed
    outcome.mended = Mended(clean: file.size)
    // Under another name, its turn has come already.
    guard !mode.hasWritten(file.origin) else { return outcome }
    var tally = Tally()
    do throws(FileError) {
      var writer = LargeTextWriter(file, writes: mode.writesSegments)
      if writer.mustBeInPlace {
        return FileOutcome(.file(file.origin.path, isNamed: isNamed), mender: mender, mode: mode)
      }
      var segments = try SegmentSource(file, mender.segmentation)
      var segmentMender = SegmentMender(mender.threaded(jobs), evidence)
      var part = FileOutcome.Part.first
      while let segment = try segments.next() {
        guard let mended = segmentMender.mend(segment.bytes, isLast: segment.isLast) else {
          throw FileError.changedMeanwhile(file.origin.path)
        }
        try writer.write(mended, of: segment.bytes)
        var shown = FileOutcome(path: file.origin.path)
        shown.source = segment.bytes
        shown.mended = mended
        shown.part = part
        show(shown)
        tally.add(mended.report)
        part.move(over: segment.bytes, mended.report)
      }
      if try writer.finish(keepsTime: mode.keepsTime) { mode.noteWritten(file.origin) }
    } catch {
      outcome.failure = error
    }
    outcome.counted = tally
    return outcome
  }
}

/// The segments of a file, in order.
struct SegmentSource: ~Copyable {
  private let chunks: LargeFile.Chunks
  private var cutter: SegmentCutter
  private var isAtEnd = false

  init(_ file: LargeFile, _ segmentation: Segmentation) throws(FileError) {
    chunks = try file.open()
    cutter = SegmentCutter(segmentation)
  }

  /// Nil at the end.
  mutating func next() throws(FileError) -> (bytes: [UInt8], isLast: Bool)? {
    guard !isAtEnd else { return nil }
    while true {
      if let segment = cutter.next() { return (segment, false) }
      let chunk = try chunks.next()
      if chunk.isEmpty { break }
      cutter.add(chunk)
    }
    isAtEnd = true
    return (cutter.last, true)
  }
}

/// Writes what becomes of a file's segments, from the first edit on: a file without any is not written.
private struct LargeTextWriter: ~Copyable {
  private let file: LargeFile
  private var replacement: FileReplacement?
  /// What keeps it from being written: to be told where there is an edit.
  private var failure: FileError?
  private var isWriting = false
  /// Bytes of the old file so far.
  private var offset = 0
  /// Whether only writing in place keeps what the file is, which takes its bytes as a whole.
  let mustBeInPlace: Bool

  init(_ file: LargeFile, writes: Bool) {
    self.file = file
    guard writes else {
      mustBeInPlace = false
      return
    }
    do throws(FileError) {
      let made = try file.replacement()
      mustBeInPlace = made == nil
      replacement = consume made
    } catch {
      mustBeInPlace = false
      failure = error
    }
  }

  mutating func write(_ mended: Mended, of segment: [UInt8]) throws(FileError) {
    if !mended.report.edits.isEmpty, !isWriting {
      if let failure { throw failure }
      try copyHead()
      isWriting = true
    }
    if isWriting { try write(mended.bytes) }
    offset += segment.count
  }

  /// Copies what stands before the first edit.
  private func copyHead() throws(FileError) {
    let chunks = try file.open()
    var rest = offset
    while rest > 0, case let chunk = try chunks.next(rest), !chunk.isEmpty {
      try write(chunk)
      rest -= chunk.count
    }
  }

  private func write(_ bytes: [UInt8]) throws(FileError) {
    do throws(SystemError) {
      try replacement?.write(bytes)
    } catch {
      throw FileError(.unwritable, file.origin.path, error.reason)
    }
  }

  /// - Returns: whether new bytes were written.
  mutating func finish(keepsTime: Bool) throws(FileError) -> Bool {
    guard isWriting else { return false }
    do {
      try replacement?.finish(keepsTime: keepsTime)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.unwritable, file.origin.path, (error as? SystemError)?.reason ?? "\(error)")
    }
    return true
  }
}
