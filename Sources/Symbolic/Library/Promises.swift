internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// What a function's attributes say about calls of it.
struct Promises: Sendable {
  /// How a function uses memory behind an argument.
  struct Access: Sendable {
    let argument: Int
    /// The argument that holds the number of bytes.
    let size: Int?
    let isWrite: Bool
  }

  /// Arguments that must not be null; empty with `isAllNonNull` for all.
  var nonNull: [Int] = []
  var isAllNonNull = false
  var returnsNonNull = false
  /// Whether it changes nothing that the program sees.
  var isPure = false
  /// Whether its result depends on its arguments alone.
  var isConstant = false
  /// Functions that give back what it returns, with the argument that takes it.
  var releases: [(function: String, argument: Int)] = []
  var accesses: [Access] = []

  var isEmpty: Bool {
    nonNull.isEmpty && !isAllNonNull && !isPure && !isConstant && releases.isEmpty && accesses.isEmpty
  }

  init(_ attributes: [String]) {
    for attribute in attributes {
      let parts = attribute.split { $0 == "(" || $0 == ")" || $0 == "," }.map(String.init)
      let numbers = parts.dropFirst().compactMap { Int($0) }.map { $0 - 1 }
      switch parts.first {
      case "nonnull":
        if numbers.isEmpty { isAllNonNull = true }
        nonNull += numbers
      case "returns_nonnull": returnsNonNull = true
      case "pure": isPure = true
      case "const": isConstant = true
      case "malloc" where parts.count > 1: releases.append((parts[1], numbers.first ?? 0))
      case "access" where numbers.count > 0 && parts[1] != "none":
        accesses.append(
          Access(
            argument: numbers[0], size: numbers.count > 1 ? numbers[1] : nil,
            isWrite: parts[1] == "write_only" || parts[1] == "read_write"))
      default: break
      }
    }
  }
}

extension ProgramCode {
  /// The functions that some attribute names as those that give back, with the argument that they take.
  static func releasers(of linked: LinkedProgram) -> [String: Int] {
    var found: [String: Int] = [:]
    for unit in linked.units {
      for id in unit.functions.ids where !unit.functions[id].attributes.isEmpty {
        for (function, argument) in Promises(unit.functions[id].attributes).releases { found[function] = argument }
      }
    }
    return found
  }
}

extension Explorer {
  /// Checks what the callee asks of its arguments.
  func checkPromises(
    _ promises: Promises, _ name: String, _ arguments: [ArgumentValue], _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    for (index, argument) in arguments.enumerated() where promises.isAllNonNull || promises.nonNull.contains(index) {
      guard case .scalar(let value?, let scalar) = argument, scalar.kind == .pointer else { continue }
      // The callee alone knows whether it goes on.
      let goesOn = decide(isNull(value), state) == true
      try checkNotNull(value, callee: name, goesOn: goesOn, origin, &state)
    }
    for access in promises.accesses {
      guard arguments.indices.contains(access.argument), let pointer = arguments[access.argument].term,
        decide(isNull(pointer), state) != true
      else { continue }
      var size = table.constant(1, bits: table.bits(of: pointer))
      if let index = access.size, arguments.indices.contains(index),
        case .scalar(let value?, let scalar) = arguments[index]
      {
        size = extended(value, scalar, to: table.bits(of: pointer))
      }
      _ = try checkBuffer(pointer, length: size, isWrite: access.isWrite, callee: name, origin, &state)
    }
  }

  /// A call of a function without code whose attributes say whose result it gives or takes back.
  ///
  /// - Returns: whether they do.
  func callPromised(
    _ promises: Promises, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) -> Bool {
    if let argument = program.releasers[call.name], call.arguments.indices.contains(argument) {
      try release(call.name, self.argument(argument, call, &state), call, &state)
      try setUnknownResult(call.call, name: call.name, .contract, call.origin, &state)
      return true
    }
    if promises.isPure || promises.isConstant {
      let key = State.PureCall(function: call.name, arguments: call.arguments.map(\.term))
      if promises.isConstant, let known = state.pureResults[key] {
        setResult(call.call, known, &state)
        return true
      }
      try setUnknownResult(call.call, name: call.name, .contract, call.origin, &state)
      if case .register(let register) = call.call.result, let result = value(.register(register), &state) {
        state.pureResults[key] = result
      }
      return true
    }
    guard !promises.releases.isEmpty else { return false }
    let families = promises.releases.map { program.models.family(releasedBy: $0.function) ?? $0.function }
    try callUnknown(call.call, call.arguments, name: call.name, isSystem: false, call.origin, &state)
    let zero = table.constant(0, bits: state.top.code.unit.pointerBits)
    try allocate(families, zero, isZero: false, isOpaque: true, mayFail: !promises.returnsNonNull, call, &state)
    return true
  }
}
