/// What a ``Mender`` does. The defaults repair damage and normalise nothing.
public struct Options: Hashable, Sendable {
  public var decoding = Decoding()
  public var rules = RuleSelection()
  public var normalization = Normalization()
  public var escapes = Escapes()
  /// Whether a text may keep lines of its own from being mended. Default: ignored.
  public var switches = Switches.ignored
  public var output = Output()

  public init() {}

  /// What `textmend: off`, `textmend: on` and `textmend: next-line` in a text do. Lines that are switched off keep
  /// their bytes, and give no evidence for others; only their encoding becomes UTF-8 as the file's does.
  public enum Switches: Hashable, Sendable { case ignored, honoured }

  /// How bytes become text.
  public struct Decoding: Hashable, Sendable {
    /// The encoding of the input; nil: found by detection. Default: nil.
    public var encoding: Encoding?
    /// What a detection must be worth before a file in a legacy encoding is converted: 0…1. Default: 0.9.
    public var minimumConfidence = 0.9
    /// The encodings that come into question; empty: all. Text in plain ASCII is UTF-8 whatever they are. Default: empty.
    public var candidates: [Encoding] = []
    /// What is known of the text from elsewhere, such as its language. Default: nothing.
    public var hint: DetectionHint?
    public init() {}
  }

  /// What is written. The text itself is mended as UTF-8 whatever this says; ``Mended/encoded(_:)`` makes its bytes.
  public struct Output: Hashable, Sendable {
    /// What stands for a character that the encoding lacks.
    public enum Unencodable: String, CaseIterable, Hashable, Sendable {
      /// Nothing is written, each is a finding.
      case report
      /// A numeric character reference, as HTML and XML read it.
      case ncr
      case question
      /// Nothing.
      case skip
    }

    /// What UTF-16 and UTF-32 begin with.
    public enum ByteOrderMark: Hashable, Sendable {
      /// The mark that the text has, if any.
      case ofText
      /// A mark, whatever the text has.
      case written
    }

    /// Default: UTF-8.
    public var encoding = Encoding.utf8
    /// Default: that of the text.
    public var byteOrderMark = ByteOrderMark.ofText
    /// Default: reported.
    public var unencodable = Unencodable.report
    public init() {}
  }

  /// What the CAN family does to text once its damage is mended. Each applies only where its rule is selected.
  public struct Normalization: Hashable, Sendable {
    /// What happens to line ends.
    public enum LineEnding: Hashable, Sendable { case keep, lineFeed }
    /// What happens to a byte order mark at the beginning.
    public enum ByteOrderMark: Hashable, Sendable { case keep, remove }
    /// What happens at the end of the text.
    public enum FinalNewline: Hashable, Sendable { case keep, one }
    /// Which normalization form is made.
    public enum Form: Hashable, Sendable { case keep, composed }

    /// Default: one line feed.
    public var lineEnding = LineEnding.lineFeed
    /// Default: removed.
    public var byteOrderMark = ByteOrderMark.remove
    /// Default: exactly one, and none in empty text.
    public var finalNewline = FinalNewline.one
    /// Default: NFC.
    public var form = Form.composed
    public init() {}
  }

  /// Where the ESC family takes escapes back. Each applies only where its rule is selected.
  public struct Escapes: Hashable, Sendable {
    /// What happens to escapes in a part of the text where they mean themselves.
    public enum Handling: Hashable, Sendable { case keep, mend }

    /// In web addresses. Percent escapes of characters that are not ASCII are taken back there; of others, never: they
    /// tell a mark of the address from its data. Default: kept.
    public var addresses = Handling.keep
    /// In code: between backticks, between fences, in `<code>`, `<pre>`, `<script>`, `<style>`. Default: kept.
    public var code = Handling.keep
    public init() {}
  }
}

/// Which rules are on, as `--select` and `--ignore` name them: families, single rules, ignore after select.
public struct RuleSelection: Hashable, Sendable {
  private var families: Set<RuleFamily>
  private var added: Set<RuleCode> = []
  private var removed: Set<RuleCode> = []

  /// The library's default: ENC, MOJ, RES, PUN and CTL.
  public init() {
    families = [.encoding, .mojibake, .residue, .punctuation, .control]
  }

  public init(families: Set<RuleFamily>) {
    self.families = families
  }

  public func contains(_ rule: RuleCode) -> Bool {
    !removed.contains(rule) && (added.contains(rule) || families.contains(rule.family))
  }

  /// Whether a rule is on that repairs the text itself, not its encoding or form.
  var mendsText: Bool {
    let families: Set<RuleFamily> = [.encoding, .canonical, .escape, .width, .compatibility]
    return !self.families.isSubset(of: families) || added.contains { !families.contains($0.family) }
  }

  public mutating func insert(_ family: RuleFamily) {
    families.insert(family)
    removed = removed.filter { $0.family != family }
  }

  public mutating func insert(_ rule: RuleCode) {
    added.insert(rule)
    removed.remove(rule)
  }

  public mutating func remove(_ family: RuleFamily) {
    families.remove(family)
    added = added.filter { $0.family != family }
  }

  public mutating func remove(_ rule: RuleCode) {
    added.remove(rule)
    removed.insert(rule)
  }
}
