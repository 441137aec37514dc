import TextmendFiles

/// Standard output, gathered into large writes. Says once when it fails, and then keeps quiet.
struct OutputWriter {
  private var buffer: [UInt8] = []
  private(set) var hasFailed = false

  private static let capacity = 1 << 16

  mutating func write(_ bytes: some Collection<UInt8>) {
    buffer += bytes
    if buffer.count >= OutputWriter.capacity { flush() }
  }

  mutating func write(_ text: String) { write(text.utf8) }

  mutating func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard !hasFailed, !buffer.isEmpty else { return }
    do {
      try StandardStream.output.write(buffer)
    } catch {
      hasFailed = true
      Messages.error("standard output: \(error.reason)")
    }
  }
}

/// What goes to standard error. Nothing can be done when that fails.
enum Messages {
  static func error(_ text: String) { note("error: \(text)") }

  static func note(_ text: String) {
    try? StandardStream.error.write(Array("textmend: \(text)\n".utf8))
  }
}
