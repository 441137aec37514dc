import ArgumentParser
import Textmend

/// `textmend pipe`.
struct Pipe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mend fields of JSON Lines, standard input to standard output.",
    discussion: """
      Same records, same order; everything but the named fields byte for byte, and a line that needs no edit is not \
      touched at all. A line that is not JSON passes through and is reported, and the exit status is 3; so it is \
      when no record has the field.

      Examples:
        textmend pipe --field text <in.jsonl >out.jsonl
        textmend pipe --field title --field text --select MOJ <in.jsonl
      """)

  @Option(help: ArgumentHelp("A field at the top level whose text is mended; repeatable.", valueName: "name"))
  var field: [String]
  @OptionGroup var rules: RuleArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func validate() throws {
    if field.isEmpty { throw ValidationError("name at least one --field") }
  }

  func run() throws {
    let options = try rules.mender(defaults: .repairs).options
    var run = PipeRun(
      records: RecordMender(options: options, fields: field), fieldNames: field, output: output,
      jobs: jobs.count)
    try run.run().leave()
  }
}
