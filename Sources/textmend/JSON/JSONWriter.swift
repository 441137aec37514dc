/// Builds JSON in one forward pass. Non-ASCII characters stay as they are.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  mutating func array<Element>(
    _ name: String, of elements: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    self.name(name)
    list(of: elements, body)
  }

  /// An array that is no member of an object.
  mutating func list<Element>(of elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
    open("[")
    for element in elements { body(&self, element) }
    close("]")
  }

  mutating func name(_ name: String) {
    separate()
    JSONString.append(name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ value: String) {
    separate()
    JSONString.append(value.utf8, to: &bytes)
  }

  mutating func number(_ value: Int) { literal(String(value)) }

  mutating func null() { literal("null") }

  private mutating func literal(_ text: String) {
    separate()
    bytes += text.utf8
  }

  /// Null where there is no value.
  mutating func member(_ name: String, _ value: String?) {
    self.name(name)
    if let value { string(value) } else { null() }
  }

  mutating func member(_ name: String, _ value: Int) {
    self.name(name)
    number(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    literal(value ? "true" : "false")
  }

  mutating func member(_ name: String, _ value: Double, digits: Int) {
    self.name(name)
    literal(VisibleText.decimal(value, digits: digits))
  }

  /// Text of unknown encoding: as a string where it is UTF-8, else in hexadecimal under the name with `Hex`.
  mutating func member(_ name: String, _ value: [UInt8]) {
    if let text = String(validating: value, as: UTF8.self) {
      member(name, text)
    } else {
      member(name + "Hex", VisibleText.hexadecimal(value))
    }
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }
}
