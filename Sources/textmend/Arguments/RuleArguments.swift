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

  @Flag(help: "Where ESC is on: take back percent escapes in web addresses, too (%E4%B8%AD, not %20).")
  var escapesInAddresses = false

  @Flag(help: "Where ESC is on: take back escapes in code, too.")
  var escapesInCode = false

  func validate() throws {
    _ = try selection(defaults: [])
  }

  /// The rules that the command line turns on.
  ///
  /// - Parameter defaults: what is on without `--select`.
  /// - Throws: `ValidationError` where a name is no rule's.
  func selection(defaults: Set<RuleFamily>) throws -> RuleSelection {
    var selection = RuleSelection(families: select.isEmpty ? defaults : [])
    for (names, option) in [(select, "--select"), (extendSelect, "--extend-select")] {
      for name in try RuleName.list(names, option: option) {
        switch name {
        case .family(let family): selection.insert(family)
        case .rule(let code): selection.insert(code)
        }
      }
    }
    for name in try RuleName.list(ignore, option: "--ignore") {
      switch name {
      case .family(let family): selection.remove(family)
      case .rule(let code): selection.remove(code)
      }
    }
    return selection
  }
}

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
