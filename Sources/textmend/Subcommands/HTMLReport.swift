import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend report`.
struct HTMLReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Write one HTML page about files: what was left alone and why, and every edit before and after.",
    discussion: """
      The page needs no network and no scripts. Nothing else is written.

      Examples:
        textmend report pages -o report.html
        textmend report --select MOJ,RES . -o - | less
      """)

  @OptionGroup var files: PathArguments
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The page to write; - is standard output.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var output: String
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var messages: OutputArguments

  func run() throws {
    var plan = try rules.plan(defaults: .files, decoding: decoding)
    let planned = try PlannedFiles(files.items(hidden: plan.walksHidden()), &plan)
    let menders = planned.menders
    let progress = Progress(of: planned.items.count, isOn: !messages.quiet)
    let results = Workers.map(Array(planned.items.enumerated()), jobs: jobs.count) { number, item in
      defer { progress.advance() }
      let outcome = FileOutcome(item, mender: menders.mender(of: item), mode: LookMode())
      return (page: outcome.isBinary ? nil : FilePage(outcome, number: number), failure: outcome.failure)
    }
    progress.clear()
    var status = ExitStatus.success
    for failure in results.compactMap(\.failure) {
      Messages.error("\(failure)")
      status.raise(to: .failure)
    }
    let html = Array(ReportPage(files: results.compactMap(\.page)).html.utf8)
    do {
      if output == "-" {
        try StandardStream.output.write(html)
      } else {
        try OutputFile.write(html, to: FilePath(output))
      }
    } catch let error as FileError {
      Messages.error("\(error)")
      status.raise(to: .failure)
    } catch {
      Messages.error("standard output: \(error)")
      status.raise(to: .failure)
    }
    try status.leave()
  }
}
