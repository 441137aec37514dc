import Glibc

/// What a program printed and how it ended.
public struct CommandResult: Sendable {
  public var outputBytes: [UInt8]
  public var errorBytes: [UInt8]
  /// The exit status; nil where a signal ended the program.
  public var status: Int32?

  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  public var errors: String { String(decoding: errorBytes, as: UTF8.self) }
}

/// Programs run as processes.
public enum Command {
  /// Runs a program to its end.
  ///
  /// Its streams are files, so that no amount of output can block it.
  ///
  /// - killedAfter: microseconds after which SIGKILL ends it.
  public static func run(
    _ program: String, _ arguments: [String], in folder: String, input: [UInt8] = [],
    killedAfter delay: UInt32? = nil
  ) -> CommandResult {
    let streams = (0..<3).map { _ in anonymousFile() }
    defer { for stream in streams { close(stream) } }
    for byte in stride(from: 0, to: input.count, by: 1 << 20) {
      let part = Array(input[byte..<min(byte + 1 << 20, input.count)])
      precondition(unsafe Glibc.write(streams[0], part, part.count) == part.count)
    }
    lseek(streams[0], 0, SEEK_SET)
    let process = spawn(program, arguments, in: folder, streams: streams)
    if let delay {
      usleep(delay)
      kill(process, SIGKILL)
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return CommandResult(
      outputBytes: contents(streams[1]), errorBytes: contents(streams[2]),
      status: signal == 0 ? (status >> 8) & 0xFF : nil)
  }

  private static func spawn(
    _ program: String, _ arguments: [String], in folder: String, streams: [Int32]
  ) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    // Glibc's module has no call that spawns in another folder; the shell changes there and becomes the program.
    let line = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments
    // SAFETY: the copies live until the process has begun; then they are freed.
    var argv = unsafe line.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe argv.indices { unsafe free(argv[index]) } }
    var process = pid_t()
    let failure = unsafe posix_spawn(&process, line[0], &actions, nil, &argv, environ)
    precondition(failure == 0, "cannot run \(program)")
    return process
  }

  /// Without a name, and not passed on to programs but as the stream it becomes.
  private static func anonymousFile() -> Int32 {
    var template = Array("/tmp/textmend-test-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    precondition(descriptor >= 0, "no temporary file")
    unsafe unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func contents(_ descriptor: Int32) -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    var bytes = [UInt8](repeating: 0, count: size)
    var position = 0
    while position < size {
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress! + position, size - position, position)
      }
      precondition(count > 0)
      position += count
    }
    return bytes
  }
}
