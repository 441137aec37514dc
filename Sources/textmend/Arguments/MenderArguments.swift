import ArgumentParser
import Textmend

extension RuleArguments {
  /// The mender that the command line describes.
  func mender(defaults: Set<RuleFamily>, decoding: DecodingArguments? = nil) throws -> Mender {
    var options = Options()
    options.rules = try selection(defaults: defaults)
    if escapesInAddresses { options.escapes.addresses = .mend }
    if escapesInCode { options.escapes.code = .mend }
    if let decoding { options.decoding = try decoding.decoding() }
    return Mender(options)
  }
}
