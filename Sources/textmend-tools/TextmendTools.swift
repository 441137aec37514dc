import ArgumentParser

/// What maintainers run; `Scripts/` calls it: what generates the tables that the library embeds, and what measures it.
@main
struct TextmendTools: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textmend-tools",
    abstract: "Generate and measure what Textmend embeds.",
    subcommands: [
      GenerateTables.self, TrainModel.self, MeasureModel.self, ModelCost.self, Bench.self, BenchLanguage.self,
      BenchDetect.self,
      TrainPages.self,
    ]
  )
}
