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

  /// How many other entries are called before one.
  private static let entriesBefore = 2

  private var rows: [Reference: Row] = [:]
  /// By entry what it and all that it calls do.
  private var entries: [Reference: Row] = [:]
  /// By holder the entries that give it other values than constants.
  private var writers: [Int: [Reference]] = [:]
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

  // MARK: Entries

  /// Takes in the entries that no code of the program calls, each with all that it calls.
  mutating func note(entries: [Reference], _ calls: CallGraph) {
    for entry in entries {
      var row = Row()
      for function in calls.reachable(from: entry) {
        guard let own = rows[function] else { continue }
        row.read.formUnion(own.read)
        row.written.formUnion(own.written)
        row.moved.formUnion(own.moved)
      }
      self.entries[entry] = row
      for holder in row.written { writers[holder, default: []].append(entry) }
    }
  }

  /// Other entries of the same unit that give what an entry reads other values than constants, most of them first.
  func entries(leavingFor entry: Reference) -> [Reference] {
    var left: [Reference: Int] = [:]
    for holder in entries[entry]?.read ?? [] {
      for writer in writers[holder] ?? [] where writer != entry && writer.unit == entry.unit {
        left[writer, default: 0] += 1
      }
    }
    let ordered = left.sorted { ($1.value, $0.key.id) < ($0.value, $1.key.id) }
    return ordered.prefix(Self.entriesBefore).map(\.key)
  }

  /// What an entry reads and entries give other values than constants.
  func kept(for entry: Reference, by entries: [Reference]) -> Set<Int> {
    let written = entries.reduce(into: Set<Int>()) { $0.formUnion(self.entries[$1]?.written ?? []) }
    return written.intersection(self.entries[entry]?.read ?? [])
  }

  /// What entries move by sums.
  func moved(by entries: [Reference]) -> Set<Int> {
    entries.reduce(into: Set<Int>()) { $0.formUnion(self.entries[$1]?.moved ?? []) }
  }

  /// The constant nearest to zero that the program puts into a holder: where what is moved starts from.
  func start(of holder: Int) -> Int128? { constants[holder] }
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
    var open = [(operand: value, isMoved: false)]
    var seen: [Set<ID<Local>>] = [[], []]
    while let (operand, wasMoved) = open.popLast() {
      for (place, isMoved) in definitions.sources(of: operand, in: body) {
        let isMoved = isMoved || wasMoved
        if let local = scalar(place) {
          guard seen[isMoved ? 1 : 0].insert(local).inserted else { continue }
          open += (stores[local] ?? []).map { ($0, isMoved) }
        } else if isMoved && isSource(place) {
          return true
        }
      }
    }
    return false
  }
}
