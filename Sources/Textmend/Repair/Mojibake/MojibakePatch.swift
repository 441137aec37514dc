/// Replacements in one text: sorted, not overlapping, never empty on both sides.
struct MojibakePatch {
  struct Edit {
    var range: Range<Int>
    var scalars: [UInt32]
  }

  var edits: [Edit] = []

  /// Appends, joining edits that touch.
  mutating func append(_ range: Range<Int>, _ scalars: some Sequence<UInt32>) {
    if let last = edits.indices.last, edits[last].range.upperBound == range.lowerBound {
      edits[last].range = edits[last].range.lowerBound..<range.upperBound
      edits[last].scalars.append(contentsOf: scalars)
    } else {
      edits.append(Edit(range: range, scalars: Array(scalars)))
    }
  }

  func applied(to text: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    var position = 0
    for edit in edits {
      result.append(contentsOf: text[position..<edit.range.lowerBound])
      result.append(contentsOf: edit.scalars)
      position = edit.range.upperBound
    }
    result.append(contentsOf: text[position...])
    return result
  }

  /// The patch that does what this one and then `second` does; `second` is in offsets of `middle`, this
  /// patch's result.
  ///
  /// - Complexity: O(edits of both).
  func then(_ second: MojibakePatch, middle: [UInt32]) -> MojibakePatch {
    // Every interval of the middle text that one of the two touches, with what each does to it.
    var result = MojibakePatch()
    var i = 0
    var j = 0
    var shift = 0  // middle offset minus original offset, outside edits
    func middleRange(_ edit: Edit, _ shift: Int) -> Range<Int> {
      let start = edit.range.lowerBound + shift
      return start..<(start + edit.scalars.count)
    }
    while i < edits.count || j < second.edits.count {
      let a = i < edits.count ? middleRange(edits[i], shift) : nil
      let b = j < second.edits.count ? second.edits[j].range : nil
      let startsWithFirst = a.map { x in b.map { x.lowerBound <= $0.lowerBound } ?? true } ?? false
      var low = startsWithFirst ? a!.lowerBound : b!.lowerBound
      var high = low
      let originalLow = low - shift
      var scalars: [UInt32] = []
      var copied = low
      // Grow the interval until neither patch has an edit that touches it.
      while true {
        if i < edits.count {
          let range = middleRange(edits[i], shift)
          if range.lowerBound <= high {
            high = max(high, range.upperBound)
            shift += edits[i].scalars.count - edits[i].range.count
            i += 1
            continue
          }
        }
        if j < second.edits.count, second.edits[j].range.lowerBound <= high {
          let edit = second.edits[j]
          scalars.append(contentsOf: middle[copied..<edit.range.lowerBound])
          scalars.append(contentsOf: edit.scalars)
          copied = edit.range.upperBound
          high = max(high, copied)
          j += 1
          continue
        }
        break
      }
      low = high
      scalars.append(contentsOf: middle[copied..<high])
      result.edits.append(Edit(range: originalLow..<(low - shift), scalars: scalars))
    }
    return result
  }
}
