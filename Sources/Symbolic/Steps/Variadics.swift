internal import Basics
internal import Dataflow
internal import IR
internal import Machine
internal import Solver

/// The arguments of a call behind the named ones, and how far `va_arg` has come.
struct VariadicArguments {
  /// Nil for objects of records; none are known of a root.
  var values: [(value: Value, scalar: ScalarType)?]?
  /// Nil where it is not known: before `va_start`, behind a copy, after any number of rounds of a loop.
  private(set) var next: Int?

  mutating func start() { next = 0 }
  mutating func lose() { next = nil }

  /// The argument that `va_arg` takes; nil where it is not known which that is.
  mutating func take() -> Taken? {
    guard let values, let index = next else { return nil }
    next = index + 1
    return index < values.count ? .argument(values[index]) : .missing
  }

  enum Taken {
    case argument((value: Value, scalar: ScalarType)?)
    case missing
  }
}

extension Explorer {
  /// `va_arg`: the type asked for must be that of the argument, but for the sign of integers (C11 7.16.1.1p2).
  func nextArgument(_ call: Call, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    guard case .register(let register) = call.result else {
      state.top.variadic.lose()
      return try setUnknownResult(call, name: "", .imprecise, origin, &state)
    }
    let code = state.top.code
    let scalar = code.unit.scalar(code.body.registers[register].type)
    var given: Value
    switch state.top.variadic.take() {
    case .argument(let argument?)?:
      if !agrees(argument, scalar, state) { reportVariadic(origin, state) }
      given = argument.value
    case .missing?:
      reportVariadic(origin, state)
      given = nil
    case .argument(nil)?, nil: given = nil
    }
    if let value = given, table.bits(of: value) < scalar.bits { given = nil }
    setResult(call, given ?? symbols.make(scalar, .contract), &state)
  }

  /// Whether an argument may be taken as a type: constants that fit are as good as those of the type, since nobody
  /// writes `(char *)0` where `0` does.
  private func agrees(
    _ argument: (value: Value, scalar: ScalarType), _ scalar: ScalarType, _ state: State
  ) -> Bool {
    if argument.scalar.size != scalar.size { return false }
    if (argument.scalar.kind == .floating) != (scalar.kind == .floating) { return false }
    guard (argument.scalar.kind == .pointer) != (scalar.kind == .pointer), let value = argument.value else {
      return true
    }
    return table.unsignedValue(value) != nil || symbols.info(value)?.isPointer == true || base(of: value) != nil
  }

  /// The call is to blame, which gives too little or something else.
  private func reportVariadic(_ origin: ID<Origin>, _ state: State) {
    var detail = Violation.Detail()
    detail.callee = state.top.code.name
    reportCertain(.variadicArgument, origin, at: call(openedAt: state.frames.count - 1, state), state, detail: detail)
  }
}
