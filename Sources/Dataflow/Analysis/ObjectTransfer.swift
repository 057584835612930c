import Basics
import IR
import Lattice
import Machine

/// Whole objects, and the lifetime of locals.
extension ValueAnalysis {
  /// Whether a location is all of a local.
  private func isWhole(_ location: Location) -> Bool {
    guard location.base.kind == .local, location.offset == Interval(0), location.field == nil,
      let bytes = location.bytes
    else { return false }
    return unit.types[body.locals[ID(location.base.index)].type].size == bytes
  }

  mutating func clear(_ place: ID<Place>) {
    let location = resolve(place)
    check(location, isWrite: true)
    if isDead { return }
    fill(location, isZero: true)
  }

  /// Gives every byte of a place the value zero, or unknown values.
  mutating func fill(_ location: Location, isZero: Bool) {
    overwrite(location, with: nil, nil)
    if isWhole(location) { state.initialised.insert(location.base.index) }
    guard let (bit, width) = location.exactBits else { return }
    for cell in context.table.cells(of: location.base) {
      let key = context.table[cell]
      guard key.part == .contents, key.bit >= bit, key.bit + key.width <= bit + width else { continue }
      put(isZero ? key.scalar.zero : key.scalar.unknown, into: cell)
    }
  }

  mutating func copy(to target: ID<Place>, from source: ID<Place>) {
    let from = resolve(source)
    check(from, isWrite: false)
    if isDead { return }
    let to = resolve(target)
    check(to, isWrite: true)
    if isDead { return }
    copy(from, to: to)
  }

  /// What is known of the source's parts is known of the target's.
  private mutating func copy(_ from: Location, to: Location) {
    var parts: [(CellKey, AbstractValue)] = []
    if let (start, width) = from.exactBits, let (goal, _) = to.exactBits {
      for cell in context.table.cells(of: from.base) where state[cell].kind != .absent || state[cell].isIndeterminate {
        var key = context.table[cell]
        guard key.part == .contents, key.bit >= start, key.bit + key.width <= start + width else { continue }
        key.object = to.base
        key.bit += goal - start
        parts.append((key, state[cell]))
      }
    }
    let isComplete = from.base.kind != .local || isInitialised(from)
    overwrite(to, with: nil, nil)
    if isComplete {
      if isWhole(to) { state.initialised.insert(to.base.index) }
    } else if to.base.kind == .local {
      state.initialised.remove(to.base.index)
      for cell in context.table.cells(of: to.base) where context.table[cell].part == .contents {
        state[cell].isIndeterminate = true
      }
    }
    for (key, value) in parts { put(value, into: context.table.cell(key)) }
  }

  private func isInitialised(_ location: Location) -> Bool {
    guard state.initialised.contains(location.base.index) else { return false }
    return !context.table.cells(of: location.base).contains { state[$0].isIndeterminate }
  }

  // MARK: Lifetime

  /// A local begins to exist, without values.
  mutating func begin(_ local: ID<Local>, bytes: Operand?) {
    vanish(local)
    guard let bytes else { return }
    measure(.local(local), facts(bytes), bytes, least: 1)
  }

  /// An object that has just been made has as many bytes as an operand says.
  mutating func measure(_ base: Base, _ bytes: RegisterFacts, _ operand: Operand, least: Int128 = 0) {
    let cell = context.table.cell(.size(of: base))
    let sizes = Interval(least, ValueState.sizes.high)
    var count = bytes
    // How the size is counted must not change from one run of the instruction to the next.
    let known = scales[base]
    if let (elements, size) = product(operand), known == nil || known == size {
      count = elements
      scales[base] = size
    } else if known == nil || known == 1 {
      scales[base] = 1
    } else {
      return put(.absent, into: cell)
    }
    let values = count.value.kind == .integer ? count.value.interval : ValueState.sizes
    put(.integer(values.met(with: sizes).orElse(sizes)), into: cell)
    if let form = count.form, isCurrent(form) { equate(cell, form) }
  }

  /// The elements and their size, where a number is their product and does not wrap.
  private mutating func product(_ operand: Operand) -> (RegisterFacts, Int)? {
    guard case .register(let id) = operand, registers[id.index].visit == visit,
      case .binary(_, .multiply, let left, let right)? = definitions[id.index]
    else { return nil }
    for (elements, size) in [(left, right), (right, left)] {
      guard let size = value(size).interval.single, size > 1, size < 1 << 31 else { continue }
      let count = facts(elements)
      let bytes = count.value.interval * Interval(size)
      guard count.value.kind == .integer, count.form != nil, bytes.low >= 0,
        bytes.high <= scalars[id.index].range.high
      else { continue }
      return (count, Int(size))
    }
    return nil
  }

  mutating func end(_ local: ID<Local>) { vanish(local) }

  private mutating func vanish(_ local: ID<Local>) {
    // What was loaded from elsewhere may point here.
    if state.escaped.contains(local.index) { state.living.removeAll() }
    if body.locals[local].isAddressTaken || !unit.types[body.locals[local].type].isScalar { purge(.local(local)) }
    state.initialised.remove(local.index)
    state.aliased.remove(local.index)
    state.escaped.remove(local.index)
    for cell in context.table.cells(of: .local(local)) {
      put(.absent, into: cell)
      state[cell].isIndeterminate = context.table[cell].part == .contents
    }
  }
}
