import Testing

@testable import Textmend

@Suite struct MojibakePartsTests {
  /// Every scalar's UTF-8 decodes to itself, and nothing else decodes: compared with the standard library.
  @Test func decodesUTF8() {
    var generator = Seeded(state: 1)
    for scalar in stride(from: UInt32(0xA0), to: 0x3_0000, by: 7) {
      guard let unicode = Unicode.Scalar(scalar), scalar & 0xFFFE != 0xFFFE else { continue }
      let bytes = Array(String(unicode).utf8)
      let (decoded, length) = MojibakePage.decodeUTF8(bytes, at: 0)
      #expect(decoded == scalar && length == bytes.count)
    }
    for _ in 0..<20_000 {
      let bytes = (0..<4).map { _ in UInt8.random(in: 0x80...0xFF, using: &generator) }
      let (_, length) = MojibakePage.decodeUTF8(bytes, at: 0)
      guard length > 0 else { continue }
      #expect(String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars.count == 1)
    }
  }

  /// What a page reads, it encodes to bytes that it reads the same way.
  @Test func pagesRoundTrip() {
    for page in MojibakeChains.shared.pages.dropFirst() {
      for lead in UInt8(0x80)...0xFE {
        for trail in page.isOneByte ? [0x20] : Array(UInt8(0x40)...0xFE) {
          let (scalar, length) = page.decode([lead, trail], at: 0)
          guard length > 0 else { continue }
          var bytes: [UInt8] = []
          #expect(page.encode(scalar, into: &bytes))
          // Old Big5 differs from its table where the kana stand; that is what it is for.
          if case .twoByte(_, .oldBig5) = page.form { continue }
          #expect(page.decode(bytes, at: 0).scalar == scalar)
        }
      }
    }
  }

  /// Two patches one after the other do what their composition does.
  @Test func patchesCompose() {
    var generator = Seeded(state: 7)
    for _ in 0..<500 {
      let text = (0..<20).map { _ in UInt32.random(in: 0x61...0x7A, using: &generator) }
      let first = patch(of: text.count, &generator)
      let middle = first.applied(to: text)
      let second = patch(of: middle.count, &generator)
      let both = first.then(second, middle: middle)
      #expect(both.applied(to: text) == second.applied(to: middle))
    }
  }

  /// Odds of equal choices, and of none.
  @Test func oddsOfChoices() {
    var odds = MojibakeOdds()
    odds.add(0)
    #expect(odds.sixteenths == MojibakeOdds.far)
    odds.add(0)
    #expect(odds.sixteenths == 0)
    odds.add(0)
    #expect(odds.sixteenths == -16)
    var far = MojibakeOdds()
    far.add(0)
    far.add(48)
    #expect(far.sixteenths == 48)
  }

  /// Every pair in the areas is one that decoders drop, and 面上 has one.
  @Test func vanishedPairsHaveNoCharacter() {
    let table = DoubleByteTable.gb18030
    let vanished = MojibakeVanished.gbk
    for area in vanished.insideCharacter + vanished.acrossCharacters {
      for lead in area.first {
        for trail in area.second {
          let scalar = table.scalar(lead: lead, trail: trail)
          #expect(scalar == 0 || MojibakePage.isPrivateUse(scalar))
        }
      }
    }
    #expect(vanished.acrossCharacters.contains { $0.first.contains(0xA2) && $0.second.contains(0xE4) })
    #expect(vanished.insideCharacter.contains { $0.first.contains(0xA6) && $0.second.contains(0x81) })
  }

  /// UTF-8 with lost bytes fits, text of the page itself does not.
  @Test func structureTellsUTF8FromThePage() {
    let chains = MojibakeChains.shared
    for (text, holds) in [
      ("����뒗 �삤�뒛 �븘移⑥뿉", true), ("오늘 아침에 ��� 시장에서 샀습니다", false),
    ] {
      let line = text.unicodeScalars.map(\.value)
      let pair = chains.utf8(readAs: .eucKR)!
      let page = chains.pages[pair.read]
      let fit = MojibakeFit(line, encoded: MojibakeBytes(line, as: page), readAs: page)
      #expect(fit.holds == holds)
    }
  }

  private func patch(of count: Int, _ generator: inout Seeded) -> MojibakePatch {
    var patch = MojibakePatch()
    var position = 0
    while position < count {
      let start = position + Int.random(in: 0...4, using: &generator)
      let end = min(count, start + Int.random(in: 1...3, using: &generator))
      guard start < end else { break }
      let scalars = (0..<Int.random(in: 0...3, using: &generator)).map { UInt32(0x30 + $0) }
      patch.append(start..<end, scalars)
      position = end
    }
    return patch
  }

  /// Clean sentences are not marked, damaged ones are.
  @Test(arguments: [
    "Les élèves ont été récompensés à la fête.", "Über die Größe läßt sich streiten.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.", "Zażółć gęślą jaźń.", "Съешь ещё этих мягких булок.",
    "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.", "今天下午我们去公园散步。", "今天下午我們去公園散步。", "今日は公園を散歩しました。",
    "오늘 오후에 우리는 공원에 갔다.", "Cô bé bán diêm đứng dưới trời mưa.", "Şoför yağmurda çok üşüdü.",
  ])
  func scanLetsCleanTextThrough(_ text: String) {
    #expect(!MojibakeScan.isSuspicious(text.unicodeScalars.map(\.value)))
  }

  @Test(arguments: MojibakeFixture.load("chains"))
  func scanSeesDamage(_ fixture: MojibakeFixture) {
    let lines = fixture.damaged.split(separator: "\n")
    #expect(
      lines.contains { MojibakeScan.isSuspicious($0.unicodeScalars.map(\.value)) }
        || Scan.suspiciousLines(Array(fixture.damaged.utf8), start: .string)
          .contains { !$0.flags.isDisjoint(with: [.oneByteMojibake, .eastAsianMojibake]) }
    )
  }
}

/// SplitMix64: the same numbers everywhere.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
