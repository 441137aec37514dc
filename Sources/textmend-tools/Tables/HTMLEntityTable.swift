import Foundation

/// The named character references of HTML, from Python's `html.entities`, which takes them from the standard
/// (https://html.spec.whatwg.org/entities.json; 2,231 names since 2011, and never again another).
enum HTMLEntityTable {
  struct PythonFailed: Error {}

  private static let program = """
    from html.entities import html5
    head = b"Textmend HTML entities. Scripts/generate-tables".ljust(63) + b"\\n"
    rows = sorted((n.encode(), " ".join("%X" % ord(c) for c in t).encode()) for n, t in html5.items())
    import sys
    sys.stdout.buffer.write(head + b"".join(n + b" " + c + b"\\n" for n, c in rows))
    """

  /// The file `html-entities.bin`: after the header a line for each name, sorted by bytes: the name, with its
  /// semicolon where it needs one, and its code points in hexadecimal.
  ///
  /// - Throws: ``PythonFailed``, or what Foundation throws where there is no python3.
  static func file() throws -> EncodingTables.File {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw PythonFailed() }
    return EncodingTables.File(
      name: "html-entities", bytes: bytes, codes: bytes.count { $0 == 0x0A } - 1)
  }
}
