import Basics
import Machine

/// Checks what a unit has besides code: records and the first contents of globals.
struct DataVerifier {
  private let unit: UnitIR
  private let floatingSizes: [FloatingFormat: Int]

  init(_ unit: UnitIR) {
    self.unit = unit
    let formats: [(FloatingFormat, Int)] = unit.types.ids.compactMap { id in
      guard case .floating(let format) = unit.types[id].kind else { return nil }
      return (format, unit.types[id].size ?? 0)
    }
    floatingSizes = Dictionary(formats) { first, _ in first }
  }

  func verify() -> [Defect] {
    var defects: [Defect] = []
    for id in unit.types.ids {
      guard let record = unit.types[id].record else { continue }
      let name = "%" + Label(name: record.name, ordinal: 0).text
      defects += mistakes(in: record, size: unit.types[id].size).map { Defect(subject: name, text: $0) }
    }
    for id in unit.globals.ids {
      let name = "@" + Label(name: unit.globals[id].name, ordinal: 0).text
      defects += mistakes(in: unit.globals[id]).map { Defect(subject: name, text: $0) }
    }
    return defects
  }

  private func mistakes(in record: Record, size: Int?) -> [String] {
    var mistakes: [String] = []
    for (index, field) in record.fields.enumerated() {
      guard let type = unit.types.row(field.type) else {
        mistakes.append("the type of field \(index) does not exist")
        continue
      }
      // The last member of a structure may be an array without length.
      let bits = field.bitWidth ?? (type.size ?? 0).saturatingBits
      let (end, isTooFar) = field.bitOffset.addingReportingOverflow(bits)
      if field.bitOffset < 0 || bits < 0 || isTooFar || end > (size ?? 0).saturatingBits {
        mistakes.append("field \(index) is not inside the record")
      }
      if let width = field.bitWidth, width > type.integerFormat?.bits ?? 0 {
        mistakes.append("field \(index) has more bits than its type")
      }
      if field.bitWidth == nil, field.bitOffset % 8 != 0 { mistakes.append("field \(index) is between two bytes") }
    }
    return mistakes
  }

  private func mistakes(in global: Global) -> [String] {
    guard let type = unit.types.row(global.type) else { return ["its type does not exist"] }
    guard let items = global.initialiser else { return [] }
    guard let size = global.size ?? type.size else { return ["it has contents but no size"] }
    var mistakes: [String] = []
    var ranges: [(first: Int, end: Int)] = []
    for item in items {
      guard let bits = bits(of: item.value) else {
        mistakes.append("the item at byte \(item.offset) does not fit, or names nothing")
        continue
      }
      let start = item.offset.saturatingBits
      guard item.offset >= 0, bits.first >= 0, bits.count >= 0, start <= size.saturatingBits,
        bits.first.addingReportingOverflow(bits.count).overflow == false,
        bits.first + bits.count <= size.saturatingBits - start
      else {
        mistakes.append("the item at byte \(item.offset) is not inside the object")
        continue
      }
      ranges.append((start + bits.first, start + bits.first + bits.count))
    }
    ranges.sort { ($0.first, $0.end) < ($1.first, $1.end) }
    for (a, b) in zip(ranges, ranges.dropFirst()) where b.first < a.end {
      mistakes.append("two items set byte \(b.first / 8)")
    }
    return mistakes
  }

  /// The bits that a value sets, from the item's byte; nil where it refers to something that does not exist.
  private func bits(of value: InitialiserItem.Value) -> (first: Int, count: Int)? {
    let pointer = unit.target.dataModel.pointerBits
    switch value {
    case .bytes(let bytes): return (0, bytes.count * 8)
    case .integer(let value, let size):
      guard size >= 16 || size >= 1 && value >> Int128(size * 8 - 1) >= -1 && value >> Int128(size * 8) <= 0 else {
        return nil
      }
      return (0, size.saturatingBits)
    case .floating(_, let format): return (0, (floatingSizes[format] ?? 0).saturatingBits)
    case .bits(_, let bitOffset, let bitWidth): return (bitOffset, bitWidth)
    case .address(let id, _): return unit.globals.element(id).map { _ in (0, pointer) }
    case .function(let id): return unit.functions.element(id).map { _ in (0, pointer) }
    case .label(let id, let block):
      guard let body = unit.functions.element(id)?.body else {
        // The function may be one that was not lowered.
        return unit.functions.element(id).map { _ in (0, pointer) }
      }
      return body.blocks.element(block).map { _ in (0, pointer) }
    }
  }
}

extension Int {
  /// Bytes as bits; the largest number where that is too large.
  fileprivate var saturatingBits: Int {
    let (bits, isTooLarge) = multipliedReportingOverflow(by: 8)
    return isTooLarge ? (self < 0 ? .min : .max) : bits
  }
}
