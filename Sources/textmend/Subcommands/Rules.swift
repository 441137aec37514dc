import ArgumentParser
import Textmend

/// `textmend rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the rules, or print the page of one rule or family; or list the encodings.",
    discussion: """
      Examples:
        textmend rules
        textmend rules RES001                    what it mends, how, and when it refuses
        textmend rules --encodings
      """)

  @Argument(help: "A rule (RES002) or a family (RES).")
  var rule: String?
  @Flag(help: "List the encodings that are built in, with their labels.")
  var encodings = false
  @OptionGroup var format: FormatArguments
  @OptionGroup var output: OutputArguments

  func validate() throws {
    if encodings, rule != nil { throw ValidationError("--encodings takes no rule.") }
    if let rule, RuleName(rule) == nil { throw ValidationError(RuleName.unknown(rule)) }
  }

  func run() throws {
    var writer = OutputWriter()
    if encodings {
      writer.write(EncodingList.text(format.format))
    } else {
      writer.write(list())
    }
    writer.flush()
    let status: ExitStatus = writer.hasFailed ? .failure : .success
    try status.leave()
  }

  private func list() -> String {
    var pages = Mender.rulePages
    var isDetailed = false
    if let rule {
      switch RuleName(rule) {
      case .rule(let code): pages = pages.filter { $0.code == code }
      case .family(let family): pages = pages.filter { $0.code.family == family }
      // Validated above.
      case nil: pages = []
      }
      isDetailed = true
    }
    switch format.format {
    case .human where isDetailed: return pages.map(page).joined(separator: "\n")
    case .human: return Rules.table(pages)
    case .json: return "[" + pages.map(Rules.object).joined(separator: ",\n ") + "]\n"
    case .jsonl: return pages.map { Rules.object($0) + "\n" }.joined()
    }
  }

  private static func table(_ pages: [RulePage]) -> String {
    let width = pages.map { DisplayWidth.of($0.name) }.max() ?? 0
    return pages.map { page in
      "\(page.code)  \(DisplayWidth.padded(page.name, to: width))  \(defaults(of: page))\n"
    }.joined()
  }

  /// Where the rule is on without `--select`.
  private static func defaults(of page: RulePage) -> String {
    if Set.repairs.contains(page.code.family) { return "on" }
    return Set.files.contains(page.code.family) ? "on in check, diff, fix and filter" : "off"
  }

  private func page(_ page: RulePage) -> String {
    let palette = output.palette
    return """
      \(palette.heading("\(page.code) \(page.name)")) (\(Rules.defaults(of: page)))

      \(page.summary)

      \(page.mechanism)

      \(page.refusal)

        before  \(palette.removed(VisibleText.of(Array(page.before.utf8))))
        after   \(palette.added(VisibleText.of(Array(page.after.utf8))))

      """
  }

  private static func object(_ page: RulePage) -> String {
    var json = JSONWriter()
    json.object {
      $0.member("rule", page.code.description)
      $0.member("name", page.name)
      $0.member("default", defaults(of: page))
      $0.member("summary", page.summary)
      $0.member("mechanism", page.mechanism)
      $0.member("refusal", page.refusal)
      $0.member("before", page.before)
      $0.member("after", page.after)
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
