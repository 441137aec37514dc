import TestSupport
import Testing

/// What `textmend diff` prints must turn the old files into what `textmend fix` writes.
@Suite struct DiffTests {
  @Test(arguments: [
    "a\r\n",
    "a",
    "a\r\nb\n\n\n",
    "\n\n",
    "\u{FEFF}first\nsecond\n",
    "1\n2\n3\n4\r\n5\n6\n7\n8\n9\n10\n11\r\n12\n13\n",
    "1\r\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13",
    "產(chǎn)業(yè)\n中\n中\n中\n中\n中\n中\n中\n產(chǎn)業(yè)",
    "old mac\rline ends\r",
  ])
  func applying(_ text: String) {
    let old = TemporaryFolder()
    let new = TemporaryFolder()
    old.write("d/a b.txt", text)
    new.write("d/a b.txt", text)
    let diff = Textmend.run("diff", "d", in: old)
    #expect(diff.status == 1)
    #expect(Textmend.run("fix", "d", in: new).status == 0)
    old.write("patch", diff.outputBytes)
    let patched = Command.run("/usr/bin/env", ["git", "apply", "--whitespace=nowarn", "patch"], in: old.path)
    #expect(patched.status == 0, "\(patched.errors)\(diff.output)")
    #expect(old.read("d/a b.txt") == new.read("d/a b.txt"))
    #expect(Textmend.run("diff", "d", in: new).status == 0)
    #expect(Textmend.run("diff", "d", in: new).output.isEmpty)
  }
}
