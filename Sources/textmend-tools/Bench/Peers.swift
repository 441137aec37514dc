import Glibc
import Textmend

/// The programs that Textmend is measured beside, run as processes.
struct Peers {
  /// Where the texts are put.
  var folder: String

  private var input: String { "\(folder)/textmend-bench-input" }
  private var output: String { "\(folder)/textmend-bench-output" }

  /// Megabytes a second of a Python package, its start not counted; nil where it does not run.
  func rate(of tool: String, on text: [UInt8], python: String, runs: Int) throws -> Double? {
    let program = """
      import sys, time, \(tool)
      lines = open(sys.argv[1], encoding="utf-8", newline="\\n").read().split("\\n")
      times = []
      for run in range(\(runs)):
          begin = time.perf_counter()
          for line in lines: \(tool).fix_text(line)
          times.append(time.perf_counter() - begin)
      print(min(times))
      """
    try FileBytes.write(text, to: input)
    try FileBytes.write(Array(program.utf8), to: "\(input).py")
    defer { remove([input, "\(input).py", output]) }
    let line = "'\(python)' '\(input).py' '\(input)' >'\(output)' 2>/dev/null"
    guard unsafe system(line) == 0 else { return nil }
    let printed = String(decoding: try FileBytes.read(output), as: UTF8.self)
    guard let seconds = Double(printed.prefix { $0 != "\n" }) else { return nil }
    return Double(text.count) / 1e6 / seconds
  }

  /// Bytes given to iconv at once, as its users do: more would measure memory.
  private static let iconvStretch = 1 << 16

  /// Text in another encoding by libc's iconv(3); nil where it has no such encoding, or the text does not fit.
  static func iconv(_ text: [UInt8], from: String, to: String) -> [UInt8]? {
    guard var converter = try? Iconv(from: from, to: to) else { return nil }
    var output: [UInt8] = []
    var start = 0
    while start < text.count {
      let end = min(text.count, start + iconvStretch)
      let conversion = converter.convert(
        Array(text[start..<end]), continues: start > 0, isFinal: end == text.count)
      guard conversion.end != .malformed, conversion.consumed > 0 else { return nil }
      output += conversion.output
      start += conversion.consumed
    }
    return output
  }

  private func remove(_ paths: [String]) {
    for path in paths { unsafe unlink(path) }
  }
}
