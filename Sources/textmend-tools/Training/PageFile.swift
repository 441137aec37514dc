import Textmend

/// Serialises what `LetterPairTable` reads.
enum PageFile {
  static func bytes(_ trainer: PageTrainer) -> [UInt8] {
    let header = "Made by Scripts/train-pages (textmend-tools), do not edit\n"
    var bytes = Array(header.utf8) + [UInt8](repeating: 0x0A, count: 64 - header.utf8.count)
    TableFile.append(UInt16(trainer.languages.count), to: &bytes)
    for language in trainer.languages {
      let name = Array(language.name.utf8.prefix(8))
      bytes += name + [UInt8](repeating: 0, count: 8 - name.count)
      TableFile.append(UInt16(language.alphabet.count), to: &bytes)
      for scalar in language.alphabet { TableFile.append(UInt16(scalar), to: &bytes) }
      bytes += language.costs
    }
    TableFile.append(UInt16(trainer.marks.count), to: &bytes)
    for (scalar, mark) in trainer.marks {
      TableFile.append(UInt16(scalar), to: &bytes)
      bytes += mark.after + mark.before
    }
    return bytes
  }
}
