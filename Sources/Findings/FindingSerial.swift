public import Basics
internal import Source

extension Step: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(location)
    output.write(text)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    location = try input.value()
    text = try input.value()
  }
}

extension Fix: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(location)
    output.write(replacement)
    output.write(text)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    location = try input.value()
    replacement = try input.text()
    text = try input.value()
  }
}

extension Verdict: Serial {
  public func write(to output: inout SerialWriter) {
    switch self {
    case .holds: output.write(0)
    case .violated(let witness):
      output.write(1)
      output.write(witness)
    case .unknown(let reason):
      output.write(2)
      output.write(reason)
    }
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    switch try input.integer() {
    case 0: self = .holds
    case 1: self = .violated(try input.value())
    case 2: self = .unknown(try input.value())
    default: throw input.failure
    }
  }
}

extension Fingerprint: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(stem)
    output.write(ordinal)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    stem = try input.text()
    ordinal = try input.integer()
  }
}

extension Finding: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(rule)
    output.write(location)
    output.write(message)
    output.write(verdict)
    output.write(function)
    output.write(steps)
    output.write(macros)
    output.write(fixes)
    output.write(fingerprint)
    output.write(shape)
    output.write(variants)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    rule = try input.value()
    location = try input.value()
    message = try input.value()
    verdict = try input.value()
    function = try input.optional()
    steps = try input.array()
    macros = try input.array()
    fixes = try input.array()
    fingerprint = try input.value()
    shape = try input.optional()
    variants = try input.array()
  }
}
