import Textmend

/// A table of two-byte codes under construction.
struct CodeTable {
  let name: String
  /// Code point by code, 0 for none.
  var scalars = [UInt32](repeating: 0, count: 0x10000)
  /// The encoder's code by code point.
  var codes: [UInt32: Int] = [:]

  init(_ name: String) {
    self.name = name
  }

  /// What libc's iconv says of every code, then the overlay's word (0: the code has no code point).
  init(
    _ name: String, live: String, prefix: [UInt8] = [], leads: ClosedRange<Int>, trails: ClosedRange<Int>,
    overlay: [Int: UInt32]
  ) throws {
    self.init(name)
    var reader = try LiveReader(live)
    for lead in leads {
      for trail in trails {
        let code = lead << 8 | trail
        let read = reader.read(prefix + [UInt8(lead), UInt8(trail)])
        if read.count == 1 { scalars[code] = read[0] }
      }
    }
    for (code, scalar) in overlay { scalars[code] = scalar }
  }

  /// Gives every character that has no code yet the first of its codes that `isChosen`.
  mutating func chooseFirst(where isChosen: (Int) -> Bool = { _ in true }) {
    for code in 0..<0x10000 where scalars[code] != 0 && isChosen(code) && codes[scalars[code]] == nil {
      codes[scalars[code]] = code
    }
  }

  /// Gives a character the last of its codes.
  mutating func chooseLast(for scalar: UInt32) {
    codes[scalar] = scalars.lastIndex(of: scalar)
  }

  /// The blob; its layout is described at `DoubleByteTable`.
  var file: EncodingTables.File {
    var decoding: [UInt16] = []
    var plane2: [UInt16] = []
    decoding.reserveCapacity(0x8000)
    var count = 0
    for scalar in scalars[0x8000...] {
      if scalar != 0 { count += 1 }
      if scalar < 0x10000 {
        decoding.append(UInt16(scalar))
      } else {
        precondition(scalar >> 16 == 2 && plane2.count < 0x800, "\(name) needs another layout")
        decoding.append(0xD800 | UInt16(plane2.count))
        plane2.append(UInt16(scalar & 0xFFFF))
      }
    }
    var pageNumbers = [UInt16](repeating: 0, count: 0x30000 >> 6)
    var pages = [UInt16](repeating: 0, count: 64)
    for (scalar, code) in codes.sorted(by: { $0.key < $1.key }) {
      if pageNumbers[Int(scalar >> 6)] == 0 {
        pageNumbers[Int(scalar >> 6)] = UInt16(pages.count / 64)
        pages.append(contentsOf: repeatElement(0, count: 64))
      }
      pages[Int(pageNumbers[Int(scalar >> 6)]) << 6 | Int(scalar & 63)] = UInt16(code)
    }
    var blob = BlobWriter()
    blob.append([UInt16(plane2.count), UInt16(pages.count / 64)])
    blob.append(decoding)
    blob.append(plane2)
    blob.append(pageNumbers)
    blob.append(pages)
    return EncodingTables.File(name: name, bytes: blob.bytes, codes: count)
  }
}

/// Reads codes one by one with libc's iconv.
struct LiveReader: ~Copyable {
  private var converter: Iconv

  init(_ name: String) throws {
    converter = try Iconv(from: name, to: "UTF-32LE")
  }

  /// The code points of one code; none where iconv calls it malformed.
  mutating func read(_ code: [UInt8]) -> [UInt32] {
    let conversion = converter.convert(code)
    guard conversion.end == .complete else { return [] }
    return stride(from: 0, to: conversion.output.count, by: 4).map { i in
      (0..<4).reduce(0) { $0 | UInt32(conversion.output[i + $1]) << (8 * $1) }
    }
  }
}

/// Puts a blob together: the text header, then little-endian numbers.
struct BlobWriter {
  private(set) var bytes: [UInt8]

  init() {
    let header = "Made by Scripts/generate-tables (textmend-tools), do not edit\n"
    bytes = Array(header.utf8) + Array(repeating: 0x0A, count: 64 - header.utf8.count)
  }

  mutating func append(_ words: [UInt16]) {
    for word in words { bytes += [UInt8(word & 0xFF), UInt8(word >> 8)] }
  }

  mutating func append(_ numbers: [UInt32]) {
    for number in numbers { append([UInt16(number & 0xFFFF), UInt16(number >> 16)]) }
  }

  mutating func append(_ more: [UInt8]) { bytes += more }
}
