public import IR
public import Syntax
internal import Basics
internal import Machine
internal import Source

/// Lowers the syntax of one unit to IR.
public struct UnitLowering {
  private let state: UnitState
  private let tree: SyntaxTree

  /// - Parameter incomplete: names of functions of which the parser dropped parts; they are not lowered.
  public init(_ tree: SyntaxTree, incomplete: Set<String> = []) {
    self.tree = tree
    state = UnitState(tree: tree, incomplete: incomplete)
  }

  /// Lowers the file's variables and all functions of the examined files for which the predicate holds.
  ///
  /// - Parameter isWanted: whether the body of a function definition is to be lowered; a header's functions need it
  ///   once in a program only.
  public consuming func unit(where isWanted: (Node) -> Bool = { _ in true }) -> UnitIR {
    for root in tree.roots where root.kind == .variable { state.lowerFileVariable(root) }
    for function in tree.functions where isWanted(function) { state.lowerFunction(function) }
    state.completeSizes()
    return state.unit
  }

  /// Lowers what a compiler would emit for the unit: the file's variables, the functions of its main file, and those
  /// of headers that have external linkage or that the unit uses.
  ///
  /// An internal function of a header belongs to each unit that uses it, so the result depends on this unit alone; one
  /// that no unit uses is in no image.
  public consuming func unitAsCompiled() -> UnitIR {
    for root in tree.roots where root.kind == .variable { state.lowerFileVariable(root) }
    let main = tree.mainFile.absolutePath
    var optional: [String: Node] = [:]
    for function in tree.functions {
      guard let declaration = function.declaration else { continue }
      let isShared = declaration.linkage == .external && !declaration.isInline
      if isShared || function.file.absolutePath == main {
        state.lowerFunction(function)
      } else {
        optional[declaration.name] = function
      }
    }
    var position = 0
    while position < state.unit.functions.count, !optional.isEmpty {
      let name = state.unit.functions[ID(position)].name
      if let function = optional.removeValue(forKey: name) { state.lowerFunction(function) }
      position += 1
    }
    return state.unit
  }
}

/// What the lowering of a unit has made so far.
final class UnitState {
  let tree: SyntaxTree
  var unit: UnitIR
  let incomplete: Set<String>
  private var globals: [Declaration: ID<Global>] = [:]
  private var functions: [String: ID<Function>] = [:]
  /// The functions that the unit defines; an erroneous unit may declare them with another type before.
  private let definitions: [String: Declaration]
  private var globalNames: Set<String> = []
  private var literals: [LiteralKey: ID<Global>] = [:]
  var typeRows: [ID<TypeRecord>: ID<MachineType>] = [:]
  var recordRows: [Declaration: ID<MachineType>] = [:]
  var recordNames: Set<String> = []

  private struct LiteralKey: Hashable {
    let bytes: [UInt8]
    let type: ID<MachineType>
  }

  init(tree: SyntaxTree, incomplete: Set<String>) {
    self.tree = tree
    self.incomplete = incomplete
    unit = UnitIR(path: tree.mainFile.path, target: tree.target)
    definitions = Dictionary(
      tree.functions.compactMap(\.declaration).map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  // MARK: Functions

  /// The row of a function, made on first sight.
  func function(_ declaration: Declaration) -> ID<Function> {
    let name = declaration.name
    if let id = functions[name] { return id }
    // Calls before the definition are checked against its type too.
    var function = Function(
      name: name, type: type((definitions[name] ?? declaration).type),
      linkage: declaration.linkage == .internal ? .internal : .external,
      flags: Self.flags(of: declaration))
    function.site = declaration.site
    function.section = declaration.attribute("section").flatMap(Self.quoted)
    function.alias = declaration.attribute("alias").flatMap(Self.quoted)
    function.attributes = promises(of: declaration)
    let id = unit.functions.add(function)
    functions[name] = id
    return id
  }

  /// A function of the C library that a builtin stands for.
  func libraryFunction(_ name: String, type: ID<MachineType>) -> ID<Function> {
    if let id = functions[name] { return id }
    let id = unit.functions.add(Function(name: name, type: type, linkage: .external, flags: .system))
    functions[name] = id
    return id
  }

  private static func flags(of declaration: Declaration) -> Function.Flags {
    var flags: Function.Flags = []
    if declaration.isNoReturn { flags.insert(.noReturn) }
    if declaration.isInline { flags.insert(.inline) }
    if declaration.isInSystemHeader { flags.insert(.system) }
    let attributes: [(String, Function.Flags)] = [
      ("weak", .weak), ("interrupt", .interrupt), ("signal", .interrupt), ("naked", .naked),
      ("constructor", .constructor), ("destructor", .destructor), ("returns_twice", .returnsTwice),
    ]
    for (name, flag) in attributes where declaration.attribute(name) != nil { flags.insert(flag) }
    if ["setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp"].contains(declaration.name) { flags.insert(.returnsTwice) }
    return flags
  }

  static func quoted(_ attribute: String) -> String? {
    let parts = attribute.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count >= 3 ? String(parts[1]) : nil
  }

  func lowerFunction(_ node: Node) {
    guard let declaration = node.declaration else { return }
    let id = function(declaration)
    unit.functions[id].flags.insert(.defined)
    let type = self.type(declaration.type)
    if unit.functions[id].type != type {
      // Calls are made as the type says that the name has had so far: an erroneous unit defines it again as another.
      guard unit.functions[id].body == nil, !isCalled(id) else {
        unit.functions[id].body = nil
        unit.functions[id].obstacles = [Obstacle(.parseError, detail: declaration.name, site: node.site)]
        return
      }
      unit.functions[id].type = type
    }
    unit.functions[id].site = Self.site(of: declaration, node)
    if incomplete.contains(declaration.name) {
      unit.functions[id].obstacles = [Obstacle(.parseError, detail: declaration.name, site: node.site)]
      return
    }
    do throws(Obstacle) {
      let body = try FunctionLowering(node, id: id, in: self).lowered()
      let parameters = Array(body.locals.ids.prefix(body.parameterCount).map { body.locals[$0].type })
      guard machine(unit.functions[id].type).signature?.parameters == parameters else {
        throw Obstacle(.parseError, detail: declaration.name, site: node.site)
      }
      unit.functions[id].body = body
    } catch {
      unit.functions[id].obstacles = [error]
    }
  }

  /// Whether some function that was lowered calls a function by name.
  private func isCalled(_ function: ID<Function>) -> Bool {
    unit.functions.elements.contains { caller in
      caller.body?.calls.elements.contains { call in
        if case .function(function) = call.callee { true } else { false }
      } ?? false
    }
  }

  /// The name in a definition; a declaration's own place may be that of a prototype in a header.
  private static func site(of declaration: Declaration, _ node: Node) -> SourceSite {
    if let site = declaration.site, site.file == node.site.file, node.site.range.contains(Int(site.start)) {
      return site
    }
    let text = String(node.text)
    let name = text.firstRange(of: declaration.name + "(") ?? text.firstRange(of: declaration.name)
    let offset = name.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    let start = Int(node.site.start) + offset
    return SourceSite(
      file: node.site.file, start: start, end: min(start + declaration.name.utf8.count, Int(node.site.end)))
  }

  // MARK: Globals

  /// The row of a variable with static storage, made on first sight.
  ///
  /// - Parameter owner: the function around a static local.
  func global(_ declaration: Declaration, owner: String? = nil) -> ID<Global> {
    if let id = globals[declaration] { return id }
    let isStaticLocal = declaration.linkage == .none
    let base = isStaticLocal ? "\(owner ?? "").\(declaration.name)" : declaration.name
    var global = Global(
      name: unique(base, isShared: !isStaticLocal), type: type(declaration.type),
      linkage: declaration.linkage == .external ? .external : .internal)
    let type = declaration.type.canonical
    if type.isConst { global.flags.insert(.constant) }
    if type.isVolatile { global.flags.insert(.volatile) }
    if declaration.isInSystemHeader { global.flags.insert(.system) }
    if declaration.attribute("weak") != nil { global.flags.insert(.weak) }
    global.section = declaration.attribute("section").flatMap(Self.quoted)
    global.alias = declaration.attribute("alias").flatMap(Self.quoted)
    global.alignment = declaration.attribute("aligned").flatMap(Self.number)
    global.site = declaration.site
    let id = unit.globals.add(global)
    globals[declaration] = id
    return id
  }

  static func number(_ attribute: String) -> Int? {
    Int(attribute.drop { $0 != "(" }.dropFirst().prefix { $0.isNumber })
  }

  private func unique(_ base: String, isShared: Bool) -> String {
    if isShared {
      globalNames.insert(base)
      return base
    }
    var name = base
    var count = 1
    while !globalNames.insert(name).inserted {
      count += 1
      name = "\(base).\(count)"
    }
    return name
  }

  func lowerFileVariable(_ node: Node) {
    guard let declaration = node.declaration else { return }
    let id = global(declaration)
    define(id, node, declaration)
  }

  /// Gives a variable with static storage its first contents.
  func define(_ id: ID<Global>, _ node: Node, _ declaration: Declaration) {
    guard let initialiser = node.initialiser else {
      // A header's `extern` declaration may stand before the tentative definition.
      let isDefined = declaration.storage != .extern || declaration.isDefinedInUnit
      if isDefined, machine(unit.globals[id].type).size == nil { unit.globals[id].type = type(node.type) }
      if isDefined, unit.globals[id].initialiser == nil {
        unit.globals[id].initialiser = []
        if declaration.linkage == .external { unit.globals[id].flags.insert(.tentative) }
      }
      return
    }
    unit.globals[id].flags.remove(.tentative)
    // The definition's type: that of an earlier `extern` declaration may lack the length.
    unit.globals[id].type = type(node.type)
    setContents(of: id, initialiser)
  }

  /// Gives arrays that no declaration completes their length: one element (C11 6.9.2p5). Objects whose type stays
  /// incomplete are defined by no compiler.
  func completeSizes() {
    for id in unit.globals.ids where unit.globals[id].initialiser != nil && unit.globals[id].size == nil {
      let type = machine(unit.globals[id].type)
      guard type.size == nil else { continue }
      if case .array(let element, nil) = type.kind, let size = machine(element).size {
        unit.globals[id].size = size
      } else {
        unit.globals[id].initialiser = nil
        unit.globals[id].flags.remove(.tentative)
      }
    }
  }

  /// An object without a name: a compound literal of file scope.
  func anonymousGlobal(_ base: String, type: ID<MachineType>) -> ID<Global> {
    unit.globals.add(Global(name: unique(base, isShared: false), type: type, linkage: .internal))
  }

  private func setContents(of id: ID<Global>, _ initialiser: Node) {
    var data = StaticData(self)
    do throws(Obstacle) {
      try data.fill(unit.globals[id].type, initialiser, offset: 0)
      unit.globals[id].initialiser = data.items
      if let size = machine(unit.globals[id].type).size, data.end > size { unit.globals[id].size = data.end }
    } catch {
      unit.globals[id].initialiser = []
      unit.globals[id].flags.insert(.constantInitialiserUnknown)
    }
  }

  /// Fills an anonymous global from an initialiser that stands in a constant expression.
  func fill(_ id: ID<Global>, _ initialiser: Node) throws(Obstacle) {
    var data = StaticData(self)
    try data.fill(unit.globals[id].type, initialiser, offset: 0)
    unit.globals[id].initialiser = data.items
  }

  /// The object of a string literal with the contents of an array type: padded with zeros or cut.
  func literal(_ units: [UInt32], as type: ID<MachineType>) -> ID<Global> {
    literal(bytes(of: units, as: type), ".str", type, [.constant, .stringLiteral])
  }

  /// The object of a floating constant that no instruction can hold.
  func wideLiteral(_ bytes: [UInt8], as type: ID<MachineType>) -> ID<Global> {
    literal(bytes, ".float", type, .constant)
  }

  private func literal(
    _ bytes: [UInt8], _ base: String, _ type: ID<MachineType>, _ flags: Global.Flags
  ) -> ID<Global> {
    let key = LiteralKey(bytes: bytes, type: type)
    if let id = literals[key] { return id }
    var global = Global(name: "\(base).\(literals.count)", type: type, linkage: .internal, flags: flags)
    global.initialiser = bytes.contains { $0 != 0 } ? [InitialiserItem(offset: 0, .bytes(bytes))] : []
    let id = unit.globals.add(global)
    literals[key] = id
    return id
  }

  /// A floating constant in the target's byte order; nil for types whose layout in memory is not known.
  func bytes(of value: WideFloatingValue, isNegative: Bool = false, as type: ID<MachineType>) -> [UInt8]? {
    let isBig = unit.target.dataModel.byteOrder == .big
    let format: Syntax.FloatingFormat
    switch machine(type).kind {
    case .floating(.extended) where !isBig: format = .extended
    case .floating(.quadruple): format = .quadruple
    default: return nil
    }
    // A value that was read in one format and converted to another would have to be rounded again.
    let width = UInt128.bitWidth - value.significand.leadingZeroBitCount
    let leastExponent = -16_382 - (format.precision - 1)
    guard let size = machine(type).size,
      width == format.precision || width < format.precision && value.exponent == leastExponent
    else { return nil }
    let bits = value.bits(in: format, isNegative: isNegative)
    let bytes = (0..<size).map { $0 < 16 ? UInt8(truncatingIfNeeded: bits >> UInt128(8 * $0)) : 0 }
    return isBig ? bytes.reversed() : bytes
  }

  /// The code units in the target's byte order, with a zero at the end where the array has room for it.
  func bytes(of units: [UInt32], as type: ID<MachineType>) -> [UInt8] {
    guard case .array(let element, let count) = machine(type).kind, let width = machine(element).size else {
      return []
    }
    let isBig = unit.target.dataModel.byteOrder == .big
    var bytes: [UInt8] = []
    for index in 0..<(count ?? units.count + 1) {
      let value = index < units.count ? units[index] : 0
      let encoded = (0..<width).map { $0 < 4 ? UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) : 0 }
      bytes += isBig ? encoded.reversed() : encoded
    }
    return bytes
  }
}
