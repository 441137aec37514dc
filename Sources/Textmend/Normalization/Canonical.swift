/// Canonical form: the CAN family.
enum Canonical {
  static func rewrite(_ text: [UInt8], options: Options) -> Rewrite<UInt8> { Rewrite() }
  static let pages: [RulePage] = []
}
