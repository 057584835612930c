public import Basics
public import Source

/// A function of a unit: declared, defined and lowered, or defined and not lowered.
public struct Function: Sendable {
  public var name: String
  /// A function type.
  public var type: ID<MachineType>
  public var linkage: Linkage
  public var flags: Flags
  /// The section in which the linker puts it.
  public var section: String?
  /// The function for which this one is another name.
  public var alias: String?
  /// Attributes that promise something to callers or ask it of them, without underscores: `nonnull(1, 3)`.
  public var attributes: [String] = []
  public var body: Body?
  /// Why a definition has no body; empty for declarations and lowered functions.
  public var obstacles: [Obstacle]
  /// The place of the definition or first declaration.
  public var site: SourceSite?

  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    public static let defined = Flags(rawValue: 1)
    public static let noReturn = Flags(rawValue: 2)
    public static let weak = Flags(rawValue: 4)
    public static let interrupt = Flags(rawValue: 8)
    public static let naked = Flags(rawValue: 16)
    public static let inline = Flags(rawValue: 32)
    public static let constructor = Flags(rawValue: 64)
    public static let destructor = Flags(rawValue: 128)
    /// Declared in a header of the compiler or of the C library.
    public static let system = Flags(rawValue: 256)
    /// Returns twice: `setjmp` and its kin.
    public static let returnsTwice = Flags(rawValue: 512)
  }

  public init(name: String, type: ID<MachineType>, linkage: Linkage, flags: Flags = []) {
    self.name = name
    self.type = type
    self.linkage = linkage
    self.flags = flags
    obstacles = []
  }
}

public enum Linkage: String, Hashable, Sendable, CaseIterable { case `internal`, external }

/// Something in a function that could not be lowered.
public struct Obstacle: Error, Hashable, Sendable {
  public var reason: Reason
  /// What stood there, in the source's words.
  public var detail: String
  public var site: SourceSite?

  public enum Reason: String, Hashable, Sendable, CaseIterable {
    case parseError = "parse-error"
    case complexArithmetic = "complex-arithmetic"
    case vectorArithmetic = "vector-arithmetic"
    case unknownBuiltin = "unknown-builtin"
    case unknownExpression = "unknown-expression"
    case unknownStatement = "unknown-statement"
    case unknownType = "unknown-type"
    case nestedFunction = "nested-function"
    case nonConstantInitialiser = "non-constant-initialiser"
    /// A floating constant whose value in its type's format is not known.
    case inexactConstant = "inexact-constant"
  }

  public init(_ reason: Reason, detail: String, site: SourceSite?) {
    self.reason = reason
    self.detail = detail
    self.site = site
  }
}

/// The code of a function.
public struct Body: Sendable {
  /// Parameters first, in order.
  public var locals = Arena<Local>()
  public var registers = Arena<Register>()
  public var constants = Arena<Constant>()
  public var places = Arena<Place>()
  public var calls = Arena<Call>()
  public var assemblies = Arena<Assembly>()
  public var switches = Arena<Switch>()
  public var origins = Arena<Origin>()
  public var sequencings = Arena<Sequencing>()
  /// The first block is the entry; it has no predecessors.
  public var blocks = Arena<Block>()
  public var parameterCount = 0

  public init() {}

  public var entry: ID<Block> { ID(0) }
}

/// An object on the stack: a parameter, a variable, or one that the compiler needs.
public struct Local: Hashable, Sendable {
  /// Empty for what the source does not name.
  public var name: String
  public var type: ID<MachineType>
  public var kind: Kind
  public var isVolatile: Bool
  /// Whether its address is taken anywhere, so that pointers may reach it.
  public var isAddressTaken: Bool
  /// Bytes, where an attribute asks for more than the type's alignment.
  public var alignment: Int?
  /// Bytes of the array as which a parameter is declared, although it is a pointer (C11 6.7.6.3p7).
  public var arraySize: Int?
  public var site: SourceSite?

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case parameter, variable
    /// Holds an intermediate value, such as that of `?:`.
    case temporary
    case compoundLiteral = "literal"
  }

  public init(name: String, type: ID<MachineType>, kind: Kind, site: SourceSite? = nil) {
    self.name = name
    self.type = type
    self.kind = kind
    isVolatile = false
    isAddressTaken = false
    self.site = site
  }
}

/// Instructions that run one after the other, and where control goes then.
public struct Block: Sendable {
  public var instructions: [Instruction]
  public var terminator: Terminator
  public var origin: ID<Origin>

  public init(instructions: [Instruction] = [], terminator: Terminator, origin: ID<Origin>) {
    self.instructions = instructions
    self.terminator = terminator
    self.origin = origin
  }
}

public enum Terminator: Hashable, Sendable {
  case jump(ID<Block>)
  /// By an integer operand that is zero or not.
  case branch(Operand, then: ID<Block>, otherwise: ID<Block>)
  case switching(ID<Switch>)
  /// `goto *p`: to one of the labels whose address is taken.
  case computed(Operand, [ID<Block>])
  /// What `asm goto` does: to any of these.
  case anyOf([ID<Block>])
  /// Without operand also where a function with a result ends without giving one (C11 6.9.1p12).
  case returning(Operand?)
  /// Returns an object of non-scalar type.
  case returningObject(ID<Place>)
  case unreachable(Unreachable)

  /// Why control cannot come here.
  public enum Unreachable: String, Hashable, Sendable, CaseIterable {
    case afterNoReturn = "noreturn"
    /// `__builtin_unreachable()`: reaching it is undefined.
    case builtin
    case trap
  }

  /// The blocks to which control can go, without the table of a switch.
  public func successors(in body: Body) -> [ID<Block>] {
    switch self {
    case .jump(let block): [block]
    case .branch(_, let then, let otherwise): [then, otherwise]
    case .switching(let id): body.switches[id].cases.map(\.target) + [body.switches[id].otherwise]
    case .computed(_, let blocks), .anyOf(let blocks): blocks
    case .returning, .returningObject, .unreachable: []
    }
  }
}

public struct Switch: Hashable, Sendable {
  public var operand: Operand
  /// Disjoint, in order of the source.
  public var cases: [Case]
  public var otherwise: ID<Block>

  /// Values from `first` to `last`, both included, in the operand's type.
  public struct Case: Hashable, Sendable {
    public var first: Int128
    public var last: Int128
    public var target: ID<Block>

    public init(first: Int128, last: Int128, target: ID<Block>) {
      self.first = first
      self.last = last
      self.target = target
    }
  }

  public init(operand: Operand, cases: [Case], otherwise: ID<Block>) {
    self.operand = operand
    self.cases = cases
    self.otherwise = otherwise
  }
}

/// Where an instruction comes from.
public struct Origin: Hashable, Sendable {
  /// The index of the node in the unit's syntax tree; the tree tells the macro stack of its site.
  public var node: UInt32
  public var site: SourceSite

  public init(node: UInt32, site: SourceSite) {
    self.node = node
    self.site = site
  }
}
