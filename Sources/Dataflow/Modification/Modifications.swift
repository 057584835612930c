public import Basics
public import IR
import Lattice

/// What calls may change, of the whole program: the members, globals and scalars that the callee and all that it calls
/// write, without regard to order ("MOD", Banning 1979).
///
/// It is for engines that look for violations: writes through pointers to other types than those of the object, and by
/// code that is not there, may be missing.
public struct Modifications: Sendable {
  public typealias Reference = LinkedProgram.Reference<Function>

  private let program: LinkedProgram
  private let slots: MemorySlots
  private var positions: [Reference: Int] = [:]
  private var sets: [BitSet] = []
  private var parameters: [Set<Int>] = []
  private var calls: [[ModificationRow.CallRow]] = []
  /// Members whose address is taken, so that pointers to scalars lead to them.
  private var addressTaken = BitSet()

  public init(of program: LinkedProgram) {
    self.program = program
    slots = MemorySlots(program)
    let pointers = FunctionPointers(program, slots)
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        let row = ModificationRow(body, unit: index, program, slots, pointers)
        positions[Reference(unit: index, id: id)] = sets.count
        sets.append(row.slots)
        parameters.append(row.parameters)
        calls.append(row.calls)
        noteAddresses(body, index)
      }
    }
    solve()
  }

  private mutating func noteAddresses(_ body: Body, _ unit: Int) {
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        if case .address(_, let place) = instruction.operation,
          let holder = slots.holder(of: body.places[place], in: body, unit)
        {
          addressTaken.insert(holder)
        }
      }
    }
    for id in body.constants.ids {
      if case .address(let global, _) = body.constants[id].value {
        addressTaken.insert(slots.slot(of: global, in: unit))
      }
    }
  }

  /// Hands on to callers what callees change until nothing is new.
  private mutating func solve() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for index in sets.indices.reversed() {
        for call in calls[index] {
          for target in call.targets {
            guard let callee = positions[target] else { continue }
            if sets[index].formUnion(sets[callee]) { isChanged = true }
            for parameter in parameters[callee] where parameter < call.arguments.count {
              if write(call.arguments[parameter], in: index) { isChanged = true }
            }
          }
        }
      }
    }
  }

  private mutating func write(_ argument: ModificationRow.Argument, in index: Int) -> Bool {
    switch argument {
    case .nowhere: return false
    case .memory(let slots):
      var isChanged = false
      for slot in slots where !sets[index].contains(slot) {
        sets[index].insert(slot)
        isChanged = true
      }
      return isChanged
    case .parameter(let parameter): return parameters[index].insert(parameter).inserted
    }
  }

  /// What a call may change; nil where it may be anything.
  public func set(of call: ID<Call>, in caller: Reference) -> ModifiedMemory? {
    guard let index = positions[caller], let row = calls[index].first(where: { $0.call == call }), !row.targets.isEmpty
    else { return nil }
    var set = BitSet()
    for target in row.targets {
      guard let callee = positions[target] else { return nil }
      set.formUnion(sets[callee])
      for parameter in parameters[callee] where parameter < row.arguments.count {
        switch row.arguments[parameter] {
        case .nowhere: break
        case .memory(let slots): for slot in slots { set.insert(slot) }
        case .parameter: return nil
        }
      }
    }
    return set.contains(MemorySlots.anything) ? nil : ModifiedMemory(slots: set)
  }

  /// The one function that the program ever puts into the member or object through which a call goes; nil where there
  /// are none or more.
  public func onlyTarget(of call: ID<Call>, in caller: Reference) -> Reference? {
    positions[caller].flatMap { calls[$0].first { $0.call == call }?.only }
  }

  /// A number for the member or the object with static storage that a place belongs to; nil where it is a local or what
  /// a pointer leads to. Members of records of one name have one number in all units.
  public func holder(of place: Place, in body: Body, unit: Int) -> Int? { slots.holder(of: place, in: body, unit) }

  /// Whether a function or what it calls writes the member or object of a number.
  public func changes(_ holder: Int, in function: Reference) -> Bool {
    positions[function].map { sets[$0].contains(holder) || sets[$0].contains(MemorySlots.anything) } ?? true
  }

  /// The number of a member of a record.
  public func holder(ofMember index: Int, of record: Record) -> Int { slots.slot(ofMember: index, of: record) }

  /// The numbers of the members of a type and of what they consist of.
  public func holders(in type: ID<MachineType>, unit: Int) -> [Int] { slots.all(of: type, in: program.units[unit]) }

  /// The number of calls through pointers in a function, and of those that no function is known to receive.
  public func pointerCalls(in function: Reference) -> (all: Int, unresolved: Int) {
    let rows = positions[function].map { calls[$0].filter(\.isThroughPointer) } ?? []
    return (rows.count, rows.count { !$0.hasTargets })
  }

  /// Whether a scalar at a place of a function may be among what was changed.
  ///
  /// - Parameter object: the object with static storage to which the place belongs, where that is known.
  public func mayChange(
    _ place: Place, of object: LinkedProgram.Reference<Global>?, in function: Reference, _ changed: ModifiedMemory
  ) -> Bool {
    guard let body = program[function].body else { return true }
    let unit = program.units[function.unit]
    if let object, changed.slots.contains(slots.slot(of: object)) { return true }
    guard let holder = slots.holder(of: place, in: body, function.unit) else {
      return slots.all(of: place.type, in: unit).contains { changed.slots.contains($0) }
    }
    if changed.slots.contains(holder) { return true }
    return addressTaken.contains(holder)
      && slots.all(of: place.type, in: unit).contains { changed.slots.contains($0) }
  }
}

/// Kinds of memory that a call may change.
public struct ModifiedMemory: Sendable {
  let slots: BitSet

  /// What one call or another may change.
  public func union(_ other: ModifiedMemory) -> ModifiedMemory {
    var all = slots
    all.formUnion(other.slots)
    return ModifiedMemory(slots: all)
  }
}
