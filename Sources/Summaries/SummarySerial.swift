public import Basics

extension SymbolKey: Serial {
  public func write(to output: inout SerialWriter) { output.write(text) }
  public init(from input: inout SerialReader) throws(SerialFailure) { text = try input.text() }
}

extension CallSite: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(callee)
    output.write(location)
    output.write(text)
    output.write(isInLoop)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    callee = try input.optional()
    location = try input.value()
    text = try input.text()
    isInLoop = try input.boolean()
  }
}

extension ObjectAccess: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(object)
    output.write(location)
    output.write(isWrite)
    output.write(isVolatile)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    object = try input.value()
    location = try input.value()
    isWrite = try input.boolean()
    isVolatile = try input.boolean()
  }
}

extension FunctionSummary: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(key)
    output.write(location)
    output.write(role.rawValue)
    output.write(calls)
    output.write(accesses)
    output.write(addressTaken)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    key = try input.value()
    location = try input.value()
    guard let role = FunctionRole(rawValue: try input.integer()) else { throw input.failure }
    self.role = role
    calls = try input.array()
    accesses = try input.array()
    addressTaken = try input.array()
  }
}

extension ExternalDeclaration: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(name)
    output.write(isFunction)
    output.write(isDefinition)
    output.write(type)
    output.write(spelling)
    output.write(location)
    output.write(isInMainFile)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    name = try input.text()
    isFunction = try input.boolean()
    isDefinition = try input.boolean()
    type = try input.text()
    spelling = try input.text()
    location = try input.value()
    isInMainFile = try input.boolean()
  }
}

extension ObjectSummary: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(key)
    output.write(location)
    for flag in [isConst, isVolatile, isScalar, isVectorTable] { output.write(flag) }
    output.write(functions)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    key = try input.value()
    location = try input.value()
    isConst = try input.boolean()
    isVolatile = try input.boolean()
    isScalar = try input.boolean()
    isVectorTable = try input.boolean()
    functions = try input.array()
  }
}

extension UnitSummary: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(path)
    output.write(functions)
    output.write(objects)
    output.write(declarations)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    path = try input.text()
    functions = try input.array()
    objects = try input.array()
    declarations = try input.array()
  }
}
