internal import Basics
internal import IR
internal import Solver

/// Functions that are handed to others together with what they are to be called with: `subscribe(pin, on_level, &watch)`.
extension Explorer {
  /// Follows a function of the program that a call hands out, with the object that goes with it.
  ///
  /// When it is called, and what the object holds by then, is not known; what kind of object it is, is.
  func followHandedOut(_ arguments: [ArgumentValue], _ origin: ID<Origin>, _ state: State) {
    var functions: [LinkedProgram.Reference<Function>] = []
    var objects: [ArgumentValue] = []
    for argument in arguments {
      guard case .scalar(let value?, let scalar) = argument, scalar.kind == .pointer else { continue }
      if case .function(let function)? = symbols.info(value)?.target {
        functions.append(function)
      } else {
        objects.append(argument)
      }
    }
    guard functions.count == 1, objects.count == 1, isRecord(objects[0], state), let code = program.code(functions[0]),
      program.calls.isFollowed(functions[0]), !state.frames.contains(where: { $0.code === code })
    else { return }
    let parameters = (0..<code.body.parameterCount).map { code.body.locals[ID($0)].type }
    let contexts = parameters.indices.filter { code.unit.isVoidPointer(parameters[$0]) }
    guard contexts.count == 1,
      handedOut.insert(HandedOut(function: code.reference, caller: state.top.code.reference, origin: origin)).inserted
    else { return }
    let given = parameters.indices.map { index -> ArgumentValue in
      if index == contexts[0] { return objects[0] }
      let scalar = code.unit.scalar(parameters[index])
      return scalar.kind == .none
        ? .object(nil, zero(code.unit), size: 0) : .scalar(symbols.make(scalar, .contract, name: ""), scalar)
    }
    var other = state
    other.trace = Trace(
      .enters(code.name), state.top.code.reference, origin, depth: state.frames.count, after: state.trace)
    // Nobody waits for it, and whoever calls it holds no locks of this function.
    other.locks = []
    push(code, nil, given, &other)
    other.top.variadic = VariadicArguments()
    pending.append(other)
  }

  /// Whether a pointer leads to a record of the program's own that may be changed: a key or a setting is no context.
  private func isRecord(_ argument: ArgumentValue, _ state: State) -> Bool {
    guard let region = argument.term.flatMap({ base(of: $0) }).flatMap({ known(region: $0, state) }) else {
      return false
    }
    switch regions[region.index].kind {
    case .local(let local, let code): return code.unit.ir.types[code.body.locals[local].type].record != nil
    case .global(let global):
      return program.unit(global.unit).ir.types[program.linked[global].type].record != nil
        && !program.linked[global].flags.contains(.constant)
    case .heap, .stack, .pointee, .opaque, .code: return false
    }
  }

  /// A function that a call hands out.
  struct HandedOut: Hashable {
    let function: LinkedProgram.Reference<Function>
    let caller: LinkedProgram.Reference<Function>
    let origin: ID<Origin>
  }
}
