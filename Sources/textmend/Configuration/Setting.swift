import Textmend
import TextmendFiles

/// Something that `.textmend.toml` can set. Its raw value is the key, and with `--` before it the flag.
enum Setting: String, CaseIterable, Sendable {
  case select
  case extendSelect = "extend-select"
  case ignore
  case encoding
  case candidates
  case hint
  case minConfidence = "min-confidence"
  case exclude
  case hidden
  case lineEnding = "line-ending"
  case byteOrderMark = "byte-order-mark"
  case finalNewline = "final-newline"
  case form
  case escapesInAddresses = "escapes-in-addresses"
  case escapesInCode = "escapes-in-code"
  case inlineSwitches = "inline-switches"

  /// What a value looks like.
  enum Kind {
    case list
    case text
    case choice([String])
    case truth
    /// From 0 to 1.
    case share
  }

  var kind: Kind {
    switch self {
    case .select, .extendSelect, .ignore, .exclude, .candidates: .list
    case .encoding, .hint: .text
    case .minConfidence: .share
    case .lineEnding: .choice(LineEndingChoice.allCases.map(\.rawValue))
    case .byteOrderMark: .choice(ByteOrderMarkChoice.allCases.map(\.rawValue))
    case .finalNewline: .choice(FinalNewlineChoice.allCases.map(\.rawValue))
    case .form: .choice(FormChoice.allCases.map(\.rawValue))
    case .hidden, .escapesInAddresses, .escapesInCode, .inlineSwitches: .truth
    }
  }

  /// Whether an `[[override]]` may set it. Which files are walked is decided before their paths are known.
  var isOfPaths: Bool { self != .exclude && self != .hidden }

  /// A line for `textmend config`.
  var summary: String {
    switch self {
    case .select: "rules to apply instead of the default ones"
    case .extendSelect: "rules to apply beside the default or selected ones"
    case .ignore: "rules to leave out"
    case .encoding: "the input's encoding, where detection must not decide"
    case .candidates: "the encodings that detection may choose from"
    case .hint: "what is known of the text: a language such as zh-TW or ru, or a top-level domain such as tw"
    case .minConfidence: "how sure detection must be before a file is converted"
    case .exclude: "files and folders to leave out, as in .gitignore, from the file's folder on"
    case .hidden: "walk hidden files and folders, too"
    case .lineEnding: "what CAN002 does with CR LF and CR"
    case .byteOrderMark: "what CAN003 does with a byte order mark at the beginning"
    case .finalNewline: "what CAN004 does at the end of the text"
    case .form: "what CAN001 does with characters that can be composed"
    case .escapesInAddresses: "where ESC is on: percent escapes in web addresses, too"
    case .escapesInCode: "where ESC is on: escapes in code, too"
    case .inlineSwitches: "whether `textmend: off`, `on` and `next-line` in a text count"
    }
  }
}

/// A setting's value.
enum SettingValue: Hashable, Sendable {
  case list([String])
  case text(String)
  case truth(Bool)
  case number(Double)

  /// As it is written in TOML.
  var toml: String {
    switch self {
    case .list(let names): "[" + names.map(SettingValue.quoted).joined(separator: ", ") + "]"
    case .text(let text): SettingValue.quoted(text)
    case .truth(let isOn): isOn ? "true" : "false"
    case .number(let number): "\(number)"
    }
  }

  private static func quoted(_ text: String) -> String {
    // JSON's strings are TOML's basic strings.
    var bytes: [UInt8] = []
    JSONString.append(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Values from one place, and which place that is.
struct SettingLayer: Sendable {
  /// For a reader: `command line`, `/repository/.textmend.toml, override 2`.
  var origin: String
  var values: [Setting: SettingValue] = [:]
}

/// A configuration that makes no sense: exit status 2.
struct ConfigurationError: Error, CustomStringConvertible {
  var description: String
}
