import Foundation
import Textmend

/// The detectors that Textmend is measured beside, as the distribution and PyPI have them.
struct DetectPeers {
  struct Peer {
    var name: String
    /// What to import, and an expression for the label of `data`; nil for programs.
    var python: (module: String, expression: String)?
    /// A program that prints `file: label` for each of its arguments.
    var program: [String] = []
  }

  static let all = [
    Peer(name: "uchardet", program: ["uchardet"]),
    Peer(name: "enca", program: ["enca", "-L", "zh", "-r"]),
    Peer(name: "chardet", python: ("chardet", "chardet.detect(data)['encoding']")),
    Peer(
      name: "normalizer",
      python: ("charset_normalizer", "getattr(charset_normalizer.from_bytes(data).best(), 'encoding', None)")),
    Peer(name: "chardetng", python: ("chardetng_py", "chardetng_py.detect(data, allow_utf8=True)")),
  ]

  private let folder: String
  private let count: Int

  /// Writes the cases as files.
  init(scratch: String, cases: [DetectCase]) throws {
    folder = "\(scratch)/textmend-bench-detect"
    count = cases.count
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (i, test) in cases.enumerated() { try FileBytes.write(test.bytes, to: "\(folder)/\(i)") }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Nil where the peer is not here.
  func ask(_ peer: Peer, python: String?) throws -> (name: String, labels: [String?], seconds: Double)? {
    var labels = [String?](repeating: nil, count: count)
    var seconds = 0.0
    if let (module, expression) = peer.python {
      guard let python else { return nil }
      let program = """
        import sys, time, logging, warnings
        import \(module)
        logging.disable(); warnings.simplefilter("ignore")
        files = [open(f"{sys.argv[1]}/{i}", "rb").read() for i in range(int(sys.argv[2]))]
        begin = time.perf_counter()
        for i, data in enumerate(files):
            try: print(i, \(expression), sep=": ")
            except Exception: pass
        print("seconds", time.perf_counter() - begin, sep=": ")
        """
      for (key, value) in try run([python, "-c", program, folder, "\(count)"]) {
        if key == "seconds" {
          seconds = Double(value) ?? 0
        } else if let i = Int(key), value != "None" {
          labels[i] = value
        }
      }
      return seconds == 0 ? nil : (peer.name, labels, seconds)
    }
    let step = 500
    seconds = try Stopwatch.seconds {
      for start in Swift.stride(from: 0, to: count, by: step) {
        let paths = (start..<min(count, start + step)).map { "\(folder)/\($0)" }
        for (key, value) in try run(peer.program + paths) {
          guard let i = key.split(separator: "/").last.flatMap({ Int($0) }), value != "unknown",
            value != "???"
          else { continue }
          labels[i] = String(value.split(separator: "/").first ?? "")
        }
      }
    }
    return labels.contains { $0 != nil } ? (peer.name, labels, seconds) : nil
  }

  /// The lines `key: value` that a program prints.
  private func run(_ command: [String]) throws -> [(key: String, value: String)] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard let colon = line.range(of: ": ", options: .backwards) else { return nil }
      return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
    }
  }
}
