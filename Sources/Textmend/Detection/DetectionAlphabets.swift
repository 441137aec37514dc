/// The letters that go together: an alphabet for each language whose files come in one-byte pages.
///
/// The letter model is learnt from some thirty languages. What it has not seen (Danish, Latvian, Kazakh ...) it finds as odd in the right
/// page as in a wrong one; but a wrong page mixes letters that no language has together. A text therefore pays for
/// letters outside its best alphabet, and a letter inside it never pays more than a bound.
///
/// Source: the exemplar characters of the Unicode CLDR, main and common auxiliary ones.
enum DetectionAlphabets {
  /// Non-ASCII letters of Latin alphabets, all letters of Cyrillic ones; lower case.
  private static let letters = learnt + others

  /// Those of the model's training text, which knows what each letter costs.
  private static let learnt: [String] = [
    "åäöéàšžüæø", "äöüßéàèç", "éëïóöüèêáç", "àâæçéèêëîïôœùûüÿ", "áéíñóúüçºª", "áâãàçéêíóôõúüºª",
    "àèéìíîòóùú", "ăâîșțéá", "ăâîşţéá", "ąćęłńóśźżéä", "áčďéěíňóřšťúůýžöü", "áéíóöőúüűä", "çğıİöşüâîû",
    "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ\u{300}\u{301}\u{303}\u{309}\u{323}",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
  ]

  private static let others: [String] = [
    "æøåéèêóòôüäö", "áðéíóúýþæö", "áðíóúýæø", "àçèéíïòóúü·", "áäčďéíĺľňóôŕšťúýžöü", "čćđšžé", "äõöüšž",
    "āčēģīķļņšūžōŗé", "ąčęėįšųūžé", "ċġħżàèìòùé", "ĉĝĥĵŝŭ", "âêîôûŵŷáéíóúàèìòùäëïöüẅẁẃ", "áéíóú",
    "ḃċḋḟġṁṗṡṫáéíóú",
    "çë", "áčđŋšŧžåäöæø", "áâãåæéíóôõøúü",
    "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "абвгдђежзијклљмнњопрстћуфхцчџш", "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя",
    "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя", "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
  ]

  static func isLearnt(_ alphabet: Int) -> Bool { alphabet < learnt.count }

  static var count: Int { letters.count }

  /// Which alphabets hold each letter, in either case: bit `n` for the n-th.
  private static let masks: [UInt32: UInt64] = {
    var masks: [UInt32: UInt64] = [:]
    for (i, alphabet) in letters.enumerated() {
      for scalar in (alphabet + alphabet.uppercased()).unicodeScalars where scalar.value >= 0x80 {
        masks[scalar.value, default: 0] |= 1 << UInt64(i)
      }
    }
    return masks
  }()

  /// Nil where alphabets say nothing: other scripts, marks.
  static func mask(of scalar: UInt32) -> UInt64? {
    switch scalar {
    case 0xC0...0x24F where scalar != 0xD7 && scalar != 0xF7: masks[scalar] ?? 0
    case 0x400...0x52F, 0x1E00...0x1EFF: masks[scalar] ?? 0
    default: nil
    }
  }
}
