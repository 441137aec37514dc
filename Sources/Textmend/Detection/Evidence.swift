/// What is known of the whole document before anything in it is repaired.
struct Evidence: Sendable {
  init() {}
}
