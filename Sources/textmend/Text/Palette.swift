/// Colours by what they mean. Off: text comes back as it is.
struct Palette: Sendable {
  var isOn: Bool

  func heading(_ text: String) -> String { paint(text, "1") }
  func removed(_ text: String) -> String { paint(text, "31") }
  func added(_ text: String) -> String { paint(text, "32") }
  func rule(_ text: String) -> String { paint(text, "33") }
  func position(_ text: String) -> String { paint(text, "36") }
  func faint(_ text: String) -> String { paint(text, "2") }

  /// SGR parameters of ECMA-48.
  private func paint(_ text: String, _ parameters: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(parameters)m\(text)\u{1B}[0m" : text
  }
}
