import Basics
import IR
import Lattice
import Machine

/// Where an access goes.
struct Location {
  var base: Base
  /// Bytes from the start of the base.
  var offset: Interval
  /// Of the bytes that are touched; nil where the type has no size.
  var bytes: Int?
  var nullness = Nullness.canBeObject
  /// A number that equals the offset.
  var form: ValueAnalysis.Form?
  /// The offset in elements.
  var scaled: ValueAnalysis.Scaled?
  /// The pointer through which it goes.
  var pointer: Operand?
  /// Whether every index is one of its array.
  var isIndexInside = true
  var field: (bit: Int, width: Int)?
  var scalar: ScalarKind?

  /// The first bit and the width, where the place is known exactly.
  var exactBits: (bit: Int, width: Int)? {
    guard base.isObject, let start = offset.single, abs(start) < 1 << 40 else { return nil }
    if let field { return (Int(start) * 8 + field.bit, field.width) }
    return bytes.map { (Int(start) * 8, $0 * 8) }
  }

  /// The bits that may be touched.
  var bits: (low: Int128, high: Int128) {
    if let field {
      return (offset.low * 8 + Int128(field.bit), offset.high * 8 + Int128(field.bit + field.width))
    }
    return (offset.low * 8, bytes.map { (offset.high + Int128($0)) * 8 } ?? Interval.limit)
  }
}

extension ValueAnalysis {
  /// Finds a place; indices are taken to be inside of their arrays from here on, since everything else is undefined.
  ///
  /// - Parameter isAddress: whether one past the end will do, and nothing is touched.
  mutating func resolve(_ id: ID<Place>, isAddress: Bool = false) -> Location {
    let shape = shapes[id.index]
    var location: Location
    switch shape.start {
    case .local(let local): location = Location(base: .local(local), offset: Interval(0))
    case .global(let global): location = Location(base: .global(global), offset: Interval(0))
    case .pointer(let operand):
      let pointer = facts(operand)
      location = Location(base: pointer.value.base, offset: pointer.value.interval)
      if pointer.value.kind != .pointer { location.base = .unknown }
      location.nullness = pointer.value.nullness
      location.form = pointer.form
      location.scaled = pointer.scaled
      location.pointer = operand
    }
    location.bytes = shape.bytes
    location.field = shape.field
    location.scalar = shape.scalar
    move(&location, by: Interval(Int128(shape.offset)), nil)
    for (position, step) in shape.steps.enumerated() {
      var index = facts(step.index)
      if let count = step.count {
        let last = Int128(isAddress && position == shape.steps.count - 1 ? count : count - 1)
        let inside = index.value.interval.met(with: Interval(0, last))
        if inside != index.value.interval {
          if index.value.interval.low < 0 || index.value.interval.high > last { location.isIndexInside = false }
          if !inside.isEmpty {
            index.value.interval = inside
            narrow(step.index, to: inside)
          }
        }
      }
      let scaled = index.value.interval * Interval(Int128(step.stride))
      let elements = facts(step.index).form
      let counted = self.scaled(location.offset, location.scaled, scaled, elements, step.stride)
      move(&location, by: scaled, step.stride == 1 ? elements : nil)
      location.scaled = counted
    }
    if !location.base.isObject { location.form = nil }
    return location
  }

  /// An offset in elements that moves by others, of which one is a known number.
  func scaled(_ offset: Interval, _ old: Scaled?, _ distance: Interval, _ elements: Form?, _ stride: Int) -> Scaled? {
    if let bytes = distance.single {
      return old.map { Scaled(elements: $0.elements, stride: $0.stride, rest: $0.rest + bytes) }
    }
    guard let rest = offset.single, let elements else { return nil }
    return Scaled(elements: elements, stride: stride, rest: rest)
  }

  /// Adds a distance to a location's offset; `form` is a number that equals the distance.
  private func move(_ location: inout Location, by distance: Interval, _ form: Form?) {
    let (old, oldForm) = (location.offset, location.form)
    location.scaled = scaled(old, location.scaled, distance, nil, 1)
    location.offset = sum(old, oldForm, distance, form)
    location.form = sumForm(old, oldForm, distance, form)
  }

  /// The form of a sum of which one side is a known number.
  func sumForm(_ a: Interval, _ aForm: Form?, _ b: Interval, _ bForm: Form?) -> Form? {
    if let value = b.single.flatMap({ Int64(exactly: $0) }), var form = aForm {
      let (sum, isTooLarge) = form.offset.addingReportingOverflow(value)
      form.offset = sum
      return isTooLarge ? nil : form
    }
    if let value = a.single.flatMap({ Int64(exactly: $0) }), var form = bForm {
      let (sum, isTooLarge) = form.offset.addingReportingOverflow(value)
      form.offset = sum
      return isTooLarge ? nil : form
    }
    return nil
  }

  /// The sum of two numbers, with what relations tell.
  func sum(_ a: Interval, _ aForm: Form?, _ b: Interval, _ bForm: Form?) -> Interval {
    let plain = a + b
    guard let x = aForm, let y = bForm, x.cell != y.cell, !state.relations.isEmpty else { return plain }
    let offset = Int128(x.offset) + Int128(y.offset)
    return plain.met(
      with: Interval(
        state.relations.bound(Term(x.cell, isNegative: true), Term(y.cell)).map { offset - Int128($0) }
          ?? -Interval.limit,
        state.relations.bound(Term(x.cell), Term(y.cell, isNegative: true)).map { offset + Int128($0) }
          ?? Interval.limit)
    ).orElse(plain)
  }

  /// The difference of two numbers, with what relations tell.
  func difference(_ a: Interval, _ aForm: Form?, _ b: Interval, _ bForm: Form?) -> Interval {
    let plain = a - b
    guard let x = aForm, let y = bForm else { return plain }
    let offset = Int128(x.offset) - Int128(y.offset)
    if x.cell == y.cell { return Interval(offset) }
    let low = state.relations.bound(Term(y.cell), Term(x.cell)).map { offset - Int128($0) } ?? -Interval.limit
    let high = state.relations.bound(Term(x.cell), Term(y.cell)).map { offset + Int128($0) } ?? Interval.limit
    return plain.met(with: Interval(low, high)).orElse(plain)
  }

  // MARK: Sizes

  /// The bytes that an object has, and the cell that stands for them where only the run tells.
  mutating func size(of base: Base) -> (values: Interval, cell: Int?)? {
    switch base.kind {
    case .local:
      if let size = unit.types[body.locals[ID(base.index)].type].size { return (Interval(Int128(size)), nil) }
    case .global:
      if let size = facts.sizes[base.index] { return (Interval(Int128(size)), nil) }
      return nil
    case .symbol: break
    case .none, .unknown, .outside, .function, .fixed: return nil
    }
    let cell = context.table.cell(.size(of: base))
    let count = state.interval(cell, context.table)
    return (count * Interval(Int128(scales[base] ?? 1)), cell)
  }

  /// Whether relations tell that bytes at an offset are all within an object whose size they know.
  func isRelatedInside(_ base: Base, _ form: Form?, _ scaled: Scaled?, bytes: Int128, _ cell: Int) -> Bool {
    let scale = scales[base] ?? 1
    if scale == 1 {
      guard let form, isCurrent(form), let bound = state.relations.bound(Term(form.cell), Term(cell)) else {
        return false
      }
      return Int128(bound) + Int128(form.offset) + bytes <= 0
    }
    guard let scaled, scaled.stride == scale, isCurrent(scaled.elements), scaled.rest >= 0,
      let bound = state.relations.bound(Term(scaled.elements.cell), Term(cell))
    else { return false }
    let beyond = Int128(bound) + Int128(scaled.elements.offset)
    return beyond * Int128(scale) + scaled.rest + bytes <= 0
  }

  // MARK: Checks

  /// Judges an access, and takes it to have been in order from here on.
  mutating func check(_ location: Location, isWrite: Bool) {
    let bounds: Hazard = isWrite ? .outOfBoundsWrite : .outOfBoundsRead
    judge(.nullDereference, location.nullness.isNeverNull, .unknownPointer)
    let isLiving =
      switch location.base.kind {
      case .local, .global: true
      case .symbol: state.living.contains(location.base.index)
      case .none, .unknown, .outside, .function, .fixed: false
      }
    judge(.useAfterFree, isLiving, location.base.kind == .symbol ? .unknownLifetime : .unknownPointer)
    checkBounds(location, bounds)
    if location.base.kind == .symbol { state.living.insert(location.base.index) }
    if let pointer = location.pointer, !location.nullness.isNeverNull { learnNotNull(pointer) }
  }

  private mutating func checkBounds(_ location: Location, _ hazard: Hazard) {
    guard location.base.isObject, let bytes = location.bytes else {
      return judge(hazard, false, .unknownPointer)
    }
    guard let (size, cell) = size(of: location.base) else {
      return judge(hazard, false, .unknownSize, [location.offset])
    }
    let end = Int128(bytes)
    var isInside = location.offset.low >= 0 && location.offset.high + end <= size.low
    if !isInside, location.offset.low >= 0, let cell {
      isInside = isRelatedInside(location.base, location.form, location.scaled, bytes: end, cell)
    }
    let reason: Judgement.Reason = size.single == nil ? .unknownSize : .unknownRange
    judge(hazard, isInside && location.isIndexInside, reason, [location.offset, size])
    if !isInside { learnInside(location, bytes: end, size, cell) }
  }

  /// An access that went well tells how large the object is at least, and where the pointer pointed at most.
  private mutating func learnInside(_ location: Location, bytes: Int128, _ size: Interval, _ cell: Int?) {
    let isOwn = location.base.kind != .symbol
    let isCounted = (scales[location.base] ?? 1) > 1
    if let cell, !isCounted {
      let least = size.refined(.greaterOrEqual, Interval(location.offset.low + bytes))
      if !least.isEmpty { assign(interval: least, to: cell) }
    }
    guard let form = location.form, isCurrent(form) else { return }
    if let cell, !isCounted, form.cell != cell, isNumber(form.cell),
      let bound = Int64(exactly: -(Int128(form.offset) + bytes))
    {
      relate(Term(form.cell), Term(cell), atMost: bound)
    }
    let range = Interval(isOwn ? 0 : -Interval.limit, size.high - bytes)
    let offsets = location.offset.met(with: range)
    if !offsets.isEmpty { narrow(form, to: offsets) }
  }
}

extension Interval {
  /// This one, or another where this one has no values: two sources contradict each other only where control never is.
  func orElse(_ other: Interval) -> Interval { isEmpty ? other : self }
}
