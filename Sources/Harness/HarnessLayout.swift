internal import Basics
public import IR
internal import Machine
public import Symbolic

/// How the bytes of a fuzzer become what a function is handed: the same for the C text of the harness and for the seeds.
///
/// Numbers stand in little-endian order in the width that they have on the target, so that a seed means the same on a
/// host with other widths. Runs of bytes follow: each begins with its number of bytes in two bytes, but for the last,
/// which is all that is left.
public struct HarnessLayout: Sendable {
  /// Where the value of an item stands in the input of a root.
  enum Place: Hashable, Sendable {
    case argument(Int)
    /// A byte of what a parameter points to.
    case pointee(parameter: Int, offset: Int)
  }

  /// Consecutive integers of one type.
  struct Numbers: Hashable, Sendable {
    /// What is assigned, as C writes it; an array where `count` is not nil.
    var target: String
    var place: Place
    /// Bytes on the target.
    var size: Int
    var isSigned: Bool
    var isBoolean: Bool
    var count: Int?
    /// For a bit-field where it begins and how wide it is, in bits.
    var bits: Range<Int>?
  }

  /// Bytes behind a pointer.
  struct Run: Hashable, Sendable {
    var pointer: String
    var place: Place
    /// What is told how many bytes there are; nil for a string, which ends with a zero.
    var length: String?
  }

  /// A parameter as the harness declares it.
  struct Parameter: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// Set from numbers or from the length of a run.
      case plain
      /// Points to an object of its own.
      case object
      /// Points to a run.
      case run
      /// Null: what it leads to is not known.
      case null
    }
    var kind: Kind
    var name: String
  }

  /// A function whose parameters cannot be made of bytes.
  public struct Unsupported: Error, Hashable, Sendable {
    public let parameter: String
    public let reason: String
  }

  private(set) var parameters: [Parameter] = []
  private(set) var numbers: [Numbers] = []
  private(set) var runs: [Run] = []
  private let unit: UnitIR
  private let finder: Finder
  private let function: LinkedProgram.Reference<Function>

  /// Elements of an array that are set one by one.
  private static let longestArray = 4096

  public init(
    _ function: LinkedProgram.Reference<Function>, _ finder: Finder
  ) throws(Unsupported) {
    self.function = function
    self.finder = finder
    unit = finder.program.units[function.unit]
    guard let body = finder.program[function].body else { return }
    let lengths = finder.lengths(of: function)
    let isLength = Set(lengths.values)
    for index in 0..<body.parameterCount {
      let local = body.locals[ID(index)]
      let name = local.name.isEmpty ? "parameter_\(index + 1)" : local.name
      try add(
        index, name, local.type, length: lengths[index].map { body.locals[ID($0)].name }, isLength.contains(index))
    }
  }

  private mutating func add(
    _ index: Int, _ name: String, _ type: ID<MachineType>, length: String?, _ isLength: Bool
  ) throws(Unsupported) {
    switch unit.types[type].kind {
    case .pointer(let pointee):
      if let length {
        runs.append(Run(pointer: name, place: .argument(index), length: length))
        parameters.append(Parameter(kind: .run, name: name))
      } else if isCharacter(pointee) {
        runs.append(Run(pointer: name, place: .argument(index), length: nil))
        parameters.append(Parameter(kind: .run, name: name))
      } else if (unit.types[pointee].size ?? 0) > 0 {
        parameters.append(Parameter(kind: .object, name: name))
        fill("(*\(name))", pointee, parameter: index, offset: 0)
      } else {
        parameters.append(Parameter(kind: .null, name: name))
      }
    case .integer, .boolean:
      parameters.append(Parameter(kind: .plain, name: name))
      if !isLength { fill(name, type, at: .argument(index)) }
    case .floating: parameters.append(Parameter(kind: .plain, name: name))
    case .void, .complex, .array, .record, .function, .vector:
      throw Unsupported(parameter: name, reason: "it is passed by value and is no number")
    }
  }

  private func isCharacter(_ type: ID<MachineType>) -> Bool {
    if case .integer(let format) = unit.types[type].kind { return format.bits == 8 }
    return false
  }

  private mutating func fill(
    _ target: String, _ type: ID<MachineType>, at place: Place, count: Int? = nil, bits: Range<Int>? = nil
  ) {
    switch unit.types[type].kind {
    case .integer(let format) where format.bits <= 64:
      numbers.append(
        Numbers(
          target: target, place: place, size: unit.types[type].size ?? (format.bits + 7) / 8,
          isSigned: format.isSigned, isBoolean: false, count: count, bits: bits))
    case .boolean:
      numbers.append(
        Numbers(
          target: target, place: place, size: 1, isSigned: false, isBoolean: true, count: count, bits: bits))
    default: break
    }
  }

  /// Items for all that an object holds.
  private mutating func fill(_ target: String, _ type: ID<MachineType>, parameter: Int, offset: Int) {
    switch unit.types[type].kind {
    case .record(let record):
      let lengths = record.isUnion ? [:] : finder.memberLengths(of: type, inUnit: function.unit)
      let isLength = Set(lengths.values)
      for (index, field) in record.fields.enumerated() where !field.name.isEmpty {
        let member = target + "." + field.name
        let place = Place.pointee(parameter: parameter, offset: offset + field.bitOffset / 8)
        if let length = lengths[index] {
          runs.append(Run(pointer: member, place: place, length: target + "." + record.fields[length].name))
        } else if let width = field.bitWidth {
          let first = field.bitOffset % 8
          fill(member, field.type, at: place, bits: first..<(first + width))
        } else if !isLength.contains(index) {
          fill(member, field.type, parameter: parameter, offset: offset + field.bitOffset / 8)
        }
        if record.isUnion { break }
      }
    case .array(let element, let count):
      guard let count, count > 0, count <= Self.longestArray, let size = unit.types[element].size else { return }
      if case .record = unit.types[element].kind {
        for index in 0..<min(count, 16) {
          fill("\(target)[\(index)]", element, parameter: parameter, offset: offset + index * size)
        }
      } else {
        fill(target, element, at: .pointee(parameter: parameter, offset: offset), count: count)
      }
    default: fill(target, type, at: .pointee(parameter: parameter, offset: offset))
    }
  }
}
