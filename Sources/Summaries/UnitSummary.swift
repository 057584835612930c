internal import Findings
public import Source

/// The name of a function or object in the whole program: external names as they are, internal ones with their file.
public struct SymbolKey: Hashable, Comparable, Sendable {
  public let text: String

  /// - Parameter file: the defining file's path for internal linkage; nil for external linkage.
  public init(name: String, file: String?) { text = file.map { "\($0)#\(name)" } ?? name }

  /// - Parameter text: as in `text`.
  public init(text: String) { self.text = text }

  /// The name as in the source.
  public var name: String { text.lastIndex(of: "#").map { String(text[text.index(after: $0)...]) } ?? text }

  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

/// A declaration with external linkage, to be compared between units.
public struct ExternalDeclaration: Hashable, Sendable {
  public let name: String
  public let isFunction: Bool
  public let isDefinition: Bool
  /// The type with all typedefs resolved.
  public let type: String
  /// The type as written.
  public let spelling: String
  public let location: Location
  /// Whether the declaration stands in the unit's main file and not in a header.
  public let isInMainFile: Bool

  public init(
    name: String, isFunction: Bool, isDefinition: Bool, type: String, spelling: String, location: Location,
    isInMainFile: Bool
  ) {
    self.name = name
    self.isFunction = isFunction
    self.isDefinition = isDefinition
    self.type = type
    self.spelling = spelling
    self.location = location
    self.isInMainFile = isInMainFile
  }
}

/// An object with static storage duration.
public struct ObjectSummary: Hashable, Sendable {
  public let key: SymbolKey
  public let location: Location
  /// Whether this is the definition and not an `extern` declaration of what stands elsewhere.
  public let isDefinition: Bool
  public let isConst: Bool
  public let isVolatile: Bool
  /// Whether the object is atomic (C11 6.7.3).
  public let isAtomic: Bool
  /// Whether the object is one value: a number or a pointer.
  public let isScalar: Bool
  /// Whether the object is one value that takes more than one machine access: it is wider than a pointer.
  public let isWide: Bool
  /// Functions named in the initialiser, such as the entries of a vector or driver table.
  public let functions: [SymbolKey]
  /// Where the initialiser puts function pointers.
  public let flows: [FunctionFlow]
  /// Who starts the functions that are named in the initialiser, by the object's type, section or name.
  public let starter: FunctionRole

  public init(
    key: SymbolKey, location: Location, isDefinition: Bool, isConst: Bool, isVolatile: Bool,
    isAtomic: Bool, isScalar: Bool, isWide: Bool, functions: [SymbolKey], flows: [FunctionFlow], starter: FunctionRole
  ) {
    self.key = key
    self.location = location
    self.isDefinition = isDefinition
    self.isConst = isConst
    self.isVolatile = isVolatile
    self.isAtomic = isAtomic
    self.isScalar = isScalar
    self.isWide = isWide
    self.functions = functions
    self.flows = flows
    self.starter = starter
  }
}

/// What one unit tells the rest of the program.
public struct UnitSummary: Hashable, Sendable {
  public let path: String
  public let functions: [FunctionSummary]
  public let objects: [ObjectSummary]
  public let declarations: [ExternalDeclaration]

  public init(
    path: String, functions: [FunctionSummary], objects: [ObjectSummary], declarations: [ExternalDeclaration]
  ) {
    self.path = path
    self.functions = functions
    self.objects = objects
    self.declarations = declarations
  }
}
