/// Simplified and traditional forms of Han characters, as the model knows them (OpenCC's character tables).
struct HanVariants: Sendable {
  static let shared = HanVariants()

  private let symbols: SymbolTable

  init(model: LanguageModel = .shared) { symbols = model.tables.symbols }

  /// The simplified form of a traditional character or variant; every other code point itself.
  func fold(_ scalar: UInt32) -> UInt32 {
    let symbol = symbols.symbol(scalar)
    guard symbol >= symbols.foldEnd, symbol < symbols.variantEnd else { return scalar }
    return symbols.scalar(folded: symbols.fold(symbol))
  }

  /// Whether the character has a simplified form that differs from it.
  func isTraditionalOnly(_ scalar: UInt32) -> Bool {
    let symbol = symbols.symbol(scalar)
    return symbol >= symbols.foldEnd && symbol < symbols.variantEnd
  }

  /// Whether the character is one that simplified text has and traditional text does not (国, not 后).
  func isSimplifiedOnly(_ scalar: UInt32) -> Bool {
    let symbol = symbols.symbol(scalar)
    guard symbol >= symbols.firstHan, symbol < symbols.foldEnd else { return false }
    return symbols.record(symbol).inTraditional >= symbols.record(symbol).inSimplified + 16
  }

  /// Whether the character is in ordinary use: less than 20 bits on its own.
  func isCommon(_ scalar: UInt32) -> Bool {
    let symbol = symbols.symbol(scalar)
    guard symbol >= symbols.firstHan, symbol < symbols.variantEnd else { return false }
    return symbols.record(symbol).unigram < 20 * 16
  }
}
