import FoundationEssentials

/// A pair of damaged and expected text: a line of `Fixtures/RULE/*.jsonl`.
public struct Fixture: Decodable, Sendable {
  /// What the case shows, in a few words.
  public var label: String
  /// Why it must be so. May be empty.
  public var comment: String
  public var damaged: String
  public var expected: String
}

/// An edit that a seed needs: a line of `Fixtures/seeds/edits.jsonl`.
public struct SeedEdit: Decodable, Sendable {
  public var file: String
  /// In UTF-8 bytes of the seed.
  public var offset: Int
  public var before: String
  public var after: String
}

/// What a mended seed must be: a line of `Fixtures/seeds/expected.jsonl`.
public struct SeedResult: Decodable, Sendable {
  public var file: String
  /// Bytes.
  public var count: Int
  /// FNV-1a of 64 bits, in hexadecimal.
  public var fnv1a: String
}

/// The data files of the tests.
public enum Fixtures {
  public static let folder = Textmend.package + "/Fixtures"

  /// The records of a JSON Lines file below the folder. A line that does not fit ends the test run.
  public static func records<Record: Decodable>(_ path: String) -> [Record] {
    guard let bytes = Files.read("\(folder)/\(path)") else { preconditionFailure("no file \(path)") }
    return bytes.split(separator: 0x0A).enumerated().map { number, line in
      do {
        return try JSONDecoder().decode(Record.self, from: Data(line))
      } catch {
        preconditionFailure("\(path):\(number + 1): \(error)")
      }
    }
  }

  /// The `.jsonl` files of a folder below.
  public static func files(in rule: String) -> [String] {
    Files.names(in: "\(folder)/\(rule)").filter { $0.hasSuffix(".jsonl") }.map { "\(rule)/\($0)" }
  }
}
