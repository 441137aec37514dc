import ArgumentParser
import Textmend
import TextmendFiles

extension RuleArguments {
  /// The mender that the command line describes.
  func mender(
    defaults: Set<RuleFamily>, decoding: DecodingArguments? = nil, output: OutputEncodingArguments? = nil
  ) throws -> Mender {
    var options = Options()
    options.rules = try selection(defaults: defaults)
    if escapesInAddresses { options.escapes.addresses = .mend }
    if escapesInCode { options.escapes.code = .mend }
    if let decoding { options.decoding = try decoding.decoding() }
    if let output { options.output = try output.output() }
    return Mender(options)
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
