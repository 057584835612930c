internal import Findings
public import Source

/// The name of a function or object in the whole program: external names as they are, internal ones with their file.
public struct SymbolKey: Hashable, Comparable, Sendable {
  public let text: String

  /// - Parameter file: the defining file's path for internal linkage; nil for external linkage.
  public init(name: String, file: String?) { text = file.map { "\($0)#\(name)" } ?? name }

  /// The name as in the source.
  public var name: String { text.lastIndex(of: "#").map { String(text[text.index(after: $0)...]) } ?? text }

  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

/// One call in a function.
public struct CallSite: Hashable, Sendable {
  /// The called function; nil for a call through a pointer.
  public let callee: SymbolKey?
  public let location: Location
  /// The call's text for messages: the callee's name, or the expression that is called through.
  public let text: String
  /// Whether the call stands in a loop of the function.
  public let isInLoop: Bool

  public init(callee: SymbolKey?, location: Location, text: String, isInLoop: Bool) {
    self.callee = callee
    self.location = location
    self.text = text
    self.isInLoop = isInLoop
  }
}

/// One read or write of an object with static storage duration.
public struct ObjectAccess: Hashable, Sendable {
  public let object: SymbolKey
  public let location: Location
  public let isWrite: Bool
  /// Whether the accessed lvalue is volatile or atomic, by the object or by a member on the way.
  public let isVolatile: Bool

  public init(object: SymbolKey, location: Location, isWrite: Bool, isVolatile: Bool) {
    self.object = object
    self.location = location
    self.isWrite = isWrite
    self.isVolatile = isVolatile
  }
}

/// What the rest of the program needs to know of a function definition.
public struct FunctionSummary: Hashable, Sendable {
  public let key: SymbolKey
  /// The place of the name in the definition.
  public let location: Location
  public let role: FunctionRole
  public let calls: [CallSite]
  public let accesses: [ObjectAccess]
  /// Functions whose address the function takes.
  public let addressTaken: [SymbolKey]

  public init(
    key: SymbolKey, location: Location, role: FunctionRole, calls: [CallSite], accesses: [ObjectAccess],
    addressTaken: [SymbolKey]
  ) {
    self.key = key
    self.location = location
    self.role = role
    self.calls = calls
    self.accesses = accesses
    self.addressTaken = addressTaken
  }

  public var name: String { key.name }
}

/// In which context a function is started by something other than a call.
public enum FunctionRole: Int, Sendable {
  case ordinary
  /// Entered by the hardware, by attribute, vector table or the naming convention of its family.
  case interruptHandler
  /// `main` or a reset handler.
  case start
  /// The entry of an RTOS task.
  case task
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
  public let isConst: Bool
  public let isVolatile: Bool
  /// Whether every access is one machine access: a scalar no wider than a machine word.
  public let isScalar: Bool
  /// Functions named in the initialiser, such as the entries of a vector or driver table.
  public let functions: [SymbolKey]
  /// Whether the object is an interrupt vector table, by section or name.
  public let isVectorTable: Bool

  public init(
    key: SymbolKey, location: Location, isConst: Bool, isVolatile: Bool, isScalar: Bool, functions: [SymbolKey],
    isVectorTable: Bool
  ) {
    self.key = key
    self.location = location
    self.isConst = isConst
    self.isVolatile = isVolatile
    self.isScalar = isScalar
    self.functions = functions
    self.isVectorTable = isVectorTable
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
