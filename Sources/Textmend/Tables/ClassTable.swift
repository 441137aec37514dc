/// What a pair without an entry costs more or less because of the classes of its symbols.
package enum ClassTable {
  /// Classes of symbols.
  package static let count = 128
  package static let byteCount = count * count
  /// The byte that changes nothing; one more is an eighth of a bit.
  package static let zero: Int32 = 128
}
