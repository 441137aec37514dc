import Textmend
import TextmendFiles

extension Setting {
  /// What is wrong with a value; nil where nothing is.
  func problem(with value: SettingValue) -> String? {
    switch (kind, value) {
    case (.list, .list(let names)): names.lazy.compactMap(problem(withName:)).first
    case (.text, .text(let text)): problem(withName: text)
    case (.choice(let choices), .text(let text)):
      choices.contains(text)
        ? nil
        : "“\(text)” is none of \(choices.joined(separator: ", "))"
          + Setting.hint(Suggestion.nearest(to: text, among: choices))
    case (.truth, .truth): nil
    case (.share, .number(let number)):
      (0...1).contains(number) ? nil : "\(number) is not between 0 and 1"
    default: "must be \(kindName)"
    }
  }

  private func problem(withName name: String) -> String? {
    switch self {
    case .exclude: Glob(name) == nil ? "“\(name)” is no pattern" : nil
    case .encoding, .candidates: Encoding(label: name) == nil ? "no encoding is called “\(name)”" : nil
    case .hint: DetectionHint(name) == nil ? "no legacy encoding goes with “\(name)”" : nil
    default: RuleName(name) == nil ? RuleName.unknown(name) : nil
    }
  }

  var kindName: String {
    switch kind {
    case .list: "a list of strings"
    case .text: "a string"
    case .choice(let choices): "one of " + choices.map { "\"\($0)\"" }.joined(separator: ", ")
    case .truth: "true or false"
    case .share: "a number from 0 to 1"
    }
  }

  /// `; did you mean “x”?`
  static func hint(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean “\($0)”?" } ?? ""
  }
}
