public import Basics
public import Machine

/// A C type as a target represents it: typedefs resolved, qualifiers dropped, layout known.
public struct MachineType: Hashable, Sendable {
  public var kind: Kind
  /// Bytes on the target with padding; nil for `void`, functions, incomplete types and arrays of unknown length.
  public var size: Int?
  /// Bytes; 1 where the type has none.
  public var alignment: Int

  public enum Kind: Hashable, Sendable {
    case void
    case boolean
    /// Integers, characters and enumerations.
    case integer(IntegerFormat)
    case floating(FloatingFormat)
    case complex(FloatingFormat)
    case pointer(to: ID<MachineType>)
    /// `count` is nil for incomplete, flexible and variable-length arrays.
    case array(of: ID<MachineType>, count: Int?)
    case record(Record)
    case function(Signature)
    /// A GNU vector.
    case vector(of: ID<MachineType>, count: Int)
  }

  public init(_ kind: Kind, size: Int?, alignment: Int) {
    self.kind = kind
    self.size = size
    self.alignment = alignment
  }
}

/// The representation of a floating type.
public enum FloatingFormat: String, Hashable, Sendable, CaseIterable {
  case half, brain, single, double
  /// The 80 bits of the x87, stored in 12 or 16 bytes.
  case extended
  case quadruple
}

/// A structure or union.
public struct Record: Hashable, Sendable {
  /// The tag, or the typedef's name for one without; unique in the unit.
  public var name: String
  public var isUnion: Bool
  /// In order of declaration; empty for an incomplete type.
  public var fields: [Field]
  public var isComplete: Bool

  public init(name: String, isUnion: Bool, fields: [Field], isComplete: Bool) {
    self.name = name
    self.isUnion = isUnion
    self.fields = fields
    self.isComplete = isComplete
  }
}

/// A member of a record; an anonymous inner record is a member without a name.
public struct Field: Hashable, Sendable {
  public var name: String
  public var type: ID<MachineType>
  /// From the start of the record, in bits; bit 0 is the first in memory order of the target's bit-fields.
  public var bitOffset: Int
  /// Bits of a bit-field; nil for other members.
  public var bitWidth: Int?

  public init(name: String, type: ID<MachineType>, bitOffset: Int, bitWidth: Int? = nil) {
    self.name = name
    self.type = type
    self.bitOffset = bitOffset
    self.bitWidth = bitWidth
  }

  /// The byte in which the member starts.
  public var byteOffset: Int { bitOffset / 8 }
}

/// The type of a function.
public struct Signature: Hashable, Sendable {
  public var result: ID<MachineType>
  public var parameters: [ID<MachineType>]
  public var isVariadic: Bool
  /// False for `int f()`, whose arguments are not known (C11 6.7.6.3p14).
  public var hasPrototype: Bool

  public init(result: ID<MachineType>, parameters: [ID<MachineType>], isVariadic: Bool, hasPrototype: Bool = true) {
    self.result = result
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.hasPrototype = hasPrototype
  }
}

/// The types of a unit; equal types that are no records share one row.
public struct TypeTable: Sendable {
  private var rows = Arena<MachineType>()
  private var known: [MachineType: ID<MachineType>] = [:]

  public init() {}

  /// A table with rows in the order in which another one holds them.
  init(rows types: [MachineType]) {
    rows.reserve(types.count)
    for type in types {
      let id = rows.add(type)
      if type.record == nil, known[type] == nil { known[type] = id }
    }
  }

  public subscript(id: ID<MachineType>) -> MachineType { rows[id] }
  public var ids: LazyMapSequence<Range<Int>, ID<MachineType>> { rows.ids }

  /// The row of a type that is no record.
  public mutating func intern(_ type: MachineType) -> ID<MachineType> {
    if let id = known[type] { return id }
    let id = rows.add(type)
    known[type] = id
    return id
  }

  /// A row for a record whose members are not known yet, since they may point back to it.
  public mutating func declareRecord(_ name: String, isUnion: Bool) -> ID<MachineType> {
    let record = Record(name: name, isUnion: isUnion, fields: [], isComplete: false)
    return rows.add(MachineType(.record(record), size: nil, alignment: 1))
  }

  /// Gives a declared record its members.
  public mutating func complete(_ id: ID<MachineType>, fields: [Field], size: Int, alignment: Int) {
    guard case .record(var record) = rows[id].kind else { preconditionFailure("only records are completed") }
    record.fields = fields
    record.isComplete = true
    rows[id] = MachineType(.record(record), size: size, alignment: alignment)
  }
}

extension MachineType {
  /// The format of an integer or of `_Bool`.
  public var integerFormat: IntegerFormat? {
    switch kind {
    case .integer(let format): format
    case .boolean: IntegerFormat(bits: 8, isSigned: false)
    default: nil
    }
  }
  public var isPointer: Bool { if case .pointer = kind { true } else { false } }
  public var isFloating: Bool { if case .floating = kind { true } else { false } }
  public var isVoid: Bool { kind == .void }
  public var isArray: Bool { if case .array = kind { true } else { false } }
  public var record: Record? { if case .record(let record) = kind { record } else { nil } }
  public var signature: Signature? { if case .function(let signature) = kind { signature } else { nil } }
  public var pointee: ID<MachineType>? { if case .pointer(let type) = kind { type } else { nil } }
  public var element: ID<MachineType>? {
    switch kind {
    case .array(let type, _), .vector(let type, _): type
    default: nil
    }
  }
  /// A type whose values fit in a register: everything but records, arrays, functions and `void`.
  public var isScalar: Bool {
    switch kind {
    case .boolean, .integer, .floating, .pointer: true
    case .void, .complex, .array, .record, .function, .vector: false
    }
  }
}
