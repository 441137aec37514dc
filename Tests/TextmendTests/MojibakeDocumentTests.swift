import Testing

@testable import Textmend

/// What many lines of a document prove, the others need not.
@Suite struct MojibakeDocumentTests {
  private func mend(_ lines: [String]) -> [String] {
    var options = Options()
    options.rules = RuleSelection(families: [.mojibake])
    return Mender(options).mend(lines.joined(separator: "\n")).string
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static let russian = [
    "Âå÷åðîì â ãàâàíè áûëî òèõî, è íà áåðåãó ìåäëåííî ñîáèðàëè ñåòè.",
    "Ïî ñðåäàì áèáëèîòåêà îòêðûòà, è ó÷èòåëü ÷àñòî ïðèâîäèò ñþäà ó÷åíèêîâ.",
    "Âåñíîé ðåêà ïîäíèìàåòñÿ íà ëàäîíü â äåíü, à ëåòîì ìåëååò.",
  ]

  @Test func aWordThatProvesNothingAloneIsTakenBackAmongItsLike() {
    #expect(mend(["Äà"]) == ["Äà"])
    #expect(
      mend(MojibakeDocumentTests.russian + ["Äà", "Òîì 2"]) == [
        "Вечером в гавани было тихо, и на берегу медленно собирали сети.",
        "По средам библиотека открыта, и учитель часто приводит сюда учеников.",
        "Весной река поднимается на ладонь в день, а летом мелеет.", "Да", "Том 2",
      ])
  }

  @Test func cleanLinesAmongThemStay() {
    let clean = ["Das Café am Hafen öffnet um sieben.", "Übung", "Ça va ?", "Äpfel"]
    #expect(Array(mend(MojibakeDocumentTests.russian + clean).suffix(4)) == clean)
  }

  @Test func aFewLinesOfManyProveNothingAboutTheRest() {
    let clean = (1...20).map { "Größe \($0)" }
    let lines = MojibakeDocumentTests.russian + clean + ["Äà"]
    #expect(mend(lines).last == "Äà")
    #expect(Array(mend(lines).dropFirst(3).prefix(20)) == clean)
  }
}
