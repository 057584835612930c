import Basics
import IR
import Machine

/// A place, as far as it is known before the function runs.
struct PlaceShape {
  enum Start {
    case local(ID<Local>), global(ID<Global>)
    case pointer(Operand)
  }
  /// A step to an element; `count` is nil where the array has no bound of its own.
  struct Step {
    var index: Operand
    var stride: Int
    var count: Int?
  }
  var start: Start
  /// Bytes.
  var offset = 0
  var steps: [Step] = []
  /// Bits from the byte, and their number, of a bit-field.
  var field: (bit: Int, width: Int)?
  /// Nil for types without a size.
  var bytes: Int?
  /// Nil for what is not scalar.
  var scalar: ScalarKind?

  init(_ place: Place, _ body: Body, _ unit: UnitIR) {
    let types = unit.types
    var type: ID<MachineType>?
    switch place.base {
    case .local(let id):
      start = .local(id)
      type = body.locals[id].type
    case .global(let id):
      start = .global(id)
      type = unit.globals[id].type
    case .memory(let operand):
      start = .pointer(operand)
      type = types[body.typeIndex(of: operand)].pointee
    }
    bytes = types[place.type].size
    scalar = ScalarKind(types[place.type])
    // The last member of a record may stand for an array of any length (C11 6.7.2.1p18 and its older spellings).
    var isTrailing = false
    for step in place.projections {
      switch step {
      case .field(let index, let distance):
        let record = type.flatMap { types[$0].record }
        isTrailing = record.map { index == $0.fields.count - 1 || $0.isUnion } ?? true
        offset += distance
        if let member = record?.fields[index] {
          if let width = member.bitWidth { field = (member.bitOffset - distance * 8, width) }
          type = member.type
        }
      case .index(let operand, let stride):
        var count: Int?
        if let type {
          switch types[type].kind {
          case .array(_, let known): count = known
          case .vector(_, let known): count = known
          default: break
          }
        }
        if isTrailing || count == 0 { count = nil }
        isTrailing = false
        steps.append(Step(index: operand, stride: stride, count: count))
        type = type.flatMap { types[$0].element }
      case .offset(let distance):
        offset += distance
        isTrailing = true
        type = nil
      }
    }
  }
}

extension Body {
  /// The type of an operand of this body.
  func typeIndex(of operand: Operand) -> ID<MachineType> {
    switch operand {
    case .register(let id): registers[id].type
    case .constant(let id): constants[id].type
    }
  }
}
