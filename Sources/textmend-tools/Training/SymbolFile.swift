import Textmend

/// Serialises what `SymbolTable` reads: symbols, folds, and the costs of each symbol alone.
struct SymbolFile {
  private(set) var bytes: [UInt8] = []

  /// Forms that nobody writes in this variety cost at most so many bits: pages that were converted character by character
  /// are full of them.
  private static let dearestForm = 3.5
  /// A variant seen less often in all text is rare as such.
  private static let rareForm: UInt32 = 20
  private static let dearestRareForm = 8.0

  init(plan: SymbolPlan, counts: TextCounts, pairs: PairTrainer, lexicon: Lexicon) {
    for limit in [plan.firstKana, plan.firstHangul, plan.firstHan, plan.foldEnd, plan.variantEnd, 0, 0, 0] {
      TableFile.append(UInt32(limit), to: &bytes)
    }
    for symbol in plan.basicPlane { TableFile.append(symbol, to: &bytes) }
    appendRecords(plan, counts, pairs, lexicon)
    for symbol in 0..<plan.foldEnd { TableFile.append(UInt16(plan.scalars[symbol] ?? 0), to: &bytes) }
    for script in 0..<8 {
      for state in 0..<4 {
        let cases = [0, 1].map { Double(counts.cases[script * 8 + state * 2 + $0]) + 2 }
        let hasCase = counts.cases[script * 8 + 1] + counts.cases[script * 8 + 3] > 0
        for count in cases {
          bytes.append(hasCase ? quantised(count / (cases[0] + cases[1]), steps: 8, limit: 255) : 0)
        }
      }
    }
    for ratio in pairs.ratios {
      let eighths = (-exactLog2(ratio) * 8).rounded() + Double(ClassTable.zero)
      bytes.append(UInt8(max(0, min(255, eighths))))
    }
  }

  private mutating func appendRecords(
    _ plan: SymbolPlan, _ counts: TextCounts, _ pairs: PairTrainer, _ lexicon: Lexicon
  ) {
    let families = SymbolFile.families(plan, lexicon)
    let simplified = SymbolFile.forms(
      plan, families, counts.simplified, all: counts.symbols, simplified: true)
    let traditional = SymbolFile.forms(
      plan, families, counts.traditional, all: counts.symbols, simplified: false)
    let total = Double(counts.symbols.reduce(0) { $0 + UInt64($1) })
    let expected = plan.expected(lexicon.lists, others: 0.3)
    for symbol in 0..<plan.variantEnd {
      let fold = plan.fold(symbol)
      let i = Int(symbol)
      let record = SymbolRecord(
        fold: fold, novel: quantised(pairs.novel[Int(fold)], steps: 8, limit: 255),
        backOff: quantised(pairs.backOff[Int(fold)], steps: 8, limit: 255),
        symbolClass: pairs.classes[Int(fold)],
        inSimplified: simplified[i], inTraditional: traditional[i],
        unigram: quantised((Double(counts.symbols[i]) + expected[i]) / total, steps: 8, limit: 255))
      TableFile.append(UInt32(truncatingIfNeeded: record.bits), to: &bytes)
      TableFile.append(UInt32(truncatingIfNeeded: record.bits >> 32), to: &bytes)
    }
  }

  /// The symbols that fold to each symbol with variants, itself first.
  private static func families(_ plan: SymbolPlan, _ lexicon: Lexicon) -> [UInt16: [UInt16]] {
    var families: [UInt16: [UInt16]] = [:]
    for (i, fold) in plan.folds.enumerated() {
      families[fold, default: [fold]].append(plan.foldEnd + UInt16(i))
    }
    // The preferred traditional form comes second: it is the one to expect where nothing was counted.
    for (fold, members) in families {
      guard let scalar = plan.scalars[fold], let preferred = lexicon.traditional[scalar]?.first,
        let place = members.firstIndex(of: plan.symbol(preferred)), place > 1
      else { continue }
      families[fold]?.swapAt(1, place)
    }
    return families
  }

  private static func forms(
    _ plan: SymbolPlan, _ families: [UInt16: [UInt16]], _ counts: [UInt32], all: [UInt32], simplified: Bool
  ) -> [UInt8] {
    var costs = [UInt8](repeating: 0, count: Int(plan.variantEnd))
    for (_, members) in families {
      let expected = simplified ? 0 : 1
      let weights = members.enumerated().map { i, symbol in
        Double(counts[Int(symbol)]) + (i == expected ? 1 : 0.1)
      }
      let sum = weights.reduce(0, +)
      for (symbol, weight) in zip(members, weights) {
        let dearest = all[Int(symbol)] < rareForm ? dearestRareForm : dearestForm
        costs[Int(symbol)] = quantised(weight / sum, steps: 8, limit: dearest * 8)
      }
    }
    return costs
  }
}
