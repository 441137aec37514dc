import Textmend

/// Mends named fields of one JSON Lines record and keeps every other byte.
struct RecordMender: Sendable {
  /// Decodes as UTF-8.
  let mender: Mender
  /// Names as the user wrote them, UTF-8.
  let fields: [[UInt8]]

  /// What a line turned out to be.
  enum Notice: Sendable {
    case blank
    /// - missing: indices of the fields that it lacks. hasLoneSurrogate: a field was left alone because of one.
    case record(missing: [Int], hasLoneSurrogate: Bool)
    /// - offset: byte offset in the line.
    case malformed(offset: Int)
  }

  init(options: Options, fields: [String]) {
    var options = options
    options.decoding.encoding = .utf8
    mender = Mender(options)
    self.fields = fields.map { Array($0.utf8) }
  }

  /// Appends the line, mended.
  func mend(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Notice {
    let members: JSONScanner.Members
    do throws(JSONScanner.SyntaxError) {
      members = try JSONScanner.members(of: line)
    } catch {
      output += line
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      return isBlank ? .blank : .malformed(offset: error.offset)
    }
    var hasLoneSurrogate = false
    var position = line.startIndex
    for member in members.strings where fields.contains(where: { has(line[member.name], name: $0) }) {
      let decoded = JSONString.decode(line[member.value])
      if decoded.hasLoneSurrogate {
        hasLoneSurrogate = true
        continue
      }
      let mended = mender.mend(piece: decoded.text)
      guard !mended.report.edits.isEmpty else { continue }
      output += line[position..<member.value.lowerBound]
      splice(mended, of: decoded, literal: line[member.value], into: &output)
      position = member.value.upperBound
    }
    output += line[position...]
    let missing = fields.indices.filter { field in
      !members.names.contains { has(line[$0], name: fields[field]) }
    }
    return .record(missing: missing, hasLoneSurrogate: hasLoneSurrogate)
  }

  private func has(_ literal: ArraySlice<UInt8>, name: [UInt8]) -> Bool {
    literal.contains(UInt8(ascii: "\\"))
      ? JSONString.decode(literal).text == name : literal.elementsEqual(name)
  }

  /// Writes the literal with only the edited characters replaced, in the literal's own way of escaping.
  private func splice(
    _ mended: Mended, of decoded: JSONString.Decoded, literal: ArraySlice<UInt8>, into output: inout [UInt8]
  ) {
    var position = literal.startIndex
    for edit in mended.report.edits {
      let start = literal.startIndex + decoded.origin(of: edit.source.lowerBound)
      output += literal[position..<start]
      if decoded.isEscapedToASCII {
        JSONString.appendASCIIContents(edit.after, to: &output)
      } else {
        JSONString.appendContents(edit.after, to: &output)
      }
      position = literal.startIndex + decoded.origin(of: edit.source.upperBound)
    }
    output += literal[position...]
  }
}
