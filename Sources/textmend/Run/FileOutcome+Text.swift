import Textmend
import TextmendFiles

extension FileOutcome {
  /// Mends text that is no file.
  init(_ bytes: [UInt8], named name: String, mender: Mender) {
    self.init(path: FilePath(name))
    isNamed = true
    source = bytes
    let mended = mender.mend(bytes)
    if mended.report.detection?.isBinary == true {
      isBinary = true
      return
    }
    self.mended = mended
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
}
