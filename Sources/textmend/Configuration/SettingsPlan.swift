import Textmend
import TextmendFiles

/// What is to be done with each file: the command line's flags over the configuration over the defaults.
struct SettingsPlan {
  let flags: SettingLayer
  let defaults: Set<RuleFamily>
  /// What only the command line says: what is written.
  var output = Options.Output()
  /// Whether files are looked at that `.editorconfig` has in another encoding.
  var readsForeign = false
  /// Nil under `--isolated`.
  private var search: ConfigurationSearch?
  /// Most files of a tree have one of a few sets of values.
  private var known: [[Setting: SettingValue]: Options] = [:]

  init(flags: SettingLayer, defaults: Set<RuleFamily>, search: ConfigurationSearch?) {
    self.flags = flags
    self.defaults = defaults
    self.search = search
  }

  /// What holds for a file, the strongest first; the defaults are not among it.
  ///
  /// - Throws: ``ConfigurationError``.
  mutating func layers(for path: FilePath) throws -> [SettingLayer] {
    guard let place = try search?.place(of: path) else { return [flags] }
    let components = place.components + [path.name]
    return [flags] + (place.file?.layers(for: components) ?? [])
      + place.editors.compactMap { $0.layer(for: components) }
  }

  /// Each setting that something sets, from the strongest layer that does.
  private mutating func values(for path: FilePath) throws -> [Setting: SettingValue] {
    try layers(for: path).reduce(into: [:]) { values, layer in
      values.merge(layer.values) { stronger, _ in stronger }
    }
  }

  /// - Throws: ``ConfigurationError``.
  mutating func options(for path: FilePath) throws -> Options {
    let values = try values(for: path)
    if let options = known[values] { return options }
    let options = options(values)
    known[values] = options
    return options
  }

  /// What holds for files that no configuration is about.
  var standard: Options { options(flags.values) }

  private func options(_ values: [Setting: SettingValue]) -> Options {
    var options = SettingsPlan.options(values, defaults: defaults)
    options.output = output
    return options
  }

  /// Whether hidden files are walked, as the configuration of the current folder has it.
  mutating func walksHidden() throws -> Bool { try values(for: FilePath("."))[.hidden] == .truth(true) }

  /// Why a file that was found is not to be looked at; nil where it is.
  enum Omission: Equatable {
    case excluded
    case foreign(String)
  }

  mutating func omission(of path: FilePath) throws -> Omission? {
    guard let place = try search?.place(of: path) else { return nil }
    let components = place.components + [path.name]
    if place.file?.excludes(components) == true { return .excluded }
    guard !readsForeign, flags.values[.encoding] == nil else { return nil }
    return place.editors.lazy.compactMap { $0.foreignCharset(for: components) }.first
      .map { .foreign($0) }
  }

  static func options(_ values: [Setting: SettingValue], defaults: Set<RuleFamily>) -> Options {
    var options = Options()
    let list = { (setting: Setting) -> [RuleName] in
      guard case .list(let names) = values[setting] else { return [] }
      return names.compactMap { RuleName($0) }
    }
    let text = { (setting: Setting) -> String? in
      guard case .text(let text) = values[setting] else { return nil }
      return text
    }
    let isOn = { (setting: Setting) in values[setting] == .truth(true) }
    options.rules = RuleSelection(families: values[.select] == nil ? defaults : [])
    for name in list(.select) + list(.extendSelect) { options.rules.insert(name) }
    for name in list(.ignore) { options.rules.remove(name) }
    options.decoding.encoding = text(.encoding).flatMap { Encoding(label: $0) }
    if case .list(let names) = values[.candidates] {
      // What reads GBK reads it as the set that contains it.
      options.decoding.candidates = names.compactMap { Encoding(label: $0) }.map {
        $0 == .gbk ? .gb18030 : $0
      }
    }
    options.decoding.hint = text(.hint).flatMap { DetectionHint($0) }
    if case .number(let number) = values[.minConfidence] { options.decoding.minimumConfidence = number }
    if text(.lineEnding) == "keep" { options.normalization.lineEnding = .keep }
    if text(.byteOrderMark) == "keep" { options.normalization.byteOrderMark = .keep }
    if text(.finalNewline) == "keep" { options.normalization.finalNewline = .keep }
    if text(.form) == "keep" { options.normalization.form = .keep }
    if isOn(.escapesInAddresses) { options.escapes.addresses = .mend }
    if isOn(.escapesInCode) { options.escapes.code = .mend }
    // Files have comments to say it in; the text of a field or an argument has nobody who would mean it.
    let areSwitchesOn = values[.inlineSwitches].map { $0 == .truth(true) } ?? (defaults == .files)
    options.switches = areSwitchesOn ? .honoured : .ignored
    return options
  }
}

extension RuleSelection {
  fileprivate mutating func insert(_ name: RuleName) {
    switch name {
    case .family(let family): insert(family)
    case .rule(let code): insert(code)
    }
  }

  fileprivate mutating func remove(_ name: RuleName) {
    switch name {
    case .family(let family): remove(family)
    case .rule(let code): remove(code)
    }
  }
}
