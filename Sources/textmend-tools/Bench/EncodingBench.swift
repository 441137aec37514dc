import Textmend

/// Conversion and validation alone, beside libc's iconv(3) in the same process.
struct EncodingBench {
  var byteCount: Int
  var runs: Int
  /// Text to convert in place of the bench's own.
  var corpus: [UInt8]?

  private struct Pair {
    var encoding: Encoding
    /// The nearest of iconv's.
    var iconv: String
    var text: BenchText.Kind
    var toUTF8 = BenchTable.Floor.none
    var fromUTF8 = BenchTable.Floor.none
  }

  private static let pairs = [
    Pair(encoding: .gb18030, iconv: "GB18030", text: .chinese, toUTF8: .iconv(3), fromUTF8: .iconv(2)),
    Pair(encoding: .gbk, iconv: "GBK", text: .chinese),
    Pair(encoding: .big5, iconv: "BIG5-HKSCS", text: .chinese, toUTF8: .iconv(3)),
    Pair(encoding: .shiftJIS, iconv: "CP932", text: .japanese),
    Pair(encoding: .eucJP, iconv: "EUC-JP-MS", text: .japanese),
    Pair(encoding: .eucKR, iconv: "UHC", text: .korean),
    Pair(encoding: .windows1251, iconv: "CP1251", text: .russian),
  ]

  func run() {
    for (kind, floor) in [(BenchText.Kind.ascii, 5000.0), (.chinese, 1500)] {
      let text = kind == .ascii ? BenchText.make(kind, byteCount: byteCount) : source(kind)
      let rate = Stopwatch.rate(on: text, runs: runs) { _ = text.span.malformedUTF8() }
      print(BenchTable.row("UTF-8 validation, \(kind)", rate, .rate(floor), peers: [nil, nil, nil]))
    }
    for pair in Self.pairs { measure(pair) }
  }

  private func measure(_ pair: Pair) {
    let encoding = pair.encoding
    let (text, bytes) = common(source(pair.text), pair)
    guard text.count > 100_000 else {
      return print("\(encoding.name): too little text that iconv writes alike")
    }
    let toUTF8 = Stopwatch.rate(on: bytes, runs: runs) {
      var output: [UInt8] = []
      _ = encoding.transcodeToUTF8(bytes.span, into: &output)
    }
    let iconvToUTF8 = Stopwatch.rate(on: bytes, runs: runs) {
      _ = Peers.iconv(bytes, from: pair.iconv, to: "UTF-8")
    }
    print(BenchTable.row("\(encoding.name) to UTF-8", toUTF8, pair.toUTF8, peers: [iconvToUTF8, nil, nil]))
    let fromUTF8 = Stopwatch.rate(on: text, runs: runs) {
      var output: [UInt8] = []
      _ = encoding.transcodeFromUTF8(text.span, into: &output)
    }
    let iconvFromUTF8 = Stopwatch.rate(on: text, runs: runs) {
      _ = Peers.iconv(text, from: "UTF-8", to: pair.iconv)
    }
    print(
      BenchTable.row("UTF-8 to \(encoding.name)", fromUTF8, pair.fromUTF8, peers: [iconvFromUTF8, nil, nil]))
  }

  private func source(_ kind: BenchText.Kind) -> [UInt8] {
    corpus ?? BenchText.make(kind, byteCount: byteCount)
  }

  /// The lines that both write with the same bytes, and those bytes: tables differ in a few codes, and iconv stops there.
  private func common(_ source: [UInt8], _ pair: Pair) -> (text: [UInt8], bytes: [UInt8]) {
    var text: [UInt8] = []
    var bytes: [UInt8] = []
    for line in source.split(separator: 0x0A) {
      let line = Array(line) + [0x0A]
      var own: [UInt8] = []
      guard pair.encoding.transcodeFromUTF8(line.span, into: &own).isEmpty,
        Peers.iconv(line, from: "UTF-8", to: pair.iconv) == own
      else { continue }
      text += line
      bytes += own
    }
    return (text, bytes)
  }
}
