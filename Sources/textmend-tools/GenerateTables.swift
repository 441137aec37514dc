import ArgumentParser
import Foundation
import Textmend

/// `textmend-tools generate-tables`: the encoding tables, from the live iconv and the overlays, and the names of
/// HTML, from Python.
struct GenerateTables: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes the encoding tables from libc's iconv, libiconv_hook and the overlays; HTML's names.")

  @Option(help: "The folder for the .bin files.")
  var output: String

  func run() throws {
    for file in try EncodingTables.generate() + [HTMLEntityTable.file()] {
      try Data(file.bytes).write(to: URL(fileURLWithPath: "\(output)/\(file.name).bin"))
      print("\(file.name).bin: \(file.bytes.count) bytes, \(file.codes) codes")
    }
  }
}
