/// One byte of a damaged text: known, or anything in a range.
struct MojibakeSlot: Hashable {
  var low: UInt8
  var high: UInt8
  /// A lost byte did not form a pair with this one, which follows it; 0 where nothing is known.
  var notBefore: UInt8 = 0
  /// Whether the decoder lost it, so that only bytes that a decoder of the page loses may stand here.
  var isLost = false
  /// Which of the bytes 80 to BF may stand here, a bit each; all where no more is known than the range.
  var tails = UInt64.max

  init(_ byte: UInt8) {
    low = byte
    high = byte
  }

  /// One of some bytes from 80 to BF.
  init(tails: UInt64) {
    self.init(0x80, 0xBF)
    self.tails = tails
  }

  init(_ low: UInt8, _ high: UInt8, notBefore: UInt8 = 0, isLost: Bool = false) {
    self.low = low
    self.high = high
    self.notBefore = notBefore
    self.isLost = isLost
  }

  init(_ range: ClosedRange<UInt8>, isLost: Bool) {
    self.init(range.lowerBound, range.upperBound, isLost: isLost)
  }

  var isKnown: Bool { low == high && !isLost }

  func intersection(_ low: UInt8, _ high: UInt8) -> MojibakeSlot? {
    let from = max(self.low, low)
    let to = min(self.high, high)
    guard from <= to else { return nil }
    var slot = self
    slot.low = from
    slot.high = to
    return slot
  }
}

/// The bytes read so far of a character that is not complete.
struct MojibakePartial: Hashable {
  private(set) var count = 0
  /// How many bytes the character has; 0 before the first.
  private(set) var needed = 0
  private var first = MojibakeSlot(0)
  private var second = MojibakeSlot(0)
  private var third = MojibakeSlot(0)
  private var fourth = MojibakeSlot(0)

  subscript(index: Int) -> MojibakeSlot {
    get {
      switch index {
      case 0: first
      case 1: second
      case 2: third
      default: fourth
      }
    }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      case 2: third = newValue
      default: fourth = newValue
      }
    }
  }

  var isEmpty: Bool { count == 0 }
  var isComplete: Bool { count == needed }

  /// Begins a character of `needed` bytes.
  mutating func begin(_ slot: MojibakeSlot, needed: Int) {
    first = slot
    count = 1
    self.needed = needed
  }

  mutating func append(_ slot: MojibakeSlot) {
    self[count] = slot
    count += 1
  }

  /// With `slot` before the byte at `index`, and the bytes from there on moved; nil where there is no room.
  func inserting(_ slot: MojibakeSlot, at index: Int) -> MojibakePartial? {
    guard count < needed, index > 0, index <= count else { return nil }
    var result = self
    var i = count
    while i > index {
      result[i] = self[i - 1]
      i -= 1
    }
    result[index] = slot
    result.count = count + 1
    return result
  }

  mutating func clear() {
    count = 0
    needed = 0
  }

  /// Whether every byte is known.
  var isKnown: Bool {
    for i in 0..<count where !self[i].isKnown { return false }
    return true
  }

  /// The character of UTF-8 that its bytes are, where every one is known; nil where they are malformed.
  var scalarOfUTF8: UInt32? {
    let bytes = (
      UInt32(first.low), UInt32(second.low & 0x3F), UInt32(third.low & 0x3F), UInt32(fourth.low & 0x3F)
    )
    let scalar: UInt32
    switch count {
    case 1: return bytes.0 < 0x80 ? bytes.0 : nil
    case 2: return (bytes.0 & 0x1F) << 6 | bytes.1
    case 3:
      scalar = (bytes.0 & 0x0F) << 12 | bytes.1 << 6 | bytes.2
      if scalar < 0x800 || scalar & 0xF800 == 0xD800 { return nil }
    default:
      scalar = (bytes.0 & 0x07) << 18 | bytes.1 << 12 | bytes.2 << 6 | bytes.3
      if scalar < 0x10000 || scalar > 0x10FFFF { return nil }
    }
    return scalar & 0xFFFE == 0xFFFE ? nil : scalar
  }

  /// How many byte strings it stands for.
  var choices: Int {
    var product = 1
    for i in 0..<count { product *= Int(self[i].high) - Int(self[i].low) + 1 }
    return product
  }

  /// Whether `byte` may stand at `index`.
  func allows(_ byte: UInt8, at index: Int, read: MojibakePage) -> Bool {
    let slot = self[index]
    guard byte >= slot.low, byte <= slot.high else { return false }
    if slot.tails != .max, slot.tails & (1 << UInt64(byte & 0x3F)) == 0 { return false }
    guard slot.isLost else { return true }
    return read.mayLose(byte)
      && (slot.notBefore == 0 || !read.mapsCertainly(lead: byte, trail: slot.notBefore))
  }
}
