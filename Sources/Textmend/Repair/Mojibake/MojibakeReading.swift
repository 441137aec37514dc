/// The best way to read a line with some runs of it decoded by one pair of encodings.
struct MojibakeReading {
  var patch = MojibakePatch()
  /// Cost of the line so read, entries into runs included; in sixteenths of a bit.
  var cost: Int32 = 0
  /// Characters that decoding made.
  var changed = 0
  /// Characters above ASCII that were left as they are.
  var kept = 0
  /// Characters with a byte that had to be guessed.
  var filled = 0
  /// Fillings that stay open: see ``MojibakeDoubt``.
  var doubts: [MojibakeDoubt] = []

  /// How much the decoded characters tell of the text: one for a letter, three for a Han character, a syllable or
  /// a kana.
  var context: Int {
    var total = 0
    for edit in patch.edits {
      for scalar in edit.scalars where scalar >= 0x80 && scalar != 0xFFFD {
        total += scalar >= 0x2E80 && scalar < 0x10000 ? 3 : 1
      }
    }
    return total
  }
}

extension MojibakeReading {
  /// Two readings run side by side, one that leaves text alone and one that decodes; at each unit each may
  /// go on from either. The cheapest path through them says which runs of the line are damaged.
  ///
  /// - Complexity: O(line), four readings of each character by the model.
  init(_ line: [UInt32], units: borrowing MojibakeUnits, proof: MojibakeProof, model: LanguageModel) {
    let entry = MojibakeWeights.entry(proof).sixteenths
    let insideWord = proof == .utf8 ? 0 : MojibakeWeights.insideWord.sixteenths
    var keep: Int32 = 0
    var keepState = LanguageModel.State()
    var decode = entry
    var decodeState = keepState
    // For each unit and lane, whether its best predecessor was the decoding lane.
    var keepFromDecode: [Bool] = []
    var decodeFromDecode: [Bool] = []
    keepFromDecode.reserveCapacity(units.units.count)
    decodeFromDecode.reserveCapacity(units.units.count)

    for unit in units.units {
      let glued =
        insideWord > 0 && unit.start > 0 && MojibakeReading.isWordPart(line[unit.start - 1])
        && MojibakeReading.isWordPart(line[unit.start])
      let leave = glued ? insideWord : 0
      let enter = entry + leave
      var fromKeep = keepState
      var costFromKeep = keep
      var fromDecode = decodeState
      var costFromDecode = decode
      for i in unit.start..<unit.end {
        costFromKeep += model.step(&fromKeep, line[i]).sixteenths
        costFromDecode += model.step(&fromDecode, line[i]).sixteenths
      }
      let leftDecode = costFromDecode + leave
      switch unit.kind {
      case .same:
        let enterHere = costFromKeep + enter
        keepFromDecode.append(leftDecode < costFromKeep)
        decodeFromDecode.append(costFromDecode <= enterHere)
        (keep, keepState) = leftDecode < costFromKeep ? (leftDecode, fromDecode) : (costFromKeep, fromKeep)
        (decode, decodeState) =
          costFromDecode <= enterHere ? (costFromDecode, fromDecode) : (enterHere, fromKeep)
      case .fixed:
        let best = min(leftDecode, costFromKeep)
        let bestState = leftDecode < costFromKeep ? fromDecode : fromKeep
        keepFromDecode.append(leftDecode < costFromKeep)
        decodeFromDecode.append(leftDecode < costFromKeep)
        (keep, keepState) = (best, bestState)
        (decode, decodeState) = (best + entry, bestState)
      case .decoded:
        var entering = keepState
        var costEntering = keep + enter
        var staying = decodeState
        var costStaying = decode
        for i in unit.outputStart..<unit.outputEnd {
          costEntering += model.step(&entering, units.output[i]).sixteenths
          costStaying += model.step(&staying, units.output[i]).sixteenths
        }
        keepFromDecode.append(leftDecode < costFromKeep)
        decodeFromDecode.append(costStaying <= costEntering)
        (keep, keepState) = leftDecode < costFromKeep ? (leftDecode, fromDecode) : (costFromKeep, fromKeep)
        (decode, decodeState) =
          costStaying <= costEntering ? (costStaying, staying) : (costEntering, entering)
      }
    }

    keep += model.step(&keepState, 0x0A).sixteenths
    decode += model.step(&decodeState, 0x0A).sixteenths
    var isDecoding = decode < keep
    cost = min(decode, keep)
    var chosen: [Int] = []
    for index in units.units.indices.reversed() {
      let unit = units.units[index]
      if isDecoding, unit.kind == .decoded {
        chosen.append(index)
      } else if line[unit.start] >= 0x80, unit.kind != .same {
        kept += unit.end - unit.start
      }
      isDecoding = isDecoding ? decodeFromDecode[index] : keepFromDecode[index]
    }
    for index in chosen.reversed() {
      let unit = units.units[index]
      patch.append(unit.start..<unit.end, units.output[unit.outputStart..<unit.outputEnd])
      changed += unit.outputEnd - unit.outputStart
    }
  }

  /// As ``isWordPart(_:)``, with Latin-1's symbols counted as marks.
  static func isLetterNotMark(_ scalar: UInt32) -> Bool {
    isWordPart(scalar) && !(scalar >= 0xA1 && scalar <= 0xBF) && scalar != 0x2122 && scalar != 0x20AC
  }

  /// Letters and digits of any script, roughly: a boundary between two of them is inside a word.
  static func isWordPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xA1, 0x2000...0x206F, 0x3000...0x3003, 0x3008...0x3020, 0xFF01...0xFF0F, 0xFF1A...0xFF20: false
    default: true
    }
  }
}
