internal import Basics
internal import IR
internal import Machine

/// What exploration asks of a unit often: its scalar types by row and the widths of its target.
final class UnitCode: @unchecked Sendable {
  let index: Int
  let ir: UnitIR
  let models: FunctionModels
  let pointerBits: Int
  let pointerBytes: Int
  let wideCharBytes: Int
  let isBigEndian: Bool
  private let scalars: [ScalarType]
  private let sizes: [Int]
  /// The lengths of members that point to bytes, for records that were asked about.
  var recordExtents: [ID<MachineType>: [Int: Int]] = [:]
  /// By record the members that walk through bytes together.
  lazy var cursors: [ID<MachineType>: [Int: Int]] = Cursors.all(in: self)

  /// By record the pointers that advance towards an end.
  lazy var boundedCursors: [ID<MachineType>: Set<Int>] = Cursors.bounded(in: self)

  init(_ ir: UnitIR, index: Int, models: FunctionModels) {
    self.ir = ir
    self.models = models
    self.index = index
    let model = ir.target.dataModel
    pointerBits = model.pointerBits
    pointerBytes = (model.pointerBits + 7) / 8
    wideCharBytes = model.wideCharBits / 8
    isBigEndian = model.byteOrder == .big
    scalars = ir.types.ids.map { ScalarType(ir.types[$0], pointerBits: model.pointerBits) }
    sizes = ir.types.ids.map { ir.types[$0].size ?? 0 }
  }

  func scalar(_ type: ID<MachineType>) -> ScalarType { scalars[type.index] }

  /// Bytes; 0 where the type has no size.
  func size(_ type: ID<MachineType>) -> Int { sizes[type.index] }
}

/// A type whose values are terms.
struct ScalarType: Hashable, Sendable {
  enum Kind: UInt8, Sendable { case integer, boolean, pointer, floating, none }

  let kind: Kind
  /// The width of a value's term: at most 64, also for wider types, whose values are not followed.
  let bits: Int
  /// Bytes in memory.
  let size: Int
  let isSigned: Bool
  /// Whether terms hold all of the value.
  let isExact: Bool

  init(_ type: MachineType, pointerBits: Int) {
    size = type.size ?? 0
    switch type.kind {
    case .boolean:
      (kind, bits, isSigned, isExact) = (.boolean, 8, false, true)
    case .integer(let format):
      (kind, bits, isSigned, isExact) = (.integer, min(64, format.bits), format.isSigned, format.bits <= 64)
    case .pointer:
      (kind, bits, isSigned, isExact) = (.pointer, pointerBits, false, true)
    case .floating:
      // Values are those of a double's 64 bits, whatever the format.
      (kind, bits, isSigned, isExact) = (.floating, 64, true, true)
    case .void, .complex, .array, .record, .function, .vector:
      (kind, bits, isSigned, isExact) = (.none, 64, false, false)
    }
  }
}

extension ScalarType {
  /// An unsigned integer of whole bytes.
  init(integerOf bits: Int) {
    (kind, self.bits, size, isSigned, isExact) = (.integer, bits, bits / 8, false, true)
  }
}

extension ScalarType {
  /// A signed integer of a width.
  init(signedOf bits: Int) {
    (kind, self.bits, size, isSigned, isExact) = (.integer, bits, (bits + 7) / 8, true, true)
  }
}
