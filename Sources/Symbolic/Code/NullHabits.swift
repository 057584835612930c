internal import Basics
internal import IR

/// What the public functions of a unit do about null arguments: where nearly all of them test pointers to a type, a
/// caller may hand null, and one that does not test is the exception (Engler et al., "Bugs as deviant behavior", 2001).
struct NullHabits: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  private struct Key: Hashable {
    let unit: Int
    let type: ID<MachineType>
  }

  private var tested: [Key: Int] = [:]
  private var untested: [Key: Int] = [:]

  init(_ program: LinkedProgram) {
    var uses = ParameterUses(program)
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids {
        let function = unit.functions[id]
        guard let body = function.body, function.linkage == .external else { continue }
        for parameter in 0..<body.parameterCount {
          let type = body.locals[ID(parameter)].type
          guard unit.isObjectPointer(type) else { continue }
          let use = uses.use(of: parameter, in: Reference(unit: index, id: id))
          let key = Key(unit: index, type: type)
          if use.isTested { tested[key, default: 0] += 1 } else if use.isFollowed { untested[key, default: 0] += 1 }
        }
      }
    }
  }

  /// Whether pointers of a type are tested by four functions at least, and by four times as many as do not.
  func isTested(_ type: ID<MachineType>, in unit: Int) -> Bool {
    let key = Key(unit: unit, type: type)
    let count = tested[key] ?? 0
    return count >= 4 && count >= 4 * ((untested[key] ?? 0) - 1)
  }
}

extension UnitIR {
  /// Whether a type is a pointer to something that has a type itself.
  ///
  /// Swift 6.3's optimiser stops with an error of its own where this is part of its caller.
  @inline(never)
  func isObjectPointer(_ type: ID<MachineType>) -> Bool {
    guard case .pointer(let target) = types[type].kind else { return false }
    return !types[target].isVoid
  }
}

/// What functions do with the pointers that they are handed.
private struct ParameterUses {
  struct Use {
    /// Whether it, or a function that it hands the pointer to, compares it with null and goes on either way.
    var isTested = false
    /// Whether it reads or writes what the pointer leads to.
    var isFollowed = false
  }

  private struct Key: Hashable {
    let function: LinkedProgram.Reference<Function>
    let parameter: Int
  }

  private let program: LinkedProgram
  private var known: [Key: Use] = [:]

  init(_ program: LinkedProgram) { self.program = program }

  /// - Parameter depth: calls that are followed into each other.
  mutating func use(
    of parameter: Int, in function: LinkedProgram.Reference<Function>, depth: Int = 6
  ) -> Use {
    let key = Key(function: function, parameter: parameter)
    if let use = known[key] { return use }
    // What calls itself says nothing about its argument there.
    known[key] = Use()
    guard let body = program[function].body, parameter < body.parameterCount else { return Use() }
    var use = Self.ownUse(of: ID(parameter), body)
    for handed in use.handed where depth > 0 && !use.own.isTested {
      guard let target = program.definition(of: handed.callee, in: function.unit) else {
        use.own.isFollowed = true
        continue
      }
      let other = self.use(of: handed.position, in: target, depth: depth - 1)
      use.own.isTested = other.isTested
      use.own.isFollowed = use.own.isFollowed || other.isFollowed
    }
    known[key] = use.own
    return use.own
  }

  /// Whether one side of a branch comes to an end without a further decision.
  private static func isAssertion(_ terminator: Terminator, _ body: Body) -> Bool {
    guard case .branch(_, let then, let otherwise) = terminator else { return false }
    return [then, otherwise].contains { target in
      var block = target
      for _ in 0..<4 {
        switch body.blocks[block].terminator {
        case .unreachable: return true
        case .jump(let next): block = next
        default: return false
        }
      }
      return false
    }
  }

  /// What the function itself does, and whom it hands the pointer to at which position.
  private static func ownUse(
    of local: ID<Local>, _ body: Body
  ) -> (own: Use, handed: [(callee: ID<Function>, position: Int)]) {
    var use = Use()
    var handed: [(callee: ID<Function>, position: Int)] = []
    var copies: Set<ID<Register>> = []
    func isCopy(_ operand: Operand) -> Bool {
      if case .register(let register) = operand { copies.contains(register) } else { false }
    }
    func isNull(_ operand: Operand) -> Bool {
      guard case .constant(let id) = operand else { return false }
      switch body.constants[id].value {
      case .null, .integer(0): return true
      default: return false
      }
    }
    for id in body.blocks.ids {
      // An assertion asks of callers what it tests.
      let isAssertion = Self.isAssertion(body.blocks[id].terminator, body)
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .load(let register, let place, _):
          let row = body.places[place]
          if row.base == .local(local) && row.projections.isEmpty { copies.insert(register) }
          if case .memory(let pointer) = row.base, isCopy(pointer) { use.isFollowed = true }
        case .store(let place, _, _):
          if case .memory(let pointer) = body.places[place].base, isCopy(pointer) { use.isFollowed = true }
        case .convert(let register, .pointer, let operand): if isCopy(operand) { copies.insert(register) }
        case .convert(_, .boolean, let operand): if isCopy(operand) && !isAssertion { use.isTested = true }
        case .binary(_, .equal, let left, let right), .binary(_, .notEqual, let left, let right):
          let isTest = isCopy(left) && isNull(right) || isCopy(right) && isNull(left)
          if isTest && !isAssertion { use.isTested = true }
        case .call(let call):
          guard case .function(let callee) = body.calls[call].callee else { continue }
          for (position, argument) in body.calls[call].arguments.enumerated() {
            if case .value(let operand) = argument, isCopy(operand) { handed.append((callee, position)) }
          }
        default: break
        }
      }
      if case .branch(let condition, _, _) = body.blocks[id].terminator, isCopy(condition), !isAssertion {
        use.isTested = true
      }
    }
    return (use, handed)
  }
}
