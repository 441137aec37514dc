@testable import Textmend

/// The decoders of the WHATWG Encoding Standard, step by step as it words them: a queue of bytes, a byte at a
/// time, bytes put back. Slow and obvious; only the tables are shared with what it checks. Those of the encodings
/// that the standard lacks are in the files beside this one, in its manner.
struct ReferenceDecoder {
  enum Kind: CaseIterable {
    case gb18030, big5, shiftJIS, eucKR, eucJP, utf8, utf16LE, utf16BE, hz
    case eucTW, johab, iso2022JP, iso2022KR
  }

  let kind: Kind
  private var queue: [UInt8] = []
  /// Bytes of a character or of an escape sequence that is not complete.
  var held: [UInt8] = []
  /// What the last escape sequence or shift chose.
  var state = 0
  /// HZ: whether `~{` came last.
  private var isChinese = false
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
    case .utf8: utf8(byte)
    case .utf16LE, .utf16BE: utf16(byte)
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

  private mutating func utf8(_ byte: UInt8) {
    guard let lead = held.first else {
      switch byte {
      case 0..<0x80: emit(UInt32(byte))
      case 0xC2...0xF4: held = [byte]
      default: error()
      }
      return
    }
    let isFirst = held.count == 1
    let lower: UInt8 = isFirst && lead == 0xE0 ? 0xA0 : isFirst && lead == 0xF0 ? 0x90 : 0x80
    let upper: UInt8 = isFirst && lead == 0xED ? 0x9F : isFirst && lead == 0xF4 ? 0x8F : 0xBF
    guard byte >= lower, byte <= upper else { return error(puttingBack: [byte]) }
    held.append(byte)
    guard held.count == (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4) else { return }
    let bits = held.dropFirst().reduce(UInt32(lead) & (0x7F >> UInt32(held.count))) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    emit(bits)
  }

  /// The standard's shared UTF-16 decoder: a leading surrogate is kept as two bytes held.
  private mutating func utf16(_ byte: UInt8) {
    held.append(byte)
    guard held.count % 2 == 0 else { return }
    let units = stride(from: 0, to: held.count, by: 2).map { i -> UInt32 in
      let high = kind == .utf16BE ? held[i] : held[i + 1]
      let low = kind == .utf16BE ? held[i + 1] : held[i]
      return UInt32(high) << 8 | UInt32(low)
    }
    let last = units[units.count - 1]
    let isTrail = (0xDC00...0xDFFF).contains(last)
    if units.count == 2 {
      if isTrail { return emit(0x10000 + (units[0] - 0xD800) << 10 + (last - 0xDC00)) }
      return error(puttingBack: Array(held[2...]))
    }
    if (0xD800...0xDBFF).contains(last) { return }
    if isTrail { return error() }
    emit(last)
  }

  /// RFC 1843, a byte at a time; what is malformed is one byte, an unassigned pair two.
  private mutating func hz(_ byte: UInt8) {
    guard let first = held.first else {
      if byte == 0x0A { isChinese = false }
      if byte == 0x7E || isChinese && (0x21...0x7D).contains(byte) {
        held = [byte]
      } else if byte >= 0x80 || isChinese {
        error()
      } else {
        emit(UInt32(byte))
      }
      return
    }
    if first != 0x7E {
      guard (0x21...0x7E).contains(byte) else { return error(puttingBack: [byte]) }
      let scalar = DoubleByteTable.gb18030.scalar(lead: first | 0x80, trail: byte | 0x80)
      return scalar == 0 ? error() : emit(scalar)
    }
    switch (byte, isChinese) {
    case (0x7B, false), (0x7D, true):
      isChinese.toggle()
      held = []
    case (0x7E, false): emit(0x7E)
    case (0x0A, false): held = []
    case (_, false):
      queue.append(byte)
      emit(0x7E)
    case (_, true): error(puttingBack: [byte])
    }
  }
}
