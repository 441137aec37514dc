/// A read-only map from integers of up to 30 bits to bytes: 3 bytes an entry, no key lost.
///
/// A key is mixed by a bijection of its bits; the high bits choose a bucket, the remaining 16 are stored in
/// order. As mixed keys are uniform, the place in a bucket is guessed from the remainder itself.
@safe package struct PackedTable: Sendable {
  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let offsets: UnsafePointer<UInt32>
  private nonisolated(unsafe) let remainders: UnsafePointer<UInt16>
  private nonisolated(unsafe) let values: UnsafePointer<UInt8>
  package let keyBits: UInt32
  package let count: Int

  /// - Parameter bytes: a blob written by `textmend-tools train-model`, aligned to 4 bytes, which outlives the table.
  package init(_ bytes: UnsafeRawPointer) {
    // SAFETY: the blob's header says how long its sections are; the tool that writes it is tested against this reader.
    unsafe keyBits = bytes.load(as: UInt32.self)
    unsafe count = Int(bytes.load(fromByteOffset: 4, as: UInt32.self))
    let buckets = 1 << Int(keyBits - 16)
    unsafe offsets = (bytes + 8).assumingMemoryBound(to: UInt32.self)
    let body = unsafe bytes + 8 + 4 * (buckets + 1)
    unsafe remainders = body.assumingMemoryBound(to: UInt16.self)
    unsafe values = (body + 2 * count).assumingMemoryBound(to: UInt8.self)
  }

  /// A bijection of `bits`-bit integers that spreads keys evenly. The multipliers are odd, so each step inverts.
  @inline(__always)
  package static func mix(_ key: UInt32, bits: UInt32) -> UInt32 {
    let mask: UInt32 = (1 << bits) &- 1
    var k = key &* 0x9E37_79B1 & mask
    k ^= k >> (bits / 2)
    k = k &* 0x85EB_CA6B & mask
    return k ^ (k >> (bits / 2))
  }

  /// The value at a mixed key, or nil.
  @inline(__always)
  func value(mixed: UInt32) -> UInt8? {
    let bucket = Int(mixed >> 16)
    let wanted = UInt16(truncatingIfNeeded: mixed)
    // SAFETY: mixed keys have `keyBits` bits, so bucket + 1 is inside the offsets; offsets are inside the entries.
    assert(mixed >> keyBits == 0)
    let low = unsafe Int(offsets[bucket])
    let high = unsafe Int(offsets[bucket + 1])
    if low == high { return nil }
    var i = low + (Int(wanted) * (high - low)) >> 16
    // SAFETY: wanted < 65,536, so the guess lies in low..<high, and both walks stop at the bucket's ends.
    if unsafe remainders[i] < wanted {
      repeat {
        i += 1
        if i == high { return nil }
      } while unsafe remainders[i] < wanted
    } else {
      while i > low, unsafe remainders[i - 1] >= wanted { i -= 1 }
    }
    return unsafe remainders[i] == wanted ? values[i] : nil
  }

  @inline(__always)
  func value(_ key: UInt32) -> UInt8? { value(mixed: PackedTable.mix(key, bits: keyBits)) }
}
