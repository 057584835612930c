public import Basics
import Machine

/// Several units as one program: every name that crosses units is resolved to its definition.
public struct LinkedProgram: Sendable {
  public let units: [UnitIR]
  /// What the linker found wrong; a program with problems can still be looked at.
  public let problems: [Problem]
  private let functionTargets: [[Reference<Function>?]]
  private let globalTargets: [[Reference<Global>?]]
  private let functionNames: [String: Reference<Function>]
  private let globalNames: [String: Reference<Global>]

  /// An item of one of the units.
  public struct Reference<Item>: Hashable, Sendable {
    public let unit: Int
    public let id: ID<Item>

    public init(unit: Int, id: ID<Item>) {
      self.unit = unit
      self.id = id
    }
  }

  public enum Problem: Hashable, Sendable {
    /// Two strong definitions of a function.
    case duplicateFunction(String, first: Reference<Function>, second: Reference<Function>)
    /// Two definitions of an object that are not tentative.
    case duplicateObject(String, first: Reference<Global>, second: Reference<Global>)
    /// Declared, not defined in any unit; the C library may have it.
    case missingFunction(String)
    case missingObject(String)
    /// An alias whose target no unit defines, or that leads back to itself.
    case brokenAlias(String)
  }

  /// Links units; the order decides only between weak definitions, of which the first wins.
  public init(_ units: [UnitIR]) {
    var problems: [Problem] = []
    var functions: [String: Reference<Function>] = [:]
    var globals: [String: Reference<Global>] = [:]
    for (index, unit) in units.enumerated() {
      for id in unit.functions.ids where unit.functions[id].linkage == .external {
        Self.define(Reference(unit: index, id: id), in: &functions, units, &problems)
      }
      for id in unit.globals.ids where unit.globals[id].linkage == .external {
        Self.define(Reference(unit: index, id: id), in: &globals, units, &problems)
      }
    }
    var missing: Set<String> = []
    var functionTargets: [[Reference<Function>?]] = []
    var globalTargets: [[Reference<Global>?]] = []
    for (index, unit) in units.enumerated() {
      functionTargets.append(
        unit.functions.ids.map { id in
          let name = unit.functions[id].name
          let found = Self.resolve(Reference(unit: index, id: id), units, functions)
          if found == nil, missing.insert("f" + name).inserted {
            problems.append(unit.functions[id].alias == nil ? .missingFunction(name) : .brokenAlias(name))
          }
          return found
        })
      globalTargets.append(
        unit.globals.ids.map { id in
          let name = unit.globals[id].name
          let found = Self.resolve(Reference(unit: index, id: id), units, globals)
          if found == nil, missing.insert("o" + name).inserted {
            problems.append(unit.globals[id].alias == nil ? .missingObject(name) : .brokenAlias(name))
          }
          return found
        })
    }
    self.units = units
    self.problems = problems
    self.functionTargets = functionTargets
    self.globalTargets = globalTargets
    functionNames = functions
    globalNames = globals
  }

  /// The definition that a unit's function stands for; nil where no unit has one.
  public func definition(of function: ID<Function>, in unit: Int) -> Reference<Function>? {
    functionTargets[unit][function.index]
  }

  /// The definition that a unit's object stands for; nil where no unit has one.
  public func definition(of global: ID<Global>, in unit: Int) -> Reference<Global>? {
    globalTargets[unit][global.index]
  }

  /// The definition with external linkage and this name, or the only internal one.
  public func function(named name: String) -> Reference<Function>? {
    if let found = functionNames[name] { return Self.resolve(found, units, functionNames) }
    var only: Reference<Function>?
    for (index, unit) in units.enumerated() {
      for id in unit.functions.ids where unit.functions[id].name == name && unit.functions[id].isDefinition {
        if only != nil { return nil }
        only = Reference(unit: index, id: id)
      }
    }
    return only
  }

  /// The defined object with external linkage and this name.
  public func global(named name: String) -> Reference<Global>? {
    globalNames[name].flatMap { Self.resolve($0, units, globalNames) }
  }

  public subscript(function: Reference<Function>) -> Function { units[function.unit].functions[function.id] }
  public subscript(global: Reference<Global>) -> Global { units[global.unit].globals[global.id] }

  private static func define(
    _ new: Reference<Function>, in table: inout [String: Reference<Function>], _ units: [UnitIR],
    _ problems: inout [Problem]
  ) {
    let item = units[new.unit].functions[new.id]
    guard item.isDefinition || item.alias != nil else { return }
    guard let old = table[item.name] else { return table[item.name] = new }
    let previous = units[old.unit].functions[old.id]
    // An inline definition does not exclude an external one (C11 6.7.4p7).
    let oldYields = previous.flags.contains(.weak) || previous.flags.contains(.inline)
    let newYields = item.flags.contains(.weak) || item.flags.contains(.inline)
    if oldYields && !newYields {
      table[item.name] = new
    } else if !oldYields && !newYields {
      problems.append(.duplicateFunction(item.name, first: old, second: new))
    }
  }

  private static func define(
    _ new: Reference<Global>, in table: inout [String: Reference<Global>], _ units: [UnitIR],
    _ problems: inout [Problem]
  ) {
    let item = units[new.unit].globals[new.id]
    guard item.isDefinition || item.alias != nil else { return }
    guard let old = table[item.name] else { return table[item.name] = new }
    let previous = units[old.unit].globals[old.id]
    let oldRank = rank(previous)
    let newRank = rank(item)
    if newRank > oldRank {
      table[item.name] = new
    } else if newRank == oldRank && newRank == 2 {
      problems.append(.duplicateObject(item.name, first: old, second: new))
    } else if newRank == oldRank && units[new.unit].size(of: item) > units[old.unit].size(of: previous) {
      // Tentative definitions merge to the largest, as a common symbol does.
      table[item.name] = new
    }
  }

  private static func rank(_ global: Global) -> Int {
    if global.flags.contains(.weak) { return 0 }
    return global.flags.contains(.tentative) ? 1 : 2
  }

  private static func resolve(
    _ start: Reference<Function>, _ units: [UnitIR], _ table: [String: Reference<Function>]
  ) -> Reference<Function>? {
    var here = start
    for _ in 0..<16 {
      let item = units[here.unit].functions[here.id]
      if item.linkage == .external, let found = table[item.name] { here = found }
      let target = units[here.unit].functions[here.id]
      guard let alias = target.alias, !target.isDefinition || target.body == nil else {
        return target.isDefinition ? here : nil
      }
      let unit = units[here.unit]
      guard let id = unit.functions.ids.first(where: { unit.functions[$0].name == alias }) else {
        return table[alias]
      }
      here = Reference(unit: here.unit, id: id)
    }
    return nil
  }

  private static func resolve(
    _ start: Reference<Global>, _ units: [UnitIR], _ table: [String: Reference<Global>]
  ) -> Reference<Global>? {
    var here = start
    for _ in 0..<16 {
      let item = units[here.unit].globals[here.id]
      if item.linkage == .external, let found = table[item.name] { here = found }
      let target = units[here.unit].globals[here.id]
      guard let alias = target.alias else { return target.isDefinition ? here : nil }
      let unit = units[here.unit]
      guard let id = unit.globals.ids.first(where: { unit.globals[$0].name == alias }) else { return table[alias] }
      here = Reference(unit: here.unit, id: id)
    }
    return nil
  }
}

extension Function {
  /// Whether the unit gives the function a body, lowered or not.
  public var isDefinition: Bool { body != nil || flags.contains(.defined) }
}

extension Global {
  /// Whether the unit gives the object storage.
  public var isDefinition: Bool { initialiser != nil || flags.contains(.tentative) }
}

extension UnitIR {
  /// The bytes that a global occupies; where its type is incomplete, what its initialiser reaches.
  public func size(of global: Global) -> Int {
    if let known = global.size ?? types[global.type].size { return known }
    let pointer = (target.dataModel.pointerBits + 7) / 8
    return (global.initialiser ?? []).reduce(0) { max($0, $1.offset + $1.size(pointer: pointer)) }
  }
}

extension InitialiserItem {
  /// Bytes from the item's offset.
  func size(pointer: Int) -> Int {
    switch value {
    case .bytes(let bytes): bytes.count
    case .integer(_, let size): size
    case .floating(_, let format):
      switch format {
      case .half, .brain: 2
      case .single: 4
      case .double: 8
      case .extended, .quadruple: 16
      }
    case .bits(_, let offset, let width): (offset + width + 7) / 8
    case .address, .function, .label: pointer
    }
  }
}
