import Textmend

/// A language model read from files, for models that are not embedded.
enum ModelFiles {
  /// - Parameter directory: where `train-model` has written language-*.bin.
  static func load(directory: String) throws -> LanguageModel {
    try load { try FileBytes.read("\(directory)/\($0)") }
  }

  /// The memory is kept as long as the program runs: tables point into it.
  static func load(_ file: (_ name: String) throws -> [UInt8]) rethrows -> LanguageModel {
    func place(_ name: String) throws -> UnsafeRawPointer {
      let bytes = try file("language-\(name).bin")
      let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
      // SAFETY: as many bytes as were allocated, never freed and never written again.
      unsafe memory.copyMemory(from: bytes, byteCount: bytes.count)
      return UnsafeRawPointer(memory)
    }
    // SAFETY: aligned as the tables ask for, and written by the same program.
    return try unsafe LanguageModel(
      LanguageTables(
        symbols: SymbolTable(place("symbols")), pairs: LineTable(place("pairs")),
        words: HashLineTable(place("words")), letters: LetterTable(place("letters"))))
  }
}
