public import Source
public import Basics

public enum DeclarationKind: UInt8, Sendable {
  case function, variable, parameter, field, enumerator, record, enumeration, typedef, label, other
}

public enum StorageClass: UInt8, Sendable { case none, `extern`, `static`, auto, register }

public enum Linkage: UInt8, Sendable { case none, `internal`, external }

/// One declared thing of a unit; all its redeclarations share it.
public struct DeclarationRecord: Sendable {
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// A variable that lives as long as the program.
    public static let globalStorage = Flags(rawValue: 1)
    public static let inline = Flags(rawValue: 2)
    public static let systemHeader = Flags(rawValue: 4)
    public static let noReturn = Flags(rawValue: 8)
    /// Declared by the compiler because a call needed it.
    public static let implicit = Flags(rawValue: 16)
    public static let definedInUnit = Flags(rawValue: 32)
    public static let bitField = Flags(rawValue: 64)
    public static let threadLocal = Flags(rawValue: 128)
    /// A record or enumeration whose definition the unit sees.
    public static let complete = Flags(rawValue: 256)
  }

  public var kind: DeclarationKind
  public var name: String
  public var type: ID<TypeRecord>
  /// The type in the declarator of a parameter that is declared as an array or a function.
  public var declaredType: ID<TypeRecord>?
  public var storage: StorageClass
  public var linkage: Linkage
  public var flags: Flags
  /// The place of the name; nil for what the compiler declares itself.
  public var site: SourceSite?
  /// Attributes as the compiler prints them, such as `interrupt("IRQ")` and `format(printf, 1, 2)`.
  public var attributes: [String]
  /// The value of an enumerator.
  public var value: Int64?
  /// The enumerators of an enumeration in order.
  public var enumerators: [ID<DeclarationRecord>]
  /// The fields of a record in order, unnamed ones included.
  public var fields: [ID<DeclarationRecord>]
  /// Bits of a bit-field.
  public var bitWidth: Int?
  /// Bits from the start of the record to a field.
  public var bitOffset: Int?
  /// The name that `asm("…")` gives the symbol.
  public var assemblyName: String?
  /// The record that holds a field, the function that holds a local, the enumeration of an enumerator.
  public var parent: ID<DeclarationRecord>?
  /// The node of the definition in this unit, if it is examined.
  public var definition: ID<NodeRecord>?

  public init(kind: DeclarationKind, name: String, type: ID<TypeRecord>) {
    self.kind = kind
    self.name = name
    self.type = type
    declaredType = nil
    storage = .none
    linkage = .none
    flags = []
    site = nil
    attributes = []
    value = nil
    enumerators = []
    fields = []
    bitWidth = nil
    bitOffset = nil
    assemblyName = nil
    parent = nil
    definition = nil
  }
}

/// A declared thing of a unit.
public struct Declaration: Sendable {
  let reference: TreeReference
  public let id: ID<DeclarationRecord>

  init(_ reference: TreeReference, _ id: ID<DeclarationRecord>) {
    self.reference = reference
    self.id = id
  }

  public var tree: SyntaxTree { reference.tree }

  var record: DeclarationRecord { _read { yield reference.declaration(id).pointee } }

  public var kind: DeclarationKind { record.kind }
  public var name: String { record.name }
  /// The type; that of a parameter is adjusted to a pointer where it is declared as an array or a function
  /// (C11 6.7.6.3p7; qualifiers between the brackets are dropped). In a definition without prototype it is the declared type (`char`, `float`), while
  /// `Type.parameters` of the function are the promoted types in which arguments arrive (`int`, `double`).
  public var type: Type { Type(reference, record.type) }
  /// The type as the declarator gives it: differs from `type` for parameters declared as arrays or functions.
  public var declaredType: Type { Type(reference, record.declaredType ?? record.type) }
  public var storage: StorageClass { record.storage }
  public var linkage: Linkage { record.linkage }
  public var attributes: [String] { record.attributes }
  /// The value of an enumerator.
  public var value: Int64? { record.value }
  /// The enumerators of an enumeration in order, also where its definition stands in a header that is not examined.
  public var enumerators: [Declaration] { record.enumerators.map { Declaration(reference, $0) } }
  /// The fields of a record in order, also where its definition stands in a header that is not examined; unnamed
  /// bit-fields and unnamed structures and unions have an empty name. Empty for incomplete records.
  public var fields: [Declaration] { record.fields.map { Declaration(reference, $0) } }
  /// Whether the unit sees the definition of the record or enumeration.
  public var isComplete: Bool { record.flags.contains(.complete) }
  /// Bits of a bit-field; nil for other fields.
  public var bitWidth: Int? { record.bitWidth }
  /// Bits from the start of the field's own record (`parent`) to the field.
  ///
  /// Bytes are counted in order of address. In a byte a bit-field is counted from the least significant bit on targets
  /// of little byte order and from the most significant bit on targets of big byte order.
  public var bitOffset: Int? { record.bitOffset }
  /// The name that `asm("…")` behind the declarator gives the symbol, or the register that it names.
  public var assemblyName: String? { record.assemblyName }
  public var site: SourceSite? { record.site }
  public var parent: Declaration? { record.parent.map { Declaration(reference, $0) } }
  public var definition: Node? { record.definition.map { Node(reference, $0) } }

  public var hasGlobalStorage: Bool { record.flags.contains(.globalStorage) }
  /// A variable or parameter that lives on the stack.
  public var isLocal: Bool {
    (kind == .variable && !hasGlobalStorage) || kind == .parameter
  }
  public var isInline: Bool { record.flags.contains(.inline) }
  public var isInSystemHeader: Bool { record.flags.contains(.systemHeader) }
  public var isNoReturn: Bool { record.flags.contains(.noReturn) }
  public var isImplicit: Bool { record.flags.contains(.implicit) }
  public var isDefinedInUnit: Bool { record.flags.contains(.definedInUnit) }

  /// The fields to go through from this record to a field of it or of an unnamed structure or union in it, the field
  /// last; empty where the record has no such field.
  public func path(to field: Declaration) -> [Declaration] {
    if field.parent?.id == id { return [field] }
    for inner in fields where inner.name.isEmpty {
      guard let record = inner.type.canonical.declaration, record.kind == .record else { continue }
      let rest = record.path(to: field)
      if !rest.isEmpty { return [inner] + rest }
    }
    return []
  }

  /// The attribute of that name with its arguments as text: `interrupt("IRQ")` for `interrupt`; nil where absent.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0 == name || $0.hasPrefix(name + "(") }
  }
}

extension Declaration: Hashable {
  public static func == (a: Declaration, b: Declaration) -> Bool { a.id == b.id && a.reference == b.reference }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
