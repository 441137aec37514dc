import Glibc

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

  /// Text in another encoding; nil where iconv(1) cannot make it.
  func converted(_ text: [UInt8], from: String, to: String) throws -> [UInt8]? {
    try FileBytes.write(text, to: input)
    defer { remove([input, output]) }
    guard iconv(from, to) else { return nil }
    return try FileBytes.read(output)
  }

  /// Megabytes of input a second of iconv(1), which is libc's iconv(3) and little else.
  func rateOfIconv(on text: [UInt8], from: String, to: String, runs: Int) throws -> Double? {
    try FileBytes.write(text, to: input)
    defer { remove([input, output]) }
    var best: Double?
    for _ in 0..<runs {
      var isDone = false
      let seconds = Stopwatch.seconds { isDone = iconv(from, to) }
      guard isDone else { return nil }
      best = min(best ?? seconds, seconds)
    }
    return best.map { Double(text.count) / 1e6 / $0 }
  }

  private func iconv(_ from: String, _ to: String) -> Bool {
    unsafe system("iconv -f \(from) -t \(to) <'\(input)' >'\(output)' 2>/dev/null") == 0
  }

  private func remove(_ paths: [String]) {
    for path in paths { unsafe unlink(path) }
  }
}
