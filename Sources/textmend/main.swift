import ArgumentParser
import TextmendFiles

// ArgumentParser exits with 64 (EX_USAGE) on wrong usage; Textmend's contract says 2, as grep, diff and git do.
Process.prepareForWriting()
if let mistake = MistypedVerb(RawArguments.all) {
  Messages.error("\(mistake)")
  Process.exit(ExitStatus.usage.rawValue)
}
do {
  var command = try TextmendCommand.parseAsRoot(RawArguments.all)
  try command.run()
} catch let error as ConfigurationError {
  Messages.error("\(error)")
  Process.exit(ExitStatus.usage.rawValue)
} catch {
  let status = TextmendCommand.exitCode(for: error)
  let message = TextmendCommand.fullMessage(for: error)
  if !message.isEmpty {
    let stream = status.isSuccess ? StandardStream.output : .error
    try? stream.write(Array((message + "\n").utf8))
  }
  Process.exit(status == .validationFailure ? ExitStatus.usage.rawValue : status.rawValue)
}
