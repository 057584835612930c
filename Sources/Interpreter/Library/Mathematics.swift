#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Machine

/// `math.h`, for `double`, `float` and `long double`.
extension Library {
  static let mathematics = mathematicsTable()

  private static func mathematicsTable() -> [String: LibraryFunction] {
    var table: [String: LibraryFunction] = [:]
    func add(_ name: String, _ function: @escaping LibraryFunction) {
      for suffix in ["", "f", "l"] { table[name + suffix] = function }
    }
    let unary: [(String, @Sendable (Double) -> Double)] = [
      ("sin", sin), ("cos", cos), ("tan", tan), ("asin", asin), ("acos", acos), ("atan", atan), ("sinh", sinh),
      ("cosh", cosh), ("tanh", tanh), ("exp", exp), ("exp2", exp2), ("expm1", expm1), ("log", log), ("log2", log2),
      ("log10", log10), ("log1p", log1p), ("cbrt", cbrt), ("erf", erf), ("tgamma", tgamma), ("asinh", asinh),
      ("acosh", acosh), ("atanh", atanh),
    ]
    for (name, function) in unary {
      add(name) { c throws(Stop) in c.answer(Extended(function(Double(try c.floating(0))))) }
    }
    let exact: [(String, @Sendable (Extended) -> Extended)] = [
      ("fabs", { $0.magnitude }), ("floor", { $0.rounded(.down) }), ("ceil", { $0.rounded(.up) }),
      ("trunc", { $0.rounded(.towardZero) }), ("round", { $0.rounded(.toNearestOrAwayFromZero) }),
      ("rint", { $0.rounded(.toNearestOrEven) }), ("nearbyint", { $0.rounded(.toNearestOrEven) }),
    ]
    for (name, function) in exact { add(name) { c throws(Stop) in c.answer(function(try c.floating(0))) } }
    add("sqrt") { c throws(Stop) in
      // Rounded once, in the type of the function.
      let value = try c.floating(0)
      switch c.scalar(0).kind {
      case .single: return c.answer(Extended(Float(value).squareRoot()))
      case .double: return c.answer(Extended(Double(value).squareRoot()))
      default: return c.answer(value.squareRoot())
      }
    }
    let binary: [(String, @Sendable (Double, Double) -> Double)] = [
      ("pow", pow), ("atan2", atan2), ("hypot", hypot),
    ]
    for (name, function) in binary {
      add(name) { c throws(Stop) in
        c.answer(Extended(function(Double(try c.floating(0)), Double(try c.floating(1)))))
      }
    }
    add("fmod") { c throws(Stop) in
      c.answer((try c.floating(0)).truncatingRemainder(dividingBy: try c.floating(1)))
    }
    add("remainder") { c throws(Stop) in c.answer((try c.floating(0)).remainder(dividingBy: try c.floating(1))) }
    add("fmin") { c throws(Stop) in c.answer(Extended.minimum(try c.floating(0), try c.floating(1))) }
    add("fmax") { c throws(Stop) in c.answer(Extended.maximum(try c.floating(0), try c.floating(1))) }
    add("fdim") { c throws(Stop) in
      let (a, b) = (try c.floating(0), try c.floating(1))
      return c.answer(a.isNaN || b.isNaN ? .nan : a > b ? a - b : 0)
    }
    add("fma") { c throws(Stop) in
      let (a, b, d) = (try c.floating(0), try c.floating(1), try c.floating(2))
      if c.scalar(0).kind == .single { return c.answer(Extended(Float(d).addingProduct(Float(a), Float(b)))) }
      if c.scalar(0).kind == .double { return c.answer(Extended(Double(d).addingProduct(Double(a), Double(b)))) }
      return c.answer(d.addingProduct(a, b))
    }
    add("copysign") { c throws(Stop) in
      c.answer(Extended(signOf: try c.floating(1), magnitudeOf: try c.floating(0)))
    }
    for name in ["ldexp", "scalbn", "scalbln"] {
      add(name) { c throws(Stop) in
        let power = max(-20000, min(20000, try c.int(1)))
        return c.answer(scaled(try c.floating(0), power))
      }
    }
    add("frexp") { c throws(Stop) in try split(c) }
    add("modf") { c throws(Stop) in
      let value = try c.floating(0)
      let whole = value.rounded(.towardZero)
      let type = c.scalar(0)
      let (row, offset) = try c.runtime.locate(try c.pointer(1), 0, type.size, 0, write: true)
      c.runtime.write(Word.floating(whole, type), type, row, offset)
      return c.answer(value.isInfinite ? Extended(signOf: value, magnitudeOf: 0) : value - whole)
    }
    for name in ["lround", "llround", "lrint", "llrint"] {
      add(name) { c throws(Stop) in
        let rule: FloatingPointRoundingRule = name.hasSuffix("round") ? .toNearestOrAwayFromZero : .toNearestOrEven
        return Word(Int128(exactly: (try c.floating(0)).rounded(rule)) ?? 0)
      }
    }
    add("nan") { c throws(Stop) in c.answer(.nan) }
    for name in ["isnan", "__isnan"] {
      add(name) { c throws(Stop) in Library.number((try c.floating(0)).isNaN ? 1 : 0) }
    }
    for name in ["isinf", "__isinf"] {
      add(name) { c throws(Stop) in
        let value = try c.floating(0)
        return Library.number(value.isInfinite ? value < 0 ? -1 : 1 : 0)
      }
    }
    for name in ["finite", "__finite"] {
      add(name) { c throws(Stop) in Library.number((try c.floating(0)).isFinite ? 1 : 0) }
    }
    add("__signbit") { c throws(Stop) in Library.number((try c.floating(0)).sign == .minus ? 1 : 0) }
    for name in ["huge_val", "inf"] { add(name) { c throws(Stop) in c.answer(.infinity) } }
    return table
  }

  private static func scaled(_ value: Extended, _ power: Int) -> Extended {
    var value = value
    var rest = power
    // In steps, so that no factor leaves the range of `double`.
    while rest != 0 && value.isFinite && value != 0 {
      let step = max(-1000, min(1000, rest))
      value *= Extended(sign: .plus, exponent: Extended.Exponent(step), significand: 1)
      rest -= step
    }
    return value
  }

  private static func split(_ c: Invocation) throws(Stop) -> Word {
    let value = try c.floating(0)
    var power = 0
    var fraction = value
    if value.isFinite && value != 0 {
      power = Int(value.exponent) + 1
      fraction = Extended(signOf: value, magnitudeOf: value.significand / 2)
    }
    let type = Scalar(.integer, isSigned: true, size: c.runtime.model.intBits / 8, bits: c.runtime.model.intBits)
    let (row, offset) = try c.runtime.locate(try c.pointer(1), 0, type.size, 0, write: true)
    c.runtime.write(Word.wrapping(Int128(power), type), type, row, offset)
    return c.answer(fraction)
  }
}
