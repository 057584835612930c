import Basics
import IR
import Lattice
import Machine

/// Pointers and conversions.
extension ValueAnalysis {
  mutating func movePointer(_ register: ID<Register>, _ pointer: Operand, _ index: Operand, stride: Int) {
    let (a, b) = (facts(pointer), facts(index))
    let steps = b.value.kind == .integer ? b.value.interval : AbstractValue.offsets
    let distance = steps * Interval(Int128(stride))
    guard a.value.kind == .pointer, a.value.base.isObject else {
      judge(.invalidPointerArithmetic, a.value.base == .fixed || distance == Interval(0), .unknownPointer)
      var base = a.value.base
      if base == .none || base == .outside { base = .unknown }
      let nullness: Nullness = a.value.nullness.isNeverNull ? .canBeObject : .unknown
      let isMoved = distance != Interval(0)
      let value = isMoved ? .pointer(base, AbstractValue.offsets, nullness) : a.value
      return set(register, value.base == .outside ? symbol(register, nullness) : value, origin: a.origin?.moved)
    }
    let indexForm = stride == 1 ? b.form : nil
    var offset = sum(a.value.interval, a.form, distance, indexForm)
    let form = sumForm(a.value.interval, a.form, distance, indexForm)
    let scaled = scaled(a.value.interval, a.scaled, distance, b.form, stride)
    if let (size, cell) = size(of: a.value.base) {
      var isInside = offset.low >= 0 && offset.high <= size.low
      if !isInside, offset.low >= 0, let cell {
        isInside = isRelatedInside(a.value.base, form, scaled, bytes: 0, cell)
      }
      let reason: Judgement.Reason = size.single == nil ? .unknownSize : .unknownRange
      judge(.invalidPointerArithmetic, isInside || distance == Interval(0), reason, [offset, size])
      if a.value.base.kind != .symbol { offset = offset.met(with: Interval(0, size.high)).orElse(offset) }
    } else {
      judge(.invalidPointerArithmetic, distance == Interval(0), .unknownSize, [offset])
    }
    let range = AbstractValue.offsets
    guard offset.low >= range.low, offset.high <= range.high else {
      return set(register, .pointer(a.value.base, range, a.value.nullness.moved), origin: a.origin?.moved)
    }
    let nullness = distance == Interval(0) ? a.value.nullness : a.value.nullness.moved
    set(
      register, .pointer(a.value.base, offset, nullness), form: form, origin: a.origin?.moved, scaled: scaled)
  }

  /// Whether two pointers certainly point into the same object wherever their distance or order has a meaning.
  func isInOneObject(_ a: AbstractValue, _ b: AbstractValue) -> Bool {
    a.kind == .pointer && b.kind == .pointer && a.base == b.base && a.base.isObject
      && (a.nullness.isNeverNull || b.nullness.isNeverNull)
  }

  mutating func difference(_ register: ID<Register>, _ left: Operand, _ right: Operand, stride: Int) {
    let (a, b) = (facts(left), facts(right))
    guard isInOneObject(a.value, b.value) else { return setUnknown(register) }
    let bytes = difference(a.value.interval, a.form, b.value.interval, b.form)
    let range = scalars[register.index].range
    let values = bytes.quotient(by: Interval(Int128(max(1, stride))))
    let form = stride == 1 ? sumForm(a.value.interval, a.form, -b.value.interval, nil) : nil
    let isExact = values.low >= range.low && values.high <= range.high
    set(register, .integer(isExact ? values : range), form: isExact ? form : nil)
  }

  mutating func convert(_ register: ID<Register>, _ kind: ConversionKind, _ operand: Operand) {
    let source = facts(operand)
    var result: AbstractValue
    var (form, origin): (Form?, Form?) = (nil, nil)
    switch kind {
    case .integer: (result, form) = convertInteger(register, source)
    case .boolean: result = .integer(truth(source.value))
    case .integerToFloating, .floating: result = .other
    case .floatingToInteger: result = scalars[register.index].unknown
    case .integerToPointer:
      result = pointer(source.value)
      // Locals whose address became a number have escaped.
      if result.base == .unknown { result = symbol(register, result.nullness) }
    case .pointerToInteger:
      escape(source.value)
      result = source.value.isNull ? .integer(Interval(0)) : scalars[register.index].unknown
    case .pointer:
      result = source.value.kind == .pointer ? source.value : .unknownPointer
      form = source.form
      origin = source.origin
    }
    result.isIndeterminate = source.value.isIndeterminate
    set(register, result, form: form, origin: origin, scaled: kind == .pointer ? source.scaled : nil)
  }

  private mutating func convertInteger(_ register: ID<Register>, _ source: RegisterFacts) -> (AbstractValue, Form?) {
    let scalar = scalars[register.index]
    guard source.value.kind == .integer, case .integer(let format) = scalar else {
      judge(.lossyConversion, false, .unknownRange)
      judge(.signChange, false, .unknownRange)
      return (scalar.unknown, nil)
    }
    let range = scalar.range
    let isKept = source.value.interval.low >= range.low && source.value.interval.high <= range.high
    judge(.lossyConversion, isKept, .unknownRange, [source.value.interval])
    judge(.signChange, isKept, .unknownRange, [source.value.interval])
    return (.integer(source.value.interval.wrapped(format)), isKept ? source.form : nil)
  }

  private func truth(_ value: AbstractValue) -> Interval {
    switch value.kind {
    case .integer:
      if value.interval == Interval(0) { return Interval(0) }
      return value.interval.contains(0) ? Interval(0, 1) : Interval(1)
    case .pointer:
      if value.isNull { return Interval(0) }
      return value.nullness.isNeverNull ? Interval(1) : Interval(0, 1)
    case .absent, .other: return Interval(0, 1)
    }
  }

  private func pointer(_ value: AbstractValue) -> AbstractValue {
    guard value.kind == .integer else { return .unknownPointer }
    if let address = value.interval.single {
      return address == 0 ? .null : .pointer(.fixed, Interval(0), .canBeObject)
    }
    let nullness: Nullness = value.interval.contains(0) ? .unknown : .canBeObject
    return .pointer(.unknown, AbstractValue.offsets, nullness)
  }
}

extension ValueAnalysis.Form {
  /// The origin of a pointer that is moved.
  var moved: ValueAnalysis.Form { ValueAnalysis.Form(cell: cell, version: version, offset: 1) }
}

extension Nullness {
  /// Of a pointer that is moved: a null pointer may become one that only looks like an object's.
  var moved: Nullness { isNeverNull ? self : .unknown }
}
