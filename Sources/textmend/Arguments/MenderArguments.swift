import ArgumentParser
import Textmend
import TextmendFiles

extension RuleArguments {
  /// What the command line says, and the configuration that holds beneath it.
  ///
  /// - Parameter defaults: what is on without `--select`.
  /// - Throws: ``ConfigurationError``.
  func plan(
    defaults: Set<RuleFamily>, decoding: DecodingArguments? = nil, output: OutputEncodingArguments? = nil
  ) throws -> SettingsPlan {
    var flags = SettingLayer(origin: "command line")
    let lists: [(Setting, [String])] = [(.select, select), (.extendSelect, extendSelect), (.ignore, ignore)]
    for (setting, values) in lists where !values.isEmpty {
      flags.values[setting] = .list(values.flatMap { $0.split(separator: ",") }.map(String.init))
    }
    let texts: [(Setting, String?)] = [
      (.encoding, decoding?.encoding), (.lineEnding, lineEnding?.rawValue),
      (.byteOrderMark, byteOrderMark?.rawValue), (.finalNewline, finalNewline?.rawValue),
      (.form, form?.rawValue),
    ]
    for (setting, value) in texts { flags.values[setting] = value.map(SettingValue.text) }
    let truths: [(Setting, Bool?)] = [
      (.escapesInAddresses, escapesInAddresses), (.escapesInCode, escapesInCode),
      (.inlineSwitches, inlineSwitches),
    ]
    for (setting, value) in truths { flags.values[setting] = value.map(SettingValue.truth) }
    flags.values[.minConfidence] = decoding?.minConfidence.map(SettingValue.number)
    if let decoding { flags.add(decoding.detection) }
    var plan = SettingsPlan(flags: flags, defaults: defaults, search: try configuration.search())
    if let output { plan.output = try output.output() }
    return plan
  }

  /// The mender of text that is in no file: what holds for the current folder.
  func mender(defaults: Set<RuleFamily>, decoding: DecodingArguments? = nil) throws -> Mender {
    var plan = try plan(defaults: defaults, decoding: decoding)
    return Mender(try plan.options(for: FilePath(".")))
  }
}

extension SettingLayer {
  mutating func add(_ detection: DetectionArguments) {
    if !detection.candidates.isEmpty { values[.candidates] = .list(detection.candidateNames) }
    values[.hint] = detection.hint.map(SettingValue.text)
  }
}

extension Mender {
  /// Mends the lines of a document on up to `jobs` threads.
  func threaded(_ jobs: Int) -> Mender {
    guard jobs > 1 else { return self }
    var mender = self
    mender.mapBlocks = { blocks, mend in Workers.map(blocks, jobs: jobs, mend) }
    return mender
  }
}
