internal import Basics
internal import Dataflow
internal import IR
internal import Machine
internal import Solver

/// What comes from outside the program, and text that is made.
extension Explorer {
  /// Bytes arrive in a buffer.
  func receive(
    _ to: Int, _ amount: LibraryModel.Amount?, isString: Bool, _ width: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let bits = state.top.code.unit.pointerBits
    let pointer = argument(to, call, &state)
    let size = amount.map { self.size($0, call, &state) } ?? symbols.make(bits: bits, .outside)
    guard let target = try checkBuffer(pointer, length: size, isWrite: true, callee: call.name, call.origin, &state)
    else { return }
    note(.receives(call.name), call.origin, region: target.region, &state)
    forget(target, size, .outside, &state)
    noteArrival(in: target.region, &state)
    guard isString, let start = table.signedValue(target.offset) else { return }
    let length = symbols.make(bits: bits, .outside, name: "")
    symbols.markTextLength(length)
    let room = width == 1 ? size : table.unsignedDivide(size, table.constant(UInt64(width), bits: bits))
    _ = state.facts.assume(table.unsignedLess(length, room), in: table)
    state.memory.refine(target.region) { $0.contents.note(length: length, at: Int(start), width: width) }
  }

  /// A function fills memory in a way that is not followed.
  func writeUnknown(
    _ to: Int, _ amount: LibraryModel.Amount?, _ kind: SymbolInfo.Kind, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let pointer = argument(to, call, &state)
    if decide(isNull(pointer), state) == true { return }
    if let amount {
      guard
        let target = try checkBuffer(
          pointer, length: size(amount, call, &state), isWrite: true, callee: call.name, call.origin, &state)
      else { return }
      forget(target, size(amount, call, &state), kind, &state)
    } else if let target = resolve(pointer, &state) {
      state.memory.change(target.region) { $0.contents.forget(within: nil, as: kind) }
    }
  }

  // MARK: Formats

  /// The text of a format that is known.
  private func formatText(_ index: Int, _ call: LibraryCall, _ state: inout State) -> [UInt8]? {
    guard call.arguments.indices.contains(index), let pointer = call.arguments[index].term else { return nil }
    return constantText(pointer, &state)
  }

  /// Reports a format that is chosen outside.
  func checkFormatText(_ index: Int, _ call: LibraryCall, _ state: inout State) {
    guard call.arguments.indices.contains(index), let pointer = call.arguments[index].term,
      constantText(pointer, &state) == nil
    else { return }
    checkOutsideText(pointer, .formatFromOutside, isFreed: false, call, &state)
  }

  func checkFormat(_ index: Int, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    guard let text = formatText(index, call, &state) else { return checkFormatText(index, call, &state) }
    var argument = index + 1
    for directive in Directive.all(in: text, isScan: false) {
      argument += directive.starCount
      defer { argument += 1 }
      guard directive.conversion == UInt8(ascii: "s"), call.arguments.indices.contains(argument),
        let pointer = call.arguments[argument].term
      else { continue }
      if directive.precision != nil || directive.starCount > 0 {
        if let region = base(of: pointer).flatMap({ known(region: $0, state) }) {
          try checkLife(region, callee: call.name, call.origin, &state)
        }
        continue
      }
      let width = directive.isLong ? state.top.code.unit.wideCharBytes : 1
      _ = try length(of: pointer, width: width, call, &state)
    }
  }

  /// `sprintf` and its bounded forms.
  func printInto(
    _ to: Int, _ format: Int, _ limit: LibraryModel.Amount?, _ width: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let bits = state.top.code.unit.pointerBits
    let goal = argument(to, call, &state)
    checkFormatText(format, call, &state)
    // The result is the length that the text would have, whatever room there is (C11 7.21.6.5p3).
    if width == 1, let text = formatText(format, call, &state),
      Directive.all(in: text, isScan: false).allSatisfy({ $0.isPlainText || $0.isPlainInteger })
    {
      let least = try printedLength(text, format, call, &state)
      setResult(call.call, table.add(least, furtherDigits(text, format, call, &state)), &state)
    }
    if let limit {
      let size = self.size(limit, call, &state)
      if table.unsignedValue(size) == 0 { return }
      let target = try checkBuffer(goal, length: size, isWrite: true, callee: call.name, call.origin, &state)
      let source = outsideArgument(format, call, &state)
      if let target {
        forget(target, size, source == nil ? .imprecise : .outside, &state)
        noteText(from: source, in: target.region, &state)
      }
      return
    }
    guard width == 1, let text = formatText(format, call, &state) else {
      return try writeUnknown(to, nil, .imprecise, call, &state)
    }
    let length = try printedLength(text, format, call, &state)
    let size = table.add(length, table.constant(1, bits: bits))
    guard let target = try checkBuffer(goal, length: size, isWrite: true, callee: call.name, call.origin, &state) else {
      return
    }
    let source = outsideArgument(format, call, &state)
    forget(target, size, source == nil ? .imprecise : .outside, &state)
    noteText(from: source, in: target.region, &state)
    if let start = table.signedValue(target.offset) {
      state.memory.refine(target.region) { $0.contents.note(length: length, at: Int(start), width: 1) }
    }
  }

  /// The number of characters that a format gives at least, with its strings in full length.
  private func printedLength(
    _ text: [UInt8], _ format: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) -> Term {
    let bits = state.top.code.unit.pointerBits
    let directives = Directive.all(in: text, isScan: false)
    var plain = Directive.plainCount(in: text)
    var sum = table.constant(0, bits: bits)
    var argument = format + 1
    for directive in directives {
      argument += directive.starCount
      defer { argument += 1 }
      if directive.conversion == UInt8(ascii: "s"), directive.precision == nil, !directive.isLong,
        call.arguments.indices.contains(argument), let pointer = call.arguments[argument].term
      {
        sum = table.add(sum, try length(of: pointer, width: 1, call, &state))
      } else {
        let value = call.arguments.indices.contains(argument) ? call.arguments[argument].term : nil
        plain += max(directive.width ?? 1, value.flatMap { digits(of: $0, directive) } ?? 1)
      }
    }
    return table.add(sum, table.constant(UInt64(plain), bits: bits))
  }

  /// How many more characters than one the integers of a format may have.
  private func furtherDigits(
    _ text: [UInt8], _ format: Int, _ call: LibraryCall, _ state: inout State
  ) -> Term {
    let bits = state.top.code.unit.pointerBits
    var sum = table.constant(0, bits: bits)
    for (index, directive) in Directive.all(in: text, isScan: false).enumerated() where directive.isPlainInteger {
      let position = format + 1 + index
      guard call.arguments.indices.contains(position), let value = call.arguments[position].term,
        digits(of: value, directive) == nil
      else { continue }
      let further = symbols.make(bits: bits, max(.free, symbols.kind(of: value)))
      _ = state.facts.assume(table.unsignedLess(further, table.constant(10, bits: bits)), in: table)
      sum = table.add(sum, further)
    }
    return sum
  }

  /// The characters of an integer that is known.
  private func digits(of value: Term, _ directive: Directive) -> Int? {
    guard table.bits(of: value) <= 32 || directive.isLong || directive.isSize else { return nil }
    switch directive.conversion {
    case UInt8(ascii: "d"), UInt8(ascii: "i"): return table.signedValue(value).map { "\($0)".utf8.count }
    case UInt8(ascii: "u"): return table.unsignedValue(value).map { "\($0)".utf8.count }
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      return table.unsignedValue(value).map { String($0, radix: 16).utf8.count }
    default: return nil
    }
  }

  func scan(_ index: Int, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    guard let text = formatText(index, call, &state) else {
      for argument in call.arguments.dropFirst(index + 1) {
        if let pointer = argument.term { forget(reachableFrom: pointer, &state) }
      }
      return
    }
    let unit = state.top.code.unit
    failScan(index, call, &state)
    var next = index + 1
    let directives = Directive.all(in: text, isScan: true)
    defer { setScanned(count: directives.count { !$0.isSuppressed }, call, &state) }
    for directive in directives where !directive.isSuppressed {
      defer { next += 1 }
      guard call.arguments.indices.contains(next) else { return }
      let isText = [UInt8(ascii: "s"), UInt8(ascii: "[")].contains(directive.conversion)
      let width = directive.isLong && isText ? unit.wideCharBytes : 1
      let size: Term
      if isText {
        size =
          directive.width.map { table.constant(UInt64(($0 + 1) * width), bits: unit.pointerBits) }
          ?? symbols.make(bits: unit.pointerBits, .outside)
      } else {
        size = table.constant(UInt64(directive.valueSize(unit)), bits: unit.pointerBits)
      }
      let pointer = argument(next, call, &state)
      guard let target = try checkBuffer(pointer, length: size, isWrite: true, callee: call.name, call.origin, &state)
      else { continue }
      note(.receives(call.name), call.origin, region: target.region, &state)
      forget(target, size, .outside, &state)
      noteArrival(in: target.region, &state)
      if isText, let start = table.signedValue(target.offset) {
        let length = symbols.make(bits: unit.pointerBits, .outside)
        symbols.markTextLength(length)
        _ = state.facts.assume(table.unsignedLess(length, size), in: table)
        state.memory.refine(target.region) { $0.contents.note(length: length, at: Int(start), width: width) }
      }
    }
  }
}

extension Explorer {
  /// Whoever is outside decides how many items are read; -1 is the end of the input.
  private func setScanned(count: Int, _ call: LibraryCall, _ state: inout State) {
    guard case .register(let register) = call.call.result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    let value = symbols.make(scalar, .outside)
    let (low, high) = (table.constant(signed: -1, bits: scalar.bits), table.constant(UInt64(count), bits: scalar.bits))
    _ = state.facts.assume(table.signedLessOrEqual(low, value), in: table)
    _ = state.facts.assume(table.signedLessOrEqual(value, high), in: table)
    set(register, value, &state)
  }
}

/// A conversion specification of `printf` or `scanf` (C11 7.21.6).
struct Directive {
  var conversion: UInt8 = 0
  var width: Int?
  var precision: Int?
  var starCount = 0
  var isSuppressed = false
  var longs = 0
  var shorts = 0
  var isSize = false

  /// Whether it prints the characters of its argument and no more.
  var isPlainText: Bool {
    (conversion == UInt8(ascii: "s") || conversion == UInt8(ascii: "c")) && width == nil && precision == nil
      && starCount == 0 && !isLong
  }

  /// Whether it prints an integer of up to ten digits without a width.
  var isPlainInteger: Bool {
    [UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "x"), UInt8(ascii: "X")].contains(conversion)
      && width == nil && precision == nil && starCount == 0
  }

  var isLong: Bool { longs > 0 || conversion == UInt8(ascii: "S") }

  func valueSize(_ unit: UnitCode) -> Int {
    let model = unit.ir.target.dataModel
    switch conversion {
    case UInt8(ascii: "c"): return width ?? 1
    case UInt8(ascii: "f"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "a"): return longs > 0 ? 8 : 4
    case UInt8(ascii: "p"): return unit.pointerBytes
    default:
      if isSize { return unit.pointerBytes }
      if longs >= 2 { return 8 }
      if longs == 1 { return model.longBits / 8 }
      if shorts >= 2 { return 1 }
      if shorts == 1 { return 2 }
      return model.intBits / 8
    }
  }

  /// The directives of a format in order, `%%` left out.
  static func all(in text: [UInt8], isScan: Bool) -> [Directive] {
    var found: [Directive] = []
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "%") else {
        index += 1
        continue
      }
      index += 1
      var directive = Directive()
      directive.read(text, &index, isScan: isScan)
      if directive.conversion != UInt8(ascii: "%") && directive.conversion != 0 { found.append(directive) }
    }
    return found
  }

  /// The characters of a format that stand for themselves.
  static func plainCount(in text: [UInt8]) -> Int {
    var count = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%") {
        index += 1
        var directive = Directive()
        directive.read(text, &index, isScan: false)
        if directive.conversion == UInt8(ascii: "%") { count += 1 }
      } else {
        count += 1
        index += 1
      }
    }
    return count
  }

  private mutating func read(_ text: [UInt8], _ index: inout Int, isScan: Bool) {
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    var isAfterDot = false
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "*"):
        if isScan {
          isSuppressed = true
        } else {
          starCount += 1
          if isAfterDot { precision = precision ?? 0 }
        }
      case UInt8(ascii: "."): (isAfterDot, precision) = (true, 0)
      case _ where isDigit(byte):
        let digit = Int(byte - UInt8(ascii: "0"))
        if isAfterDot {
          precision = min(1 << 20, (precision ?? 0) * 10 + digit)
        } else {
          width = min(1 << 20, (width ?? 0) * 10 + digit)
        }
      case UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: "q"), UInt8(ascii: "j"):
        longs += byte == UInt8(ascii: "j") ? 2 : 1
      case UInt8(ascii: "h"): shorts += 1
      case UInt8(ascii: "z"), UInt8(ascii: "t"): isSize = true
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "'"): break
      case UInt8(ascii: "["):
        conversion = byte
        if index < text.count, text[index] == UInt8(ascii: "^") { index += 1 }
        if index < text.count, text[index] == UInt8(ascii: "]") { index += 1 }
        while index < text.count, text[index] != UInt8(ascii: "]") { index += 1 }
        index += 1
        return
      default:
        conversion = byte
        return
      }
    }
  }
}
