/// Standard input, read as it comes.
package struct StandardInput {
  package init() {}

  /// The next bytes, at most 1 MiB, as soon as there are some; empty at the end.
  package func read() throws(SystemError) -> [UInt8] {
    try SystemCalls.read(0, limit: 1 << 20)
  }

  /// Whether more bytes are there already.
  package var hasMore: Bool { SystemCalls.isReadable(0) }

  /// Whether what this process prints would go into the file that it reads.
  package var isAlsoOutput: Bool {
    guard let input = try? SystemCalls.status(of: 0), input.kind == .file,
      let output = try? SystemCalls.status(of: 1)
    else { return false }
    return FileOrigin.Identity(input) == FileOrigin.Identity(output)
  }

  /// Everything up to the end.
  package func readAll() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let chunk = try read()
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }
}

/// Standard output or standard error.
package enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  package func write(_ bytes: [UInt8]) throws(SystemError) {
    try SystemCalls.write(bytes[...], to: rawValue)
  }

  package var isTerminal: Bool { SystemCalls.isTerminal(rawValue) }
}

/// What the command asks of its process.
package enum Process {
  package static func environment(_ name: String) -> String? { SystemCalls.environment(name) }
  package static func exit(_ status: Int32) -> Never { SystemCalls.exit(status) }

  /// Turns signals that would kill in the middle of a write into errors.
  package static func prepareForWriting() { SystemCalls.ignoreFileSizeSignal() }
}
