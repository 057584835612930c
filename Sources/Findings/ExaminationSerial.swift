public import Basics
internal import Source

extension UnitOutcome: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(path)
    output.write(variant)
    output.write(state.rawValue)
    output.write(problems)
    output.write(notes)
    output.write(functions)
    output.write(incompleteFunctions)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    path = try input.text()
    variant = try input.text()
    guard let state = State(rawValue: try input.text()) else { throw input.failure }
    self.state = state
    problems = try input.array()
    notes = try input.array()
    functions = try input.integer()
    incompleteFunctions = try input.array()
  }
}

extension SourceSuppression: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(location)
    output.write(line)
    output.write(rule)
    output.write(reason)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    location = try input.value()
    line = try input.optional()
    rule = try input.text()
    reason = try input.text()
  }
}
