@testable import Textmend

/// Damages clean text as programs do (DAMAGE.md), obvious rather than fast, the same way for the same seed.
struct DamageSimulator {
  enum Kind: String, CaseIterable, Sendable {
    case cutAtMarks, insertedReadings, annotated, strayCommas, doubledMarks, debris
    case asWindows1252, asGBK, asWindows1252Twice, corruptedBytes, invalidUTF8, several
  }

  var generator: CorruptionTests.Generator

  init(seed: UInt64) {
    generator = CorruptionTests.Generator(state: seed)
  }

  /// Clean lines, damaged in one way.
  mutating func document(_ kind: Kind) -> [UInt8] {
    let isChinese =
      switch kind {
      case .cutAtMarks, .insertedReadings, .annotated, .strayCommas, .doubledMarks: true
      default: false
      }
    let sentences = isChinese ? Sentences.chinese : Sentences.all
    let lines = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      sentences.randomElement(using: &generator)!
    }
    return damaged(lines.joined(separator: "\n"), kind)
  }

  mutating func damaged(_ text: String, _ kind: Kind) -> [UInt8] {
    let scalars = text.unicodeScalars.map(\.value)
    switch kind {
    case .cutAtMarks: return utf8(cutAtMarks(gbk(scalars)))
    case .insertedReadings: return utf8(cutAtMarks(insertReadings(gbk(scalars))))
    case .annotated: return utf8(annotate(scalars))
    case .strayCommas: return utf8(strayCommas(scalars))
    case .doubledMarks: return utf8(scalars.flatMap { isMark($0) && chance(3) ? [$0, $0] : [$0] })
    case .debris: return utf8(debris(scalars))
    case .asWindows1252: return reread(Array(text.utf8), as: .windows1252)
    case .asGBK: return reread(Array(text.utf8), as: .gbk)
    case .asWindows1252Twice: return reread(reread(Array(text.utf8), as: .windows1252), as: .windows1252)
    case .corruptedBytes: return corrupt(Array(text.utf8), among: 0x20...0x7E)
    case .invalidUTF8: return corrupt(Array(text.utf8), among: 0x00...0xFF)
    case .several:
      var bytes = Array(text.utf8)
      for _ in 0..<2 {
        let kinds = Kind.allCases.filter { $0 != .several && $0 != .invalidUTF8 }
        let next = kinds.randomElement(using: &generator)!
        bytes = damaged(String(decoding: bytes, as: UTF8.self), next)
      }
      return bytes
    }
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

  private func isMark(_ scalar: UInt32) -> Bool { [0xFF0C, 0x3001, 0x3002, 0xFF1B].contains(scalar) }

  private func utf8(_ scalars: [UInt32]) -> [UInt8] { Scalars.utf8(scalars) }

  // MARK: bytewise edits of GBK

  private func gbk(_ scalars: [UInt32]) -> [UInt8] {
    scalars.flatMap { Encoding.gbk.encode([$0]).bytes ?? [0x3F] }
  }

  /// What a program shows that drops private use and writes ? for pairs without character.
  private func read(_ bytes: some Sequence<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    var lead: UInt8?
    for byte in bytes {
      if let first = lead {
        lead = nil
        let scalar = DoubleByteTable.gb18030.scalar(lead: first, trail: byte)
        if scalar == 0 {
          scalars.append(0x3F)
        } else if !(0xE000...0xF8FF).contains(scalar) {
          scalars.append(scalar)
        }
      } else if byte > 0x80, byte < 0xFF {
        lead = byte
      } else {
        scalars.append(UInt32(byte))
      }
    }
    return scalars + (lead == nil ? [] : [0x3F])
  }

  /// Cut at the codes of marks found bytewise, one mark after the other; every piece is read alone.
  private func cutAtMarks(_ bytes: [UInt8]) -> [UInt32] {
    var pieces: [(bytes: ArraySlice<UInt8>, mark: UInt32?)] = [(bytes[...], nil)]
    for mark: UInt32 in [0xFF0C, 0x3001, 0xFF1B, 0xFF1F, 0xFF01, 0x3002] {
      let code = gbk([mark])
      pieces = pieces.flatMap { piece in
        var parts: [(bytes: ArraySlice<UInt8>, mark: UInt32?)] = []
        var rest = piece.bytes
        while let start = rest.indices.dropLast().first(where: {
          rest[$0] == code[0] && rest[$0 + 1] == code[1]
        }) {
          parts.append((rest[..<start], mark))
          rest = rest[(start + 2)...]
        }
        return parts + [(rest, piece.mark)]
      }
    }
    return pieces.flatMap { read($0.bytes) + ($0.mark.map { [$0] } ?? []) }
  }

  private static let readings: [(character: Unicode.Scalar, reading: String)] = [
    ("責", "zé"), ("驅", "qū"), ("產", "chǎn"), ("業", "yè"), ("農", "nóng"), ("鐵", "tiě"), ("場", "chǎng"),
    ("熱", "rè"), ("總", "zǒng"), ("億", "yì"), ("專", "zhuān"), ("導", "dǎo"), ("鄉", "xiāng"),
  ]

  private func insertReadings(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let match = DamageSimulator.readings.first { entry in
        let code = gbk([entry.character.value])
        return i + 1 < bytes.count && bytes[i] == code[0] && bytes[i + 1] == code[1]
      }
      if let match {
        result += bytes[i...i + 1]
        result += [0x28] + gbk(match.reading.unicodeScalars.map(\.value)) + [0x29]
        i += 2
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }

  // MARK: edits of characters

  private func annotate(_ scalars: [UInt32]) -> [UInt32] {
    scalars.flatMap { scalar -> [UInt32] in
      let entry = DamageSimulator.readings.first { $0.character.value == scalar }
      guard let entry else { return [scalar] }
      return [scalar] + "(\(entry.reading))".unicodeScalars.map(\.value)
    }
  }

  private mutating func strayCommas(_ scalars: [UInt32]) -> [UInt32] {
    let comma: UInt32 = chance(2) ? 0x2C : 0xFF0C
    return scalars.flatMap { isMark($0) && chance(2) ? [comma, $0] : [$0] }
  }

  private mutating func debris(_ scalars: [UInt32]) -> [UInt32] {
    let debris: [UInt32] = [
      0xFEFF, 0x200B, 0x200C, 0x200D, 0x200E, 0x2060, 0xAD, 0x01, 0x7F, 0x93, 0x81, 0xE4C6, 0xFFFD,
    ]
    return scalars.flatMap { chance(8) ? [debris.randomElement(using: &generator)!, $0] : [$0] }
  }

  // MARK: bytes

  private func reread(_ bytes: [UInt8], as encoding: Encoding) -> [UInt8] {
    utf8(encoding.decode(bytes).scalars)
  }

  private mutating func corrupt(_ bytes: [UInt8], among values: ClosedRange<UInt8>) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let i = bytes.indices.randomElement(using: &generator)!
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[i] = UInt8.random(in: values, using: &generator)
      case 1: bytes.remove(at: i)
      default: bytes.insert(UInt8.random(in: values, using: &generator), at: i)
      }
    }
    return bytes
  }
}
