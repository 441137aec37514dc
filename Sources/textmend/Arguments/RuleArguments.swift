import ArgumentParser
import Textmend

/// `--select`, `--extend-select` and `--ignore`, and what tunes single families.
struct RuleArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rules to apply instead of the default ones: families (MOJ) or codes (RES002), separated by commas.",
      valueName: "rules"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rules to apply beside the default or selected ones: ESC, WID and CMP are off by default.",
      valueName: "rules"))
  var extendSelect: [String] = []

  @Option(help: ArgumentHelp("Rules to leave out, families or codes.", valueName: "rules"))
  var ignore: [String] = []

  @Flag(
    inversion: .prefixedNo,
    help: "Where ESC is on: take back percent escapes in web addresses, too (%E4%B8%AD, not %20).")
  var escapesInAddresses: Bool?

  @Flag(inversion: .prefixedNo, help: "Where ESC is on: take back escapes in code, too.")
  var escapesInCode: Bool?

  @Option(help: "Line ends: lf, or keep.")
  var lineEnding: LineEndingChoice?

  @Option(help: "A byte order mark at the beginning: remove, or keep.")
  var byteOrderMark: ByteOrderMarkChoice?

  @Option(help: "Line ends at the end of the text: one, or keep.")
  var finalNewline: FinalNewlineChoice?

  @Option(help: "Characters with marks: nfc, or keep.")
  var form: FormChoice?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether “textmend: off”, “on” and “next-line” in a text count. (default: in files)")
  var inlineSwitches: Bool?

  @OptionGroup var configuration: ConfigurationArguments

  func validate() throws {
    for (names, option) in [(select, "--select"), (extendSelect, "--extend-select"), (ignore, "--ignore")] {
      _ = try RuleName.list(names, option: option)
    }
  }
}

/// `--line-ending`.
enum LineEndingChoice: String, ExpressibleByArgument, CaseIterable { case lf, keep }

/// `--byte-order-mark`.
enum ByteOrderMarkChoice: String, ExpressibleByArgument, CaseIterable { case remove, keep }

/// `--final-newline`.
enum FinalNewlineChoice: String, ExpressibleByArgument, CaseIterable { case one, keep }

/// `--form`.
enum FormChoice: String, ExpressibleByArgument, CaseIterable { case nfc, keep }

extension Set<RuleFamily> {
  /// What repairs damage: the library's default, and that of `pipe` and `explain`.
  static let repairs: Set = [.encoding, .mojibake, .residue, .punctuation, .control]
  /// Repairs, and canonical UTF-8: the default where whole files are meant.
  static let files = repairs.union([.canonical])
}

/// A family or a rule, as a user writes it.
enum RuleName {
  case family(RuleFamily)
  case rule(RuleCode)

  /// Reads `res`, `RES` or `RES002`; nil where no rule has that name.
  init?(_ text: String) {
    let name = text.uppercased()
    if let family = RuleFamily(rawValue: name) {
      self = .family(family)
    } else if let page = Mender.rulePages.first(where: { $0.code.description == name }) {
      self = .rule(page.code)
    } else {
      return nil
    }
  }

  static func list(_ values: [String], option: String) throws -> [RuleName] {
    try values.flatMap { $0.split(separator: ",") }.map { part in
      guard let name = RuleName(String(part)) else {
        throw ValidationError("\(option): \(unknown(String(part)))")
      }
      return name
    }
  }

  /// A sentence for a name that no rule has.
  static func unknown(_ text: String) -> String {
    let names = RuleFamily.allCases.map(\.rawValue) + Mender.rulePages.map(\.code.description)
    let suggestion = Suggestion.nearest(to: text.uppercased(), among: names)
    return "there is no rule “\(text)”"
      + (suggestion.map { "; did you mean \($0)?" } ?? "; `textmend rules` lists them")
  }
}
