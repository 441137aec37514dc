import Glibc

/// A folder of its own for one test, removed with everything in it when the test lets go of it.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() {
    var template = Array("/tmp/textmend-test-XXXXXX".utf8CString)
    // SAFETY: mkdtemp writes into the array's own bytes.
    path = unsafe mkdtemp(&template).map { unsafe String(cString: $0) } ?? ""
    precondition(!path.isEmpty, "no temporary folder")
  }

  deinit {
    _ = Command.run("/bin/sh", ["-c", "chmod -R u+rwX \"$0\"; rm -rf \"$0\"", path], in: "/")
  }

  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, making the folders it is in.
  public func write(_ name: String, _ bytes: [UInt8]) {
    var parent = path
    for component in name.split(separator: "/").dropLast() {
      parent += "/\(component)"
      unsafe mkdir(parent, 0o755)
    }
    Files.write(file(name), bytes)
  }

  public func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  /// The bytes of a file; nil where there is none.
  public func read(_ name: String) -> [UInt8]? { Files.read(file(name)) }

  public func text(_ name: String) -> String? { read(name).map { String(decoding: $0, as: UTF8.self) } }

  /// Names of the entries at the top, hidden ones included, sorted.
  public var names: [String] { Files.names(in: path) }
}

/// Whole files, as tests need them.
public enum Files {
  public static func read(_ path: String) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  public static func write(_ path: String, _ bytes: [UInt8]) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    precondition(descriptor >= 0, "cannot write \(path)")
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      precondition(count > 0, "cannot write \(path)")
      rest = rest.dropFirst(count)
    }
  }

  public static func names(in folder: String) -> [String] {
    let listing = Command.run("/bin/ls", ["-A", folder], in: "/").output
    return listing.split(separator: "\n").map(String.init)
  }

  /// Permission bits; nil where there is no such file.
  public static func mode(_ path: String) -> UInt32? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o7777 : nil
  }

  public static func inode(_ path: String) -> UInt64? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }
}
