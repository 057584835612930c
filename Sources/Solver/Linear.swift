/// A term read as an integer, without or with sign.
struct Reading: Equatable {
  /// The row of the term times two, plus one with sign.
  var raw: UInt32

  init(_ term: Term, signed: Bool) { raw = term.raw << 1 | (signed ? 1 : 0) }

  init(raw: UInt32) { self.raw = raw }

  var term: Term { Term(raw: raw >> 1) }
  var isSigned: Bool { raw & 1 == 1 }
}

/// A sum of at most four integers with factors, and a constant; integers as in mathematics, without wrapping.
struct Linear: Equatable {
  private var readings = SIMD4<UInt32>()
  private var factors = SIMD4<Int64>()
  private(set) var count = 0
  var constant: Int128

  /// Larger factors are given up, so that nothing here leaves its type.
  private static let largest: Int64 = 1 << 40
  private static let largestConstant: UInt128 = 1 << 110

  init(_ constant: Int128) { self.constant = constant }

  init(_ reading: Reading) {
    constant = 0
    readings[0] = reading.raw
    factors[0] = 1
    count = 1
  }

  @inline(__always) func reading(_ index: Int) -> Reading { Reading(raw: readings[index]) }
  @inline(__always) func factor(_ index: Int) -> Int64 { factors[index] }

  @inline(__always) func index(of reading: Reading) -> Int? {
    for index in 0..<count where readings[index] == reading.raw { return index }
    return nil
  }

  /// Adds a multiple; false where the result is out of reach, and then the value is of no use.
  mutating func add(_ other: Linear, times multiple: Int64) -> Bool {
    if multiple > Self.largest || multiple < -Self.largest { return false }
    for index in 0..<other.count {
      let (product, overflow) = other.factors[index].multipliedReportingOverflow(by: multiple)
      if overflow || !add(other.reading(index), times: product) { return false }
    }
    let (product, overflow) = other.constant.multipliedReportingOverflow(by: Int128(multiple))
    if overflow || product.magnitude >= Self.largestConstant { return false }
    constant += product
    return constant.magnitude < Self.largestConstant
  }

  mutating func add(_ reading: Reading, times multiple: Int64) -> Bool {
    if let index = index(of: reading) {
      let (sum, overflow) = factors[index].addingReportingOverflow(multiple)
      factors[index] = sum
      if sum == 0 { remove(index) }
      return !overflow && sum <= Self.largest && sum >= -Self.largest
    }
    guard multiple != 0 else { return true }
    guard count < 4, multiple <= Self.largest, multiple >= -Self.largest else { return false }
    readings[count] = reading.raw
    factors[count] = multiple
    count += 1
    return true
  }

  mutating func remove(_ index: Int) {
    count -= 1
    readings[index] = readings[count]
    factors[index] = factors[count]
    readings[count] = 0
    factors[count] = 0
  }

  /// Another reading in the place of one.
  mutating func rename(_ index: Int, _ reading: Reading) -> Bool {
    let factor = factors[index]
    remove(index)
    return add(reading, times: factor)
  }

  /// This minus another.
  func minus(_ other: Linear) -> Linear? {
    var result = self
    return result.add(other, times: -1) ? result : nil
  }
}
