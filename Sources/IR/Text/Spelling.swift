import Basics
import Machine

/// How the text form writes the types and the named things of a unit.
struct Spelling {
  let unit: UnitIR
  /// By index of the type.
  private let types: [String]
  private let globals: [String]
  private let functions: [String]
  /// The function types whose layout the text form writes behind them.
  private let marked: Set<ID<MachineType>>
  /// What types of one kind usually have, where it is not the natural layout; parts come before the whole.
  let layouts: [(type: String, layout: Layout)]

  init(of unit: UnitIR) {
    self.unit = unit
    let names = unit.globals.ids.map { unit.globals[$0].name } + unit.functions.ids.map { unit.functions[$0].name }
    let labels = Label.labels(of: names).map { "@" + $0.text }
    globals = Array(labels.prefix(unit.globals.count))
    functions = Array(labels.dropFirst(unit.globals.count))

    let usual = Spelling.usualLayouts(of: unit)
    let records = Spelling.records(of: unit.types)
    var types: [String] = []
    var layouts: [(type: String, layout: Layout)] = []
    var met: Set<MachineType.Kind> = []
    var marked: Set<ID<MachineType>> = []
    for id in unit.types.ids {
      if let record = records[id] {
        types.append("%" + record.text)
        continue
      }
      let type = unit.types[id]
      var text = Spelling.text(of: type.kind) { part in
        part.index < types.count ? types[part.index] : records[part].map { "%" + $0.text }
      }
      let expected = usual[type.kind] ?? Layout(of: type)
      let natural = unit.types.naturalLayout(of: type.kind, on: unit.target.dataModel)
      if met.insert(type.kind).inserted, expected != natural { layouts.append((text, expected)) }
      if Layout(of: type) != expected {
        text = Spelling.closed(text, type.kind) + Layout(of: type).text
        marked.insert(id)
      }
      types.append(text)
    }
    self.types = types
    self.layouts = layouts
    self.marked = marked
  }

  func type(_ id: ID<MachineType>) -> String { id.index < types.count ? types[id.index] : "?type\(id.raw)" }
  func global(_ id: ID<Global>) -> String { id.index < globals.count ? globals[id.index] : "?global\(id.raw)" }
  func function(_ id: ID<Function>) -> String { id.index < functions.count ? functions[id.index] : "?fn\(id.raw)" }

  /// The signature of a function type that can be written around the names of the parameters.
  func signature(of id: ID<MachineType>) -> Signature? { marked.contains(id) ? nil : unit.types.row(id)?.signature }

  /// By kind the layout that is left out: the natural one if a type has it, or else the least.
  private static func usualLayouts(of unit: UnitIR) -> [MachineType.Kind: Layout] {
    var seen: [MachineType.Kind: Layout] = [:]
    for id in unit.types.ids {
      let type = unit.types[id]
      if type.record != nil { continue }
      let natural = unit.types.naturalLayout(of: type.kind, on: unit.target.dataModel)
      let layout = Layout(of: type)
      guard let other = seen[type.kind] else {
        seen[type.kind] = layout
        continue
      }
      if layout == natural || (other != natural && layout < other) { seen[type.kind] = layout }
    }
    return seen
  }

  /// The labels of the records, in the order of the table.
  static func records(of types: TypeTable) -> [ID<MachineType>: Label] {
    let rows = types.ids.compactMap { id in types[id].record.map { (id, $0.name) } }
    return Dictionary(uniqueKeysWithValues: zip(rows.map(\.0), Label.labels(of: rows.map(\.1))))
  }

  private static func text(of kind: MachineType.Kind, name: (ID<MachineType>) -> String?) -> String {
    func text(_ id: ID<MachineType>) -> String { name(id) ?? "?type\(id.raw)" }
    switch kind {
    case .void: return "void"
    case .boolean: return "bool"
    case .integer(let format): return (format.isSigned ? "i" : "u") + String(format.bits)
    case .floating(let format): return format.word
    case .complex(let format): return "complex " + format.word
    case .pointer(let target): return "*" + text(target)
    case .array(let element, let count): return "[\(text(element)) x \(count.map(String.init) ?? "?")]"
    case .vector(let element, let count): return "<\(text(element)) x \(count)>"
    case .record(let record): return "%" + Label(name: record.name, ordinal: 0).text
    case .function(let signature):
      let list = signature.parameters.map(text) + signature.trailer
      return "fn(" + list.joined(separator: ", ") + ") -> " + text(signature.result)
    }
  }

  /// A type without its layout; parts that are nested deeply are left out.
  static func brief(_ id: ID<MachineType>, _ types: TypeTable, depth: Int = 0) -> String {
    guard let type = types.row(id) else { return "?type\(id.raw)" }
    return depth > 4 ? "…" : text(of: type.kind) { brief($0, types, depth: depth + 1) }
  }

  /// A type in parentheses where what follows would belong to its last part.
  private static func closed(_ text: String, _ kind: MachineType.Kind) -> String {
    switch kind {
    case .pointer, .function: "(" + text + ")"
    default: text
    }
  }
}

extension Signature {
  /// What the text form writes behind the parameters.
  var trailer: [String] { (isVariadic ? ["..."] : []) + (hasPrototype ? [] : ["?"]) }
}

extension Layout: Comparable {
  static func < (a: Layout, b: Layout) -> Bool { (a.size ?? -1, a.alignment) < (b.size ?? -1, b.alignment) }

  /// `{size, alignment}`, as it follows a type.
  var text: String { "{\(size.map(String.init) ?? "?"), \(alignment)}" }
}
