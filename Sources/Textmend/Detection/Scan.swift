/// A line in which something may be wrong.
struct SuspiciousLine: Sendable, Equatable {
  /// In bytes, without the line end.
  var range: Range<Int>
  var flags: ScanFlags
}

/// The one cheap pass over all text. It sees bytes and neighbours, never words: what it lets through is copied,
/// what it marks goes to the rules, which decide.
enum Scan {
  /// What the text begins as.
  enum Start {
    /// A file: a byte order mark is no debris; normalization decides about it.
    case file
    /// A piece of text that was taken from somewhere: a byte order mark means nothing in it.
    case string
  }

  /// All lines that some rule must look at, in order.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - start: what a byte order mark at the very beginning is.
  /// - Complexity: O(bytes).
  static func suspiciousLines(_ bytes: [UInt8], start: Start = .file) -> [SuspiciousLine] {
    var lines: [SuspiciousLine] = []
    let span = bytes.span
    let end = span.count
    var i = 0
    if start == .file, end >= 3, span[0] == 0xEF, span[1] == 0xBB, span[2] == 0xBF { i = 3 }
    let begin = i
    // What has nothing but plain ASCII needs none of the tables below, which take longer than a small file.
    i = ASCII.dullRun(span, from: i)
    while i < end, span[i] < 0x80, !ASCII.isDebris(span[i]) { i = ASCII.dullRun(span, from: i + 1) }
    guard i < end else { return lines }
    var mojibake = MojibakeScan()
    var lastRun = -MojibakeScan.reach
    while i < end {
      i = ASCII.dullRun(span, from: i)
      guard i < end else { break }
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

  /// All lines that hold anything but ASCII, in order, with the flags of the suspicious ones.
  static func allLines(_ bytes: [UInt8], suspicious: [SuspiciousLine]) -> [SuspiciousLine] {
    var lines: [SuspiciousLine] = []
    let span = bytes.span
    var known = suspicious[...]
    var start = 0
    while start < span.count {
      var end = start
      var isASCII = true
      while end < span.count, span[end] != 0x0A {
        if span[end] >= 0x80 { isASCII = false }
        end += 1
      }
      if let line = known.first, line.range.lowerBound < max(end, start + 1) {
        lines.append(line)
        known.removeFirst()
      } else if !isASCII {
        lines.append(SuspiciousLine(range: start..<end, flags: []))
      }
      start = end + 1
    }
    return lines
  }

  /// Lines that follow one another, taken together as far as ``joinedLimit``: a character may be split between them.
  static func joined(_ lines: [SuspiciousLine]) -> [SuspiciousLine] {
    var result: [SuspiciousLine] = []
    for line in lines {
      if let last = result.last, last.range.upperBound + 1 == line.range.lowerBound,
        line.range.upperBound - last.range.lowerBound <= joinedLimit
      {
        result[result.count - 1].range = last.range.lowerBound..<line.range.upperBound
        result[result.count - 1].flags.formUnion(line.flags)
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// Bytes of lines that are taken together at most: bounded memory.
  private static let joinedLimit = 1 << 14

  /// The character of three bytes that ends at `i`.
  @inline(__always)
  private static func scalar(_ span: borrowing Span<UInt8>, before i: Int) -> UInt32 {
    UInt32(span[i - 3] & 0x0F) << 12 | UInt32(span[i - 2] & 0x3F) << 6 | UInt32(span[i - 1] & 0x3F)
  }

  /// Reads the run of non-ASCII code points at `i`, with the ASCII neighbours that matter, and moves `i` behind it.
  private static func flagsOfRun(
    _ span: borrowing Span<UInt8>, from i: inout Int, _ mojibake: inout MojibakeScan, _ lastRun: inout Int
  ) -> ScanFlags {
    mojibake.resume(span, from: lastRun, at: i)
    var flags: ScanFlags = []
    let start = i
    let end = span.count
    var previous: UInt32 = i > 0 ? UInt32(span[i - 1]) : 0x0A
    // Behind a `?`, or behind a `?` and an ASCII mark.
    if previous == 0x3F || previous < 0x40 && i > 1 && span[i - 2] == 0x3F { flags.insert(.splitCharacter) }
    while i < end, span[i] >= 0x80 {
      let lead = span[i]
      if lead >= 0xE0 {
        let stop = mojibake.readCalm(span, from: i, isAfterMark: StrayMark.mayBeStray(previous))
        if stop > i {
          i = stop
          previous = scalar(span, before: stop)
          guard i < end else { break }
          if span[i] < 0x80 {
            if previous == 0xFF08 { flags.insert(.annotation) }
            flags.formUnion(flagsBefore(span, at: i, after: previous))
          }
          continue
        }
      }
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
      } else if CharacterClass.table.contains(scalar, any: CharacterClass.eventful) {
        flags.insert(.trailByte)
      }
      if i < end, span[i] < 0x80 { flags.formUnion(flagsBefore(span, at: i, after: scalar)) }
      previous = scalar
    }
    lastRun = i
    if previous >= 0x3400, MojibakeLatinWords.mayEnd(span, start..<i, last: previous) {
      flags.insert(.eastAsianMojibake)
    }
    flags.formUnion(mojibake.flags)
    return flags
  }

  /// What the ASCII byte at `i` after the non-ASCII `scalar` may begin.
  @inline(__always)
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
    // One such letter, with ASCII on both sides; a raised one has two bytes as all of them have.
    case 0x61...0x7A, 0x20:
      i >= 3 && scalar < 0x200 && scalar > 0xB0
        && MojibakeScanTables.isCentralEuropean(scalar, after: UInt32(span[i - 3]), before: UInt32(span[i]))
        ? .oneByteMojibake : []
    default: []
    }
  }
}
