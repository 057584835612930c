public import Basics
public import Machine
public import Source

/// The lowered form of one translation unit.
public struct UnitIR: Sendable {
  /// The path of the main file, relative to the project.
  public var path: String
  public var target: Target
  public var types = TypeTable()
  public var globals = Arena<Global>()
  public var functions = Arena<Function>()

  public init(path: String, target: Target) {
    self.path = path
    self.target = target
  }
}

/// An object that lives as long as the program: a variable of the file or of a function with `static`, or a literal.
public struct Global: Sendable {
  /// The linker's name; for a static local `function.name`, for a string literal `.str.N`, unique in the unit.
  public var name: String
  public var type: ID<MachineType>
  public var linkage: Linkage
  public var flags: Flags
  public var section: String?
  public var alias: String?
  /// Bytes, where an attribute asks for more than the type's alignment.
  public var alignment: Int?
  /// The bytes at start; nil where the unit only declares it. Bytes that no item sets are zero.
  public var initialiser: [InitialiserItem]?
  /// The size in bytes where a flexible array member or an unsized array is given more than its type says.
  public var size: Int?
  public var site: SourceSite?

  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let constant = Flags(rawValue: 1)
    public static let volatile = Flags(rawValue: 2)
    public static let threadLocal = Flags(rawValue: 4)
    public static let weak = Flags(rawValue: 8)
    /// Defined without initialiser; another unit's definition wins (C11 6.9.2p2).
    public static let tentative = Flags(rawValue: 16)
    public static let stringLiteral = Flags(rawValue: 32)
    public static let system = Flags(rawValue: 64)
    public static let constantInitialiserUnknown = Flags(rawValue: 128)
  }

  public init(name: String, type: ID<MachineType>, linkage: Linkage, flags: Flags = []) {
    self.name = name
    self.type = type
    self.linkage = linkage
    self.flags = flags
  }
}

/// A part of a global's first contents, at a byte offset.
public struct InitialiserItem: Hashable, Sendable {
  public var offset: Int
  public var value: Value

  public enum Value: Hashable, Sendable {
    case bytes([UInt8])
    /// In the byte order of the target, `size` bytes.
    case integer(Int128, size: Int)
    case floating(Double, FloatingFormat)
    /// `bitOffset` counts from the item's byte, as in `Field`.
    case bits(Int128, bitOffset: Int, bitWidth: Int)
    /// A pointer to an object, moved by bytes.
    case address(ID<Global>, addend: Int)
    case function(ID<Function>)
    /// The address of a label in a function, for tables of computed jumps.
    case label(ID<Function>, ID<Block>)
  }

  public init(offset: Int, _ value: Value) {
    self.offset = offset
    self.value = value
  }
}

extension UnitIR {
  /// Whether an argument without parameter can have a type (C11 6.5.2.2p6).
  public func isPromoted(_ type: ID<MachineType>) -> Bool {
    let model = target.dataModel
    switch types.row(type)?.kind {
    case .boolean: return false
    case .integer(let format): return ![8, 16].contains(format.bits) || format.bits >= model.intBits
    case .floating(.single): return model.doubleBits <= 32
    case .floating, .pointer, .complex, .record, .vector: return true
    case .void, .array, .function, nil: return false
    }
  }
}
