public import Basics

extension SymbolKey: Serial {
  public func write(to output: inout SerialWriter) { output.write(text) }
  public init(from input: inout SerialReader) throws(SerialFailure) { text = try input.text() }
}

extension CallSite: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(callee)
    output.write(slot)
    output.write(location)
    output.write(text)
    output.write(lastArgument)
    output.write(lastArgumentSource)
    output.write(argumentCount)
    output.write(isInLoop)
    output.write(isInEndlessLoop)
    output.write(isProtected)
    output.write(isInevitable)
    output.write(locks.map { "\n" + $0 }.joined())
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    callee = try input.optional()
    slot = try input.optional()
    location = try input.value()
    text = try input.text()
    lastArgument = try input.text()
    lastArgumentSource = try input.optional()
    argumentCount = try input.integer()
    isInLoop = try input.boolean()
    isInEndlessLoop = try input.boolean()
    isProtected = try input.boolean()
    isInevitable = try input.boolean()
    locks = try input.text().split(separator: "\n", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }
}

extension ObjectAccess: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(object)
    output.write(member ?? "[")
    output.write(isScalar)
    output.write(isAtomic)
    output.write(location)
    for flag in [isWrite, isVolatile, isByAddress, isProtected, isInLoop, isInEndlessLoop, isUpdate, isKept] {
      output.write(flag)
    }
    output.write(locks.map { "\n" + $0 }.joined())
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    object = try input.value()
    let path = try input.text()
    member = path == "[" ? nil : path
    isScalar = try input.boolean()
    isAtomic = try input.boolean()
    location = try input.value()
    isWrite = try input.boolean()
    isVolatile = try input.boolean()
    isByAddress = try input.boolean()
    isProtected = try input.boolean()
    isInLoop = try input.boolean()
    isInEndlessLoop = try input.boolean()
    isUpdate = try input.boolean()
    isKept = try input.boolean()
    locks = try input.text().split(separator: "\n", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }
}

extension FunctionSlot: Serial {
  public func write(to output: inout SerialWriter) { output.write(text) }
  public init(from input: inout SerialReader) throws(SerialFailure) { text = try input.text() }
}

extension FunctionFlow: Serial {
  public func write(to output: inout SerialWriter) {
    switch source {
    case .function(let key):
      output.write(0)
      output.write(key)
    case .slot(let slot):
      output.write(1)
      output.write(slot)
    }
    output.write(target)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    switch try input.integer() {
    case 0: source = .function(try input.value())
    case 1: source = .slot(try input.value())
    default: throw input.failure
    }
    target = try input.value()
  }
}

extension FunctionRole: Serial {
  public func write(to output: inout SerialWriter) { output.write(rawValue) }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    guard let role = FunctionRole(rawValue: try input.integer()) else { throw input.failure }
    self = role
  }
}

extension StartedFunction: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(function)
    output.write(role)
    output.write(location)
    output.write(isInLoop)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    function = try input.value()
    role = try input.value()
    location = try input.optional()
    isInLoop = try input.boolean()
  }
}

extension EndlessLoop: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(location)
    output.write(isDeliberate)
    output.write(servesWatchdog)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    location = try input.value()
    isDeliberate = try input.boolean()
    servesWatchdog = try input.boolean()
  }
}

extension FunctionSummary: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(key)
    output.write(location)
    output.write(role)
    output.write(isNoReturn)
    output.write(isKept)
    output.write(calls)
    output.write(accesses)
    output.write(addressTaken)
    output.write(flows)
    output.write(started)
    output.write(endlessLoops)
    output.write(results.map(String.init).joined(separator: " "))
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    key = try input.value()
    location = try input.value()
    role = try input.value()
    isNoReturn = try input.boolean()
    isKept = try input.boolean()
    calls = try input.array()
    accesses = try input.array()
    addressTaken = try input.array()
    flows = try input.array()
    started = try input.array()
    endlessLoops = try input.array()
    results = try input.text().split(separator: " ").compactMap { Int64($0) }
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
    for flag in [isDefinition, isConst, isVolatile, isAtomic, isScalar, isWide] { output.write(flag) }
    output.write(functions)
    output.write(flows)
    output.write(starter)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    key = try input.value()
    location = try input.value()
    isDefinition = try input.boolean()
    isConst = try input.boolean()
    isVolatile = try input.boolean()
    isAtomic = try input.boolean()
    isScalar = try input.boolean()
    isWide = try input.boolean()
    functions = try input.array()
    flows = try input.array()
    starter = try input.value()
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
