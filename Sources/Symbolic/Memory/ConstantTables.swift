internal import Basics
internal import IR
internal import Solver

/// Elements of constant tables at indices that are not known.
extension Explorer {
  /// Tables with so many elements are looked through.
  private static let elements = 64
  /// And integers of tables with so many become a choice among numbers.
  private static let choices = 16

  /// An offset as a number, where the path lets only one through.
  func settled(_ offset: Term, _ state: State) -> Term {
    if table.unsignedValue(offset) != nil { return offset }
    let range = state.facts.unsignedRange(of: offset, in: table)
    return range.lowerBound == range.upperBound
      ? table.constant(range.lowerBound, bits: table.bits(of: offset)) : offset
  }

  /// The indices at which an offset lies in a constant table, each with its distance from the start.
  private func elements(
    of region: RegionID, at offset: Term, size: Int, _ state: State
  ) -> (index: Term, places: [(number: UInt64, start: Int)])? {
    guard let object = state.memory[region], case .initialiser = object.contents.background,
      object.contents.isUntouched, let whole = object.size.flatMap({ table.unsignedValue($0) }),
      let (index, stride, first) = scaled(offset), stride > 0, first < stride,
      whole / stride <= UInt64(Self.elements)
    else { return nil }
    let range = state.facts.unsignedRange(of: index, in: table)
    var places: [(number: UInt64, start: Int)] = []
    var number = range.lowerBound
    // The first of them all is far behind the table where the index is negative.
    while number <= range.upperBound, number <= whole / stride, number * stride + first + UInt64(size) <= whole {
      places.append((number, Int(number * stride + first)))
      number += 1
    }
    return (index, places)
  }

  /// An offset as a multiple of one unknown and a constant distance.
  private func scaled(_ offset: Term) -> (index: Term, stride: UInt64, first: UInt64)? {
    guard case .sum(let summands, let first) = table.shape(of: offset) else { return (offset, 1, 0) }
    return summands.count == 1 ? (summands[0].term, summands[0].coefficient, first) : nil
  }

  /// Follows one path for each function that a constant table holds, where the element that is read is not known: what
  /// is called, and what else stands in that element, is known then.
  ///
  /// - Returns: the offset on this path.
  func choose(
    _ region: RegionID, _ offset: Term, of place: Place, in code: FunctionCode, _ state: inout State
  ) throws(PathEnd) -> Term {
    guard table.unsignedValue(offset) == nil, let pointee = code.unit.ir.types[place.type].pointee,
      case .function = code.unit.ir.types[pointee].kind,
      let (index, places) = elements(of: region, at: offset, size: code.unit.pointerBytes, state), places.count > 1
    else { return offset }
    let bits = table.bits(of: index)
    var ways: [(start: Int, state: State)] = []
    for element in places {
      let truth = table.equal(index, table.constant(element.number, bits: bits))
      var other = state
      do throws(PathEnd) {
        try assume(truth, &other)
        ways.append((element.start, other))
      } catch {}
    }
    guard let last = ways.popLast() else { throw PathEnd() }
    for way in ways {
      var other = way.state
      // The others read the element themselves.
      other.top.index -= 1
      pending.append(other)
    }
    state = last.state
    return table.constant(UInt64(last.start), bits: table.bits(of: offset))
  }

  /// The integer that stands at an index of a small constant table, as a choice by the index.
  func choice(
    _ region: RegionID, _ offset: Term, size: Int, _ scalar: ScalarType, _ state: State
  ) -> Term? {
    guard scalar.kind == .integer, let object = state.memory[region],
      case .initialiser(let reference) = object.contents.background,
      let (index, places) = elements(of: region, at: offset, size: size, state), !places.isEmpty,
      places.count <= Self.choices
    else { return nil }
    var values: [(number: UInt64, value: UInt64)] = []
    for element in places {
      guard case .bits(let value) = program.initialValue(of: reference, at: element.start, size: size) else {
        return nil
      }
      values.append((element.number, value))
    }
    let bits = table.bits(of: index)
    var result = table.constant(values[values.count - 1].value, bits: scalar.bits)
    for (number, value) in values.dropLast().reversed() {
      let isHere = table.equal(index, table.constant(number, bits: bits))
      result = table.ifThenElse(isHere, table.constant(value, bits: scalar.bits), result)
    }
    return result
  }
}
