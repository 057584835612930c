import Basics
import Machine

/// The bytes that a type takes and how it is aligned.
struct Layout: Hashable {
  var size: Int?
  var alignment: Int

  init(size: Int?, alignment: Int) {
    self.size = size
    self.alignment = alignment
  }

  init(of type: MachineType) { self.init(size: type.size, alignment: type.alignment) }
}

extension TypeTable {
  /// The layout that the text form leaves out, because most types of the target have it.
  func naturalLayout(of kind: MachineType.Kind, on model: DataModel) -> Layout {
    switch kind {
    case .void, .function: return Layout(size: nil, alignment: 1)
    case .boolean: return Layout(size: 1, alignment: 1)
    case .integer(let format): return model.layout(ofBytes: format.storageBytes)
    case .floating(let format): return model.layout(ofBytes: format.storageBytes)
    case .complex(let format):
      return Layout(size: 2 * format.storageBytes, alignment: min(format.storageBytes, model.maximumAlignment))
    case .pointer: return model.layout(ofBytes: (model.pointerBits + 7) / 8)
    case .array(let element, let count):
      return Layout(size: product(of: element, count), alignment: row(element)?.alignment ?? 1)
    case .vector(let element, let count):
      let size = product(of: element, count)
      return Layout(size: size, alignment: max(1, size ?? 1))
    case .record: return Layout(size: nil, alignment: 1)
    }
  }

  /// The bytes of `count` elements; nil where a number is unknown or too large.
  func product(of element: ID<MachineType>, _ count: Int?) -> Int? {
    guard let count, let size = row(element)?.size else { return nil }
    let (bytes, isTooLarge) = size.multipliedReportingOverflow(by: count)
    return isTooLarge ? nil : bytes
  }

  /// The row of an index that may belong to another table.
  func row(_ id: ID<MachineType>) -> MachineType? { id.index < ids.count ? self[id] : nil }
}

extension DataModel {
  fileprivate func layout(ofBytes bytes: Int) -> Layout {
    Layout(size: bytes, alignment: max(1, min(bytes, maximumAlignment)))
  }
}

extension IntegerFormat {
  fileprivate var storageBytes: Int {
    let bytes = max(1, bits / 8 + (bits % 8 > 0 ? 1 : 0))
    if bytes > 16 { return (bytes / 8 + (bytes % 8 > 0 ? 1 : 0)) * 8 }
    var power = 1
    while power < bytes { power *= 2 }
    return power
  }
}

extension FloatingFormat {
  fileprivate var storageBytes: Int {
    switch self {
    case .half, .brain: 2
    case .single: 4
    case .double: 8
    case .extended, .quadruple: 16
    }
  }

  /// How the text form names the format.
  var word: String {
    switch self {
    case .half: "f16"
    case .brain: "bf16"
    case .single: "f32"
    case .double: "f64"
    case .extended: "f80"
    case .quadruple: "f128"
    }
  }
}

extension Arena {
  /// The element of an index that may belong to another arena.
  func element(_ id: ID<Element>) -> Element? { id.index < count ? self[id] : nil }
}
