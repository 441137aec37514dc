/// Watches for runs of characters that mojibake consists of.
struct MojibakeScan {
  var flags: ScanFlags = []
  @inline(__always) mutating func read(_ scalar: UInt32) { flags.insert(.oneByteMojibake) }
}
