import Textmend
import TextmendFiles

/// `filter` over plain text: what is decided is written before the rest is read.
///
/// Lines that no rule could ever change are passed on at once, up to the first other line. From there on text is mended
/// in segments of whole lines, each a document of its own: of a segment's size of input, the outcome is that of `fix`;
/// of more, evidence reaches as far as the segment.
struct FilterRun {
  /// Whether that can be done at all.
  static func applies(to mender: Mender, name: String, type: FormatName?) -> Bool {
    let name = Array(name.utf8)
    return CleanScan.applies(to: mender) && Compression.innerName(name) == name
      && FormatName.format(type, named: name) == nil
  }

  private let mender: Mender
  /// For segments that are not the last: the end of a segment is not the end of the text.
  private let innerMender: Mender
  private let name: String

  private var writer = OutputWriter()
  private var pending: [UInt8] = []
  private var passesOn = true
  /// Whether text may be cut: what is not UTF-8 at its beginning is read whole. Nil: not known yet.
  private var isCut: Bool?
  /// Bytes and line ends of the input before `pending`.
  private var offset = 0
  private var lines = 0
  private var failure: FileError?
  /// What stands for the switches before `pending` that reach into it.
  private var carried: [UInt8] = []

  /// Bytes of a segment at least.
  private static let segment = 8 << 20

  init(_ mender: Mender, name: String, threads: Int) {
    self.name = name
    self.mender = mender.threaded(threads)
    var options = mender.options
    options.normalization.finalNewline = .keep
    innerMender = Mender(options).threaded(threads)
  }

  mutating func run() -> ExitStatus {
    let input = StandardInput()
    do throws(SystemError) {
      while case let chunk = try input.read(), !chunk.isEmpty, !writer.hasFailed {
        pending += chunk
        if passesOn { passOn() }
        if pending.count >= FilterRun.segment { mendSegment() }
      }
    } catch {
      failure = FileError(.unreadable, FilePath(name), error.reason)
    }
    mend(pending.count, mender)
    writer.flush()
    if let failure { Messages.error("\(failure)") }
    return writer.hasFailed || failure != nil ? .failure : .success
  }

  /// Writes the lines at the beginning that nothing could change. The end of the last one stays: how many line ends the
  /// text may end with shows only there.
  private mutating func passOn() {
    guard let lineEnd = pending.lastIndex(of: 0x0A) else { return }
    // Mostly all lines, or else those before the first that is not.
    var end = lineEnd
    if !CleanScan.areInert(Array(pending[...lineEnd])) {
      passesOn = false
      end = -1
      while let next = pending[(end + 1)...].firstIndex(of: 0x0A),
        CleanScan.areInert(Array(pending[(end + 1)...next]))
      { end = next }
    }
    guard let last = pending[..<max(0, end)].lastIndex(where: { $0 != 0x0A }) else { return }
    take(last + 1) { $0 }
    writer.flush()
  }

  /// Mends all lines but the last that is not empty, and what follows it.
  private mutating func mendSegment() {
    let isUTF8 = isCut ?? (CleanScan.isUTF8(pending) && !TextFile.looksBinary(pending))
    isCut = isUTF8
    guard isUTF8 else { return }
    guard let lineEnd = pending.lastIndex(of: 0x0A) else { return }
    guard let last = pending[..<lineEnd].lastIndex(where: { $0 != 0x0A && $0 != 0x0D }) else { return }
    mend(last + 1, innerMender)
    writer.flush()
  }

  private mutating func mend(_ count: Int, _ mender: Mender) {
    let part = carried + pending[..<count]
    let carriedCount = carried.count
    var outcome = FileOutcome(path: FilePath(name))
    outcome.source = part
    outcome.take(offset == 0 ? mender.mend(part) : mender.mend(piece: part))
    if let message = outcome.undecodable(
      after: offset - carriedCount, lines: lines - carried.count { $0 == 0x0A })
    {
      failure = failure ?? FileError(.unreadable, FilePath(name), message)
    }
    let isLeftAlone = outcome.skipped != nil || outcome.undecodable != nil
    take(count) { isLeftAlone ? $0 : outcome.mended.map { Array($0.bytes.dropFirst(carriedCount)) } ?? $0 }
  }

  private mutating func take(_ count: Int, _ change: ([UInt8]) -> [UInt8]) {
    let part = Array(pending[..<count])
    writer.write(change(part))
    if mender.options.switches == .honoured { carried = SwitchedOffLines(carried + part).carried }
    offset += count
    lines += part.count { $0 == 0x0A }
    pending.removeFirst(count)
  }
}
