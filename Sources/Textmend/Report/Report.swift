/// What was found and done: a plan that replays forwards and backwards.
public struct Report: Hashable, Sendable {
  /// Sorted by source offset, not overlapping.
  public var edits: [Edit]
  /// Sorted by source offset.
  public var findings: [Finding]
  /// The encoding the input was decoded with.
  public var encoding: Encoding
  /// Length of the input in bytes.
  public var sourceCount: Int
  /// What detection says; nil where the encoding was given.
  public var detection: Detection?

  public init(
    edits: [Edit], findings: [Finding], encoding: Encoding, sourceCount: Int, detection: Detection? = nil
  ) {
    self.edits = edits
    self.findings = findings
    self.encoding = encoding
    self.sourceCount = sourceCount
    self.detection = detection
  }

  /// The characters that a converter put readings after, in the order of their code points, each once: its table, as
  /// far as the text shows it. Empty where there was no converter.
  ///
  /// - Complexity: O(edits).
  public var annotatedCharacters: [Unicode.Scalar] {
    var characters: Set<Unicode.Scalar> = []
    for edit in edits {
      for case .annotated(let character) in edit.chain.steps { characters.insert(character) }
    }
    return characters.sorted()
  }

  /// The output that belongs to this input.
  ///
  /// - Throws: ``TextmendError`` with code `reportMismatch` and the byte offset where the input is not
  ///   the one that the report was made from.
  /// - Complexity: O(bytes + edits).
  public func apply(to input: [UInt8]) throws(TextmendError) -> [UInt8] {
    guard input.count == sourceCount else {
      throw TextmendError(.reportMismatch, at: min(input.count, sourceCount))
    }
    var output: [UInt8] = []
    output.reserveCapacity(input.count)
    var position = 0
    for edit in edits {
      guard edit.source.lowerBound >= position, edit.source.upperBound <= input.count,
        input[edit.source].elementsEqual(edit.before)
      else { throw TextmendError(.reportMismatch, at: edit.source.lowerBound) }
      output.append(contentsOf: input[position..<edit.source.lowerBound])
      output.append(contentsOf: edit.after)
      position = edit.source.upperBound
    }
    output.append(contentsOf: input[position...])
    return output
  }

  /// The input that belongs to this output: the inverse of ``apply(to:)``, byte for byte.
  ///
  /// - Throws: ``TextmendError`` with code `reportMismatch` and the byte offset in the output.
  /// - Complexity: O(bytes + edits).
  public func reverse(_ output: [UInt8]) throws(TextmendError) -> [UInt8] {
    var input: [UInt8] = []
    input.reserveCapacity(sourceCount)
    var position = 0
    for edit in edits {
      let start = position + edit.source.lowerBound - input.count
      let end = start + edit.after.count
      guard start >= position, end <= output.count, output[start..<end].elementsEqual(edit.after)
      else { throw TextmendError(.reportMismatch, at: min(max(start, 0), output.count)) }
      input.append(contentsOf: output[position..<start])
      input.append(contentsOf: edit.before)
      position = end
    }
    input.append(contentsOf: output[position...])
    guard input.count == sourceCount else {
      throw TextmendError(.reportMismatch, at: output.count)
    }
    return input
  }
}
