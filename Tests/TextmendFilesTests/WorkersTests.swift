import Testing

@testable import TextmendFiles

@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 7, 64])
  func orderDoesNotDependOnThreads(_ jobs: Int) {
    let numbers = Array(0..<500)
    let squares = Workers.map(numbers, jobs: jobs) { number in
      // Uneven work, so that threads overtake one another.
      (0..<(number % 7 * 1000)).reduce(0, ^) & 0 + number * number
    }
    #expect(squares == numbers.map { $0 * $0 })
    #expect(Workers.map([Int](), jobs: jobs) { $0 }.isEmpty)
  }
}
