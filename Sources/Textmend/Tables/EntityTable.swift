/// The named character references of HTML.
///
/// Blob, after the header: lines, sorted by bytes, of a name and its code points in hexadecimal. Names keep their
/// semicolon; the 106 that need none stand there without it, too.
struct EntityTable: Sendable {
  static let shared = EntityTable()

  /// Letters and digits of the longest name, CounterClockwiseContourIntegral.
  static let longestName = 31

  private let scalars: [[UInt8]: [UInt32]]
  private let short: Set<[UInt8]>

  /// Read where the first name is looked up, once: half a millisecond.
  private init() {
    var scalars: [[UInt8]: [UInt32]] = [:]
    var short: Set<[UInt8]> = []
    scalars.reserveCapacity(2200)
    for line in Blob.htmlEntities.bytes.dropFirst(Blob.headerCount).split(separator: 0x0A) {
      let fields = line.split(separator: 0x20)
      var name = Array(fields[0])
      if name.last == 0x3B { name.removeLast() } else { short.insert(name) }
      scalars[name] = fields.dropFirst().map { digits in
        digits.reduce(0) { $0 << 4 | (Hexadecimal.value($1) ?? 0) }
      }
    }
    self.scalars = scalars
    self.short = short
  }

  /// The one or two code points of a name without its semicolon; nil where HTML has no such name.
  func scalars(of name: ArraySlice<UInt8>) -> [UInt32]? { scalars[Array(name)] }

  /// Whether browsers read the name without a semicolon.
  func needsNoSemicolon(_ name: ArraySlice<UInt8>) -> Bool { short.contains(Array(name)) }
}
