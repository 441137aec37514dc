import TextmendFiles

/// Finds the configuration of files: the nearest `.textmend.toml` of the folders around, and their `.editorconfig`s.
/// Each folder is looked at once.
struct ConfigurationSearch {
  /// What holds in a folder.
  struct Place {
    /// Components from the root of the file system.
    var components: [[UInt8]]
    var file: ConfigurationFile?
    /// The nearest first.
    var editors: [EditorConfig] = []
  }

  private var places: [FilePath: Place] = [:]
  /// By the spelling of the command line, which is what files come with.
  private var spelled: [FilePath: Place] = [:]
  /// Named with `--config`: counts instead of what would be found.
  private var given: ConfigurationFile?

  init(given: FilePath?) throws {
    self.given = try given.map { try ConfigurationFile(reading: $0) }
  }

  /// - Throws: ``ConfigurationError``.
  mutating func place(of path: FilePath) throws -> Place {
    let folder = path.folder
    if let place = spelled[folder] { return place }
    let place = try self.place(path.foldersAround[...])
    spelled[folder] = place
    return place
  }

  /// - Parameter folders: the folder and those around it.
  private mutating func place(_ folders: ArraySlice<FilePath>) throws -> Place {
    guard let folder = folders.first else { return Place(components: [], file: given) }
    if let place = places[folder] { return place }
    var place = try self.place(folders.dropFirst())
    place.components = folder.components
    let own = folder.appending(Array(ConfigurationFile.name.utf8))
    if given == nil, own.exists { place.file = try ConfigurationFile(reading: own) }
    let editor = folder.appending(Array(EditorConfig.name.utf8))
    if editor.exists, let config = EditorConfig(reading: editor) {
      place.editors = [config] + (config.isRoot ? [] : place.editors)
    }
    places[folder] = place
    return place
  }
}
