/// The unified ideographs that radicals look like.
///
/// Source: Unicode's EquivalentUnifiedIdeograph.txt, U+2E80 to U+2FD5; the same in all versions from 11 to 16. The block
/// from U+2E80 on has no other mapping: to Unicode these characters are symbols, and no normalization form touches them.
/// A test compares it with Perl's copy, where Perl is installed.
enum Radicals {
  static let first: UInt32 = 0x2E80
  static let last: UInt32 = 0x2FD5

  /// From U+2E80 on; a hyphen stands for those without an ideograph.
  private static let supplement = """
    -厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵-旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹\
    纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠\
    饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
    """
  /// From U+2F00 on.
  private static let kangxi = """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工\
    己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉\
    瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
    衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯\
    鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """

  private static let ideographs: [UInt32] = {
    var table = Array(supplement.unicodeScalars.map(\.value))
    table += Array(repeating: 0x2D, count: 0x80 - table.count)
    return table + kangxi.unicodeScalars.map(\.value)
  }()

  /// The ideograph, or nil.
  static func ideograph(of scalar: UInt32) -> UInt32? {
    guard (first...last).contains(scalar) else { return nil }
    let ideograph = ideographs[Int(scalar - first)]
    return ideograph == 0x2D ? nil : ideograph
  }
}
