import Textmend
import TextmendFiles

/// The files to look at, and the mender of each.
struct PlannedFiles: Sendable {
  private(set) var items: [Walk.Item] = []
  /// Files that are left out, and why, for `--verbose`.
  private(set) var notes: [String] = []
  private(set) var menders: Menders

  /// The menders of files; most have the same.
  struct Menders: Sendable {
    /// What the command line and the defaults make.
    var standard: Mender
    fileprivate var others: [FilePath: Options] = [:]

    func mender(of item: Walk.Item) -> Mender {
      guard case .file(let path, _) = item, let options = others[path] else { return standard }
      var mender = Mender(options)
      mender.mapBlocks = standard.mapBlocks
      return mender
    }
  }

  init(_ items: [Walk.Item], mender: Mender) {
    self.items = items
    menders = Menders(standard: mender)
  }

  /// Looks up the configuration of every file.
  ///
  /// - Throws: ``ConfigurationError``.
  init(_ found: [Walk.Item], _ plan: inout SettingsPlan) throws {
    let standard = plan.standard
    self.init([], mender: Mender(standard))
    for item in found {
      let path =
        switch item {
        case .file(let path, _): path
        case .failure(let error): error.path
        }
      switch try plan.omission(of: path) {
      case .excluded: notes.append("\(path): excluded by the configuration")
      case .foreign(let charset): notes.append("\(path): .editorconfig says \(charset); left alone")
      case nil:
        items.append(item)
        let options = try plan.options(for: path)
        if options != standard { menders.others[path] = options }
      }
    }
  }
}
