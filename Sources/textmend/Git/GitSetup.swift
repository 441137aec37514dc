import TextmendFiles

/// Tells a repository of the filter and the text conversion.
struct GitSetup {
  var patterns: [String]

  /// - Returns: what was done, a line each.
  /// - Throws: `FileError`.
  func install() throws -> [String] {
    let top =
      try GitProgram.run(["rev-parse", "--show-toplevel"]).split(separator: 0x0A).first.map(Array.init) ?? []
    let program = GitSetup.quoted(FilePath("/proc/self/exe").resolved ?? FilePath("textmend"))
    let settings = [
      ("filter.textmend.process", "\(program) git-filter"), ("filter.textmend.required", "true"),
      ("diff.textmend.textconv", "\(program) textconv"),
    ]
    for (name, value) in settings { _ = try GitProgram.run(["config", name, value]) }
    let attributes = FilePath(bytes: top).appending(Array(".gitattributes".utf8))
    let added = try addLines(to: attributes)
    return settings.map { "git config \($0) \"\($1)\"" } + added.map { "\(attributes): \($0)" }
  }

  private func addLines(to path: FilePath) throws -> [String] {
    let file = path.exists ? try TextFile(reading: path) : nil
    var bytes = file?.bytes ?? []
    let present = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
    let lines = patterns.map { "\($0) filter=textmend diff=textmend" }.filter { !present.contains($0[...]) }
    guard !lines.isEmpty else { return [] }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    for line in lines { bytes += "\(line)\n".utf8 }
    if let file { try file.replace(with: bytes) } else { try OutputFile.write(bytes, to: path) }
    return lines
  }

  /// For the shell that git gives it to.
  private static func quoted(_ path: FilePath) -> String {
    let plain = path.string.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789/._-+".unicodeScalars.contains(scalar))
    }
    if plain { return path.string }
    return "'"
      + path.string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
