import Testing

@testable import Textmend
