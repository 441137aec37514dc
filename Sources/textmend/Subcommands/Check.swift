import ArgumentParser

/// `textmend check`, the default verb.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is damaged and how it would be mended; change nothing.",
    discussion: """
      Exits with 1 when an edit is possible. Damage that nothing can repair (锟斤拷) is printed as a note and \
      does not count.
      """)

  @OptionGroup var files: PathArguments
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var type: TypeArguments
  @OptionGroup var format: FormatArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    let human = HumanRenderer(
      palette: output.palette, isVerbose: output.verbose, tense: .wouldChange)
    let run = FileRun(
      mender: try rules.mender(defaults: .files, decoding: decoding), mode: LookMode(),
      renderer: format.renderer(human: human, isQuiet: output.quiet), output: output, jobs: jobs.count,
      type: type.type)
    try run.run(files.items()).leave()
  }
}

extension FormatArguments {
  /// The renderer for the chosen format; objects are printed under `--quiet`, too: who asks for them wants them.
  func renderer(human: any Renderer, isQuiet: Bool, hasTraces: Bool = false) -> any Renderer {
    switch format {
    case .human: isQuiet ? SilentRenderer() : human
    case .json: JSONRenderer(layout: .array, hasTraces: hasTraces)
    case .jsonl: JSONRenderer(layout: .lines, hasTraces: hasTraces)
    }
  }
}
