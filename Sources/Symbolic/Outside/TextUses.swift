internal import Basics
internal import IR

/// Whether a function takes a text apart that it is handed: it compares its characters with others than the end, has the
/// C library look for parts of it, or hands it to a function that does.
///
/// A text that is only copied, measured or compared as a whole may be a name that the program itself gives.
struct TextUses {
  let program: ProgramCode
  /// Functions that are looked at for one text.
  private static let mostFunctions = 64

  func takesApart(_ parameter: ID<Local>, of code: FunctionCode) -> Bool {
    var open = [Holder(function: code.reference, parameter: parameter)]
    var seen = Set(open)
    while let holder = open.popLast() {
      guard seen.count <= Self.mostFunctions, let code = program.code(holder.function),
        holder.parameter.index < code.body.parameterCount
      else { continue }
      let text = Text(holder.parameter, in: code)
      if text.isLookedAt { return true }
      for (call, index) in text.handedTo {
        guard case .function(let callee) = code.body.calls[call].callee else { continue }
        if let next = program.linked.definition(of: callee, in: code.unit.index), program.code(next) != nil {
          let holder = Holder(function: next, parameter: ID(index))
          if seen.insert(holder).inserted { open.append(holder) }
        } else if program.model(of: code.unit.ir.functions[callee].name)?.takesApart.contains(index) == true {
          return true
        }
      }
    }
    return false
  }

  private struct Holder: Hashable {
    let function: LinkedProgram.Reference<Function>
    let parameter: ID<Local>
  }

  /// The places of a function that lead into a text, and its characters.
  private struct Text {
    private let body: Body
    private let definitions: Definitions
    private let instructions: [Instruction]
    /// Locals that hold a pointer into the text.
    private var pointers: Set<ID<Local>>
    /// Locals that hold a character.
    private var characters: Set<ID<Local>> = []

    init(_ parameter: ID<Local>, in code: FunctionCode) {
      body = code.body
      definitions = Definitions(body)
      instructions = body.blocks.elements.flatMap(\.instructions)
      pointers = [parameter]
      var count = 0
      while count != pointers.count + characters.count {
        count = pointers.count + characters.count
        for instruction in instructions {
          guard case .store(let place, let value, _) = instruction.operation,
            case .local(let local) = body.places[place].base, body.places[place].projections.isEmpty
          else { continue }
          if isPointer(value) { pointers.insert(local) } else if isCharacter(value) { characters.insert(local) }
        }
      }
    }

    /// Whether a value leads into the text.
    private func isPointer(_ value: Operand) -> Bool {
      guard case .register(let register) = value else { return false }
      switch definitions[register] {
      case .convert(_, _, let inner)?: return isPointer(inner)
      case .pointerAdd(_, let pointer, _, _)?: return isPointer(pointer)
      case .load(_, let id, _)?:
        guard case .local(let local) = body.places[id].base, body.places[id].projections.isEmpty else { return false }
        return pointers.contains(local)
      default: return false
      }
    }

    /// Whether a value is made of a character of the text.
    private func isCharacter(_ value: Operand) -> Bool {
      definitions.sources(of: value, in: body).contains { place, _ in
        switch place.base {
        case .local(let local): place.projections.isEmpty && characters.contains(local)
        case .memory(let pointer): isPointer(pointer)
        case .global: false
        }
      }
    }

    /// Whether some character decides on the way, other than by being the end, or chooses an element of a table.
    var isLookedAt: Bool {
      body.blocks.ids.contains { id in
        if case .switching(let row) = body.blocks[id].terminator, isCharacter(body.switches[row].operand) {
          return true
        }
        return false
      }
        || instructions.contains { instruction in
          switch instruction.operation {
          case .binary(_, let kind, let left, let right) where kind.isComparison:
            (isCharacter(left) && isNumber(right)) || (isCharacter(right) && isNumber(left))
          case .load(_, let place, _):
            body.places[place].projections.contains { projection in
              if case .index(let operand, _) = projection { isCharacter(operand) } else { false }
            }
          default: false
          }
        }
    }

    private func isNumber(_ operand: Operand) -> Bool {
      if case .constant(let id) = operand, case .integer(let value) = body.constants[id].value {
        value != 0
      } else {
        false
      }
    }

    /// The calls that are given the text, each with the argument.
    var handedTo: [(call: ID<Call>, index: Int)] {
      body.calls.ids.flatMap { call in
        body.calls[call].arguments.enumerated().compactMap { index, argument in
          guard case .value(let operand) = argument, isPointer(operand) else { return nil }
          return (call, index)
        }
      }
    }
  }
}
