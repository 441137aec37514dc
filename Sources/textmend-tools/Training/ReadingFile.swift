import Textmend

/// Serialises the readings of Han characters as `Readings` reads them.
///
/// Pages of 64 code points: a bit for each character with readings, then the readings of the page one after another,
/// two bytes each: `last << 15 | syllable << 3 | tone`. The syllables' spellings follow, sorted.
struct ReadingFile {
  private(set) var bytes: [UInt8] = []

  init(pinyin: [UInt8]) {
    var rows: [UInt32: [Pinyin]] = [:]
    for line in String(decoding: pinyin, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let scalar = fields[0].unicodeScalars.first?.value else { continue }
      let readings = fields[1].split(separator: ",").compactMap { Pinyin($0.unicodeScalars.map(\.value)) }
      if !readings.isEmpty { rows[scalar] = readings }
    }
    let spellings = Set(rows.values.joined().map(\.spelling)).sorted()
    precondition(spellings.count < 1 << 12 && spellings.allSatisfy { $0.utf8.count <= 7 })
    var numbers: [String: UInt16] = [:]
    for (i, spelling) in spellings.enumerated() { numbers[spelling] = UInt16(i) }

    let pageCount = Int((rows.keys.max() ?? 0) >> 6) + 1
    var pages: [(bits: UInt64, start: Int)] = []
    var entries: [UInt16] = []
    var directory: [UInt16] = []
    for page in 0..<pageCount {
      var bits: UInt64 = 0
      let start = entries.count
      for offset in 0..<64 {
        guard let readings = rows[UInt32(page << 6 | offset)] else { continue }
        bits |= 1 << UInt64(offset)
        for (i, reading) in readings.enumerated() {
          let last: UInt16 = i + 1 == readings.count ? 0x8000 : 0
          entries.append(last | numbers[reading.spelling]! << 3 | UInt16(reading.tone))
        }
      }
      directory.append(bits == 0 ? 0xFFFF : UInt16(pages.count))
      if bits != 0 { pages.append((bits, start)) }
    }

    for count in [directory.count, pages.count, entries.count, spellings.count] {
      TableFile.append(UInt32(count), to: &bytes)
    }
    for page in pages {
      TableFile.append(UInt32(truncatingIfNeeded: page.bits), to: &bytes)
      TableFile.append(UInt32(truncatingIfNeeded: page.bits >> 32), to: &bytes)
    }
    for page in pages { TableFile.append(UInt32(page.start), to: &bytes) }
    for number in directory { TableFile.append(number, to: &bytes) }
    for entry in entries { TableFile.append(entry, to: &bytes) }
    for spelling in spellings {
      bytes += Array(spelling.utf8) + [UInt8](repeating: 0, count: 8 - spelling.utf8.count)
    }
  }
}
