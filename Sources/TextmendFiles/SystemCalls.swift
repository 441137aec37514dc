import CXattr
import Glibc

/// The operating system refused.
package struct SystemError: Error, Hashable, Sendable {
  /// `errno`.
  package let number: Int32

  static var last: SystemError { SystemError(number: errno) }

  /// Such as `No space left on device`.
  package var reason: String {
    // SAFETY: strerror returns a terminated string that stays until this thread's next call.
    unsafe String(cString: strerror(number))
  }
}

/// What the system knows of a file.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case file, folder, link, other }

  package var kind: Kind
  package var device: UInt64
  package var inode: UInt64
  /// Bytes.
  package var size: Int
  /// Nanoseconds since the epoch.
  package var modified: Int64
  /// Permission bits, with set-user-ID and its like.
  package var mode: UInt32
  package var owner: UInt32
  package var group: UInt32
  /// Names of this file: hard links.
  package var links: Int

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    mode = UInt32(status.st_mode & 0o7777)
    owner = status.st_uid
    group = status.st_gid
    links = Int(status.st_nlink)
  }

  /// Whether the file holds what it held, as far as the system tells.
  func isUnchanged(since other: FileStatus) -> Bool {
    device == other.device && inode == other.inode && size == other.size && modified == other.modified
  }
}

/// Every system call of Textmend. Each throws ``SystemError``; interrupted calls are made again.
///
/// Paths, buffers and results are values; pointers live only inside the calls: that is the SAFETY argument for
/// every `unsafe` below.
enum SystemCalls {
  static func open(_ path: FilePath, _ flags: Int32, mode: mode_t = 0) throws(SystemError) -> Int32 {
    try again { () -> Int32 in unsafe Glibc.open(path.cString, flags | O_CLOEXEC, mode) }
  }

  static func close(_ descriptor: Int32) {
    _ = Glibc.close(descriptor)
  }

  static func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  static func status(of path: FilePath, followingLinks: Bool) throws(SystemError) -> FileStatus {
    var status = stat()
    let result = unsafe followingLinks ? stat(path.cString, &status) : lstat(path.cString, &status)
    guard result == 0 else { throw .last }
    return FileStatus(status)
  }

  /// At most `limit` bytes; empty at the end of the file.
  static func read(_ descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      do throws(SystemError) {
        count = try again { () -> Int in unsafe Glibc.read(descriptor, buffer.baseAddress, limit) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// All of `bytes`, however many calls it takes.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = try again { () -> Int in
        unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Whether a read would return at once.
  static func isReadable(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) > 0
  }

  static func seekToStart(_ descriptor: Int32) throws(SystemError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
  }

  static func truncate(_ descriptor: Int32, to size: Int) throws(SystemError) {
    _ = try again { () -> Int32 in ftruncate(descriptor, size) }
  }

  /// Makes sure that writing `size` bytes cannot run out of space, where the file system can promise that.
  static func reserve(_ descriptor: Int32, size: Int) throws(SystemError) {
    let number = posix_fallocate(descriptor, 0, size)
    guard number == 0 || number == EOPNOTSUPP || number == EINVAL else { throw SystemError(number: number) }
  }

  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    _ = try again { () -> Int32 in fsync(descriptor) }
  }

  /// Whether this process may now be the only one to write to the file; false where another one has said so.
  static func lock(_ descriptor: Int32) -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  static func rename(_ old: FilePath, to new: FilePath) throws(SystemError) {
    guard unsafe Glibc.rename(old.cString, new.cString) == 0 else { throw .last }
  }

  static func remove(_ path: FilePath) throws(SystemError) {
    guard unsafe unlink(path.cString) == 0 else { throw .last }
  }

  static func setOwner(_ descriptor: Int32, owner: UInt32, group: UInt32) throws(SystemError) {
    guard fchown(descriptor, owner, group) == 0 else { throw .last }
  }

  static func setMode(_ descriptor: Int32, _ mode: UInt32) throws(SystemError) {
    guard fchmod(descriptor, mode_t(mode)) == 0 else { throw .last }
  }

  /// - modified: nanoseconds since the epoch. The time of the last access stays.
  static func setModified(_ descriptor: Int32, _ modified: Int64) throws(SystemError) {
    let (seconds, rest) = modified.quotientAndRemainder(dividingBy: 1_000_000_000)
    let times = [
      // UTIME_OMIT, a macro with a cast, which Swift does not import.
      timespec(tv_sec: 0, tv_nsec: (1 << 30) - 2),
      timespec(
        tv_sec: Int(rest < 0 ? seconds - 1 : seconds), tv_nsec: Int(rest < 0 ? rest + 1_000_000_000 : rest)),
    ]
    guard unsafe futimens(descriptor, times) == 0 else { throw .last }
  }

  static func mayWrite(_ path: FilePath) -> Bool {
    unsafe access(path.cString, W_OK) == 0
  }

  /// Copies every extended attribute, access control lists among them.
  static func copyAttributes(from source: Int32, to target: Int32) throws(SystemError) {
    let length = flistxattr(source, nil, 0)
    // File systems without attributes have none to lose.
    guard length > 0 else { return }
    var names = [CChar](repeating: 0, count: length)
    let listed = unsafe flistxattr(source, &names, length)
    guard listed > 0 else { return }
    for name in names[..<listed].split(separator: 0).map({ Array($0) + [0] }) {
      let size = unsafe fgetxattr(source, name, nil, 0)
      guard size >= 0 else { throw .last }
      var value = [UInt8](repeating: 0, count: size)
      guard unsafe fgetxattr(source, name, &value, size) == size,
        unsafe fsetxattr(target, name, value, size, 0) == 0
      else { throw .last }
    }
  }

  /// Names and kinds of a folder's entries, without `.` and `..`, in no order. A kind is nil where the file system
  /// does not tell it.
  static func entries(of path: FilePath) throws(SystemError) -> [(name: [UInt8], kind: FileStatus.Kind?)] {
    guard let stream = unsafe opendir(path.cString) else { throw .last }
    defer { unsafe closedir(stream) }
    var entries: [(name: [UInt8], kind: FileStatus.Kind?)] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      let kind: FileStatus.Kind? =
        switch unsafe Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): nil
        default: .other
        }
      if name != [0x2E], name != [0x2E, 0x2E] { entries.append((name, kind)) }
      errno = 0
    }
    guard errno == 0 else { throw .last }
    return entries
  }

  /// The path without symbolic links.
  static func resolved(_ path: FilePath) throws(SystemError) -> FilePath {
    guard let real = unsafe realpath(path.cString, nil) else { throw .last }
    defer { unsafe free(real) }
    return unsafe FilePath(
      bytes: UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) })
  }

  static var processIdentifier: Int32 { getpid() }
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// A write beyond the file-size limit then fails with an error instead of killing the process.
  static func ignoreFileSizeSignal() {
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  private static func again<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw .last }
    }
  }
}
