public import Basics
internal import Dataflow
internal import IR

/// The binary form in which what a root has shown travels from a worker to its supervisor.
extension Finder.Exploration: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(violations)
    output.write(isExhausted)
    output.write(followsCallsInPart)
    output.write(steps)
    output.write(unfinished)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    self.init()
    violations = try input.array()
    isExhausted = try input.boolean()
    followsCallsInPart = try input.boolean()
    steps = try input.integer()
    unfinished = try input.array()
  }
}

extension Violation: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(hazard.rawValue)
    output.write(function)
    output.write(UInt64(origin.raw))
    output.write(detail)
    output.write(steps)
    output.write(bindings)
    output.write(isFromOutside)
    output.write(test)
    output.write(isReplayed)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    guard let hazard = Hazard(rawValue: try input.text()) else { throw input.failure }
    self.init(
      hazard, function: try input.value(), origin: try input.origin(), detail: try input.value(),
      steps: try input.array(), bindings: try input.array(), isFromOutside: try input.boolean())
    test = try input.optional()
    isReplayed = try input.boolean()
  }
}

extension Violation.Detail: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(object)
    output.write(kind.rawValue)
    output.write(size)
    output.write(offset)
    output.write(length)
    output.write(callee)
    output.write(type)
    output.write(parties)
    output.write(isTestedLater)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    self.init()
    object = try input.text()
    guard let kind = Violation.ObjectKind(rawValue: try input.text()) else { throw input.failure }
    self.kind = kind
    size = try input.optional()
    offset = try input.optional()
    length = try input.optional()
    callee = try input.text()
    type = try input.text()
    parties = try input.array()
    isTestedLater = try input.boolean()
  }
}

extension Violation.Binding: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(name)
    output.write(value)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    self.init(name: try input.text(), value: try input.text())
  }
}

extension TraceStep: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(event)
    output.write(function)
    output.write(UInt64(origin.raw))
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    self.init(try input.value(), function: try input.value(), origin: try input.origin())
  }
}

extension TraceStep.Event: Serial {
  public func write(to output: inout SerialWriter) {
    switch self {
    case .condition(let holds): output.write(0, holds ? "1" : "0")
    case .loop(let iteration, let isEntered):
      output.write(byte: 1)
      output.write(iteration)
      output.write(isEntered)
    case .selects(let value): output.write(2, value)
    case .calls(let function): output.write(3, function)
    case .returns(let function): output.write(4, function)
    case .allocates(let function): output.write(5, function)
    case .releases(let function): output.write(6, function)
    case .endsScope(let object): output.write(7, object)
    case .receives(let function): output.write(8, function)
    case .fails(let function): output.write(9, function)
    case .assigns(let name, let value):
      output.write(10, name)
      output.write(value)
    case .locks(let lock): output.write(11, lock)
    case .unlocks(let lock): output.write(12, lock)
    case .opens(let function): output.write(13, function)
    case .closes(let function): output.write(14, function)
    case .takesInOtherOrder(let lock): output.write(15, lock)
    case .tests(let object): output.write(16, object)
    case .repeats(let function): output.write(17, function)
    case .enters(let function): output.write(18, function)
    }
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    switch try input.byte() {
    case 0: self = .condition(try input.text() == "1")
    case 1: self = .loop(iteration: try input.integer(), isEntered: try input.boolean())
    case 2: self = .selects(value: try input.text())
    case 3: self = .calls(try input.text())
    case 4: self = .returns(try input.text())
    case 5: self = .allocates(try input.text())
    case 6: self = .releases(try input.text())
    case 7: self = .endsScope(try input.text())
    case 8: self = .receives(try input.text())
    case 9: self = .fails(try input.text())
    case 10: self = .assigns(name: try input.text(), value: try input.text())
    case 11: self = .locks(try input.text())
    case 12: self = .unlocks(try input.text())
    case 13: self = .opens(try input.text())
    case 14: self = .closes(try input.text())
    case 15: self = .takesInOtherOrder(try input.text())
    case 16: self = .tests(try input.text())
    case 17: self = .repeats(try input.text())
    case 18: self = .enters(try input.text())
    default: throw input.failure
    }
  }
}

extension SerialWriter {
  fileprivate mutating func write(_ code: UInt8, _ text: String) {
    write(byte: code)
    write(text)
  }
}

extension SerialReader {
  fileprivate mutating func origin() throws(SerialFailure) -> ID<Origin> {
    let raw = try unsigned()
    guard raw <= UInt64(UInt32.max) else { throw failure }
    return ID(Int(raw))
  }
}
