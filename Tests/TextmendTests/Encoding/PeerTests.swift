import Testing

@testable import Textmend

/// The profiles against the programs they are named for, where these are on the machine.
struct PeerTests {
  @Test(
    "Python's replacing decoders", .enabled(if: PeerDecoders.Program.python.isHere, "python3 is not here"))
  func python() { compare(PeerDecoders.python, .python) }

  @Test("Java's strings of bytes", .enabled(if: PeerDecoders.Program.java.isHere, "no JDK is here"))
  func java() { compare(PeerDecoders.java, .java) }

  @Test("Where iconv stops")
  func iconv() throws {
    for peer in PeerDecoders.iconv {
      var converter = try Iconv(from: peer.name, to: "UTF-32LE")
      let inputs = PeerInputs(peer)
      let answers = inputs.all.map { bytes in
        let conversion = converter.convert(bytes)
        return Encoding.utf32LE.decode(conversion.output).scalars + [UInt32(conversion.consumed)]
      }
      inputs.check(answers, peer) { bytes in
        let decoded = peer.encoding.decode(bytes, profile: peer.profile)
        return decoded.scalars + [UInt32(decoded.consumed)]
      }
    }
  }

  /// One start of the program for all of its decoders.
  private func compare(_ peers: [PeerDecoders.Peer], _ program: PeerDecoders.Program) {
    let inputs = peers.map { PeerInputs($0) }
    let answers = PeerDecoders.decode(
      zip(peers, inputs).flatMap { peer, inputs in inputs.all.map { (peer.name, $0) } }, program)
    guard answers.count == inputs.reduce(0, { $0 + $1.all.count }) else {
      Issue.record("\(program) gave \(answers.count) answers")
      return
    }
    var start = 0
    for (peer, inputs) in zip(peers, inputs) {
      inputs.check(Array(answers[start..<(start + inputs.all.count)]), peer) { bytes in
        peer.encoding.decode(bytes, profile: peer.profile).scalars
      }
      start += inputs.all.count
    }
  }
}

/// What one decoder of a program is asked.
struct PeerInputs {
  /// Every byte, and every pair behind a byte above 7F, each before two letters: all rules about one sequence.
  var sweep: [[UInt8]] = []
  /// Text with seeded damage, without the codes of the overlay.
  var damaged: [[UInt8]] = []

  var all: [[UInt8]] { sweep + damaged }

  init(_ peer: PeerDecoders.Peer) {
    for lead in UInt8(0)...0xFF {
      sweep.append([lead])
      if peer.isOneByte { continue }
      sweep.append([lead, 0x41, 0x41])
      if lead >= 0x80 { sweep += (UInt8(0)...0xFF).map { [lead, $0, 0x41, 0x41] } }
    }
    var generator = CorruptionTests.Generator(state: 51)
    for round in 0..<400 {
      var bytes =
        round % 4 == 0
        ? (0..<40).map { _ in UInt8.random(in: 0x28...0xFF, using: &generator) }
        : CorruptionTests.damaged(peer.encoding, &generator)
      for i in bytes.indices where peer.isForeign(bytes, at: i) { bytes[i] = 0x20 }
      damaged.append(bytes)
    }
  }

  /// Compares what the program answered with what is ours.
  func check(_ answers: [[UInt32]], _ peer: PeerDecoders.Peer, ours: ([UInt8]) -> [UInt32]) {
    var foreign: [UInt16] = []
    var hasForeign = false
    for (bytes, answer) in zip(sweep, answers)
    where ours(bytes) != answer {
      if peer.isForeign(bytes, at: 0) || bytes.count > 1 && peer.isForeign(bytes, at: 1) {
        hasForeign = true
      } else {
        foreign.append(bytes.count == 1 ? UInt16(bytes[0]) : UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
      }
    }
    if !foreign.isEmpty { Issue.record("\(peer.name): other codes \(Self.ranges(foreign))") }
    #expect(hasForeign == !(peer.overlay.isEmpty && peer.bytes.isEmpty), "\(peer.name): an idle overlay")
    let misread = zip(damaged, answers.dropFirst(sweep.count)).filter { ours($0) != $1 }
    if let (bytes, answer) = misread.first {
      let mine = ours(bytes)
      let same = zip(answer, mine).prefix { $0 == $1 }.count
      Issue.record(
        """
        \(peer.name): \(misread.count) inputs, \(bytes): from character \(same) on \(answer[same...]), \
        here \(mine[same...])
        """)
    }
  }

  private static func ranges(_ codes: [UInt16]) -> String {
    var ranges: [ClosedRange<UInt16>] = []
    for code in codes {
      if let last = ranges.last, code == last.upperBound &+ 1 {
        ranges[ranges.count - 1] = last.lowerBound...code
      } else {
        ranges.append(code...code)
      }
    }
    return ranges.map {
      String($0.lowerBound, radix: 16) + ($0.count > 1 ? "-" + String($0.upperBound, radix: 16) : "")
    }.joined(separator: " ")
  }
}

extension PeerDecoders.Peer {
  var isOneByte: Bool { encoding.maxByteCount(forScalarCount: 1) == 1 }

  /// Whether the code at `i` is one of the overlay.
  func isForeign(_ bytes: [UInt8], at i: Int) -> Bool {
    if self.bytes.contains(where: { $0.contains(UInt16(bytes[i])) }) { return true }
    guard i + 1 < bytes.count else { return false }
    let code = UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
    return overlay.contains { $0.contains(code) }
  }
}
