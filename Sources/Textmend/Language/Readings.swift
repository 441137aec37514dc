/// stub
struct Syllable: Hashable, Sendable { var base: UInt16; var tone: UInt8 }
struct Readings: Sendable {
  static let shared = Readings()
  static func isLetter(_ scalar: UInt32) -> Bool { false }
  func syllable(_ scalars: ArraySlice<UInt32>) -> Syllable? { nil }
  func has(_ scalar: UInt32, _ syllable: Syllable) -> Bool { false }
}
enum HanVariants {
  static func isCommon(_ scalar: UInt32) -> Bool { true }
  static func isTraditionalOnly(_ scalar: UInt32) -> Bool { true }
}
