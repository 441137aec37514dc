import Textmend
import TextmendFiles

/// Takes a mode over many files on several threads and prints what a renderer makes of each, in order.
struct FileRun {
  var mender: Mender
  var mode: any Mode
  var renderer: any Renderer
  var output: OutputArguments
  var jobs: Int
  /// What files are taken for; nil: what their names say.
  var type: FormatName?

  /// Files whose results are held at once for each thread; more would cost memory and gain nothing.
  private static let filesPerThread = 32

  /// - Returns: the worst status met.
  func run(_ items: [Walk.Item]) -> ExitStatus {
    var status = ExitStatus.success
    var summary = Summary()
    var writer = OutputWriter()
    writer.write(renderer.prologue)
    let step = jobs * FileRun.filesPerThread
    // Threads that no file is for mend the lines of large ones.
    let mender = mender.threaded(items.isEmpty ? 1 : jobs / items.count)
    for start in stride(from: 0, to: items.count, by: step) {
      let batch = Array(items[start..<min(start + step, items.count)])
      let results = Workers.map(batch, jobs: jobs) { [mode, renderer, type] item in
        let outcome = FileOutcome(item, mender: mender, mode: mode, type: type)
        return Result(rendered: renderer.render(outcome), outcome: outcome)
      }
      for result in results {
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
        } else if outcome.hasEdits {
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
  var filesWithEdits = 0
  var edits = 0
  var findings = 0
  var failures = 0
  /// Results printed so far.
  var rendered = 0

  mutating func add(_ outcome: FileOutcome) {
    if outcome.failure != nil { failures += 1 }
    guard let report = outcome.mended?.report else { return }
    findings += report.findings.count
    guard outcome.failure == nil else { return }
    edits += report.edits.count
    if outcome.hasEdits { filesWithEdits += 1 }
  }
}
