import Textmend

/// Decides which characters get a symbol of their own.
struct SymbolPlan {
  /// Symbol of each code point of the basic plane.
  var basicPlane = [UInt16](repeating: Symbol.Rare.unassigned.rawValue, count: 0x10000)
  var firstKana: UInt16 = 0
  var firstHangul: UInt16 = 0
  var firstHan: UInt16 = 0
  var foldEnd: UInt16 = 0
  var variantEnd: UInt16 = 0
  /// The fold of each symbol from `foldEnd`.
  var folds: [UInt16] = []
  /// Code points of own symbols, by symbol.
  var scalars: [UInt16: UInt32] = [:]

  /// A mark or letter needs this many occurrences for an entry, Han and Hangul fewer.
  private static let markThreshold: UInt32 = 4
  private static let pairSymbolLimit = 1 << 14

  init(counts: [UInt32], lexicon: Lexicon) {
    classify(lexicon.lists)
    assignLetters(counts)
    var wanted = [Bool](repeating: false, count: 0x10000)
    for scalar in 0x3400..<0xA000 where counts[scalar] >= (scalar < 0x4E00 ? 3 : 1) { wanted[scalar] = true }
    for (word, _) in lexicon.words where word.count > 1 {
      for scalar in word where scalar < 0x10000 && SymbolPlan.isHan(scalar) { wanted[Int(scalar)] = true }
    }
    for (from, to) in lexicon.simplified {
      for scalar in [from] + to where scalar < 0x10000 && SymbolPlan.isHan(scalar) && scalar >= 0x4E00 {
        wanted[Int(scalar)] = true
      }
    }
    for scalar in wanted.indices where wanted[scalar] { wanted[Int(lexicon.fold(UInt32(scalar)))] = true }

    var next = Symbol.firstOwn
    func own(_ scalar: Int) {
      basicPlane[scalar] = next
      scalars[next] = UInt32(scalar)
      next += 1
    }
    for scalar in 0..<0x10000 where SymbolPlan.isOwnMark(scalar, counts[scalar]) { own(scalar) }
    firstKana = next
    for scalar in 0x3041...0x30FF where scalar != 0x30FB { own(scalar) }
    firstHangul = next
    for scalar in 0xAC00...0xD7A3 where counts[scalar] > 0 { own(scalar) }
    firstHan = next
    for scalar in [0x3005, 0x3006, 0x3007] { own(scalar) }
    for scalar in 0x3400..<0xA000 where wanted[scalar] && lexicon.fold(UInt32(scalar)) == UInt32(scalar) {
      own(scalar)
    }
    foldEnd = next
    precondition(Int(next) <= SymbolPlan.pairSymbolLimit, "too many symbols for a pair key")
    for scalar in 0x3400..<0xA000 where wanted[scalar] && lexicon.fold(UInt32(scalar)) != UInt32(scalar) {
      own(scalar)
      folds.append(basicPlane[Int(lexicon.fold(UInt32(scalar)))])
    }
    variantEnd = next
    precondition(next < Symbol.letterBase)
  }

  /// Occurrences that each symbol is taken for beyond those that were counted: Han by the lists.
  func expected(_ lists: HanLists, others: Double) -> [Double] {
    (0..<variantEnd).map { symbol in
      guard symbol >= firstHan, let scalar = scalars[symbol] else { return others }
      return lists.expected(scalar)
    }
  }

  /// As ``expected(_:others:)`` of the symbols that n-grams are made of, which are counted by what stands before them.
  func expectedInNGrams(_ lists: HanLists) -> [Double] {
    Array(expected(lists, others: 0.05).prefix(Int(foldEnd)))
  }

  static func isHan(_ scalar: UInt32) -> Bool {
    (0x3400..<0xA000).contains(scalar) || scalar == 0x3005 || scalar == 0x3007
  }

  func symbol(_ scalar: UInt32) -> UInt16 {
    scalar < 0x10000 ? basicPlane[Int(scalar)] : Symbol.supplementary(scalar)
  }

  func fold(_ symbol: UInt16) -> UInt16 {
    symbol < foldEnd || symbol >= Symbol.letterBase ? symbol : folds[Int(symbol - foldEnd)]
  }

  /// A line as the symbols that pairs are made of: characters folded, words of alphabets as one, the end of the line last.
  func symbols(_ line: [UInt32]) -> [UInt16] {
    var result: [UInt16] = []
    result.reserveCapacity(line.count + 1)
    var alphabet: UInt16?
    for scalar in line {
      let symbol = symbol(scalar)
      if symbol < Symbol.letterBase {
        alphabet = nil
        result.append(fold(symbol))
      } else if alphabet != symbol >> 9 & 7 {
        alphabet = symbol >> 9 & 7
        result.append(Symbol.word + (symbol >> 9 & 7))
      }
    }
    result.append(Symbol.newline)
    return result
  }

  /// The symbols of a word of Han characters alone, folded; nil for others.
  func foldedHan(_ word: some Sequence<UInt32>) -> [UInt16]? {
    var result: [UInt16] = []
    for scalar in word {
      let symbol = symbol(scalar)
      guard symbol >= firstHan, symbol < variantEnd else { return nil }
      result.append(fold(symbol))
    }
    return result
  }

  private static func isOwnMark(_ scalar: Int, _ count: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x30...0x39, 0x0A: false
    case 0x09, 0x21...0x7E: Alphabet.of(UInt32(scalar)) == nil
    case 0x3000...0x3004, 0x3008...0x303F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF5E,
      0x30FB:
      true
    case 0..<0xA0, 0x2500...0x259F, 0x3041..., 0xAC00...: false
    default:
      Alphabet.of(UInt32(scalar)) == nil && !isLetterLike(scalar) && count >= markThreshold
    }
  }

  private static func isLetterLike(_ scalar: Int) -> Bool {
    guard let scalar = Unicode.Scalar(UInt32(scalar)) else { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .unassigned, .privateUse, .surrogate, .control:
      return true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter:
      // Alphabets without a letter model stay classes; marks among them such as ª do not matter.
      return true
    default: return false
    }
  }
}
