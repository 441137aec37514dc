import ArgumentParser

/// Tools for maintainers: what generates the tables that the library embeds, and what measures it.
@main
struct TextmendTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textmend-tools",
    abstract: "Generate and measure what Textmend embeds.",
    subcommands: [TrainModel.self, MeasureModel.self, ModelCost.self])
}
