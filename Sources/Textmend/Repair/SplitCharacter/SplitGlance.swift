/// A first look at a place where boundaries may have parted: what the text costs there, read as the program would have
/// found it, for a few characters and without a choice. Most of what looks odd is a name, and a search costs far more;
/// with it, the rule takes a twentieth of the time on clean Chinese text.
struct SplitGlance {
  let scalars: [UInt32]
  /// What each of them costs as it stands, in sixteenths of a bit.
  let costs: [Int32]
  let page: SplitPage
  let model: LanguageModel

  /// What a stretch must gain, and a place, in sixteenths of a bit. A search sees more than a glance does: pairs that
  /// vanished, a second loss. Asking for no loss at all left two more of 60 stripped documents unrepaired.
  static let demandOfStretch: Int32 = -4 * 16
  static let demandOfPlace: Int32 = -16 * 16
  /// Where blanks are put back, boundaries meet at once, so that a glance sees it all.
  static let demandOfPair: Int32 = -8 * 16

  /// What counts for bytes that form no character: a pair may have vanished there.
  private static let costOfNone: Int32 = 20 * 16
  /// Characters read before a place, and behind it.
  private static let contextLength = 4
  private static let reach = 3

  /// What a stretch gains when its bytes are paired one byte later, as they are where boundaries are off.
  func gain(shifting range: Range<Int>) -> Int32 {
    var state = LanguageModel.State()
    var gain: Int32 = 0
    for i in range.dropLast() {
      gain += (costs[i] + costs[i + 1]) / 2 - cost(&state, shifted(i))
    }
    return gain
  }

  /// What the text gains when the trail byte `trail` is put back behind the first byte of the character at `i`; `Int32.min`
  /// where that makes no character.
  func gain(restoring trail: UInt8, at i: Int) -> Int32 {
    let restored = page.guess(UInt8(page.code(scalars[i]) >> 8), trail)
    guard restored != 0 else { return .min }
    var state = state(before: i)
    var gain = -model.step(&state, restored).sixteenths
    var k = i
    while k < scalars.count, k < i + SplitGlance.reach, scalars[k] >= 0x80 {
      let code = page.code(scalars[k])
      guard code != 0 else { break }
      gain += costs[k]
      let byte = UInt8(code & 0xFF)
      // Boundaries meet at a letter.
      if byte < 0x80 { return gain - model.step(&state, UInt32(byte)).sixteenths }
      gain -= cost(&state, shifted(k))
      k += 1
    }
    return k < scalars.count ? gain + costs[k] : gain
  }

  /// What the text gains when two bytes of `byte` are put between the bytes of the character at `i`; `Int32.min` where
  /// that makes no two characters.
  func gain(parting i: Int, by byte: UInt8) -> Int32 {
    let code = page.code(scalars[i])
    let first = page.guess(UInt8(code >> 8), byte)
    let second = page.guess(byte, UInt8(code & 0xFF))
    guard first != 0, second != 0 else { return .min }
    var state = state(before: i)
    var gain = costs[i] - model.step(&state, first).sixteenths - model.step(&state, second).sixteenths
    let end = i + 1 + SplitGlance.reach
    for k in (i + 1)..<min(end, scalars.count) {
      gain += costs[k] - model.step(&state, scalars[k]).sixteenths
    }
    return end > scalars.count ? gain + costOfEnd - model.step(&state, 0x0A).sixteenths : gain
  }

  /// What the end of the line costs behind the text as it stands.
  private var costOfEnd: Int32 {
    var state = state(before: scalars.count)
    return model.step(&state, 0x0A).sixteenths
  }

  /// The character made of the second byte of the one at `i` and the first of the next; 0 where there is none.
  private func shifted(_ i: Int) -> UInt32 {
    guard i + 1 < scalars.count else { return 0 }
    return page.scalar(UInt8(page.code(scalars[i]) & 0xFF), UInt8(page.code(scalars[i + 1]) >> 8))
  }

  private func cost(_ state: inout LanguageModel.State, _ scalar: UInt32) -> Int32 {
    guard scalar != 0 else { return SplitGlance.costOfNone }
    return min(model.step(&state, scalar).sixteenths, SplitGlance.costOfNone)
  }

  private func state(before i: Int) -> LanguageModel.State {
    var state = LanguageModel.State()
    for k in max(0, i - SplitGlance.contextLength)..<i { _ = model.step(&state, scalars[k]) }
    return state
  }
}
