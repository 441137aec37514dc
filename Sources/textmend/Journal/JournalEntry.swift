import Textmend
import TextmendFiles

/// One line of a journal: a file, what it held, what it holds, and how to get back.
struct JournalEntry {
  /// Without symbolic links, from the root of the file system: a journal is read from any folder.
  var path: FilePath
  /// SHA-256 of the file's bytes.
  var hashBefore: String
  var hashAfter: String
  /// Length of the file in bytes.
  var sizeBefore: Int
  /// In bytes of the file, sorted, not overlapping.
  var edits: [Edit]

  /// The first line of every journal: what tells one from other JSON Lines.
  static let header = Array("{\"textmend\":\"journal\",\"version\":1}\n".utf8)

  struct Edit {
    var source: Range<Int>
    var before: [UInt8]
    var after: [UInt8]
    /// Why, for a reader; undoing does not need it.
    var rules: [String]
  }

  /// The line, with its end.
  var line: [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("path", path.bytes)
      $0.member("sha256Before", hashBefore)
      $0.member("sha256After", hashAfter)
      $0.member("sizeBefore", sizeBefore)
      $0.array("edits", of: edits) { json, edit in
        json.object {
          $0.array("range", of: [edit.source.lowerBound, edit.source.upperBound]) { $0.number($1) }
          $0.array("rules", of: edit.rules) { $0.string($1) }
          $0.member("before", edit.before)
          $0.member("after", edit.after)
        }
      }
    }
    return json.bytes + [0x0A]
  }

  /// The bytes from before, of those from after.
  ///
  /// - Returns: nil where the entry is not about these bytes.
  func reversed(_ bytes: [UInt8]) -> [UInt8]? {
    var old: [UInt8] = []
    old.reserveCapacity(sizeBefore)
    var position = 0
    for edit in edits {
      let start = position + edit.source.lowerBound - old.count
      let end = start + edit.after.count
      guard start >= position, end <= bytes.count, bytes[start..<end].elementsEqual(edit.after) else {
        return nil
      }
      old += bytes[position..<start]
      old += edit.before
      position = end
    }
    old += bytes[position...]
    return SHA256.hexadecimal(old) == hashBefore ? old : nil
  }
}

extension JournalEntry {
  /// About a file that is going to be fixed. The whole file is one edit where it holds other bytes than the mended text,
  /// compressed or in another encoding.
  init(
    _ mended: Mended, of content: FileContent, on file: TextFile, replacedBy new: [UInt8]
  ) throws(FileError) {
    let old = content.stored
    let edits =
      content.compression == nil && new == mended.bytes
      ? mended.report.edits.map {
        Edit(source: $0.source, before: $0.before, after: $0.after, rules: $0.rules.map(\.description))
      }
      : [
        Edit(
          source: 0..<old.count, before: old, after: new,
          rules: Set(mended.report.edits.map(\.rule)).sorted().map(\.description))
      ]
    self.init(
      path: try file.resolvedPath(), hashBefore: SHA256.hexadecimal(old), hashAfter: SHA256.hexadecimal(new),
      sizeBefore: old.count, edits: edits)
  }

  /// Reads a line; nil where it is no entry.
  init?(line: ArraySlice<UInt8>) {
    guard let json = JSONValue(line), let path = json.bytes("path"), !path.isEmpty,
      let hashBefore = json["sha256Before"]?.text, let hashAfter = json["sha256After"]?.text,
      let sizeBefore = json["sizeBefore"]?.integer, sizeBefore >= 0, let edits = json["edits"]?.elements
    else { return nil }
    self.path = FilePath(bytes: path)
    self.hashBefore = hashBefore
    self.hashAfter = hashAfter
    self.sizeBefore = sizeBefore
    self.edits = []
    for edit in edits {
      guard let range = edit["range"]?.elements?.compactMap(\.integer), range.count == 2,
        range[0] <= range[1],
        let before = edit.bytes("before"), let after = edit.bytes("after")
      else { return nil }
      let rules = edit["rules"]?.elements?.compactMap(\.text) ?? []
      self.edits.append(Edit(source: range[0]..<range[1], before: before, after: after, rules: rules))
    }
  }
}
