internal import Basics
internal import IR

/// Members that walk through bytes together: a pointer that advances by what an integer loses is followed by as many
/// bytes, whatever the two are called.
enum Cursors {
  /// By record the pointers with the integer that tells how many bytes remain behind them.
  static func all(in unit: UnitCode) -> [ID<MachineType>: [Int: Int]] {
    var pairs: [ID<MachineType>: [Int: Int]] = [:]
    let moves = unit.ir.functions.ids.compactMap { unit.ir.functions[$0].body }.map { Moves($0, unit) }
    for moves in moves {
      for advance in moves.found where advance.isPointer {
        // What also counts up there counts something else than the bytes that remain.
        let losses = moves.found.filter { move in
          !move.isPointer && move.record == advance.record && move.amount == advance.amount
            && !moves.rising.contains(Integer(record: move.record, member: move.member))
        }
        // The length of a whole message goes down with that of its first buffer.
        guard let loss = losses.first(where: { !unit.countsWhole($0.member, of: $0.record) }) ?? losses.first else {
          continue
        }
        pairs[advance.record, default: [:]][advance.member] = loss.member
      }
    }
    return pairs
  }

  /// By record the pointers that advance towards an end, which another member is: `p` where code asks for `p >= end` or
  /// `end - p`.
  static func bounded(in unit: UnitCode) -> [ID<MachineType>: Set<Int>] {
    var found: [ID<MachineType>: Set<Int>] = [:]
    var ends: [ID<MachineType>: Set<Int>] = [:]
    for id in unit.ir.functions.ids {
      guard let body = unit.ir.functions[id].body else { continue }
      let moves = Moves(body, unit)
      for advance in moves.found where advance.isPointer {
        found[advance.record, default: []].insert(advance.member)
      }
      for end in moves.compared { ends[end.record, default: []].formUnion(end.members) }
    }
    return found.reduce(into: [:]) { bounded, item in
      let members = item.value.intersection(ends[item.key] ?? [])
      if !members.isEmpty { bounded[item.key] = members }
    }
  }

  private struct Integer: Hashable {
    let record: ID<MachineType>
    let member: Int
  }

  /// A member that a function moves.
  private struct Move {
    let record: ID<MachineType>
    let member: Int
    /// A pointer that goes forward; otherwise an integer that goes down.
    let isPointer: Bool
    let amount: Amount
  }

  /// By how much: equal amounts are written alike.
  private indirect enum Amount: Hashable {
    case constant(Int)
    case register(ID<Register>)
    case local(ID<Local>, [Int])
    case global(ID<Global>, [Int])
    case member(Amount, [Int])
  }

  private struct Moves {
    let body: Body
    let unit: UnitCode
    private var definitions: [ID<Register>: Operation] = [:]
    private(set) var found: [Move] = []
    /// Pointers of one record that are compared with each other, or subtracted.
    private(set) var compared: [(record: ID<MachineType>, members: Set<Int>)] = []
    /// Integers that go up by one.
    private(set) var rising: Set<Integer> = []

    init(_ body: Body, _ unit: UnitCode) {
      self.body = body
      self.unit = unit
      for id in body.blocks.ids {
        for instruction in body.blocks[id].instructions {
          if let register = instruction.operation.result(in: body) { definitions[register] = instruction.operation }
          if let pair = comparison(instruction.operation) { compared.append(pair) }
          guard case .store(let place, let value, _) = instruction.operation else { continue }
          if let move = move(place, value) { found.append(move) }
          if let integer = rise(place, value) { rising.insert(integer) }
        }
      }
    }

    private func move(_ id: ID<Place>, _ value: Operand) -> Move? {
      let place = body.places[id]
      guard case .memory = place.base, case .field(let member, _)? = place.projections.last,
        let record = unit.record(of: place, in: body), let operation = definition(of: value)
      else { return nil }
      switch operation {
      case .pointerAdd(_, let pointer, let index, let stride):
        guard unit.isBytePointer(place.type), loads(pointer, record, member), let amount = amount(index), stride == 1
        else { return nil }
        if case .constant(let step) = amount, step <= 0 { return nil }
        return Move(record: record, member: member, isPointer: true, amount: amount)
      case .binary(_, .subtract, let left, let right):
        guard unit.isInteger(place.type), loads(left, record, member), let amount = amount(right) else { return nil }
        return Move(record: record, member: member, isPointer: false, amount: amount)
      default: return nil
      }
    }

    /// Two byte pointers of one record that an operation compares or subtracts.
    private func comparison(_ operation: Operation) -> (record: ID<MachineType>, members: Set<Int>)? {
      let sides: (Operand, Operand)
      switch operation {
      case .pointerDifference(_, let left, let right, _): sides = (left, right)
      case .binary(_, let kind, let left, let right)
      where [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(kind):
        sides = (left, right)
      default: return nil
      }
      guard let left = pointerMember(sides.0), let right = pointerMember(sides.1), left.record == right.record,
        left.member != right.member
      else { return nil }
      return (left.record, [left.member, right.member])
    }

    private func pointerMember(_ operand: Operand) -> (record: ID<MachineType>, member: Int)? {
      guard case .load(_, let id, _)? = definition(of: operand), unit.isBytePointer(body.places[id].type),
        case .field(let member, _)? = body.places[id].projections.last,
        let record = unit.record(of: body.places[id], in: body)
      else { return nil }
      return (record, member)
    }

    private func rise(_ id: ID<Place>, _ value: Operand) -> Integer? {
      let place = body.places[id]
      guard case .memory = place.base, case .field(let member, _)? = place.projections.last,
        let record = unit.record(of: place, in: body),
        case .binary(_, .add, let left, let right)? = definition(of: value), amount(right) == .constant(1),
        loads(left, record, member)
      else { return nil }
      return Integer(record: record, member: member)
    }

    /// What computes a value, behind its conversions.
    private func definition(of operand: Operand) -> Operation? {
      guard case .register(let register) = operand, let operation = definitions[register] else { return nil }
      if case .convert(_, _, let inner) = operation { return definition(of: inner) }
      return operation
    }

    private func loads(_ operand: Operand, _ record: ID<MachineType>, _ member: Int) -> Bool {
      guard case .load(_, let id, _)? = definition(of: operand) else { return false }
      let place = body.places[id]
      guard case .field(member, _)? = place.projections.last else { return false }
      return unit.record(of: place, in: body) == record
    }

    private func amount(_ operand: Operand) -> Amount? {
      switch operand {
      case .constant(let id):
        guard case .integer(let value) = body.constants[id].value else { return nil }
        return .constant(Int(clamping: value))
      case .register(let register):
        guard let operation = definitions[register] else { return .register(register) }
        switch operation {
        case .convert(_, _, let inner): return amount(inner)
        case .load(_, let id, _):
          let place = body.places[id]
          var path: [Int] = []
          for projection in place.projections {
            guard case .field(let member, _) = projection else { return .register(register) }
            path.append(member)
          }
          switch place.base {
          case .local(let local): return .local(local, path)
          case .global(let global): return .global(global, path)
          case .memory(let pointer): return amount(pointer).map { .member($0, path) }
          }
        default: return .register(register)
        }
      }
    }
  }
}

extension UnitCode {
  /// Whether a member counts the bytes of several buffers, by its name.
  fileprivate func countsWhole(_ member: Int, of record: ID<MachineType>) -> Bool {
    guard let fields = ir.types[record].record?.fields, fields.indices.contains(member) else { return false }
    return Extents.countsWhole(fields[member].name)
  }

  /// The record whose member a place is.
  func record(of place: Place, in body: Body) -> ID<MachineType>? { place.container(in: body, ir) }

  /// Whether a function is handed a record with such members.
  ///
  /// Swift 6.3's optimiser stops with an error of its own where this is part of its caller.
  @inline(never)
  func takesCursor(_ body: Body) -> Bool {
    let cursors = self.cursors
    if cursors.isEmpty { return false }
    for index in 0..<body.parameterCount {
      guard case .pointer(let target) = ir.types[body.locals[ID(index)].type].kind else { continue }
      if cursors[target] != nil { return true }
    }
    return false
  }
}
