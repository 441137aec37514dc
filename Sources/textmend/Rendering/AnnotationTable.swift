import Textmend

extension Report {
  /// What a converter annotated, as a sentence; nil where it annotated nothing.
  var annotationTable: String? { Tally(self).annotationTable }
}

extension Tally {
  /// What a converter annotated, as a sentence; nil where it annotated nothing.
  var annotationTable: String? {
    let table = annotated.sorted()
    guard !table.isEmpty else { return nil }
    let noun = table.count == 1 ? "character" : "characters"
    return "readings were put after \(table.count) \(noun): " + String(String.UnicodeScalarView(table))
  }
}
