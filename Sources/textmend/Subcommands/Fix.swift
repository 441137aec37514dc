import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend fix`.
struct Fix: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mend files in place.",
    discussion: """
      A file is replaced whole or not at all; permissions, owner and extended attributes stay; a file that needs no \
      edit is not written. `textmend undo` takes back what a journal tells. Without --ignore CAN, files also become canonical UTF-8: NFC, line feeds, no byte order \
      mark, one final newline.

      Examples:
        textmend fix docs                       mend a folder
        textmend fix --ignore CAN page.txt      repairs only: line ends and the like stay
        textmend fix --review page.txt          decide about each edit
      """)

  @OptionGroup var files: PathArguments
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var type: TypeArguments
  @OptionGroup var outputEncoding: OutputEncodingArguments
  @Flag(help: "Exit with 1 when a file was changed.")
  var exitNonZeroOnFix = false
  @Option(help: ArgumentHelp("Add what is done to this file, for `textmend undo`.", valueName: "file"))
  var journal: FilePath?
  @Option(
    help: ArgumentHelp("Keep the old bytes beside each file, under its name and this.", valueName: "suffix"))
  var backup: FilePath?
  @Flag(help: "Keep the time of the last change.")
  var keepMtime = false
  @Flag(help: "Decide about each edit on the terminal, one file after the other.")
  var review = false
  @OptionGroup var report: ReportArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func validate() throws {
    if let backup, backup.bytes.contains(0x2F) { throw ValidationError("--backup: a suffix holds no slash") }
    if review, try outputEncoding.output().encoding != .utf8 {
      throw ValidationError("--review and --to exclude each other")
    }
    if review, report.format != .human || report.statistics {
      throw ValidationError("--review goes with --format human")
    }
  }

  func run() throws {
    if review, !Terminal.isThere { throw ValidationError("--review needs a terminal on both sides") }
    var plan = try rules.plan(defaults: .files, decoding: decoding, output: outputEncoding)
    let found = files.items(hidden: try plan.walksHidden(), skippedSuffix: backup?.bytes)
    let planned = try PlannedFiles(found, &plan)
    var record = FixRecord(backupSuffix: backup?.bytes, keepsTime: keepMtime)
    do throws(FileError) {
      if let journal { record.journal = try JournalFile(at: journal, header: JournalEntry.header) }
    } catch {
      Messages.error("\(error)")
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    let human = HumanRenderer(palette: output.palette, isVerbose: output.verbose, tense: .changed)
    let run = FileRun(
      menders: planned.menders,
      mode: FixMode(
        statusForEdits: exitNonZeroOnFix ? .edits : .success, record: record,
        reviewer: review ? Reviewer(palette: output.palette) : nil),
      renderer: report.renderer(human: FixRenderer(details: human), output: output, tense: .changed),
      output: output, jobs: review ? 1 : jobs.count, type: type.type)
    try run.run(planned).leave()
  }
}
