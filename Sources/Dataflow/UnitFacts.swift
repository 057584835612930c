import Basics
public import IR
import Lattice
import Machine

/// What holds of the objects of a unit wherever a function of it runs; made once for a unit.
public struct UnitFacts: Sendable {
  /// Globals that pointers may reach.
  let isPointable: [Bool]
  /// Globals that keep their first contents.
  let isConstant: [Bool]
  /// Globals that change without being written to by their name: volatile ones, those with several names, `errno`.
  let isVolatile: [Bool]
  /// The bytes of a global; nil where another unit may give it more.
  let sizes: [Int?]
  private let contents: [ConstantContents?]

  public init(of unit: UnitIR) {
    var uses = GlobalUses(unit)
    uses.collect()
    isPointable = unit.globals.ids.map { unit.globals[$0].linkage == .external || uses.isAddressTaken[$0.index] }
    let aliases = Set(unit.globals.ids.compactMap { unit.globals[$0].alias })
    isVolatile = unit.globals.ids.map { id in
      let global = unit.globals[id]
      if global.alias != nil || aliases.contains(global.name) { return true }
      return global.flags.contains(.volatile) || global.name == "errno"
    }
    isConstant = unit.globals.ids.map { id in
      let global = unit.globals[id]
      // Another unit may give the object other first contents (C11 6.9.2p2).
      let isOwn = global.initialiser != nil || (global.flags.contains(.tentative) && global.linkage == .internal)
      if !isOwn { return false }
      let unsettled: Global.Flags = [.volatile, .weak, .constantInitialiserUnknown]
      if !global.flags.isDisjoint(with: unsettled) || global.alias != nil { return false }
      if global.flags.contains(.constant) || global.flags.contains(.stringLiteral) { return true }
      return global.linkage == .internal && !uses.isAddressTaken[id.index] && !uses.isWritten[id.index]
    }
    sizes = unit.globals.ids.map { id in
      let global = unit.globals[id]
      if global.flags.contains(.weak) || global.alias != nil { return nil }
      if global.isDefinition && !global.flags.contains(.tentative) { return unit.size(of: global) }
      return global.size ?? unit.types[global.type].size
    }
    contents = zip(unit.globals.ids, isConstant).map { id, isConstant in
      isConstant ? ConstantContents(unit.globals[id], in: unit) : nil
    }
  }

  /// The values that reads of a constant object can give, at any of the byte offsets; nil where it is not known.
  func contents(
    of global: ID<Global>, at offsets: Interval, bytes: Int, as scalar: ScalarKind
  ) -> AbstractValue? {
    guard let contents = contents[global.index] else { return nil }
    return contents.values(at: offsets, bytes: bytes, as: scalar)
  }
}

/// How the functions and data of a unit use its globals.
private struct GlobalUses {
  let unit: UnitIR
  var isAddressTaken: [Bool]
  var isWritten: [Bool]

  init(_ unit: UnitIR) {
    self.unit = unit
    isAddressTaken = Array(repeating: false, count: unit.globals.count)
    isWritten = isAddressTaken
  }

  mutating func collect() {
    for id in unit.globals.ids {
      for item in unit.globals[id].initialiser ?? [] {
        if case .address(let target, _) = item.value { isAddressTaken[target.index] = true }
      }
      // Another name for the same object.
      if let alias = unit.globals[id].alias {
        isAddressTaken[id.index] = true
        for other in unit.globals.ids where unit.globals[other].name == alias { isAddressTaken[other.index] = true }
      }
    }
    for id in unit.functions.ids {
      if let body = unit.functions[id].body { collect(body) }
      // What a function without code does to the file's own objects is not known.
      if unit.functions[id].body == nil, !unit.functions[id].obstacles.isEmpty {
        isAddressTaken = Array(repeating: true, count: isAddressTaken.count)
      }
    }
  }

  private mutating func collect(_ body: Body) {
    for id in body.constants.ids {
      if case .address(let global, _) = body.constants[id].value { isAddressTaken[global.index] = true }
    }
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        switch instruction.operation {
        case .address(_, let place):
          if case .global(let global) = body.places[place].base { isAddressTaken[global.index] = true }
        case .store(let place, _, _), .clear(let place), .copy(let place, _, _): write(place, body)
        case .call(let call):
          if case .object(let place) = body.calls[call].result { write(place, body) }
        case .assembly(let id):
          for place in body.assemblies[id].outputs { write(place, body) }
          for place in body.assemblies[id].inputPlaces { write(place, body) }
        case .load, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .storageLive, .storageDead: break
        }
      }
    }
  }

  private mutating func write(_ place: ID<Place>, _ body: Body) {
    if case .global(let global) = body.places[place].base { isWritten[global.index] = true }
  }
}
