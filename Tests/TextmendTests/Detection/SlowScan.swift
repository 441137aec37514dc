@testable import Textmend

/// ``Scan`` without its short cuts: byte by byte, every character above ASCII read by ``MojibakeScan/read(_:)``.
enum SlowScan {
  static func suspiciousLines(_ bytes: [UInt8], start: Scan.Start = .file) -> [SuspiciousLine] {
    var lines: [SuspiciousLine] = []
    let span = bytes.span
    let end = span.count
    var i = 0
    if start == .file, end >= 3, span[0] == 0xEF, span[1] == 0xBB, span[2] == 0xBF { i = 3 }
    let begin = i
    var mojibake = MojibakeScan()
    var lastRun = -MojibakeScan.reach
    while i < end {
      var flags: ScanFlags = []
      let byte = span[i]
      if byte < 0x80 {
        if ASCII.isDebris(byte) {
          flags = .debris
        } else {
          i += 1
          continue
        }
      } else {
        flags = flagsOfRun(span, from: &i, &mojibake, &lastRun)
        if flags.isEmpty { continue }
      }
      var lineStart = min(i, end - 1)
      if i > 0, byte >= 0x80 { lineStart = i - 1 }
      let floor = lines.last.map { $0.range.upperBound } ?? begin
      while lineStart > floor, span[lineStart - 1] != 0x0A { lineStart -= 1 }
      var lineEnd = i
      while lineEnd < end, span[lineEnd] != 0x0A {
        let byte = span[lineEnd]
        if byte < 0x80 {
          if ASCII.isDebris(byte) { flags.insert(.debris) }
          lineEnd += 1
        } else {
          flags.formUnion(flagsOfRun(span, from: &lineEnd, &mojibake, &lastRun))
        }
      }
      lines.append(SuspiciousLine(range: lineStart..<lineEnd, flags: flags))
      i = lineEnd + 1
    }
    return lines
  }

  /// Reads the run of non-ASCII code points at `i`, with the ASCII neighbours that matter, and moves `i` behind it.
  private static func flagsOfRun(
    _ span: borrowing Span<UInt8>, from i: inout Int, _ mojibake: inout MojibakeScan, _ lastRun: inout Int
  ) -> ScanFlags {
    mojibake.resume(span, from: lastRun, at: i)
    var flags: ScanFlags = []
    let end = span.count
    var previous: UInt32 = i > 0 ? UInt32(span[i - 1]) : 0x0A
    // Behind a `?`, or behind a `?` and an ASCII mark.
    if previous == 0x3F || previous < 0x40 && i > 1 && span[i - 2] == 0x3F { flags.insert(.splitCharacter) }
    while i < end, span[i] >= 0x80 {
      let lead = span[i]
      var scalar: UInt32
      if lead >= 0xE0, lead < 0xF0 {
        scalar =
          UInt32(lead & 0x0F) << 12 | UInt32(span[i + 1] & 0x3F) << 6 | UInt32(span[i + 2] & 0x3F)
        i += 3
      } else if lead < 0xE0 {
        scalar = UInt32(lead & 0x1F) << 6 | UInt32(span[i + 1] & 0x3F)
        i += 2
      } else {
        scalar =
          UInt32(lead & 0x07) << 18 | UInt32(span[i + 1] & 0x3F) << 12
          | UInt32(span[i + 2] & 0x3F) << 6 | UInt32(span[i + 3] & 0x3F)
        i += 4
      }
      mojibake.read(scalar)
      if scalar &- 0x4E00 > 0x51FF {
        if CharacterClass.isDebris(scalar) {
          flags.insert(.debris)
        } else if StrayMark.mayFollowStray(scalar), StrayMark.mayBeStray(previous) {
          flags.insert(.strayMark)
        } else if scalar == 0xFF08, i < end, span[i] < 0x80 {
          flags.insert(.annotation)
        } else if CharacterClass.isFoldedMark(scalar) {
          flags.insert(.trailByte)
        }
      } else if CharacterClass.isFoldedHan(scalar) {
        flags.insert(.trailByte)
      }
      if i < end, span[i] < 0x80 { flags.formUnion(flagsBefore(span, at: i, after: scalar)) }
      previous = scalar
    }
    lastRun = i
    flags.formUnion(mojibake.flags)
    return flags
  }

  /// What the ASCII byte at `i` after the non-ASCII `scalar` may begin.
  private static func flagsBefore(
    _ span: borrowing Span<UInt8>, at i: Int, after scalar: UInt32
  ) -> ScanFlags {
    switch span[i] {
    case 0x28: CharacterClass.isHan(scalar) ? .annotation : []
    case 0x3F: .splitCharacter
    case 0x5C: TrailBackslash.mayEcho(scalar) ? .trailByte : []
    // UTF-8's `à` read as windows-1252 at the end of a word, its no-break space a blank by now.
    case 0x20 where scalar == 0xC3 && i >= 3 && span[i - 3] >= 0x61 && span[i - 3] <= 0x7A: .oneByteMojibake
    case 0x2C where i + 1 < span.count && span[i + 1] == 0x2C: .strayMark
    default: []
    }
  }
}
