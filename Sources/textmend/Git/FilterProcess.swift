import Textmend
import TextmendFiles

/// The long-running side of git's filter protocol, version 2 (gitattributes(5)): `clean` mends what goes into the
/// repository, `smudge` gives back what comes out of it as it is.
struct FilterProcess {
  private var plan: SettingsPlan
  private var packets = PacketLine()

  init(_ plan: SettingsPlan) {
    self.plan = plan
  }

  /// Answers git until it goes away.
  mutating func run() throws {
    guard try packets.readList()?.contains("version=2") == true else {
      throw PacketLine.ProtocolError(description: "git does not speak version 2 of its filter protocol")
    }
    try send(PacketLine.list(["git-filter-server", "version=2"]))
    guard try packets.readList() != nil else { return }
    try send(PacketLine.list(["capability=clean", "capability=smudge"]))
    while let command = try packets.readList() {
      let content = try packets.readContent()
      try send(answer(FilterProcess.values(command), content))
    }
  }

  private static func values(_ lines: [String]) -> [Substring: Substring] {
    Dictionary(
      lines.compactMap { line in
        line.firstIndex(of: "=").map { (line[..<$0], line[line.index(after: $0)...]) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func answer(_ command: [Substring: Substring], _ content: [UInt8]) -> [UInt8] {
    let path = FilePath(String(command["pathname"] ?? "file"))
    var result = content
    if command["command"] == "clean" {
      do {
        result = try mended(content, path)
      } catch {
        Messages.error("\(error)")
        return PacketLine.list(["status=error"])
      }
    }
    // The empty list at the end says that the status still holds.
    return PacketLine.list(["status=success"]) + PacketLine.content(result) + PacketLine.list([])
  }

  private mutating func mended(_ content: [UInt8], _ path: FilePath) throws -> [UInt8] {
    guard try plan.omission(of: path) == nil else { return content }
    let mender = Mender(try plan.options(for: path))
    let format = FormatName.format(nil, named: path.name)
    let outcome = FileOutcome(content, named: path.string, mender: mender, format: format)
    if let failure = outcome.failure { throw failure }
    return outcome.mended?.bytes ?? content
  }

  private func send(_ bytes: [UInt8]) throws { try StandardStream.output.write(bytes) }
}
