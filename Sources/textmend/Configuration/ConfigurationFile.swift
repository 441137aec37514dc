import TOMLKit
import Textmend
import TextmendFiles

/// A `.textmend.toml`.
struct ConfigurationFile: Sendable {
  static let name = ".textmend.toml"

  /// Values for some of the files below.
  struct Override: Sendable {
    var paths: [Glob]
    var layer: SettingLayer
  }

  /// What its patterns begin from, in components from the root of the file system.
  let folder: [[UInt8]]
  private(set) var layer: SettingLayer
  private(set) var overrides: [Override] = []
  private(set) var excluded: [Glob] = []

  /// - Throws: ``ConfigurationError`` where it cannot be read, is no TOML, or holds a key or value that means nothing.
  init(reading path: FilePath) throws {
    folder = path.foldersAround.first?.components ?? []
    layer = SettingLayer(origin: path.stringFromHere)
    do {
      let bytes = try TextFile(reading: path).bytes
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ConfigurationError(description: "is not UTF-8")
      }
      try read(text)
    } catch let error as FileError {
      throw ConfigurationError(description: "\(error)")
    } catch let error as TOMLParseError {
      let place = error.source.begin
      throw ConfigurationError(
        description: "\(layer.origin):\(place.line):\(place.column): \(error.description)")
    } catch let error as ConfigurationError {
      throw ConfigurationError(description: "\(layer.origin): \(error)")
    }
  }

  private static let overrideKey = "override"
  private static let pathsKey = "paths"

  private mutating func read(_ text: String) throws {
    let table = try TOMLTable(string: text)
    for (key, value) in table where key != ConfigurationFile.overrideKey {
      let setting = try ConfigurationFile.setting(key, others: [ConfigurationFile.overrideKey])
      layer.values[setting] = try ConfigurationFile.value(value, of: setting)
    }
    if case .list(let patterns) = layer.values[.exclude] { excluded = patterns.compactMap { Glob($0) } }
    guard let list = table[ConfigurationFile.overrideKey] else { return }
    guard let array = list.array else { throw ConfigurationError(description: "write [[override]]") }
    for (index, element) in array.enumerated() {
      let name = "override \(index + 1)"
      guard let table = element.table else { throw ConfigurationError(description: "write [[override]]") }
      do {
        overrides.append(try ConfigurationFile.override(table, origin: "\(layer.origin), \(name)"))
      } catch let error as ConfigurationError {
        throw ConfigurationError(description: "\(name): \(error)")
      }
    }
  }

  private static func override(_ table: TOMLTable, origin: String) throws -> Override {
    guard let paths = table[pathsKey], let patterns = strings(paths), !patterns.isEmpty else {
      throw ConfigurationError(description: "lacks “paths”, a list of patterns")
    }
    var layer = SettingLayer(origin: origin)
    for (key, value) in table where key != pathsKey {
      let setting = try setting(key, others: [pathsKey])
      guard setting.isOfPaths else {
        throw ConfigurationError(description: "“\(key)” cannot differ from path to path")
      }
      layer.values[setting] = try self.value(value, of: setting)
    }
    return Override(paths: patterns.compactMap { Glob($0) }, layer: layer)
  }

  private static func setting(_ key: String, others: [String]) throws -> Setting {
    if let setting = Setting(rawValue: key) { return setting }
    let names = Setting.allCases.map(\.rawValue) + others
    // Keys of other tools' files are often written with an underscore.
    let spelled = String(key.map { $0 == "_" ? "-" : $0 })
    let hint = Setting.hint(Suggestion.nearest(to: spelled, among: names))
    throw ConfigurationError(
      description: "unknown key “\(key)”\(hint.isEmpty ? "; `textmend config` lists the keys" : hint)")
  }

  private static func value(_ value: any TOMLValueConvertible, of setting: Setting) throws -> SettingValue {
    let result: SettingValue? =
      strings(value).map(SettingValue.list) ?? value.string.map(SettingValue.text)
      ?? value.bool.map(SettingValue.truth)
      ?? (value.double ?? value.int.map(Double.init)).map(SettingValue.number)
    guard let result else {
      throw ConfigurationError(description: "“\(setting.rawValue)” must be \(setting.kindName)")
    }
    if let problem = setting.problem(with: result) {
      throw ConfigurationError(description: "“\(setting.rawValue)”: \(problem)")
    }
    return result
  }

  /// Nil where it is no list, or not all of its elements are strings.
  private static func strings(_ value: any TOMLValueConvertible) -> [String]? {
    guard let array = value.array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }

  /// The path from this file's folder on, as its patterns see it; nil where it lies elsewhere.
  private func inside(_ path: [[UInt8]]) -> [[UInt8]]? {
    path.starts(with: folder) ? Array(path[folder.count...]) : nil
  }

  /// - Parameter path: components from the root of the file system.
  func excludes(_ path: [[UInt8]]) -> Bool {
    guard !excluded.isEmpty, let inside = inside(path) else { return false }
    return excluded.last { $0.matchesFile(inside) }.map { !$0.isNegation } ?? false
  }

  /// What holds for a file, the strongest first: a later override wins over an earlier one.
  func layers(for path: [[UInt8]]) -> [SettingLayer] {
    guard !overrides.isEmpty, let inside = inside(path) else { return [layer] }
    return overrides.reversed().filter { override in
      override.paths.last { $0.matchesFile(inside) }.map { !$0.isNegation } ?? false
    }.map(\.layer) + [layer]
  }
}
