@testable import Textmend

/// The decoders of the WHATWG Encoding Standard, step by step as it words them: a queue of bytes, a byte at a
/// time, bytes put back. Slow and obvious; only the tables are shared with what it checks. Those of the encodings
/// that the standard lacks are in the files beside this one, in its manner.
struct ReferenceDecoder {
  enum Kind: CaseIterable {
    case gb18030, big5, shiftJIS, eucKR, eucJP
    case eucTW, johab, iso2022JP, iso2022KR, hz
  }

  let kind: Kind
  private var queue: [UInt8] = []
  /// Bytes of a character or of an escape sequence that is not complete.
  var held: [UInt8] = []
  /// What the last escape sequence or shift chose.
  var state = 0
  private(set) var scalars: [UInt32] = []

  /// What a browser reads; U+FFFD for errors.
  static func decode(_ bytes: [UInt8], _ kind: Kind) -> [UInt32] {
    var decoder = ReferenceDecoder(kind: kind)
    decoder.queue = bytes.reversed()
    while true {
      guard let byte = decoder.queue.popLast() else {
        guard !decoder.held.isEmpty else { return decoder.scalars }
        // The standard reads the rest of a sequence that is none as text.
        let isEscape = decoder.held[0] == 0x1B
        decoder.error(puttingBack: isEscape ? Array(decoder.held.dropFirst()) : [])
        continue
      }
      decoder.handle(byte)
    }
  }

  private init(kind: Kind) { self.kind = kind }

  mutating func error(puttingBack bytes: [UInt8] = []) {
    queue.append(contentsOf: bytes.reversed())
    held = []
    scalars.append(0xFFFD)
  }

  mutating func putBack(_ byte: UInt8) {
    queue.append(byte)
  }

  mutating func emit(_ values: UInt32...) {
    held = []
    scalars.append(contentsOf: values)
  }

  private mutating func handle(_ byte: UInt8) {
    switch kind {
    case .gb18030: gb18030(byte)
    case .big5: big5(byte)
    case .shiftJIS: shiftJIS(byte)
    case .eucKR: eucKR(byte)
    case .eucJP: eucJP(byte)
    case .eucTW: eucTW(byte)
    case .johab: johab(byte)
    case .iso2022JP: iso2022JP(byte)
    case .iso2022KR: iso2022KR(byte)
    case .hz: hz(byte)
    }
  }

  /// The end of every two-byte decoder: emit, or put an ASCII byte back and fail.
  mutating func finish(_ scalar: UInt32, _ byte: UInt8) {
    if scalar != 0 {
      emit(scalar)
    } else {
      error(puttingBack: byte < 0x80 ? [byte] : [])
    }
  }

  private mutating func gb18030(_ byte: UInt8) {
    switch held.count {
    case 3:
      guard (0x30...0x39).contains(byte) else { return error(puttingBack: [held[1], held[2], byte]) }
      let pointer =
        ((UInt32(held[0]) - 0x81) * 10 * 126 * 10) + ((UInt32(held[1]) - 0x30) * 10 * 126)
        + ((UInt32(held[2]) - 0x81) * 10) + UInt32(byte) - 0x30
      let scalar = GB18030Ranges.shared.scalar(at: pointer)
      if scalar == 0 { return error(puttingBack: [held[1], held[2], byte]) }
      emit(scalar)
    case 2:
      if (0x81...0xFE).contains(byte) { return held.append(byte) }
      error(puttingBack: [held[1], byte])
    case 1:
      if (0x30...0x39).contains(byte) { return held.append(byte) }
      let isTrail = (0x40...0x7E).contains(byte) || (0x80...0xFE).contains(byte)
      finish(isTrail ? DoubleByteTable.gb18030.scalar(lead: held[0], trail: byte) : 0, byte)
    default:
      if byte < 0x80 {
        emit(UInt32(byte))
      } else if byte == 0x80 {
        emit(0x20AC)
      } else if byte == 0xFF {
        error()
      } else {
        held = [byte]
      }
    }
  }

  private mutating func big5(_ byte: UInt8) {
    guard let lead = held.first else {
      if byte < 0x80 {
        emit(UInt32(byte))
      } else if byte == 0x80 || byte == 0xFF {
        error()
      } else {
        held = [byte]
      }
      return
    }
    switch (lead, byte) {
    case (0x88, 0x62): emit(0xCA, 0x304)
    case (0x88, 0x64): emit(0xCA, 0x30C)
    case (0x88, 0xA3): emit(0xEA, 0x304)
    case (0x88, 0xA5): emit(0xEA, 0x30C)
    default: finish(DoubleByteTable.big5.scalar(lead: lead, trail: byte), byte)
    }
  }

  private mutating func shiftJIS(_ byte: UInt8) {
    guard let lead = held.first else {
      switch byte {
      case 0...0x80: emit(UInt32(byte))
      case 0xA1...0xDF: emit(0xFF61 - 0xA1 + UInt32(byte))
      case 0x81...0x9F, 0xE0...0xFC: held = [byte]
      default: error()
      }
      return
    }
    finish(DoubleByteTable.cp932.scalar(lead: lead, trail: byte), byte)
  }

  private mutating func eucKR(_ byte: UInt8) {
    guard let lead = held.first else {
      if byte < 0x80 {
        emit(UInt32(byte))
      } else if byte == 0x80 || byte == 0xFF {
        error()
      } else {
        held = [byte]
      }
      return
    }
    finish(DoubleByteTable.uhc.scalar(lead: lead, trail: byte), byte)
  }

  private mutating func eucJP(_ byte: UInt8) {
    switch held.count {
    case 2:
      finish(DoubleByteTable.jis0212.scalar(lead: held[1], trail: byte), byte)
    case 1:
      if held[0] == 0x8E, (0xA1...0xDF).contains(byte) { return emit(0xFF61 - 0xA1 + UInt32(byte)) }
      if held[0] == 0x8F, (0xA1...0xFE).contains(byte) { return held.append(byte) }
      let isPair = (0xA1...0xFE).contains(held[0]) && (0xA1...0xFE).contains(byte)
      finish(isPair ? DoubleByteTable.jis0208.scalar(lead: held[0], trail: byte) : 0, byte)
    default:
      if byte < 0x80 {
        emit(UInt32(byte))
      } else if byte == 0x8E || byte == 0x8F || (0xA1...0xFE).contains(byte) {
        held = [byte]
      } else {
        error()
      }
    }
  }
}
