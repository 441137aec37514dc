/// git, run as a program.
package enum GitProgram {
  /// What git prints.
  ///
  /// - Throws: ``FileError`` where git is not there or fails; git says why on standard error.
  package static func run(_ arguments: [String], on paths: [FilePath] = []) throws(FileError) -> [UInt8] {
    // Names on the command line are names, not git's patterns.
    var line = (["git", "--literal-pathspecs"] + arguments).map { Array($0.utf8) }
    if !paths.isEmpty { line += [Array("--".utf8)] + paths.map(\.bytes) }
    do throws(SystemError) {
      let result = try SystemCalls.run(line)
      if result.status == 0 { return result.output }
    } catch {
      throw FileError(.unreadable, FilePath("git"), error.reason)
    }
    throw FileError(.unreadable, FilePath("git"), "\(arguments[0]) failed")
  }
}
