import ArgumentParser

/// What maintainers run; `Scripts/` calls it.
@main
struct TextmendTools: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textmend-tools",
    abstract: "Makes what is checked in as generated.",
    subcommands: [GenerateTables.self]
  )
}
