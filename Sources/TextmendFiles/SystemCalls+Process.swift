import Glibc

extension SystemCalls {
  /// The command line, with the program's name.
  static var arguments: [[UInt8]] {
    // SAFETY: the system's list has argc terminated strings, which live as long as the process.
    unsafe UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).map { argument in
      guard let argument = unsafe argument else { return [] }
      return unsafe UnsafeBufferPointer(start: argument, count: strlen(argument)).map {
        UInt8(bitPattern: $0)
      }
    }
  }

  /// Runs a program, found as the shell finds it, to its end, without standard input; what it says on standard error is
  /// said there.
  ///
  /// - Parameter line: its name and its arguments.
  /// - Returns: its exit status, 128 and the signal's number where one ended it, and what it printed.
  static func run(_ line: [[UInt8]]) throws(SystemError) -> (status: Int32, output: [UInt8]) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw .last }
    let (reading, writing) = (ends[0], ends[1])
    defer { close(reading) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let started = Result { () throws(SystemError) in try spawn(line, output: writing) }
    close(writing)
    let process = try started.get()
    var bytes: [UInt8] = []
    while true {
      let chunk = try read(reading, limit: 1 << 16)
      if chunk.isEmpty { break }
      bytes += chunk
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return (status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F, bytes)
  }

  private static func spawn(_ line: [[UInt8]], output: Int32) throws(SystemError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    // SAFETY: the copies live until the process has begun; then they are freed.
    var argv = unsafe line.map { unsafe strdup($0.map { CChar(bitPattern: $0) } + [0]) } + [nil]
    defer { for index in unsafe argv.indices { unsafe free(argv[index]) } }
    var process = pid_t()
    let failure = unsafe posix_spawnp(&process, argv[0]!, &actions, nil, &argv, environ)
    guard failure == 0 else { throw SystemError(number: failure) }
    return process
  }
}
