/// A kind of mojibake that the report measures: text written in one double-byte code and read in another, or a byte late.
///
/// A run is a stretch of characters of two and more bytes, all above 0x7F; ASCII ends it and ends misalignment. Each run is
/// damaged alone and the rest of the line stays, so that a line has the same places before and after.
struct DamageChannel: Sendable {
  var name: String
  /// The corpus it is measured on.
  var language: String
  /// The bytes of a character; empty where the encoding has none.
  private var encode: @Sendable (UInt32) -> [UInt8]
  private var decode: @Sendable (ArraySlice<UInt8>) -> [UInt32]
  /// Bytes lost at the start of each run.
  private var lost = 0

  static let all: [DamageChannel] = {
    let gbk = SystemCodePage("GBK")
    let big5 = SystemCodePage("BIG5")
    @Sendable func utf8(_ scalar: UInt32) -> [UInt8] {
      Array(String(Unicode.Scalar(scalar).map(Character.init) ?? "?").utf8)
    }
    return [
      DamageChannel(name: "UTF-8 read as GBK", language: "zh-Hans", encode: utf8) { gbk.decode($0) },
      DamageChannel(
        name: "GBK shifted by a byte", language: "zh-Hans", encode: { gbk.encode([$0]) },
        decode: { gbk.decode($0) },
        lost: 1),
      DamageChannel(name: "GBK read as Big5", language: "zh-Hans", encode: { gbk.encode([$0]) }) {
        big5.decode($0)
      },
      DamageChannel(name: "Big5 read as GBK", language: "zh-Hant", encode: { big5.encode([$0]) }) {
        gbk.decode($0)
      },
    ]
  }()

  /// A damaged line, and which of its characters stand for which of the clean line.
  struct Line {
    var scalars: [UInt32] = []
    fileprivate var runs: [Run] = []

    /// Windows of `size` characters, one after another in each run: the characters of the clean line, and as many of the
    /// damaged line from the same byte on. Where the damaged window shows ASCII or a pair that is no character, it is left
    /// out on both sides: such a place betrays itself without a model.
    func windows(of size: Int) -> [(clean: Range<Int>, damaged: Range<Int>)] {
      var result: [(clean: Range<Int>, damaged: Range<Int>)] = []
      for run in runs {
        var damaged = 0
        for clean in stride(from: 0, through: run.cleanStarts.count - size, by: size) {
          while damaged < run.damagedStarts.count, run.damagedStarts[damaged] < run.cleanStarts[clean] {
            damaged += 1
          }
          if damaged + size > run.damagedStarts.count { break }
          let place = run.damaged + damaged..<run.damaged + damaged + size
          guard scalars[place].allSatisfy({ $0 >= 0x80 }) else { continue }
          result.append((run.clean + clean..<run.clean + clean + size, place))
        }
      }
      return result
    }
  }

  fileprivate struct Run {
    /// Where it starts in both lines.
    var clean: Int
    var damaged: Int
    /// The byte of the run at which each character starts.
    var cleanStarts: [Int] = []
    var damagedStarts: [Int] = []
  }

  func damage(_ scalars: [UInt32]) -> Line {
    var line = Line()
    var i = 0
    while i < scalars.count {
      guard isInRun(scalars[i]) else {
        line.scalars.append(scalars[i])
        i += 1
        continue
      }
      var run = Run(clean: i, damaged: line.scalars.count)
      var bytes: [UInt8] = []
      while i < scalars.count, isInRun(scalars[i]) {
        run.cleanStarts.append(bytes.count)
        bytes += encode(scalars[i])
        i += 1
      }
      append(run, bytes, to: &line)
    }
    return line
  }

  private func isInRun(_ scalar: UInt32) -> Bool {
    let bytes = scalar < 0x80 ? [] : encode(scalar)
    // Where a byte is lost, a trail byte among ASCII would end the misalignment.
    return bytes.count > 1 && (lost == 0 || bytes.allSatisfy { $0 >= 0x80 })
  }

  /// What is read of a run: pairs where a lead byte stands, single bytes elsewhere; a last half character is dropped.
  private func append(_ run: Run, _ bytes: [UInt8], to line: inout Line) {
    var run = run
    var i = lost
    while i < bytes.count {
      let length = bytes[i] < 0x80 ? 1 : 2
      if i + length > bytes.count { break }
      run.damagedStarts.append(i)
      line.scalars += decode(bytes[i..<i + length])
      i += length
    }
    line.runs.append(run)
  }
}
