extension StandardInput {
  package static var isTerminal: Bool { SystemCalls.isTerminal(0) }
}
