internal import Basics
internal import IR
internal import Solver

/// What an unknown of an exploration stands for, and how far a verdict may rest on it.
struct SymbolInfo {
  enum Kind: UInt8, Comparable {
    /// The address of an object or function: known but for its number.
    case address
    /// Counts the rounds of a loop: every value up to the loop's bound occurs.
    case induction
    /// Any value of its range occurs in a run, without anybody's intent.
    case free
    /// Whoever is outside the device chooses the value.
    case outside
    /// A caller or another part of the program gives the value and may keep a promise about it.
    case contract
    /// The analysis does not know the value; not every value need occur.
    case imprecise

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// Whether a violation may rest on any value that fits.
    var isArbitrary: Bool {
      switch self {
      case .address, .induction, .free, .outside: true
      case .contract, .imprecise: false
      }
    }
  }

  var kind: Kind
  /// The source's name of what holds the value first; empty where there is none.
  var name: String
  var isSigned = false
  /// Whether the value tells how many bytes there are behind a pointer: any number may come, and it is no fault of a
  /// function to write as many.
  var isExtent = false
  /// Whether it is such a number of a record that says how many bytes are in use: there may be room for more.
  var isFilling = false
  /// Whether it was read from bytes that a caller hands in.
  var isHandedIn = false
  /// Whether it is such a number in static storage: who put the bytes there may have tested it.
  var isShared = false
  /// Whether it leads to bytes of a message, which are no text.
  var isRawBytes = false
  /// Whether it is a parameter of the root.
  var isParameter = false
  /// For what a function that is not followed gave: the unit of the call and the result's type there.
  var result: Result?
  /// Whether the value was read as a pointer.
  var isPointer = false
  /// For the address of an object or function, and for the number of a resource.
  var target: Target?
  /// Whether it is a number by which the system knows a resource, and no address.
  var isHandle = false
  /// Who determines what the pointers that stand behind it lead to, where that is known.
  var leadsToPointers: Kind?
  /// Who determines what stands behind it, where that is known.
  var leads: Kind?
  /// Whether it is the length of a text.
  var isTextLength = false
  /// Whether a loop has worked many bytes from outside into it.
  var isAccumulated = false
  /// Whether some round of a loop has left it, and it is not known which: what else that round has done is not known too.
  var isLeftByLoop = false
  /// For a byte from outside the object in which it stands.
  var home: RegionID?
  /// For what an allocated block holds, where that is not known: the block.
  var block: RegionID?
  /// How many unknowns there were before.
  var number = 0

  struct Result {
    let unit: Int
    let type: ID<MachineType>
    /// The function that gave it, where its code is there.
    var function: LinkedProgram.Reference<Function>?
  }

  /// Where the value stood when the root began; nil where it came from elsewhere.
  var source: Source?

  enum Source {
    case parameter
    case memory(RegionID, offset: Term, size: Int)
  }

  enum Target {
    case object(RegionID)
    case function(LinkedProgram.Reference<Function>)
  }
}

/// The terms of one exploration and what its unknowns stand for.
final class Symbols {
  let table = TermTable()
  /// By unknown, in the order in which they were made.
  private var infos: [SymbolInfo] = []
  /// By floating unknown the integer that it was made of.
  private var integers: [Term: (value: Term, scalar: ScalarType)] = [:]
  private var functions: [LinkedProgram.Reference<Function>: Term] = [:]

  func make(
    bits: Int, _ kind: SymbolInfo.Kind, name: String = "", isSigned: Bool = false, isPointer: Bool = false
  ) -> Term {
    let term = table.symbol(bits: bits)
    infos.append(
      SymbolInfo(kind: kind, name: name, isSigned: isSigned, isPointer: isPointer, number: infos.count))
    return term
  }

  /// An unknown of a scalar type; nobody outside chooses a pointer, whatever it is read from.
  func make(_ scalar: ScalarType, _ kind: SymbolInfo.Kind, name: String = "") -> Term {
    let kind = scalar.kind == .pointer && kind == .outside ? .contract : kind
    return make(bits: scalar.bits, kind, name: name, isSigned: scalar.isSigned, isPointer: scalar.kind == .pointer)
  }

  func makeAddress(of region: RegionID, bits: Int) -> Term {
    let term = table.symbol(bits: bits)
    infos.append(SymbolInfo(kind: .address, name: "", target: .object(region)))
    return term
  }

  func address(of function: LinkedProgram.Reference<Function>, bits: Int) -> Term {
    if let known = functions[function] { return known }
    let term = table.symbol(bits: bits)
    infos.append(SymbolInfo(kind: .address, name: "", target: .function(function)))
    functions[function] = term
    return term
  }

  func info(_ symbol: Term) -> SymbolInfo? { table.symbolIndex(of: symbol).map { infos[$0] } }

  /// Changes what is noted of an unknown; nothing for any other term.
  private func change(_ symbol: Term, _ body: (inout SymbolInfo) -> Void) {
    if let index = table.symbolIndex(of: symbol) { body(&infos[index]) }
  }

  /// Tells that a symbol is also the address of a region that the analysis made for what it points to.
  func bind(_ symbol: Term, to region: RegionID) { change(symbol) { $0.target = .object(region) } }

  func markLeftByLoop(_ symbol: Term) { change(symbol) { $0.isLeftByLoop = true } }

  /// How many unknowns there are.
  var count: Int { infos.count }

  /// A number by which the system knows a resource.
  func makeHandle(_ scalar: ScalarType) -> Term {
    let term = make(scalar, .contract)
    change(term) { $0.isHandle = true }
    return term
  }

  /// A number turns out to be one by which the system knows a resource.
  func markHandle(_ symbol: Term, of region: RegionID) {
    change(symbol) {
      $0.isHandle = true
      $0.target = .object(region)
    }
  }

  /// The resource that a value names; nil for anything but the unchanged number.
  func resource(of term: Term) -> RegionID? {
    let inside = table.symbols(in: term)
    guard inside.count == 1, let info = info(inside[0]), info.isHandle, case .object(let region)? = info.target else {
      return nil
    }
    let bits = table.bits(of: term)
    let width = table.bits(of: inside[0])
    guard
      term == inside[0] || (bits > width && table.signExtend(inside[0], to: bits) == term)
        || (bits > width && table.zeroExtend(inside[0], to: bits) == term)
    else { return nil }
    return region
  }

  func isHandle(_ term: Term) -> Bool { info(term)?.isHandle == true }

  func markAccumulated(_ symbol: Term) { change(symbol) { $0.isAccumulated = true } }

  func markTextLength(_ symbol: Term) { change(symbol) { $0.isTextLength = true } }

  /// The vector of the program's arguments.
  func markArgumentVector(_ symbol: Term) { change(symbol) { $0.leadsToPointers = .outside } }

  /// A pointer to a pointer to a table any of whose elements may be any number.
  func markTables(_ symbol: Term) { change(symbol) { $0.leadsToPointers = .free } }

  func markLeading(_ symbol: Term, to kind: SymbolInfo.Kind) { change(symbol) { $0.leads = kind } }

  func note(home: RegionID, of symbol: Term) { change(symbol) { $0.home = home } }

  func note(block: RegionID, of symbol: Term) { change(symbol) { $0.block = block } }

  func become(_ kind: SymbolInfo.Kind, _ symbol: Term) { change(symbol) { $0.kind = kind } }

  func markResult(_ symbol: Term, _ result: SymbolInfo.Result) { change(symbol) { $0.result = result } }

  func markParameter(_ symbol: Term) {
    change(symbol) { $0.isParameter = true }
    change(symbol) { $0.source = .parameter }
  }

  /// Notes from which bytes of memory an unknown was read first.
  func setSource(_ symbol: Term, _ region: RegionID, offset: Term, size: Int) {
    change(symbol) { $0.source = .memory(region, offset: offset, size: size) }
  }

  /// Notes that a floating unknown is an integer's value.
  func note(_ floating: Term, isValueOf integer: Term, _ scalar: ScalarType) { integers[floating] = (integer, scalar) }

  /// The integer whose value a floating unknown is.
  func integer(of floating: Term) -> (value: Term, scalar: ScalarType)? { integers[floating] }

  func markRawBytes(_ symbol: Term) { change(symbol) { $0.isRawBytes = true } }

  func markHandedIn(_ symbol: Term) { change(symbol) { $0.isHandedIn = true } }

  func markFilling(_ symbol: Term) { change(symbol) { $0.isFilling = true } }

  func markExtent(_ symbol: Term, isShared: Bool = false) {
    change(symbol) { $0.isExtent = true }
    change(symbol) { $0.isShared = isShared }
  }

  /// Whether all that comes from outside in a term is how many bytes there are.
  func isOnlyExtent(_ term: Term) -> Bool {
    table.symbols(in: term).allSatisfy { symbol in
      guard let info = info(symbol), info.kind == .outside else { return true }
      return info.isExtent
    }
  }

  func name(_ symbol: Term, _ name: String) {
    change(symbol) { if $0.name.isEmpty { $0.name = name } }
  }

  /// The weakest kind among a term's unknowns; `address` where there is none.
  func kind(of term: Term) -> SymbolInfo.Kind {
    var kind = SymbolInfo.Kind.address
    for symbol in table.symbols(in: term) { kind = max(kind, info(symbol)?.kind ?? .imprecise) }
    return kind
  }

  /// Whether an unknown from outside is part of the term.
  func isFromOutside(_ term: Term) -> Bool {
    table.symbols(in: term).contains { info($0)?.kind == .outside }
  }
}
