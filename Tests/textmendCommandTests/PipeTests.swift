import TestSupport
import Testing

/// `textmend pipe`: what must come out byte for byte, and what must not.
@Suite struct PipeTests {
  private let folder = TemporaryFolder()

  private func pipe(_ input: String, _ field: String = "text") -> CommandResult {
    Textmend.run("pipe", "--field", field, in: folder, input: input)
  }

  @Test(arguments: [
    #"{"text":"plain"}"#,
    #" { "text" : "a\u0041\/\n\t\"\\" , "n":1.50E+3, "o":{"text":"x","a":[1,[],{}]} } "#,
    #"{"id":"é\u00e9","text":"\ud83d\ude00"}"#,
    #"{"text":"lone \ud800 and \udc00"}"#,
    #"{"text":null}"#,
    #"{"text":["產(chǎn)業(yè)"]}"#,
    #"[1,2,3]"#,
    #""text""#,
    "",
    "  ",
  ])
  func whatNeedsNoEditComesOutByteForByte(_ line: String) {
    let input = #"{"text":"x"}"# + "\n" + line + "\n"
    #expect(pipe(input).output == input)
    #expect(pipe(input).status == 0)
    // Also as a last line that has no end.
    #expect(pipe(input + line).output == input + line)
  }

  @Test func mendsOnlyTheNamedField() {
    let input = #"{"id":"1","other":"產(chǎn)業(yè)", "text": "產(chǎn)業(yè)","z":[1 , 2]}"# + "\n"
    #expect(pipe(input).output == #"{"id":"1","other":"產(chǎn)業(yè)", "text": "產業","z":[1 , 2]}"# + "\n")
    #expect(pipe(input, "other").output.contains(#""other":"產業", "text": "產(chǎn)業(yè)""#))
  }

  @Test func lineSeparatorsThatAreWrittenAreEscaped() {
    let input = "{\"text\":\"GrÃ¶ÃŸe â€¨ schÃ¶n\"}\n"
    #expect(pipe(input).output == "{\"text\":\"Größe \\u2028 schön\"}\n")
    let raw = "{\"text\":\"a\u{2028}b\"}\n"
    #expect(pipe(raw).output == raw)
  }

  @Test func escapesStayAsTheyWere() {
    let input = #"{"text":"\u7522(ch\u01cen)\u696d(y\u00e8)\n\u3002"}"# + "\n"
    #expect(pipe(input).output == #"{"text":"\u7522\u696d\n\u3002"}"# + "\n")
    let mixed = #"{"text":"\"產(chǎn)業(yè)\"\/\u0041"}"# + "\n"
    #expect(pipe(mixed).output == #"{"text":"\"產業\"\/\u0041"}"# + "\n")
  }

  @Test func fieldNamesMayBeEscaped() {
    #expect(pipe(#"{"te\u0078t":"產(chǎn)業(yè)"}"#).output == #"{"te\u0078t":"產業"}"#)
  }

  @Test(arguments: [
    "{", "{\"text\"}", "{\"text\":}", "{\"text\":\"a}", "{\"text\":\"a\"}}", "{\"text\":01}", "{'text':1}",
    "{\"text\":\"\\x\"}", "{\"text\":\"\\u12G4\"}", "{\"text\":\"a\u{1}\"}", "[1,]", "{\"a\":1,}", "nul", "-",
    "1.",
    "[[[[",
  ])
  func aBrokenLinePassesThroughAndIsReported(_ line: String) {
    let good = #"{"text":"x"}"# + "\n"
    let result = pipe(good + line + "\n" + good)
    #expect(result.output == good + line + "\n" + good)
    #expect(result.errors.hasPrefix("textmend: error: line 2: not JSON at byte "))
    #expect(result.status == 3)
  }

  @Test func aBrokenLineIsPlacedInTheInput() {
    let result = pipe("{\"text\":\"x\"}\n{\"text\":tru}\n")
    #expect(
      result.errors
        == "textmend: error: line 2: not JSON at byte 11 of the line (byte 24 of the input); passed through\n"
    )
  }

  @Test func aLineThatIsNotUTF8PassesThrough() {
    let input: [UInt8] = Array("{\"text\":\"".utf8) + [0xB2, 0xFA] + Array("\"}\n".utf8)
    let result = Command.run(Textmend.path, ["pipe", "--field", "text"], in: "/", input: input)
    #expect(result.outputBytes == input)
    #expect(result.status == 3)
  }

  @Test func aMissingFieldIsToldOnce() {
    let input = "{\"text\":\"x\"}\n{\"a\":1}\n{\"b\":1}\n"
    let result = pipe(input)
    #expect(result.output == input)
    #expect(result.errors == "textmend: line 2: no field “text”; passed through\n")
    #expect(result.status == 0)
  }

  @Test func aFieldThatNoRecordHasIsAnError() {
    let result = pipe("{\"a\":1}\n\n{\"b\":1}\n", "tex")
    #expect(result.errors.hasSuffix("error: unknown field: no record has “tex”\n"))
    #expect(result.status == 3)
    #expect(pipe("").status == 0)
    #expect(Textmend.run("pipe", in: folder).status == 2)
  }

  @Test func deepNestingIsNoDanger() {
    let depth = 200_000
    let line = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(pipe(line + "\n").output == line + "\n")
  }

  @Test func theOutputDoesNotDependOnThreads() {
    let lines = (0..<5000).map {
      "{\"n\":\($0),\"text\":\"第\($0)項產(chǎn)業(yè)\",\"pad\":\"\(String(repeating: "x", count: $0 % 90))\"}\n"
    }
    let input = lines.joined()
    let one = Textmend.run("pipe", "--field", "text", "--jobs", "1", in: folder, input: input)
    let many = Textmend.run("pipe", "--field", "text", "--jobs", "5", in: folder, input: input)
    #expect(one.outputBytes == many.outputBytes)
    #expect(one.output == input.split(separator: "(chǎn)").joined().split(separator: "(yè)").joined())
  }

  @Test func linesComeOutBeforeTheInputEnds() {
    // The second line is sent when the first has come back: a command that waits for the end would wait for ever.
    let script = """
      mkfifo in out; textmend pipe --field text <in >out & exec 3>in 4<out
      echo '{"text":"one"}' >&3; read -r first <&4; echo "$first" >&2
      echo '{"text":"two"}' >&3; exec 3>&-; cat <&4; wait
      """
    let result = Textmend.shell(script, in: folder.path)
    #expect(result.errors == "{\"text\":\"one\"}\n")
    #expect(result.output == "{\"text\":\"two\"}\n")
  }
}
