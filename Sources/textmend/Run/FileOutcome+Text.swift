import Textmend
import TextmendFiles

extension FileOutcome {
  /// Mends text that is no file.
  init(_ bytes: [UInt8], named name: String, mender: Mender, format: (any TextFormat)? = nil) {
    self.init(path: FilePath(name))
    isNamed = true
    source = bytes
    take(bytes, mender, format)
    guard failure == nil else { return }
    if let message = undecodable ?? unencodable(mender.options.output) {
      failure = FileError(.unreadable, path, message)
    }
  }

  /// Mends standard input up to its end.
  init(standardInputNamed name: String, mender: Mender) {
    do throws(SystemError) {
      self.init(try StandardInput().readAll(), named: name, mender: mender)
    } catch {
      self.init(path: FilePath(name))
      failure = FileError(.unreadable, path, error.reason)
    }
  }

  /// Mends standard input up to its end, in the format and compression that a name tells.
  ///
  /// - Parameter type: what to take it for; nil: what the name says.
  /// - Returns: the input, too, which is what `filter` prints when there is nothing better.
  static func filtered(named name: String, type: FormatName?, mender: Mender) -> (input: [UInt8], FileOutcome)
  {
    var outcome = FileOutcome(path: FilePath(name))
    var input: [UInt8] = []
    do {
      input = try StandardInput().readAll()
      let content = try FileContent(input, at: outcome.path)
      let format = FormatName.format(type, named: Compression.innerName(outcome.path.name))
      outcome = FileOutcome(content.bytes, named: name, mender: mender, format: format)
      if outcome.failure == nil, let text = outcome.mended?.encoded(mender.options.output),
        text != content.bytes
      {
        outcome.output = try content.encode(text)
      }
    } catch let error as SystemError {
      outcome.failure = FileError(.unreadable, outcome.path, error.reason)
    } catch {
      outcome.failure = error as? FileError
    }
    return (input, outcome)
  }
}
