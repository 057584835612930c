internal import Basics
internal import Dataflow
internal import IR

/// The integers that functions keep from one call to the next, in members of records and in objects with static storage.
struct KeptState: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  /// What one function does to them; holders are those of `Modifications`.
  private struct Row {
    /// Holders that it gives a value which is no constant.
    var written: Set<Int> = []
    /// Those of them whose new value is a sum with the old one.
    var moved: Set<Int> = []
    var read: Set<Int> = []
  }

  private var rows: [Reference: Row] = [:]
  /// By holder the constant nearest to zero that some function stores.
  private var constants: [Int: Int128] = [:]

  init(_ program: LinkedProgram, _ modifications: Modifications) {
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        note(body, Reference(unit: index, id: id), unit, modifications)
      }
    }
  }

  private mutating func note(_ body: Body, _ function: Reference, _ unit: UnitIR, _ modifications: Modifications) {
    var row = Row()
    var stores: [(holder: Int, value: Operand)] = []
    func holder(_ place: Place) -> Int? {
      guard case .integer = unit.types[place.type].kind else { return nil }
      return modifications.holder(of: place, in: body, unit: function.unit)
    }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .load(_, let place, _): if let holder = holder(body.places[place]) { row.read.insert(holder) }
        case .store(let place, let value, _):
          guard let holder = holder(body.places[place]) else { continue }
          if case .constant(let constant) = value, case .integer(let number) = body.constants[constant].value {
            constants[holder] = constants[holder].map { $0.magnitude < number.magnitude ? $0 : number } ?? number
          } else {
            row.written.insert(holder)
            stores.append((holder, value))
          }
        default: break
        }
      }
    }
    if !stores.isEmpty {
      let sums = Sums(body)
      for store in stores where sums.containsSum(of: store.value, with: { holder($0) == store.holder }) {
        row.moved.insert(store.holder)
      }
    }
    if !row.read.isEmpty || !row.written.isEmpty { rows[function] = row }
  }

  /// What a function and all that it calls keep: both given other values than constants, and read.
  func kept(by functions: [Reference]) -> Set<Int> {
    let read = functions.reduce(into: Set<Int>()) { $0.formUnion(rows[$1]?.read ?? []) }
    return written(by: functions).intersection(read)
  }

  /// What functions give other values than constants.
  private func written(by functions: [Reference]) -> Set<Int> {
    functions.reduce(into: Set<Int>()) { $0.formUnion(rows[$1]?.written ?? []) }
  }

  /// Values that holders start from which functions move: the constants that the program puts there.
  func starts(movedBy functions: [Reference]) -> [Int: Int128] {
    let moved = functions.reduce(into: Set<Int>()) { $0.formUnion(rows[$1]?.moved ?? []) }
    return constants.filter { moved.contains($0.key) }
  }
}

/// Sums in a function, through conversions and scalar variables.
private struct Sums {
  private let body: Body
  private let definitions: Definitions
  private var stores: [ID<Local>: [Operand]] = [:]

  init(_ body: Body) {
    self.body = body
    definitions = Definitions(body)
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard case .store(let place, let value, _) = instruction.operation, let local = scalar(body.places[place])
        else { continue }
        stores[local, default: []].append(value)
      }
    }
  }

  private func scalar(_ place: Place) -> ID<Local>? {
    guard case .local(let local) = place.base, place.projections.isEmpty else { return nil }
    return local
  }

  /// Whether a value is a sum or difference with what was read from a place.
  func containsSum(of value: Operand, with isSource: (Place) -> Bool) -> Bool {
    var open: [(operand: Operand, isSum: Bool)] = [(value, false)]
    var seen: [Set<ID<Register>>] = [[], []]
    while let (operand, isSum) = open.popLast() {
      guard case .register(let register) = operand, seen[isSum ? 1 : 0].insert(register).inserted else { continue }
      switch definitions[register] {
      case .convert(_, _, let inner)?: open.append((inner, isSum))
      case .binary(_, .add, let left, let right)?, .binary(_, .subtract, let left, let right)?:
        open += [(left, true), (right, true)]
      case .load(_, let place, _)?:
        if let local = scalar(body.places[place]) {
          open += (stores[local] ?? []).map { ($0, isSum) }
        } else if isSum && isSource(body.places[place]) {
          return true
        }
      default: break
      }
    }
    return false
  }
}
