/// Where in a text damaged and true boundaries may part: `?` in Han text, and stretches that cost much more than text does.
///
/// Misaligned text stands at 18 bits a character, clean text at 7 (deviations 1.6 and 2.2 in windows of eight). What this
/// misses is not searched, and what it finds in vain costs a search; nothing is decided here.
struct SplitStarts {
  /// By position: whether boundaries may part there.
  private(set) var departures: [Bool]
  /// The positions; with the mean cost of what begins there, or for blanks, with what a glance says that the text gains,
  /// in sixteenths of a bit; `?` come first.
  private(set) var places: [(position: Int, cost: Int32)] = []

  /// - Parameter costs: what ``costs(_:_:)`` says, where that is known.
  /// - Complexity: linear.
  init(_ scalars: [UInt32], program: BytewiseProgram, model: LanguageModel, costs known: [Int32]? = nil) {
    departures = Array(repeating: false, count: scalars.count)
    if program == .cutsAtMarks {
      for i in SplitCharacter.departures(in: scalars) { note(i, .max) }
      places.sort { $0.position < $1.position }
      return
    }
    let costs = known ?? SplitStarts.costs(scalars, model)
    let page = program.page
    let glance = SplitGlance(scalars: scalars, costs: costs, page: page, model: model)
    switch program {
    case .cutsAtMarks, .wrapsLines, .foldsBlanks, .foldsQuotes: break
    case .foldsWidth: noteStretches(scalars, costs, glance) { _ in true }
    case .losesBytes:
      noteStretches(scalars, costs, glance) { page.code(scalars[$0]) != 0 }
      noteSingles(scalars, costs, page)
    case .removesBackslashes:
      // A lead byte alone shows where no trail byte follows.
      let isAllHalves = !zip(scalars, scalars.dropFirst()).contains { $0 == 0xFFFD && $1 >= 0x40 }
      // What is lost is known, so one character may tell; the next may be a loose letter.
      for i in scalars.indices where scalars[i] >= 0x80 {
        let isOdd =
          costs[i] >= SplitStarts.strange
          || i + 1 < costs.count && costs[i] + costs[i + 1] >= SplitStarts.oddPair
        let isHalf = scalars[i] == 0xFFFD && page.encoding == .big5 && isAllHalves
        guard isHalf || isOdd && glance.gain(restoring: 0x5C, at: i) >= SplitGlance.demandOfPlace else {
          continue
        }
        note(i, costs[i])
      }
    case .removesBlanks:
      for i in scalars.indices where scalars[i] >= 0x80 {
        let gain = glance.gain(parting: i, by: 0xA1)
        // The last of a line may have been a character and its full stop: 。 is A1A3.
        let isOdd = i + 1 == scalars.count || costs[i] + costs[i + 1] >= SplitStarts.oddPair
        if gain >= (isOdd ? SplitGlance.demandOfPair : 0) { note(i, gain) }
      }
    }
    if program != .removesBlanks { noteQuestionMarks(scalars, costs) }
    places.sort { $0.position < $1.position }
  }

  /// Sixteenths of a bit: what a character and the next cost together where the first is two in truth.
  private static let oddPair: Int32 = 22 * 16
  /// The mean of a stretch that may be misaligned, and how many characters are looked at.
  private static let strange: Int32 = 12 * 16
  private static let stretch = 4
  /// How far before such a stretch boundaries may have parted: the first characters may look like text.
  private static let lead = 3

  private mutating func note(_ i: Int, _ cost: Int32) {
    guard !departures[i] else { return }
    departures[i] = true
    places.append((i, cost))
  }

  /// The costliest stretches of a text, at most `count`, in the order of the text.
  static func spots(in scalars: [UInt32], _ model: LanguageModel, count: Int) -> [Range<Int>] {
    var runs: [(range: Range<Int>, cost: Int32)] = []
    forEachStretch(scalars, costs(scalars, model)) { range, mean in
      if let last = runs.last, range.lowerBound <= last.range.upperBound + spotDistance {
        runs[runs.count - 1] = (last.range.lowerBound..<range.upperBound, max(last.cost, mean))
      } else {
        runs.append((range, mean))
      }
    }
    return runs.sorted { ($1.cost, $0.range.lowerBound) < ($0.cost, $1.range.lowerBound) }.prefix(count)
      .map(\.range).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Stretches that are nearer belong together.
  private static let spotDistance = 4

  /// For each spot the places where boundaries may have parted for it. Where the text has no spots, the first places.
  func positions(near spots: [Range<Int>]) -> [[Int]] {
    let near = spots.map { spot in
      places.filter { place in
        // A `?` shows the place itself; it may stand before a reading, which is long.
        place.cost == .max
          ? spot.lowerBound - SplitStarts.readingReach <= place.position && place.position < spot.upperBound
          : spot.lowerBound - SplitStarts.reach <= place.position && place.position <= spot.lowerBound + 1
      }.map(\.position)
    }
    return spots.isEmpty ? places.prefix(SplitStarts.placesWithoutSpots).map { [$0.position] } : near
  }

  /// The places that cost most, in the order of the text: single characters, which make no spot.
  var costliest: [[Int]] {
    places.sorted { ($1.cost, $0.position) < ($0.cost, $1.position) }.prefix(SplitStarts.preciseTries)
      .map(\.position).sorted().map { [$0] }
  }

  private static let preciseTries = 12
  private static let placesWithoutSpots = 4
  private static let reach = 4
  private static let readingReach = 12

  /// By position: whether it belongs to a stretch that costs too much.
  static func strange(_ scalars: [UInt32], _ model: LanguageModel) -> [Bool] {
    var result = Array(repeating: false, count: scalars.count)
    forEachStretch(scalars, costs(scalars, model)) { range, _ in
      for k in range { result[k] = true }
    }
    return result
  }

  /// Every position from which on, or shortly behind, the text costs too much.
  private mutating func noteStretches(
    _ scalars: [UInt32], _ costs: [Int32], _ glance: SplitGlance, _ mayDepart: (Int) -> Bool
  ) {
    SplitStarts.forEachStretch(scalars, costs) { range, mean in
      guard glance.gain(shifting: range) >= SplitGlance.demandOfStretch else { return }
      for k in max(0, range.lowerBound - SplitStarts.lead)...range.lowerBound
      where scalars[k] >= 0x80 && mayDepart(k) {
        note(k, mean)
      }
    }
  }

  /// Where one visible character is all that shows a lost byte, because boundaries meet at the next: a strange character
  /// before ASCII (在廟 without its first byte is 趶R), and an ASCII letter alone among Han that was a trail byte.
  private mutating func noteSingles(_ scalars: [UInt32], _ costs: [Int32], _ page: SplitPage) {
    for i in scalars.indices {
      if scalars[i] >= 0x80 {
        guard page.code(scalars[i]) != 0, i + 1 < scalars.count, 0x3F..<0x7F ~= scalars[i + 1] else {
          continue
        }
        if costs[i] + costs[i + 1] >= SplitStarts.oddPair { note(i, costs[i]) }
      } else if 0x40..<0x7F ~= scalars[i], costs[i] >= SplitStarts.strange, i > 0, scalars[i - 1] >= 0x2E80,
        i + 1 == scalars.count || scalars[i + 1] >= 0x80 || scalars[i + 1] < 0x30
      {
        note(i, costs[i])
      }
    }
  }

  /// Every `?` behind which the text costs too much.
  private mutating func noteQuestionMarks(_ scalars: [UInt32], _ costs: [Int32]) {
    for i in SplitCharacter.questionMarks(in: scalars) {
      let following = scalars[(i + 1)...].prefix(SplitStarts.stretch).prefix { $0 >= 0x80 }
      if following.isEmpty {
        // Both bytes of a character went with something else.
        if i + 1 < scalars.count, scalars[i + 1] == 0x3F { note(i, SplitStarts.strange) }
        continue
      }
      let mean = following.indices.reduce(0) { $0 + costs[$1] } / Int32(following.count)
      if mean >= SplitStarts.strange { note(i, mean) }
    }
  }

  /// The stretches of non-ASCII characters that cost too much, with their mean.
  private static func forEachStretch(
    _ scalars: [UInt32], _ costs: [Int32], _ body: (_ range: Range<Int>, _ mean: Int32) -> Void
  ) {
    for i in scalars.indices where scalars[i] >= 0x80 {
      var end = i
      var sum: Int32 = 0
      while end < min(i + stretch, scalars.count), scalars[end] >= 0x80 {
        sum += costs[end]
        end += 1
      }
      let count = Int32(end - i)
      if count > 1, sum >= strange * count { body(i..<end, sum / count) }
    }
  }

  /// What each character costs, in sixteenths of a bit.
  static func costs(_ scalars: [UInt32], _ model: LanguageModel) -> [Int32] {
    var state = LanguageModel.State()
    return scalars.map { model.step(&state, $0).sixteenths }
  }
}
