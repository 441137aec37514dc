import Foundation
import Textmend

/// Bytes whose encoding is known.
struct DetectCase {
  var cls: String
  /// A label, or `binary`.
  var encoding: String
  var bytes: [UInt8]

  /// Whether a tool's answer gives the text that the true encoding gives.
  func isRight(_ label: String?) -> Bool {
    guard let label, label != "binary", encoding != "binary" else { return label == encoding }
    guard let named = DetectCase.known(label), var truth = DetectCase.known(encoding) else { return false }
    // UTF-16 without an order in its name says the order itself.
    if bytes.starts(with: [0xFE, 0xFF]), truth == .utf16LE { truth = .utf16BE }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]), truth == .utf32LE { truth = .utf32BE }
    if named == truth { return true }
    if cls.contains("midchar") || cls.contains("tailcut") { return false }
    guard let expected = try? truth.string(from: bytes) else { return false }
    return (try? named.string(from: bytes)) == expected
  }

  /// What tools call encodings, as ours. Those that tell GBK from GB18030, or Big5 from the page of Windows, are not judged
  /// by it.
  private static func known(_ label: String) -> Encoding? {
    let label = label.lowercased().replacingOccurrences(of: "_", with: "-")
    switch label {
    case "ascii", "us-ascii", "7bit", "utf-8-sig": return .utf8
    case "utf-16", "utf-16-le": return .utf16LE
    case "utf-16-be": return .utf16BE
    case "utf-32", "utf-32-le": return .utf32LE
    case "utf-32-be": return .utf32BE
    case "johab": return .johab
    default: break
    }
    let names = [label, label.replacingOccurrences(of: "-", with: ""), "x-" + label]
    guard let found = names.lazy.compactMap({ Encoding(label: $0) }).first else { return nil }
    return found == .gbk ? .gb18030 : found == .cp950 ? .big5 : found
  }
}

/// Reads the cases of a folder.
enum DetectCases {
  private struct Line: Decodable {
    var cls: String
    var encoding: String
    var b64: Data
  }

  private static func isFolder(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }

  static func read(_ folder: String) throws -> [DetectCase] {
    let files = FileManager.default
    var cases: [DetectCase] = []
    for name in try files.contentsOfDirectory(atPath: folder).sorted() {
      let path = "\(folder)/\(name)"
      if isFolder(path) {
        for file in files.enumerator(atPath: path)?.compactMap({ $0 as? String }).sorted() ?? [] {
          guard !isFolder("\(path)/\(file)") else { continue }
          cases.append(DetectCase(cls: name, encoding: name, bytes: try FileBytes.read("\(path)/\(file)")))
        }
      } else if name.hasSuffix(".jsonl") || name.hasSuffix(".jsonl.gz") {
        cases += try lines(of: path).compactMap { line in
          // Other kinds of cases may lie in the same folder.
          guard let line = try? JSONDecoder().decode(Line.self, from: Data(line)) else { return nil }
          return DetectCase(cls: line.cls, encoding: line.encoding, bytes: Array(line.b64))
        }
      }
    }
    return cases
  }

  private static func lines(of path: String) throws -> [ArraySlice<UInt8>] {
    var bytes = try FileBytes.read(path)
    if path.hasSuffix(".gz") {
      let gzip = Process()
      let output = Pipe()
      gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      gzip.arguments = ["gzip", "-dc", path]
      gzip.standardOutput = output
      try gzip.run()
      bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
      gzip.waitUntilExit()
    }
    return bytes.split(separator: 0x0A)
  }
}
