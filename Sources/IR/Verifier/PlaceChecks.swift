import Basics
import Machine

extension Verifier {
  /// The type of a place, checked as a use; nil where it has none.
  mutating func use(_ id: ID<Place>) -> ID<MachineType>? {
    guard let place = body.places.element(id) else {
      report("place \(id.raw) does not exist")
      return nil
    }
    if case .memory(let operand) = place.base { _ = use(operand) }
    if case .local(let local) = place.base, let name = body.locals.element(local)?.name {
      require(lifetimes.isAlive(local)) { _ in "local \(Label(name: name, ordinal: 0).text) may not be alive here" }
    }
    for case .index(let operand, _) in place.projections { _ = use(operand) }
    if checkedPlaces.insert(id).inserted { check(place) }
    return type(place.type) == nil ? nil : place.type
  }

  /// Whether the place is a bit-field.
  func isBitField(_ id: ID<Place>) -> Bool {
    guard let place = body.places.element(id), case .field(let index, _)? = place.projections.last else { return false }
    var whole = place
    whole.projections.removeLast()
    guard let fields = type(walk(whole))?.record?.fields, fields.indices.contains(index) else { return false }
    return fields[index].bitWidth != nil
  }

  /// The type to which the projections lead.
  private func walk(_ place: Place) -> ID<MachineType>? {
    place.projections.reduce(unit.type(of: place.base, in: body)) { unit.types.part(of: $0, at: $1) }
  }

  private mutating func check(_ place: Place) {
    guard var current = base(of: place) else { return }
    for (index, projection) in place.projections.enumerated() {
      switch projection {
      case .field(let field, let offset):
        guard let record = type(current)?.record, record.fields.indices.contains(field) else {
          return report("\(name(current)) has no field \(field)")
        }
        let expected = record.fields[field].byteOffset
        require(offset == expected) { "field \(field) of \($0.name(current)) is at byte \(expected), not \(offset)" }
        let isLast = index == place.projections.count - 1
        require(isLast || record.fields[field].bitWidth == nil, "a bit-field is the last step")
        current = record.fields[field].type
      case .index(let operand, let stride):
        guard let element = type(current)?.element else { return report("\(name(current)) has no elements") }
        require(isInteger(body.type(of: operand))) { "the index has the type \($0.name($0.body.type(of: operand)))" }
        if let size = type(element)?.size {
          require(stride == size) { "elements of \($0.name(current)) are \(size) bytes apart, not \(stride)" }
        }
        current = element
      case .offset: return checkOffsets(place.projections[index...], from: current, to: place.type)
      }
    }
    require(isSame(place.type, current)) {
      "the place has the type \($0.name(place.type)), its part \($0.name(current))"
    }
  }

  private mutating func checkOffsets(
    _ steps: ArraySlice<Place.Projection>, from whole: ID<MachineType>, to part: ID<MachineType>
  ) {
    guard let partType = type(part) else { return report("the type of the place does not exist") }
    var distance: Int? = 0
    for step in steps {
      guard case .offset(let bytes) = step else { return report("only offsets follow an offset") }
      distance = distance.flatMap { $0.checkedSum(bytes) }
    }
    guard let size = type(whole)?.size else { return }
    let end = distance.flatMap { $0.checkedSum(partType.size ?? 0) }
    let isInside = (distance ?? -1) >= 0 && (end ?? .max) <= size
    require(isInside) { "\($0.name(part)) at byte \(distance ?? .max) is not inside \($0.name(whole))" }
  }

  /// The type from which the projections start.
  private mutating func base(of place: Place) -> ID<MachineType>? {
    switch place.base {
    case .local(let id): require(body.locals.element(id) != nil) { _ in "local \(id.raw) does not exist" }
    case .global(let id): require(unit.globals.element(id) != nil) { _ in "global \(id.raw) does not exist" }
    case .memory(let operand):
      let type = body.type(of: operand)
      if type != nil { require(isPointer(type)) { "the place is reached by a value of type \($0.name(type))" } }
    }
    return unit.type(of: place.base, in: body)
  }

  mutating func check(_ constant: Constant) {
    guard let type = type(constant.type) else { return report("the type of a constant does not exist") }
    switch constant.value {
    case .integer(let value):
      if let format = type.integerFormat {
        require(format.holds(value)) { "\(value) is not in the range of \($0.name(constant.type))" }
      } else if type.isPointer {
        let format = IntegerFormat(bits: unit.target.dataModel.pointerBits, isSigned: false)
        require(format.holds(value)) { _ in "\(value) is no address" }
      } else {
        report("an integer of type \(name(constant.type))")
      }
    case .floating: require(type.isFloating) { "a floating constant of type \($0.name(constant.type))" }
    case .null: require(type.isPointer) { "a null pointer of type \($0.name(constant.type))" }
    case .address(let id, _):
      require(unit.globals.element(id) != nil) { _ in "global \(id.raw) does not exist" }
      require(type.isPointer) { "an address of type \($0.name(constant.type))" }
    case .function(let id):
      require(unit.functions.element(id) != nil) { _ in "function \(id.raw) does not exist" }
      require(type.isPointer) { "a function's address of type \($0.name(constant.type))" }
    case .label(let block):
      require(body.blocks.element(block) != nil) { _ in "block b\(block.raw) does not exist" }
      require(type.isPointer) { "a label's address of type \($0.name(constant.type))" }
    case .undefined: require(type.isScalar) { "an undefined value of type \($0.name(constant.type))" }
    }
  }
}

extension Int {
  /// The sum; nil where it is too large.
  fileprivate func checkedSum(_ other: Int) -> Int? {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? nil : sum
  }
}

extension IntegerFormat {
  /// Whether the value is in range; formats wider than what `Int128` holds take every value of their sign.
  func holds(_ value: Int128) -> Bool {
    if bits >= 127 { return isSigned || value >= 0 }
    return contains(value)
  }
}
