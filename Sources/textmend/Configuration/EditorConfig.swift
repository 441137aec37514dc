import TextmendFiles

/// An `.editorconfig`, as far as it concerns bytes: `charset` and `end_of_line` (https://spec.editorconfig.org).
struct EditorConfig: Sendable {
  static let name = ".editorconfig"

  private struct Section: Sendable {
    var heading: String
    var globs: [Glob]
    /// Names and values, both in small letters.
    var properties: [String: String] = [:]
  }

  /// No files further up count.
  private(set) var isRoot = false
  private let path: FilePath
  private let folder: [[UInt8]]
  private var sections: [Section] = []

  /// A file that cannot be read says nothing, as in editors.
  init?(reading path: FilePath) {
    guard let bytes = try? TextFile(reading: path).bytes else { return nil }
    self.path = path
    folder = path.folder.components
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      read(EditorConfig.trimmed(line))
    }
  }

  private mutating func read(_ line: Substring) {
    guard let first = line.first, first != "#", first != ";" else { return }
    if first == "[", line.last == "]" {
      let heading = String(line.dropFirst().dropLast())
      sections.append(
        Section(heading: heading, globs: EditorConfig.alternatives(heading).compactMap { Glob($0) }))
      return
    }
    guard let equals = line.firstIndex(of: "=") else { return }
    let name = EditorConfig.trimmed(line[..<equals]).lowercased()
    let value = EditorConfig.trimmed(line[line.index(after: equals)...]).lowercased()
    if sections.isEmpty {
      if name == "root" { isRoot = value == "true" }
    } else {
      sections[sections.count - 1].properties[name] = value
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// A pattern without braces for each choice: `{a,b}.txt`, `{1..3}.txt`. At most 1,024.
  static func alternatives(_ pattern: String) -> [String] {
    var finished: [String] = []
    var open = [pattern]
    while let next = open.popLast(), finished.count + open.count < 1024 {
      guard let brace = innermost(in: next) else {
        finished.append(next)
        continue
      }
      let (head, tail) = (next[..<brace.lowerBound], next[brace.upperBound...])
      for choice in choices(next[brace].dropFirst().dropLast()) { open.append(head + choice + tail) }
    }
    return finished
  }

  /// The first `{…}` without another in it.
  private static func innermost(in pattern: String) -> Range<String.Index>? {
    var start: String.Index?
    for index in pattern.indices {
      if pattern[index] == "{" { start = index }
      if pattern[index] == "}", let start { return start..<pattern.index(after: index) }
    }
    return nil
  }

  private static func choices(_ text: Substring) -> [String] {
    let ends = text.split(separator: ".", omittingEmptySubsequences: false)
    if ends.count == 3, ends[1].isEmpty, let low = Int(ends[0]), let high = Int(ends[2]), low <= high,
      high - low < 1024
    {
      return (low...high).map(String.init)
    }
    return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// Values that follow from the sections which match a file; nil where none does.
  func layer(for path: [[UInt8]]) -> SettingLayer? {
    var layer = SettingLayer(origin: self.path.stringFromHere)
    if let (section, value) = property("end_of_line", for: path) {
      layer.origin += ", [\(section)]"
      // Textmend makes line feeds or keeps what there is.
      layer.values[.lineEnding] = .text(value == "lf" ? "lf" : "keep")
    }
    if let (section, value) = property("charset", for: path), value.hasPrefix("utf-8") {
      if layer.values.isEmpty { layer.origin += ", [\(section)]" }
      layer.values[.byteOrderMark] = .text(value == "utf-8-bom" ? "keep" : "remove")
    }
    return layer.values.isEmpty ? nil : layer
  }

  /// The encoding, other than UTF-8, that a file is meant to stay in; nil where it is UTF-8 or not said.
  func foreignCharset(for path: [[UInt8]]) -> String? {
    property("charset", for: path).map(\.value).flatMap {
      $0.hasPrefix("utf-8") || $0 == "unset" ? nil : $0
    }
  }

  /// The last section that matches and has the property wins.
  private func property(_ name: String, for path: [[UInt8]]) -> (section: String, value: String)? {
    guard path.starts(with: folder) else { return nil }
    let inside = Array(path[folder.count...])
    return sections.last { section in
      section.properties[name] != nil && section.properties[name] != "unset"
        && section.globs.contains { $0.matchesFile(inside) }
    }.map { ($0.heading, $0.properties[name] ?? "") }
  }
}
