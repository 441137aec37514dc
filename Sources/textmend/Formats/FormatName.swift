import ArgumentParser
import TextmendFiles

/// What a file is taken for: `--as`, or else what its name says.
enum FormatName: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, html, xml, json, jsonl, csv, tsv, code

  private static let extensions: [String: FormatName] = [
    "md": .markdown, "markdown": .markdown, "mdown": .markdown,
    "html": .html, "htm": .html, "xhtml": .html, "shtml": .html,
    "xml": .xml, "svg": .xml, "rss": .xml, "atom": .xml, "xsl": .xml, "xslt": .xml, "xsd": .xml, "rdf": .xml,
    "xlf": .xml, "tmx": .xml, "kml": .xml, "gpx": .xml, "opf": .xml, "ncx": .xml, "fb2": .xml, "resx": .xml,
    "json": .json, "geojson": .json, "webmanifest": .json, "ipynb": .json,
    "jsonl": .jsonl, "ndjson": .jsonl,
    "csv": .csv, "tsv": .tsv, "tab": .tsv,
  ]

  /// Small letters behind the last dot of a name, or nothing.
  private static func fileExtension(_ name: [UInt8]) -> String {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }

  /// The format of a file; nil where all of it is text.
  ///
  /// - Parameter name: without a compression's ending.
  static func format(_ choice: FormatName?, named name: [UInt8]) -> (any TextFormat)? {
    let ending = fileExtension(name)
    let syntax = CodeSyntax(fileExtension: ending)
    switch choice ?? extensions[ending] ?? (syntax == nil ? .text : .code) {
    case .text: return nil
    case .markdown: return MarkdownFormat()
    case .html: return MarkupFormat(isHTML: true)
    case .xml: return MarkupFormat(isHTML: false)
    case .json: return JSONFormat(hasLines: false)
    case .jsonl: return JSONFormat(hasLines: true)
    case .csv: return TableFormat(separator: nil)
    case .tsv: return TableFormat(separator: 0x09)
    case .code: return CodeFormat(syntax: syntax ?? .slashes)
    }
  }
}

/// `--as`.
struct TypeArguments: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Take files for text, markdown, html, xml, json, jsonl, csv, tsv or code, whatever their names end with.",
      valueName: "format"))
  var type: FormatName?
}
