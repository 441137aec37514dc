import Textmend
import TextmendFiles

/// Takes a mode over many files on several threads and prints what a renderer makes of each, in order.
struct FileRun {
  var menders: PlannedFiles.Menders
  var mode: any Mode
  var renderer: any Renderer
  var output: OutputArguments
  var jobs: Int
  /// What files are taken for; nil: what their names say.
  var type: FormatName?
  /// What counts; nil: everything.
  var added: AddedLines?

  /// Files whose results are held at once for each thread; more would cost memory and gain nothing.
  private static let filesPerThread = 32

  /// - Returns: the worst status met.
  func run(_ files: PlannedFiles) -> ExitStatus {
    let items = files.items
    if output.verbose { for note in files.notes { Messages.note(note) } }
    var status = ExitStatus.success
    var summary = Summary()
    var writer = OutputWriter()
    writer.write(renderer.prologue)
    let progress = Progress(of: items.count, isOn: !output.quiet && !mode.isInteractive)
    let step = jobs * FileRun.filesPerThread
    let memory =
      renderer.takesParts && added == nil ? FileOutcome.Memory.segments : .wholeWhereDamaged
    // Threads that no file is for mend the lines of large ones.
    var menders = menders
    menders.standard = menders.standard.threaded(items.isEmpty ? 1 : jobs / items.count)
    for start in stride(from: 0, to: items.count, by: step) {
      let batch = Array(items[start..<min(start + step, items.count)])
      let results = Workers.map(batch, jobs: jobs) { [mode, renderer, menders, added, type, memory] item in
        defer { progress.advance() }
        var outcome = FileOutcome(
          item, mender: menders.mender(of: item), mode: mode, type: type, memory: memory)
        added?.narrow(&outcome)
        return Result(rendered: renderer.render(outcome), outcome: outcome)
      }
      progress.clear()
      for var result in results {
        if let large = result.outcome.large {
          // Its outcome may be as large: what is to be printed goes out segment by segment.
          result.outcome = large.mend(mode: mode, jobs: jobs) { writer.write(renderer.renderPart($0)) }
          result.rendered = renderer.render(result.outcome)
        }
        let outcome = result.outcome
        summary.add(outcome)
        if !result.rendered.isEmpty {
          if summary.rendered > 0 { writer.write(renderer.separator) }
          writer.write(result.rendered)
          summary.rendered += 1
        }
        if let failure = outcome.failure {
          status.raise(to: .failure)
          writer.flush()
          Messages.error("\(failure)")
        } else if outcome.isChanged {
          status.raise(to: mode.statusForEdits)
        } else if let reason = outcome.skipped, output.verbose || (outcome.isNamed && !output.quiet) {
          writer.flush()
          Messages.note("\(outcome.path): \(reason.rawValue), skipped")
        }
        if let problem = outcome.problem, outcome.failure == nil {
          status.raise(to: .failure)
          writer.flush()
          Messages.error("\(problem)")
        }
      }
    }
    writer.write(renderer.epilogue(summary))
    writer.flush()
    if writer.hasFailed { status.raise(to: .failure) }
    return status
  }

  private struct Result: Sendable {
    var rendered: [UInt8]
    var outcome: FileOutcome
  }
}

/// Counts over a run.
struct Summary: Sendable {
  /// Without binary ones.
  var files = 0
  var filesWithEdits = 0
  var edits = 0
  var findings = 0
  var failures = 0
  var rules: [RuleCode: Tally.Counts] = [:]
  /// What went wrong, in order.
  var messages: [FileError] = []
  /// Results printed so far.
  var rendered = 0

  mutating func add(_ outcome: FileOutcome) {
    if !outcome.isBinary { files += 1 }
    if let failure = outcome.failure {
      failures += 1
      messages.append(failure)
    }
    if let problem = outcome.problem, outcome.failure == nil { messages.append(problem) }
    guard outcome.mended != nil else { return }
    let tally = outcome.tally
    findings += tally.findings
    for (rule, counts) in tally.rules where counts.findings > 0 {
      rules[rule, default: Tally.Counts()].findings += counts.findings
    }
    guard outcome.failure == nil else { return }
    edits += tally.edits
    for (rule, counts) in tally.rules where counts.edits > 0 {
      rules[rule, default: Tally.Counts()].edits += counts.edits
    }
    if outcome.hasEdits { filesWithEdits += 1 }
  }
}
