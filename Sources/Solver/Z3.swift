internal import CZ3

/// A context of Z3 with the terms that were handed to it.
final class Z3 {
  typealias Expression = OpaquePointer

  /// An incremental solver with what is asserted in it, each in a scope of its own.
  private struct Stack {
    let solver: OpaquePointer
    var truths: [Term] = []
  }

  /// What a check says.
  enum Verdict { case satisfiable, unsatisfiable, unknown }

  let api: CZ3Functions
  let context: OpaquePointer
  private let table: TermTable
  /// By row; the expressions live as long as the context.
  private var expressions: [Expression?] = []
  private var declarations: [Term: OpaquePointer] = [:]
  /// For whole problems, and for small parts of them.
  private var whole: Stack
  private var small: Stack
  private var strong: OpaquePointer?
  /// The steps that all checks have taken, as Z3 counts them for its limit of resources.
  private(set) var steps: UInt64 = 0
  private var counter: UInt32 = 0

  init?(_ table: TermTable, _ library: Z3Library) {
    guard let library = library.functions else { return nil }
    let api = library.pointee
    let config = api.mk_config()
    defer { api.del_config(config) }
    guard let context = cz3_context(library, config) else { return nil }
    guard let first = api.mk_simple_solver(context) else {
      api.del_context(context)
      return nil
    }
    api.solver_inc_ref(context, first)
    guard let second = api.mk_simple_solver(context) else {
      api.solver_dec_ref(context, first)
      api.del_context(context)
      return nil
    }
    api.solver_inc_ref(context, second)
    self.api = api
    self.context = context
    self.table = table
    whole = Stack(solver: first)
    small = Stack(solver: second)
  }

  deinit {
    api.solver_dec_ref(context, whole.solver)
    api.solver_dec_ref(context, small.solver)
    if let strong { api.solver_dec_ref(context, strong) }
    api.del_context(context)
  }

  // MARK: Checks

  /// Whether all truths can hold; the closure may ask more about the same truths and the model.
  ///
  /// - Parameter isSmall: What was worked out for larger problems is kept for the next of these.
  func check(_ truths: [Term], effort: Int, isSmall: Bool = false, _ inspect: (Session) -> Void) -> Verdict {
    // The incremental solver answers small problems in a fraction of the time; the other is made for hard ones.
    let quick = min(effort, max(20_000, effort / 10))
    let isStacked = isSmall ? stack(truths, on: &small) : stack(truths, on: &whole)
    let fast = isSmall ? small.solver : whole.solver
    let verdict = isStacked ? check(with: fast, effort: quick, inspect) : .unknown
    guard verdict == .unknown, effort > quick, let strong = strongSolver() else { return verdict }
    api.solver_push(context, strong)
    defer { api.solver_pop(context, strong, 1) }
    for truth in truths where !require(truth, strong) { return .unknown }
    return check(with: strong, effort: effort, inspect)
  }

  private func check(with solver: OpaquePointer, effort: Int, _ inspect: (Session) -> Void) -> Verdict {
    let session = Session(z3: self, solver: solver, effort: effort)
    let verdict = session.verdict()
    if verdict == .satisfiable { inspect(session) }
    if session.scopes > 0 { api.solver_pop(context, solver, session.scopes) }
    return verdict
  }

  /// Makes these truths the asserted ones of a solver, whose work on what was asserted before is kept: the problems of
  /// a path differ in their last truths.
  private func stack(_ truths: [Term], on stack: inout Stack) -> Bool {
    var common = 0
    while common < min(stack.truths.count, truths.count) && stack.truths[common] == truths[common] { common += 1 }
    let surplus = stack.truths.count - common
    if surplus > 0 { api.solver_pop(context, stack.solver, UInt32(surplus)) }
    stack.truths.removeLast(surplus)
    for truth in truths[common...] {
      api.solver_push(context, stack.solver)
      stack.truths.append(truth)
      if !require(truth, stack.solver) {
        api.solver_pop(context, stack.solver, UInt32(stack.truths.count))
        stack.truths = []
        return false
      }
    }
    return true
  }

  /// False where the truth could not be handed over; nothing is claimed then.
  fileprivate func require(_ truth: Term, _ solver: OpaquePointer) -> Bool {
    guard let expression = expression(of: truth) else { return false }
    api.solver_assert(context, solver, expression)
    return api.get_error_code(context) == 0
  }

  private func strongSolver() -> OpaquePointer? {
    if strong == nil {
      strong = api.mk_solver_for_logic(context, api.mk_string_symbol(context, "QF_BV"))
      if let strong { api.solver_inc_ref(context, strong) }
    }
    return strong
  }

  /// A solver while truths are asserted.
  final class Session {
    private let z3: Z3
    private let solver: OpaquePointer
    private let effort: Int
    fileprivate var scopes: UInt32 = 0

    fileprivate init(z3: Z3, solver: OpaquePointer, effort: Int) {
      self.z3 = z3
      self.solver = solver
      self.effort = effort
    }

    fileprivate func verdict() -> Verdict {
      z3.limit(solver, effort)
      defer { z3.countSteps(solver) }
      switch z3.api.solver_check(z3.context, solver) {
      case 1: return .satisfiable
      case -1: return .unsatisfiable
      default: return .unknown
      }
    }

    /// Whether the truth can hold too; it stays assumed where it can.
    func canAssume(_ truth: Term) -> Bool {
      z3.api.solver_push(z3.context, solver)
      scopes += 1
      if z3.require(truth, solver), verdict() == .satisfiable { return true }
      z3.api.solver_pop(z3.context, solver, 1)
      scopes -= 1
      return false
    }

    /// Keeps a truth that the model of the last check satisfies.
    func keep(_ truth: Term) {
      z3.api.solver_push(z3.context, solver)
      scopes += 1
      // Where it cannot be handed over, a later model may miss it; it is only preferred.
      _ = z3.require(truth, solver)
    }

    /// The model of the last check, where all symbols have a value that can be read.
    func model(of symbols: [Term]) -> Model? {
      guard let model = z3.api.solver_get_model(z3.context, solver) else { return nil }
      z3.api.model_inc_ref(z3.context, model)
      defer { z3.api.model_dec_ref(z3.context, model) }
      return Model(z3.values(of: symbols, in: model))
    }
  }

  /// Adds what the context's counter has moved by; it turns over.
  private func countSteps(_ solver: OpaquePointer) {
    guard let statistics = api.solver_get_statistics(context, solver) else { return }
    api.stats_inc_ref(context, statistics)
    defer { api.stats_dec_ref(context, statistics) }
    for index in 0..<api.stats_size(context, statistics) {
      guard let key = api.stats_get_key(context, statistics, index), String(cString: key) == "rlimit count" else {
        continue
      }
      let now = api.stats_get_uint_value(context, statistics, index)
      steps += UInt64(now &- counter)
      counter = now
    }
  }

  private func limit(_ solver: OpaquePointer, _ effort: Int) {
    guard let parameters = api.mk_params(context) else { return }
    api.params_inc_ref(context, parameters)
    defer { api.params_dec_ref(context, parameters) }
    api.params_set_uint(context, parameters, api.mk_string_symbol(context, "rlimit"), UInt32(clamping: effort))
    api.params_set_uint(context, parameters, api.mk_string_symbol(context, "random_seed"), 0)
    api.params_set_bool(context, parameters, api.mk_string_symbol(context, "ctrl_c"), false)
    api.solver_set_params(context, solver, parameters)
  }

  private func values(of symbols: [Term], in model: OpaquePointer) -> [Term: UInt64] {
    var values: [Term: UInt64] = [:]
    for symbol in symbols {
      guard let declaration = declarations[symbol],
        let value = api.model_get_const_interp(context, model, declaration)
      else { continue }
      if table.width(symbol) == 1 {
        values[symbol] = api.get_bool_value(context, value) == 1 ? 1 : 0
      } else {
        var number: UInt64 = 0
        if api.get_numeral_uint64(context, value, &number) { values[symbol] = number }
      }
    }
    return values
  }

  // MARK: Expressions

  /// The expression of a term: a Boolean for 1 bit, else a bit-vector.
  fileprivate func expression(of term: Term) -> Expression? {
    while expressions.count < table.count { expressions.append(nil) }
    if let known = expressions[term.row] { return known }
    for each in table.closure(of: [term], without: { self.expressions[$0.row] != nil }) {
      expressions[each.row] = build(each)
    }
    return expressions[term.row]
  }

  private func operand(_ term: Term) -> Expression? { expressions[term.row] }

  /// The term as a bit-vector even where it has 1 bit.
  private func vector(_ term: Term) -> Expression? {
    guard table.width(term) == 1 else { return operand(term) }
    return api.mk_ite(context, operand(term), number(1, 1), number(0, 1))
  }

  private func number(_ value: UInt64, _ bits: Int) -> Expression? {
    api.mk_unsigned_int64(context, value, api.mk_bv_sort(context, UInt32(bits)))
  }

  private func build(_ term: Term) -> Expression? {
    let node = table.node(term)
    let bits = node.width
    switch node.operation {
    case .constant:
      let value = table.unsignedValue(term) ?? 0
      if bits == 1 { return value == 1 ? api.mk_true(context) : api.mk_false(context) }
      return number(value, bits)
    case .symbol: return symbol(term, bits)
    case .sum: return sum(node)
    case .not: return api.mk_not(context, operand(node.first))
    case .extract:
      let low = UInt32(node.b)
      let part = api.mk_extract(context, low + UInt32(bits) - 1, low, operand(node.first))
      return bits == 1 ? api.mk_eq(context, part, number(1, 1)) : part
    case .zeroExtend, .signExtend: return extension_(node)
    case .concatenate: return api.mk_concat(context, vector(node.first), vector(node.second))
    case .ifThenElse:
      return api.mk_ite(context, operand(node.first), operand(node.second), operand(node.third))
    case .overflow: return overflow(node)
    case .multiply, .unsignedDivide, .signedDivide, .unsignedRemainder, .signedRemainder, .and, .or, .xor,
      .shiftLeft, .logicalShiftRight, .arithmeticShiftRight, .equal, .notEqual, .unsignedLess, .unsignedLessOrEqual,
      .signedLess, .signedLessOrEqual:
      return binary(node, operand(node.first), operand(node.second))
    }
  }

  private func symbol(_ term: Term, _ bits: Int) -> Expression? {
    let sort = bits == 1 ? api.mk_bool_sort(context) : api.mk_bv_sort(context, UInt32(bits))
    let name = api.mk_int_symbol(context, Int32(bitPattern: term.raw))
    let declaration = api.mk_func_decl(context, name, 0, nil, sort)
    declarations[term] = declaration
    return api.mk_app(context, declaration, 0, nil)
  }

  private func extension_(_ node: Node) -> Expression? {
    let bits = node.width
    let added = UInt32(bits - table.width(node.first))
    if table.width(node.first) == 1 {
      let one = node.operation == .zeroExtend ? 1 : Word.mask(bits)
      return api.mk_ite(context, operand(node.first), number(one, bits), number(0, bits))
    }
    return node.operation == .zeroExtend
      ? api.mk_zero_ext(context, added, operand(node.first))
      : api.mk_sign_ext(context, added, operand(node.first))
  }

  private func sum(_ node: Node) -> Expression? {
    let bits = node.width
    let offset = table.unsignedValue(node.third) ?? 0
    let parts = table.summands(of: node)
    if let only = parts.first, parts.count == 1, offset == Word.mask(bits), only.coefficient == offset {
      return api.mk_bvnot(context, operand(only.term))
    }
    var sum: Expression? = offset == 0 ? nil : number(offset, bits)
    func join(_ part: Expression?, minus: Bool) {
      guard let before = sum else {
        sum = minus ? api.mk_bvneg(context, part) : part
        return
      }
      sum = minus ? api.mk_bvsub(context, before, part) : api.mk_bvadd(context, before, part)
    }
    for part in parts {
      let factor = Word.signed(part.coefficient, bits)
      let isNegative = factor < 0
      let magnitude = isNegative ? Word.truncated(0 &- part.coefficient, bits) : part.coefficient
      var term = operand(part.term)
      if magnitude.nonzeroBitCount == 1, magnitude > 1 {
        term = api.mk_bvshl(context, term, number(UInt64(magnitude.trailingZeroBitCount), bits))
      } else if magnitude != 1 {
        term = api.mk_bvmul(context, number(magnitude, bits), term)
      }
      join(term, minus: isNegative)
    }
    return sum
  }

  private func overflow(_ node: Node) -> Expression? {
    let (a, b) = (operand(node.first), operand(node.second))
    let bits = table.width(node.first)
    let isSigned = node.isSigned
    switch node.overflowOperation {
    case .add:
      let sum = api.mk_bvadd(context, a, b)
      if !isSigned { return api.mk_bvult(context, sum, a) }
      // Both operands have a sign that the sum has not.
      let signs = api.mk_bvand(context, api.mk_bvxor(context, a, sum), api.mk_bvxor(context, b, sum))
      return api.mk_bvslt(context, signs, number(0, bits))
    case .subtract:
      if !isSigned { return api.mk_bvult(context, a, b) }
      let difference = api.mk_bvsub(context, a, b)
      let signs = api.mk_bvand(context, api.mk_bvxor(context, a, b), api.mk_bvxor(context, a, difference))
      return api.mk_bvslt(context, signs, number(0, bits))
    case .multiply: return isSigned ? signedProductOverflows(a, b, bits) : unsignedProductOverflows(a, b)
    }
  }

  private func unsignedProductOverflows(_ a: Expression?, _ b: Expression?) -> Expression? {
    api.mk_not(context, api.mk_bvmul_no_overflow(context, a, b, false))
  }

  /// By magnitudes: Z3's own predicates for products with sign are wrong in 4.8.12 (2 · -1 is said to overflow).
  private func signedProductOverflows(_ a: Expression?, _ b: Expression?, _ bits: Int) -> Expression? {
    let zero = number(0, bits)
    func isNegative(_ value: Expression?) -> Expression? { api.mk_bvslt(context, value, zero) }
    func magnitude(_ value: Expression?) -> Expression? {
      api.mk_ite(context, isNegative(value), api.mk_bvneg(context, value), value)
    }
    let (x, y) = (magnitude(a), magnitude(b))
    let lowest = number(Word.signBit(bits), bits)
    let highest = number(Word.signBit(bits) - 1, bits)
    let limit = api.mk_ite(context, api.mk_xor(context, isNegative(a), isNegative(b)), lowest, highest)
    return logical(
      api.mk_or, unsignedProductOverflows(x, y), api.mk_bvult(context, limit, api.mk_bvmul(context, x, y)))
  }

  private func binary(_ node: Node, _ a: Expression?, _ b: Expression?) -> Expression? {
    let isTruth = node.width == 1
    switch node.operation {
    case .and: return isTruth ? logical(api.mk_and, a, b) : api.mk_bvand(context, a, b)
    case .or: return isTruth ? logical(api.mk_or, a, b) : api.mk_bvor(context, a, b)
    case .xor: return isTruth ? api.mk_xor(context, a, b) : api.mk_bvxor(context, a, b)
    case .multiply: return api.mk_bvmul(context, a, b)
    case .unsignedDivide: return api.mk_bvudiv(context, a, b)
    case .signedDivide: return api.mk_bvsdiv(context, a, b)
    case .unsignedRemainder: return api.mk_bvurem(context, a, b)
    case .signedRemainder: return api.mk_bvsrem(context, a, b)
    case .shiftLeft: return api.mk_bvshl(context, a, b)
    case .logicalShiftRight: return api.mk_bvlshr(context, a, b)
    case .arithmeticShiftRight: return api.mk_bvashr(context, a, b)
    case .equal: return api.mk_eq(context, a, b)
    case .notEqual: return api.mk_not(context, api.mk_eq(context, a, b))
    case .unsignedLess: return api.mk_bvult(context, a, b)
    case .unsignedLessOrEqual: return api.mk_bvule(context, a, b)
    case .signedLess: return api.mk_bvslt(context, a, b)
    case .signedLessOrEqual: return api.mk_bvsle(context, a, b)
    case .constant, .symbol, .sum, .not, .extract, .zeroExtend, .signExtend, .concatenate, .ifThenElse, .overflow:
      return nil
    }
  }

  private func logical(
    _ make: (OpaquePointer?, UInt32, UnsafePointer<OpaquePointer?>?) -> OpaquePointer?, _ a: Expression?,
    _ b: Expression?
  ) -> Expression? {
    [a, b].withUnsafeBufferPointer { make(context, 2, $0.baseAddress) }
  }
}
