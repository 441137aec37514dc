/// Texts to measure on, made from sentences written for the purpose.
enum BenchText {
  enum Kind: String {
    case ascii = "clean ASCII"
    case chinese = "clean Chinese"
    case damaged = "5 % damaged"
    case japanese, korean, russian
  }

  /// Whole lines, `byteCount` bytes or a line more. The same for the same arguments.
  static func make(_ kind: Kind, byteCount: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(byteCount + 1000)
    var line = 0
    while text.count < byteCount {
      text += sentence(kind, line).utf8
      text += " \(line)\n".utf8
      line += 1
    }
    return text
  }

  private static func sentence(_ kind: Kind, _ line: Int) -> String {
    switch kind {
    case .ascii: english[line % english.count]
    case .chinese: chinese[line % chinese.count]
    case .japanese: japanese[line % japanese.count]
    case .korean: korean[line % korean.count]
    case .russian: russian[line % russian.count]
    case .damaged:
      line % 20 == 7 ? damaged[line / 20 % damaged.count] : chinese[line % chinese.count]
    }
  }

  private static let english = [
    "The harbour was quiet that morning, and only two of the boats had gone out before the rain came.",
    "She counted the crates twice (forty-one, then forty-two) and wrote the larger number into the book.",
    "Nobody had asked the baker, who knew the road better than anyone, whether the bridge would hold.",
    "In spring the water rises by a hand's breadth a day; by June one can wade across in most places.",
  ]

  private static let chinese = [
    "清晨的港口十分安靜，下雨之前只有兩條漁船出海，岸上的人們慢慢收起了漁網。",
    "她把木箱數了兩遍，第一次四十一個，第二次四十二個，最後把較大的數目寫進了帳簿。",
    "春天河水每天上漲一掌寬，到了六月，大部分地方都可以蹚水過去，孩子們因此非常高興。",
    "沒有人去問麵包師傅那座橋是否牢固，雖然他比誰都熟悉這條路，也走過無數次。",
    "图书馆在每个星期三的下午开放，老师常常带着学生来这里查阅地图和旧报纸。",
    "工厂把新的设备安装完毕以后，技术人员用了三天时间进行调试，生产恢复了正常。",
  ]

  private static let japanese = [
    "朝の港は静かで、雨が降り出す前に漁へ出たのは二隻だけだった。岸では人々がゆっくりと網を片づけている。",
    "図書館は毎週水曜日の午後に開き、先生はよく生徒をつれて古い地図やカタログを調べに来る。",
    "工場では新しいモーターの取り付けが終わり、技術者が三日かけて調整したあと、生産は元にもどった。",
  ]

  private static let korean = [
    "아침 항구는 조용했고, 비가 오기 전에 나간 배는 두 척뿐이었다. 사람들은 천천히 그물을 거두었다.",
    "도서관은 매주 수요일 오후에 문을 열고, 선생님은 학생들을 데리고 옛 지도를 보러 자주 온다.",
    "봄에는 강물이 하루에 한 뼘씩 불어나지만, 유월이면 거의 모든 곳을 걸어서 건널 수 있다.",
  ]

  private static let russian = [
    "Утром в гавани было тихо, и до дождя в море вышли только две лодки; на берегу медленно собирали сети.",
    "По средам после обеда библиотека открыта, и учитель часто приводит сюда учеников смотреть старые карты.",
    "Весной река поднимается на ладонь в день, а в июне её почти везде можно перейти вброд.",
  ]

  /// One line for each of the common kinds.
  private static let damaged = [
    "工廠的產(chǎn)業(yè)工人把設(shè)備安裝完畢,。他們用了三天時間進行調試。",
    "The cafÃ© near the harbour â€“ the one with the blue doorÂ â€“ opens at seven.",
    "春天河水每天上漲一掌寬,，到了六月,，大部分地方都可以蹚水過去\u{FEFF}。",
    "å›¾ä¹¦é¦†åœ¨æ˜ŸæœŸä¸‰çš„ä¸‹å\u{8D}ˆå¼€æ”¾ã€‚",
  ]
}
