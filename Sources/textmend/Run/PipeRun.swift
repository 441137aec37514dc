import Textmend
import TextmendFiles

/// Reads JSON Lines from standard input, and writes them mended, in order, as they come.
struct PipeRun {
  let records: RecordMender
  let fieldNames: [String]
  let output: OutputArguments
  let jobs: Int

  /// Bytes of lines that one thread takes at a time: enough to make the hand-over cheap.
  private static let batchSize = 1 << 16
  /// Bytes read before work begins, for each thread, while more input is there.
  private static let roundSize = 1 << 19

  private var writer = OutputWriter()
  private var status = ExitStatus.success
  /// Lines and bytes of the input before the round at work.
  private var lineCount = 0
  private var byteCount = 0
  private var recordCount = 0
  /// How many records lack each field.
  private var missing: [Int]

  init(records: RecordMender, fieldNames: [String], output: OutputArguments, jobs: Int) {
    self.records = records
    self.fieldNames = fieldNames
    self.output = output
    self.jobs = jobs
    missing = Array(repeating: 0, count: fieldNames.count)
  }

  mutating func run() -> ExitStatus {
    var pending: [UInt8] = []
    let input = StandardInput()
    guard !input.isAlsoOutput else {
      Messages.error("standard input: is also the output; left alone")
      return .failure
    }
    var isAtEnd = false
    while !isAtEnd && !writer.hasFailed {
      do {
        isAtEnd = try fill(&pending, from: input)
      } catch {
        Messages.error("standard input: \(error.reason)")
        status.raise(to: .failure)
        isAtEnd = true
      }
      let end = isAtEnd ? pending.count : (pending.lastIndex(of: 0x0A) ?? -1) + 1
      process(pending[..<end])
      pending.removeFirst(end)
      writer.flush()
    }
    finish()
    return status
  }

  /// Reads until at least one line has ended and either the round is full or nothing more waits.
  ///
  /// - Returns: whether the input has ended.
  private func fill(_ pending: inout [UInt8], from input: StandardInput) throws(SystemError) -> Bool {
    var hasLine = false
    repeat {
      let chunk = try input.read()
      if chunk.isEmpty { return true }
      hasLine = hasLine || chunk.contains(0x0A)
      pending += chunk
    } while !hasLine || (pending.count < jobs * PipeRun.roundSize && input.hasMore)
    return false
  }

  private struct Batch: Sendable {
    var output: [UInt8] = []
    /// Length of each line with its end, and what it was.
    var lines: [(length: Int, notice: RecordMender.Notice)] = []
  }

  private mutating func process(_ bytes: ArraySlice<UInt8>) {
    let batches = Workers.map(PipeRun.batches(of: bytes), jobs: jobs) { [records] part in
      var batch = Batch()
      batch.output.reserveCapacity(part.count)
      var rest = part
      while !rest.isEmpty {
        let end = rest.firstIndex(of: 0x0A)
        let notice = records.mend(rest[..<(end ?? rest.endIndex)], into: &batch.output)
        if end != nil { batch.output.append(0x0A) }
        let next = end.map { $0 + 1 } ?? rest.endIndex
        batch.lines.append((next - rest.startIndex, notice))
        rest = rest[next...]
      }
      return batch
    }
    for batch in batches {
      writer.write(batch.output)
      for line in batch.lines {
        lineCount += 1
        take(line.notice)
        byteCount += line.length
      }
    }
  }

  /// Cuts after whole lines.
  private static func batches(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var batches: [ArraySlice<UInt8>] = []
    var rest = bytes
    while rest.count > batchSize {
      let end = rest.dropFirst(batchSize).firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      batches.append(rest[..<end])
      rest = rest[end...]
    }
    return rest.isEmpty ? batches : batches + [rest]
  }

  private mutating func take(_ notice: RecordMender.Notice) {
    switch notice {
    case .blank:
      break
    case .malformed(let offset):
      status.raise(to: .failure)
      writer.flush()
      Messages.error(
        "line \(lineCount): not JSON at byte \(offset) of the line (byte \(byteCount + offset) of the input); "
          + "passed through")
    case .record(let lacking, let hasLoneSurrogate):
      recordCount += 1
      for field in lacking {
        missing[field] += 1
        // The first one is told; where every record lacks the field, the end tells it once more.
        if missing[field] == 1 && !output.quiet {
          Messages.note("line \(lineCount): no field “\(fieldNames[field])”; passed through")
        }
      }
      if hasLoneSurrogate && output.verbose {
        Messages.note("line \(lineCount): a lone surrogate cannot be UTF-8; field left alone")
      }
    }
  }

  private mutating func finish() {
    for (field, count) in missing.enumerated() where count == recordCount && count > 0 {
      Messages.error("unknown field: no record has “\(fieldNames[field])”")
      status.raise(to: .failure)
    }
    if writer.hasFailed { status.raise(to: .failure) }
  }
}
