import ArgumentParser
import TextmendFiles

Process.prepareForWriting()
do {
  var command = try TextmendCommand.parseAsRoot()
  do {
    try command.run()
  } catch {
    leave(for: error, of: type(of: command))
  }
} catch {
  leave(for: error, of: TextmendCommand.self)
}

/// Prints what an error says and exits with its status.
///
/// ArgumentParser exits with 64 (EX_USAGE) on wrong usage; Textmend's contract says 2, as grep, diff and git do.
func leave(for error: any Error, of command: any ParsableCommand.Type) -> Never {
  let status = command.exitCode(for: error)
  let message = command.fullMessage(for: error)
  if !message.isEmpty {
    let stream = status.isSuccess ? StandardStream.output : .error
    try? stream.write(Array((message + "\n").utf8))
  }
  Process.exit(status == .validationFailure ? ExitStatus.usage.rawValue : status.rawValue)
}
