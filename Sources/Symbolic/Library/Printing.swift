internal import Basics
internal import Dataflow
internal import Formats
internal import IR
internal import Machine
internal import Solver

/// Text that is made by a format (C11 7.21.6).
extension Explorer {
  /// A format whose text is known, taken apart.
  func formatText(_ index: Int, isScan: Bool, _ call: LibraryCall, _ state: inout State) -> FormatString? {
    guard call.arguments.indices.contains(index), let pointer = call.arguments[index].term,
      let text = constantText(pointer, &state)
    else { return nil }
    return FormatString(text.map(UInt32.init), isScan: isScan)
  }

  /// Reports a format that is chosen outside.
  func checkFormatText(_ index: Int, _ call: LibraryCall, _ state: inout State) {
    guard call.arguments.indices.contains(index), let pointer = call.arguments[index].term,
      constantText(pointer, &state) == nil
    else { return }
    checkOutsideText(pointer, .formatFromOutside, isFreed: false, call, &state)
  }

  /// Looks at the texts that an output prints.
  func checkFormat(_ index: Int, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    guard let format = formatText(index, isScan: false, call, &state) else {
      return checkFormatText(index, call, &state)
    }
    for demand in format.demands where demand.use == .value && demand.directive.conversion == .string {
      let position = index + 1 + demand.index
      guard call.arguments.indices.contains(position), let pointer = call.arguments[position].term else { continue }
      if demand.directive.precision != nil {
        if let region = base(of: pointer).flatMap({ known(region: $0, state) }) {
          try checkLife(region, callee: call.name, call.origin, &state)
        }
        continue
      }
      let width = demand.directive.isWide ? state.top.code.unit.wideCharBytes : 1
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
    let text = width == 1 ? formatText(format, isScan: false, call, &state) : nil
    let printed = try text.map { text throws(PathEnd) in try printedLength(text, format, call, &state) }
    if let length = printed?.all {
      setResult(call.call, limit == nil ? length : untrusted(length, &state), &state)
    }
    if let limit {
      let size = self.size(limit, call, &state)
      if table.unsignedValue(size) == 0 { return }
      let target = try checkBuffer(goal, length: size, isWrite: true, callee: call.name, call.origin, &state)
      let source = outsideArgument(format, call, &state)
      if let target {
        forget(target, size, source == nil ? .imprecise : .outside, within: call.array(to), &state)
        noteText(from: source, in: target.region, isPart: true, &state)
        noteCut(printed?.all, room: size, width, in: target, &state)
      }
      return
    }
    guard let length = printed?.least else { return try writeUnknown(to, nil, .imprecise, call, &state) }
    let size = table.add(length, table.constant(1, bits: bits))
    guard let target = try checkBuffer(goal, length: size, isWrite: true, callee: call.name, call.origin, &state) else {
      return
    }
    let source = outsideArgument(format, call, &state)
    forget(target, size, source == nil ? .imprecise : .outside, &state)
    noteText(from: source, in: target.region, isPart: true, &state)
    if let start = table.signedValue(target.offset) {
      state.memory.refine(target.region) { $0.contents.note(length: length, at: Int(start), width: 1) }
    }
  }

  /// The length that a bounded output would have: whoever bounds it does not count on the texts being short.
  private func untrusted(_ length: Term, _ state: inout State) -> Term {
    guard symbols.kind(of: length) == .contract else { return length }
    let result = symbols.make(bits: table.bits(of: length), .free)
    let known = state.facts.literals.count
    _ = state.facts.assume(table.equal(result, length), in: table)
    // Nothing that the code has asked.
    state.granted.formUnion(state.facts.literals.dropFirst(known))
    return result
  }

  /// A bounded output ends with a zero, wherever it was cut.
  private func noteCut(
    _ length: Term?, room: Term, _ width: Int, in target: (region: RegionID, offset: Term), _ state: inout State
  ) {
    let bits = table.bits(of: room)
    // A room of zero leaves the buffer alone.
    guard let start = table.signedValue(target.offset),
      decide(table.equal(room, table.constant(0, bits: bits)), state) == false
    else { return }
    let one = table.constant(1, bits: bits)
    let most = table.subtract(
      width == 1 ? room : table.unsignedDivide(room, table.constant(UInt64(width), bits: bits)), one)
    let text: Term
    if let length {
      text = table.ifThenElse(table.unsignedLess(length, most), length, most)
    } else {
      text = symbols.make(bits: bits, .imprecise)
      symbols.markTextLength(text)
      _ = state.facts.assume(table.unsignedLessOrEqual(text, most), in: table)
    }
    state.memory.refine(target.region) { $0.contents.note(length: text, at: Int(start), width: width) }
  }

  /// How many characters a format gives with its arguments.
  private struct Printed {
    /// At least, with its strings in full length.
    var least: Term
    /// With every directive; nil where a directive's length is not followed.
    var all: Term?
  }

  private func printedLength(
    _ format: FormatString, _ index: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) -> Printed {
    let bits = state.top.code.unit.pointerBits
    var plain = format.plainCount + format.directives.count { $0.conversion == .percent }
    var sum = table.constant(0, bits: bits)
    var further: Term? = table.constant(0, bits: bits)
    for demand in format.demands where demand.use == .value {
      let position = index + 1 + demand.index
      let argument = call.arguments.indices.contains(position) ? call.arguments[position].term : nil
      if let argument, demand.directive.isPlainText {
        sum = table.add(sum, try length(of: argument, width: 1, call, &state))
        continue
      }
      let count = characterCount(demand.directive, argument, state)
      plain += count.lowerBound
      guard let most = count.upperBound, let known = further else {
        further = nil
        continue
      }
      if most == count.lowerBound { continue }
      let rest = symbols.make(bits: bits, argument.map { max(.free, symbols.kind(of: $0)) } ?? .imprecise)
      let room = table.constant(UInt64(most - count.lowerBound), bits: bits)
      _ = state.facts.assume(table.unsignedLessOrEqual(rest, room), in: table)
      further = table.add(known, rest)
    }
    let least = table.add(sum, table.constant(UInt64(plain), bits: bits))
    return Printed(least: least, all: further.map { table.add(least, $0) })
  }

  /// How few and how many characters an output directive gives for a value.
  private func characterCount(
    _ directive: Directive, _ value: Term?, _ state: State
  ) -> (lowerBound: Int, upperBound: Int?) {
    let least = directive.leastLength
    guard let value, let most = directive.greatestLength else { return (least, directive.greatestLength) }
    guard let integer = directive.plainInteger, integer.bits(state.top.code.unit) == table.bits(of: value) else {
      return (min(least, most), most)
    }
    if integer.isSigned {
      let range = state.facts.signedRange(of: value, in: table)
      let ends = [range.lowerBound, range.upperBound].map { String($0, radix: integer.radix).utf8.count }
      let isAcrossZero = range.lowerBound < 0 && range.upperBound >= 0
      return (max(least, isAcrossZero ? 1 : ends.min() ?? 1), max(least, ends.max() ?? most))
    }
    let range = state.facts.unsignedRange(of: value, in: table)
    let ends = [range.lowerBound, range.upperBound].map { String($0, radix: integer.radix).utf8.count }
    return (max(least, ends[0]), max(least, ends[1]))
  }
}

extension Directive {
  /// Whether it prints the characters of its argument and no more.
  fileprivate var isPlainText: Bool { conversion == .string && width == nil && precision == nil && !isWide }

  /// The characters that are printed for every argument.
  fileprivate var leastLength: Int {
    var least = [.integer, .floating, .character, .pointer].contains(conversion) ? 1 : 0
    if case .number(let number)? = width { least = max(least, number) }
    if case .number(let number)? = precision, conversion == .integer { least = max(least, number) }
    return least
  }

  /// An integer that is printed with its digits alone, and a sign where it is below zero.
  fileprivate struct PlainInteger {
    let radix: Int
    let isSigned: Bool
    let length: LengthModifier

    /// The bits of the argument.
    func bits(_ unit: UnitCode) -> Int? {
      switch length {
      case .none: unit.ir.target.dataModel.intBits
      case .l: unit.ir.target.dataModel.longBits
      case .ll, .j: 64
      case .z, .t: unit.pointerBits
      case .hh, .h, .exact, .fast, .capitalL: nil
      }
    }
  }

  fileprivate var plainInteger: PlainInteger? {
    guard flags.allSatisfy({ $0 == "0" || $0 == "-" }), precision == nil else { return nil }
    switch specifier {
    case "d", "i": return PlainInteger(radix: 10, isSigned: true, length: length)
    case "u": return PlainInteger(radix: 10, isSigned: false, length: length)
    case "x", "X": return PlainInteger(radix: 16, isSigned: false, length: length)
    case "o": return PlainInteger(radix: 8, isSigned: false, length: length)
    default: return nil
    }
  }
}
