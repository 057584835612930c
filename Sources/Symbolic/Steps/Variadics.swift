internal import Basics
internal import Dataflow
internal import IR
internal import Machine
internal import Solver

/// The arguments of a call behind the named ones, and how far `va_arg` has come.
struct VariadicArguments {
  /// Nil for objects of records; none are known of a root.
  var values: [(value: Value, scalar: ScalarType)?]?
  /// The list that `va_start` began, and the argument that it gives next; nil where that is not known: before, where
  /// several lists were begun, after any number of rounds of a loop, and once others were handed the list.
  private var list: (region: RegionID, next: Int)?
  private var isOnlyList = true

  mutating func start(_ region: RegionID?) {
    if let list, list.region != region { isOnlyList = false }
    list = isOnlyList ? region.map { ($0, 0) } : nil
  }

  mutating func lose() { list = nil }

  mutating func lose(_ region: RegionID) { if list?.region == region { list = nil } }

  /// The argument that `va_arg` takes; nil where it is not known which that is.
  mutating func take(from region: RegionID?) -> Taken? {
    guard let values, let (current, index) = list, current == region else { return nil }
    list = (current, index + 1)
    return index < values.count ? .argument(values[index]) : .missing
  }

  enum Taken {
    case argument((value: Value, scalar: ScalarType)?)
    case missing
  }
}

extension Explorer {
  /// `va_arg`: the type asked for must be that of the argument, but for the sign of integers (C11 7.16.1.1p2).
  func nextArgument(_ call: Call, from list: Term, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    guard case .register(let register) = call.result else {
      state.top.variadic.lose()
      return try setUnknownResult(call, name: "", .imprecise, origin, &state)
    }
    let code = state.top.code
    let scalar = code.unit.scalar(code.body.registers[register].type)
    var given: Value
    switch state.top.variadic.take(from: resolve(list, &state)?.region) {
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
  /// writes `(char *)0` where `0` does. What no argument can have, as `char`, no call can give.
  private func agrees(
    _ argument: (value: Value, scalar: ScalarType), _ scalar: ScalarType, _ state: State
  ) -> Bool {
    if scalar.bits < state.top.code.unit.ir.target.dataModel.intBits { return true }
    if argument.scalar.size != scalar.size { return false }
    if (argument.scalar.kind == .floating) != (scalar.kind == .floating) { return false }
    guard (argument.scalar.kind == .pointer) != (scalar.kind == .pointer), let value = argument.value else {
      return true
    }
    if table.unsignedValue(value) != nil { return true }
    // An address may travel as a number.
    return scalar.kind == .pointer
      && table.symbols(in: value).contains { symbol in
        symbols.info(symbol).map { $0.isPointer || $0.target != nil } ?? true
      }
  }

  /// Whoever is handed the list may take arguments from it.
  func handOn(_ arguments: [ArgumentValue], _ state: inout State) {
    guard state.top.variadic.values != nil else { return }
    for argument in arguments {
      switch argument {
      case .scalar(let value?, let scalar) where scalar.kind == .pointer:
        if let region = base(of: value).flatMap({ known(region: $0, state) }) { state.top.variadic.lose(region) }
      case .object(let region?, _, _): state.top.variadic.lose(region)
      default: break
      }
    }
  }

  /// The call is to blame, which gives too little or something else.
  private func reportVariadic(_ origin: ID<Origin>, _ state: State) {
    var detail = Violation.Detail()
    detail.callee = state.top.code.name
    reportCertain(.variadicArgument, origin, at: call(openedAt: state.frames.count - 1, state), state, detail: detail)
  }
}
