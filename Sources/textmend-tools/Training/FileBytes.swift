internal import Glibc

/// Whole files for the tools. The library itself never touches files.
enum FileBytes {
  struct Failure: Error, CustomStringConvertible {
    var path: String
    var status: Int32
    var description: String { "\(path): error \(status)" }
  }

  static func read(_ path: String) throws -> [UInt8] {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { throw Failure(path: path, status: errno) }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    lseek(file, 0, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      // SAFETY: the rest of the buffer has size − done bytes.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(file, buffer.baseAddress! + done, size - done)
      }
      guard got > 0 else { throw Failure(path: path, status: errno) }
      done += got
    }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw Failure(path: path, status: errno) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      // SAFETY: the rest of the buffer has bytes.count − done bytes.
      let put = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress! + done, bytes.count - done)
      }
      guard put > 0 else { throw Failure(path: path, status: errno) }
      done += put
    }
  }
}
