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
    // Threads that no file is for mend the lines of large ones.
    var menders = menders
    menders.standard = menders.standard.threaded(items.isEmpty ? 1 : jobs / items.count)
    for start in stride(from: 0, to: items.count, by: step) {
      let batch = Array(items[start..<min(start + step, items.count)])
      let results = Workers.map(batch, jobs: jobs) { [mode, renderer, menders, added, type] item in
        defer { progress.advance() }
        var outcome = FileOutcome(
          item, mender: menders.mender(of: item), mode: mode, type: type, sparesMemory: true)
        added?.narrow(&outcome)
        return Result(rendered: renderer.render(outcome), outcome: outcome)
      }
      progress.clear()
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
  /// How often a rule made edits, and left something alone.
  struct Counts: Sendable {
    var edits = 0
    var findings = 0
  }

  /// Without binary ones.
  var files = 0
  var filesWithEdits = 0
  var edits = 0
  var findings = 0
  var failures = 0
  var rules: [RuleCode: Counts] = [:]
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
    guard let report = outcome.mended?.report else { return }
    findings += report.findings.count
    for finding in report.findings { rules[finding.rule, default: Counts()].findings += 1 }
    guard outcome.failure == nil else { return }
    edits += report.edits.count
    for edit in report.edits { rules[edit.rule, default: Counts()].edits += 1 }
    if outcome.hasEdits { filesWithEdits += 1 }
  }
}
