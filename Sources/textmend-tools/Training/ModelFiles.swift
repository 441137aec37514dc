import Textmend

/// Language models read from files, for models that are not embedded.
enum ModelFiles {
  /// - Parameter directory: where `train-model` has written language-*.bin.
  static func load(directory: String) throws -> LanguageModel {
    try load { try FileBytes.read("\(directory)/\($0)") }
  }

  /// - Parameter directory: where `train-model` has written language-*.bin.
  static func loadNGrams(directory: String) throws -> NGramModel {
    try loadNGrams { try FileBytes.read("\(directory)/\($0)") }
  }

  /// The memory is kept as long as the program runs: tables point into it.
  static func loadNGrams(_ file: (_ name: String) throws -> [UInt8]) rethrows -> NGramModel {
    let base = try load(file)
    // SAFETY: aligned as the table asks for, and written by the same program.
    return try unsafe NGramModel(base, NGramTable(place("ngrams", file)))
  }

  private static func place(
    _ name: String, _ file: (_ name: String) throws -> [UInt8]
  ) rethrows -> UnsafeRawPointer {
    let bytes = try file("language-\(name).bin")
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
    // SAFETY: as many bytes as were allocated, never freed and never written again.
    unsafe memory.copyMemory(from: bytes, byteCount: bytes.count)
    return UnsafeRawPointer(memory)
  }

  /// The memory is kept as long as the program runs: tables point into it.
  static func load(_ file: (_ name: String) throws -> [UInt8]) rethrows -> LanguageModel {
    func place(_ name: String) throws -> UnsafeRawPointer { try unsafe Self.place(name, file) }
    // SAFETY: aligned as the tables ask for, and written by the same program.
    return try unsafe LanguageModel(
      LanguageTables(
        symbols: SymbolTable(place("symbols")), pairs: LineTable(place("pairs")),
        words: HashLineTable(place("words")), letters: LetterTable(place("letters"))))
  }
}
