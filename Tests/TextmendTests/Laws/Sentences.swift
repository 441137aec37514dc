/// Clean sentences, written for these tests, in the scripts that the rules must leave alone.
enum Sentences {
  static let simplified = [
    "今天早上下了一场小雨，街上的行人都打着伞，慢慢地往车站走。",
    "老师说：“明天的考试不难，大家回去好好休息。”同学们都松了一口气。",
    "这家小店卖面条、饺子和包子；价格便宜，味道也好，所以总是排着长队。",
    "你知道吗？他用了三年时间，才把那本旧书修好！",
    "会议定于2024年3月15日（星期五）上午9点举行，请各部门准时参加。",
  ]
  static let traditional = [
    "農業專家走進鄉村，指導農民科學種植，產量比去年提高了百分之二十。",
    "鐵路部門表示，春節期間將增開臨時列車，確保旅客順利返鄉。",
    "市場裡賣水果、蔬菜、鮮魚，熱鬧非凡；孩子們跑來跑去，笑聲不斷。",
    "他問：“你為什麼不早說？”我低下頭，沒有回答。",
    "這個項目總投資三億元，預計明年六月完工。屆時，交通會更加方便！",
  ]
  static let english = [
    "The kettle was still warm when she came back, so nobody had been gone for long.",
    "Prices rose by 3.5 %, which is – as the clerk put it – “nothing to write home about”.",
    "if (a[i] == ',' && b?.c) { return \"x;y\"; } // a,,b is an empty field",
  ]
  static let german = [
    "Die Straße führt über die Brücke und weiter bis zum großen Möbelhaus.",
    "„Schön, daß du da bist“, sagte er und öffnete die Tür.",
  ]
  static let russian = [
    "Вечером мы вышли к реке, и ветер сразу стих.",
    "Он спросил: «Когда приходит поезд?» — и никто не ответил.",
  ]
  static let japanese = [
    "駅前の古い喫茶店で、友だちと二時間も話し込んでしまった。",
    "「明日は晴れるでしょうか」と彼女は空を見上げて言いました。",
    "コーヒーとケーキのセットは、平日だけ五百円です！",
  ]
  static let korean = [
    "어제는 하루 종일 비가 와서 집에서 책을 읽었습니다.",
    "“몇 시에 만날까요?” 하고 그가 물었다.",
  ]
  static let rightToLeft = [
    "كان الجو باردا في الصباح، لكن الشمس أشرقت بعد الظهر.",
    "او هر روز به کتاب\u{200C}خانه می\u{200C}رود و کتاب\u{200C}های تازه می\u{200C}خواند.",
    "הוא קרא את הספר בלילה אחד ולא הצליח להירדם.",
  ]
  static let emoji = [
    "Great work, everyone! 🎉👩\u{200D}🔬 See you tomorrow ☕\u{FE0F}",
    "家庭：👨\u{200D}👩\u{200D}👧\u{200D}👦，一起去看海🌊！",
  ]

  static let chinese = simplified + traditional
  static let all =
    simplified + traditional + english + german + russian + japanese + korean + rightToLeft + emoji
}
