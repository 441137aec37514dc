import TextmendFiles

/// git's pkt-line format: four hexadecimal digits of length, these included, then bytes; `0000` ends a list.
struct PacketLine {
  /// The other side broke the format, or went away in the middle.
  struct ProtocolError: Error, CustomStringConvertible {
    var description: String
  }

  /// Bytes that one packet may carry.
  private static let capacity = 65_516

  private let input = StandardInput()
  private var buffer: [UInt8] = []
  private var position = 0

  /// A packet's bytes; nil for the end of a list.
  enum Packet: Equatable {
    case data([UInt8])
    case flush
    /// The input has ended where a packet could begin.
    case end
  }

  mutating func read() throws -> Packet {
    guard let head = try take(4) else { return .end }
    guard let length = Int(String(decoding: head, as: UTF8.self), radix: 16), length == 0 || length >= 4
    else { throw ProtocolError(description: "no packet: \(VisibleText.of(head))") }
    if length == 0 { return .flush }
    guard let data = try take(length - 4) else {
      throw ProtocolError(description: "the input ends in a packet")
    }
    return .data(data)
  }

  /// The packets up to the end of the list, without line ends; nil where the input has ended before it.
  mutating func readList() throws -> [String]? {
    var lines: [String] = []
    while true {
      switch try read() {
      case .data(let bytes):
        lines.append(String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self))
      case .flush: return lines
      case .end:
        guard lines.isEmpty else { throw ProtocolError(description: "the input ends in a list") }
        return nil
      }
    }
  }

  /// The bytes of all packets up to the end of the list.
  mutating func readContent() throws -> [UInt8] {
    var content: [UInt8] = []
    while true {
      switch try read() {
      case .data(let bytes): content += bytes
      case .flush: return content
      case .end: throw ProtocolError(description: "the input ends in a file")
      }
    }
  }

  /// Nil where the input has ended before the first byte.
  private mutating func take(_ count: Int) throws -> [UInt8]? {
    while buffer.count - position < count {
      buffer.removeFirst(position)
      position = 0
      let chunk = try input.read()
      if chunk.isEmpty {
        guard buffer.isEmpty else { throw ProtocolError(description: "the input ends in a packet") }
        return count == 0 ? [] : nil
      }
      buffer += chunk
    }
    defer { position += count }
    return Array(buffer[position..<(position + count)])
  }

  /// A list of lines.
  static func list(_ lines: [String]) -> [UInt8] {
    lines.flatMap { packet(Array(($0 + "\n").utf8)[...]) } + flush
  }

  /// A file's bytes.
  static func content(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / capacity * 4 + 8)
    var rest = bytes[...]
    while !rest.isEmpty {
      output += packet(rest.prefix(capacity))
      rest = rest.dropFirst(capacity)
    }
    return output + flush
  }

  private static let flush = Array("0000".utf8)

  private static func packet(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = String(bytes.count + 4, radix: 16)
    return Array((String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8) + bytes
  }
}
