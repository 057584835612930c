internal import Basics
internal import IR
public import Symbolic

extension HarnessLayout {
  /// The bytes from which a harness makes the input of a root.
  public func seed(for input: RootInput, isBigEndian: Bool) -> [UInt8] {
    var seed: [UInt8] = []
    for item in numbers {
      for index in 0..<(item.count ?? 1) {
        let value = value(of: item, element: index, in: input, isBigEndian: isBigEndian)
        for byte in 0..<item.size { seed.append(UInt8(truncatingIfNeeded: value >> UInt64(byte * 8))) }
      }
    }
    for (index, run) in runs.enumerated() {
      var bytes = bytes(of: run, in: input)
      if index < runs.count - 1 {
        bytes = Array(bytes.prefix(Int(UInt16.max)))
        seed += [UInt8(truncatingIfNeeded: bytes.count), UInt8(truncatingIfNeeded: bytes.count >> 8)]
      }
      seed += bytes
    }
    return seed
  }

  private func value(of item: Numbers, element: Int, in input: RootInput, isBigEndian: Bool) -> UInt64 {
    switch item.place {
    case .argument(let index):
      guard input.arguments.indices.contains(index), case .scalar(let bits) = input.arguments[index] else { return 0 }
      return bits
    case .pointee(let parameter, let offset):
      guard let object = object(behind: parameter, in: input) else { return 0 }
      var value: UInt64 = 0
      for byte in 0..<item.size {
        let position = offset + element * item.size + (isBigEndian ? item.size - 1 - byte : byte)
        if object.bytes.indices.contains(position) { value |= UInt64(object.bytes[position]) << UInt64(byte * 8) }
      }
      guard let bits = item.bits, bits.count < 64 else { return value }
      return (value >> UInt64(bits.lowerBound)) & ((1 << UInt64(bits.count)) - 1)
    }
  }

  private func bytes(of run: Run, in input: RootInput) -> [UInt8] {
    let bytes: [UInt8]
    switch run.place {
    case .argument(let index):
      bytes = object(behind: index, in: input)?.bytes ?? []
    case .pointee(let parameter, let offset):
      let pointer = object(behind: parameter, in: input)?.pointers.first { $0.offset == offset }
      bytes = pointer.map { input.objects[$0.object].bytes } ?? []
    }
    return run.length == nil ? Array(bytes.prefix { $0 != 0 }) : bytes
  }

  private func object(behind parameter: Int, in input: RootInput) -> RootInput.Object? {
    guard input.arguments.indices.contains(parameter), case .pointer(let object) = input.arguments[parameter] else {
      return nil
    }
    return input.objects[object]
  }
}
