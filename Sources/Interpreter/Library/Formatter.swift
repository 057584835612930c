#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Machine

/// The conversions of `printf` (C11 7.21.6.1).
struct Formatter {
  let call: Invocation

  private struct Conversion {
    var left = false, plus = false, space = false, alternate = false, zero = false
    var width = 0
    var precision: Int?
    var length = ""
    var letter: UInt8 = 0
  }

  func format(_ text: [UInt8], _ next: () throws(Stop) -> (Word, Scalar)?) throws(Stop) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == 37 else {
        output.append(text[index])
        index += 1
        continue
      }
      index += 1
      var conversion = Conversion()
      scanFlags(text, &index, &conversion)
      if let width = try count(text, &index, next) {
        conversion.left = conversion.left || width < 0
        conversion.width = Int(width.magnitude)
      }
      if index < text.count, text[index] == 46 {
        index += 1
        let precision = try count(text, &index, next) ?? 0
        conversion.precision = precision < 0 ? nil : precision
      }
      while index < text.count, [104, 108, 106, 122, 116, 76, 113].contains(text[index]) {
        conversion.length.append(Character(Unicode.Scalar(text[index])))
        index += 1
      }
      guard index < text.count else { throw bad("the format ends within a conversion", "書式が変換指定の途中で終わる") }
      conversion.letter = text[index]
      index += 1
      guard conversion.width < 1 << 24, conversion.precision ?? 0 < 1 << 24 else {
        throw call.runtime.stop(.limit(.output))
      }
      if conversion.letter == 37 {
        output.append(37)
      } else if conversion.letter == 110 {
        try storeCount(output.count, conversion, next)
      } else {
        output += try convert(conversion, next)
      }
    }
    return output
  }

  private func bad(_ en: String, _ ja: String) -> Stop { call.runtime.fail(.format, en, ja) }

  private func scanFlags(_ text: [UInt8], _ index: inout Int, _ conversion: inout Conversion) {
    while index < text.count {
      switch text[index] {
      case 45: conversion.left = true
      case 43: conversion.plus = true
      case 32: conversion.space = true
      case 35: conversion.alternate = true
      case 48: conversion.zero = true
      default: return
      }
      index += 1
    }
  }

  private func count(
    _ text: [UInt8], _ index: inout Int, _ next: () throws(Stop) -> (Word, Scalar)?
  ) throws(Stop) -> Int? {
    if index < text.count, text[index] == 42 {
      index += 1
      return Int(truncatingIfNeeded: try integer(next, bits: call.runtime.model.intBits, isSigned: true))
    }
    var value: Int?
    while index < text.count, text[index] >= 48, text[index] <= 57 {
      value = min(1 << 24, (value ?? 0) * 10 + Int(text[index]) - 48)
      index += 1
    }
    return value
  }

  private func argument(_ next: () throws(Stop) -> (Word, Scalar)?) throws(Stop) -> (Word, Scalar) {
    guard let found = try next() else { throw bad("the format needs more arguments", "書式に対して引数が足りない") }
    return found
  }

  private func integer(
    _ next: () throws(Stop) -> (Word, Scalar)?, bits: Int, isSigned: Bool
  ) throws(Stop) -> Int128 {
    let (word, type) = try argument(next)
    if !type.isInteger || type.bits != max(bits, call.runtime.model.intBits) {
      try mismatch()
    }
    let wanted = Scalar(bits > 64 ? .wide : .integer, isSigned: isSigned, size: bits / 8, bits: bits)
    let number = type.isFloating ? Int128(word.floating(type)) : word.integer(type)
    return Word.wrapping(number, wanted).integer(wanted)
  }

  private func mismatch() throws(Stop) {
    try call.runtime.violate(.format, "an argument does not fit its conversion", "引数が変換指定に合わない")
  }

  private func width(_ length: String) -> Int {
    let model = call.runtime.model
    switch length {
    case "hh": return 8
    case "h": return 16
    case "l": return model.longBits
    case "ll", "q", "j": return 64
    case "z", "t": return model.pointerBits
    default: return model.intBits
    }
  }

  private func storeCount(
    _ count: Int, _ conversion: Conversion, _ next: () throws(Stop) -> (Word, Scalar)?
  ) throws(Stop) {
    let (word, _) = try argument(next)
    let bits = width(conversion.length)
    let type = Scalar(.integer, isSigned: true, size: bits / 8, bits: bits)
    let (row, offset) = try call.runtime.locate(Cell(word.low, word.tag), 0, type.size, 0, write: true)
    call.runtime.write(Word.wrapping(Int128(count), type), type, row, offset)
  }

  private func convert(_ conversion: Conversion, _ next: () throws(Stop) -> (Word, Scalar)?) throws(Stop) -> [UInt8] {
    switch conversion.letter {
    case UInt8(ascii: "d"), UInt8(ascii: "i"):
      let value = try integer(next, bits: width(conversion.length), isSigned: true)
      let sign = value < 0 ? "-" : conversion.plus ? "+" : conversion.space ? " " : ""
      return number(String(value.magnitude), prefix: sign, conversion)
    case UInt8(ascii: "u"), UInt8(ascii: "o"), UInt8(ascii: "x"), UInt8(ascii: "X"):
      let value = UInt128(truncatingIfNeeded: try integer(next, bits: width(conversion.length), isSigned: false))
      return unsigned(value, conversion)
    case UInt8(ascii: "c"):
      let value = try integer(next, bits: call.runtime.model.intBits, isSigned: true)
      return pad([UInt8(truncatingIfNeeded: value)], conversion)
    case UInt8(ascii: "s"):
      let (word, type) = try argument(next)
      if !type.isPointer { try mismatch() }
      let pointer = Cell(word.low, word.tag)
      let count = try call.length(pointer, limit: conversion.precision ?? .max)
      return pad(try call.bytes(pointer, count), conversion)
    case UInt8(ascii: "p"):
      let (word, type) = try argument(next)
      if !type.isPointer { try mismatch() }
      return pad(Array((word.low == 0 ? "(nil)" : "0x" + String(word.low, radix: 16)).utf8), conversion)
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "g"),
      UInt8(ascii: "G"),
      UInt8(ascii: "a"), UInt8(ascii: "A"):
      let (word, type) = try argument(next)
      let isLong = conversion.length == "L"
      if !type.isFloating
        || isLong != (type.kind == .extended || type.kind == .quadruple) && call.runtime.model.doubleBits == 64
      {
        if !type.isFloating || (type.kind == .extended) != isLong && type.kind != .double { try mismatch() }
      }
      return host(type.isFloating ? word.floating(type) : 0, conversion, isLong: isLong)
    default:
      throw bad(
        "no conversion %\(Character(Unicode.Scalar(conversion.letter)))",
        "変換指定 %\(Character(Unicode.Scalar(conversion.letter))) はない")
    }
  }

  private func unsigned(_ value: UInt128, _ conversion: Conversion) -> [UInt8] {
    switch conversion.letter {
    case UInt8(ascii: "o"):
      var conversion = conversion
      var digits = String(value, radix: 8)
      if conversion.alternate {
        // The first digit is a zero, whether padding or one more digit makes it one.
        if let precision = conversion.precision {
          conversion.precision = max(precision, value == 0 ? 1 : digits.count + 1)
        } else if value != 0 {
          digits = "0" + digits
        }
      }
      return number(digits, prefix: "", conversion)
    case UInt8(ascii: "x"):
      return number(String(value, radix: 16), prefix: conversion.alternate && value != 0 ? "0x" : "", conversion)
    case UInt8(ascii: "X"):
      return number(
        String(value, radix: 16, uppercase: true), prefix: conversion.alternate && value != 0 ? "0X" : "", conversion)
    default: return number(String(value), prefix: "", conversion)
    }
  }

  private func number(_ digits: String, prefix: String, _ conversion: Conversion) -> [UInt8] {
    var digits = Array(digits.utf8)
    if let precision = conversion.precision {
      if precision == 0 && digits == [48] { digits = [] }
      digits = Array(repeating: 48, count: max(0, precision - digits.count)) + digits
    } else if conversion.zero && !conversion.left {
      digits = Array(repeating: 48, count: max(0, conversion.width - prefix.utf8.count - digits.count)) + digits
    }
    return pad(Array(prefix.utf8) + digits, conversion)
  }

  private func pad(_ text: [UInt8], _ conversion: Conversion) -> [UInt8] {
    let space = [UInt8](repeating: 32, count: max(0, conversion.width - text.count))
    return conversion.left ? text + space : space + text
  }

  /// Digits of floating numbers are those of the host's own library: exact, and the same in every locale that C starts with.
  private func host(_ value: Extended, _ conversion: Conversion, isLong: Bool) -> [UInt8] {
    var format = "%"
    if conversion.left { format += "-" }
    if conversion.plus { format += "+" }
    if conversion.space { format += " " }
    if conversion.alternate { format += "#" }
    if conversion.zero { format += "0" }
    format += "*.*"
    #if arch(x86_64) && !os(Windows) && !os(Android)
      if isLong { format += "L" }
    #endif
    format.append(Character(Unicode.Scalar(conversion.letter)))
    var arguments: [any CVarArg] = [Int32(conversion.width), Int32(conversion.precision ?? -1)]
    #if arch(x86_64) && !os(Windows) && !os(Android)
      arguments.append(isLong ? value : Double(value) as any CVarArg)
    #else
      arguments.append(value)
    #endif
    return withVaList(arguments) { list in
      var buffer = [CChar](repeating: 0, count: max(conversion.width, (conversion.precision ?? 0)) + 5200)
      let count = vsnprintf(&buffer, buffer.count, format, list)
      return buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }
    }
  }
}
