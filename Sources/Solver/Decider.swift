/// Decides whether truths can hold together, with Z3 where nothing cheaper does.
///
/// The same calls in the same order on the same table have the same answers. One per worker.
public final class Decider {
  /// What a check says; a model satisfies all truths.
  public enum Answer: Hashable, Sendable {
    case satisfiable(Model)
    case unsatisfiable
    case unknown
  }

  /// The effort of a check of which nothing is said: some tenths of a second for the hardest of reasonable difficulty.
  public static let usualEffort = 2_000_000
  /// What questions without an answer may cost together; while it is used up, each new one gets less.
  private static let wholeEffort = 2 * usualEffort

  /// The number of problems that Z3 was asked.
  public private(set) var queries = 0
  /// The steps that Z3 has taken for them, in units of an effort.
  public var steps: Int { Int(clamping: stepsBefore + (z3?.steps ?? 0)) }

  private let table: TermTable
  private var z3: Z3?
  /// What was spent on questions without an answer.
  private var effortLost = 0
  private var problemsOfContext = 0
  /// Those of contexts that are no more.
  private var stepsBefore: UInt64 = 0
  private var answers: [[Term]: (answer: Answer, effort: Int)] = [:]
  /// The models found last, the newest first.
  private var models: [Model] = []

  private let problemsPerContext: Int
  private let library: Z3Library

  public convenience init(_ table: TermTable, library: Z3Library = Z3Library()) {
    self.init(table, library: library, problemsPerContext: 4_000)
  }

  /// - Parameter problemsPerContext: After so many, Z3 starts anew, so that memory stays bounded.
  init(_ table: TermTable, library: Z3Library = Z3Library(), problemsPerContext: Int) {
    self.table = table
    self.library = library
    self.problemsPerContext = problemsPerContext
  }

  /// Whether the truths can hold together.
  ///
  /// - Parameters:
  ///   - truths: All must hold.
  ///   - preferring: Truths that the model satisfies too if it can, tried in order.
  ///   - effort: Z3's limit of resources for each part of the problem; a number of steps, not of seconds.
  public func check(_ truths: [Term], preferring: [Term] = [], effort: Int = Decider.usualEffort) -> Answer {
    guard let truths = pieces(of: truths) else { return .unsatisfiable }
    var values: [Term: UInt64] = [:]
    var isUnknown = false
    for part in parts(of: truths, preferring) {
      switch answer(part, effort) {
      case .unsatisfiable: return .unsatisfiable
      case .unknown: isUnknown = true
      case .satisfiable(let model): values.merge(model.values) { $1 }
      }
    }
    if isUnknown { return .unknown }
    models.insert(Model(values), at: 0)
    if models.count > 8 { models.removeLast() }
    return .satisfiable(models[0])
  }

  /// The truths with conjunctions split, each once; nothing where one is false.
  private func pieces(of truths: [Term]) -> [Term]? {
    var pieces: Set<Term> = []
    var pending = truths
    while let truth = pending.popLast() {
      let node = table.node(truth)
      if truth == table.no { return nil }
      if node.operation == .and {
        pending += [node.first, node.second]
      } else if truth != table.yes {
        pieces.insert(truth)
      }
    }
    return pieces.sorted()
  }

  /// Truths that share symbols, and what is preferred of these.
  private struct Part {
    var truths: [Term]
    var preferred: [Term]
  }

  /// The truths in groups that have no symbol in common; each group can be satisfied without regard to the others.
  private func parts(of truths: [Term], _ preferred: [Term]) -> [Part] {
    var leader: [Term: Term] = [:]
    func find(_ symbol: Term) -> Term {
      var symbol = symbol
      while let next = leader[symbol], next != symbol { symbol = next }
      return symbol
    }
    for truth in truths + preferred {
      let symbols = table.symbols(in: truth)
      guard let first = symbols.first.map(find) else { continue }
      leader[first] = first
      for symbol in symbols.dropFirst() { leader[find(symbol)] = first }
    }
    var places: [Term: Int] = [:]
    var parts: [Part] = []
    func place(of truth: Term) -> Int? {
      guard let symbol = table.symbols(in: truth).first else { return nil }
      let group = find(symbol)
      if let place = places[group] { return place }
      places[group] = parts.count
      parts.append(Part(truths: [], preferred: []))
      return parts.count - 1
    }
    for truth in truths { if let place = place(of: truth) { parts[place].truths.append(truth) } }
    for truth in preferred { if let place = place(of: truth) { parts[place].preferred.append(truth) } }
    return parts
  }

  private func answer(_ part: Part, _ effort: Int) -> Answer {
    // A truth is never in both lists of a key: zero, a constant, stands between them.
    let key = part.preferred.isEmpty ? part.truths : part.truths + [table.no] + part.preferred
    if let known = answers[key], known.answer != .unknown || known.effort >= effort { return known.answer }
    if !part.preferred.isEmpty, answers[part.truths]?.answer == .unsatisfiable { return .unsatisfiable }
    let result = solved(part, effort)
    if answers.count > 10_000 { answers.removeAll(keepingCapacity: true) }
    answers[key] = (result, effort)
    if result == .unsatisfiable { answers[part.truths] = (result, effort) }
    return result
  }

  private func solved(_ part: Part, _ effort: Int, isSmall: Bool = false) -> Answer {
    var facts = Facts()
    for truth in part.truths where !facts.assume(truth, in: table) { return .unsatisfiable }
    // What follows from the rest need not be handed over.
    let reduced = Part(truths: facts.literals, preferred: part.preferred)
    let guess = guess(reduced, facts)
    if guess.violated.isEmpty { return .satisfiable(guess.model) }
    if !isSmall, let answer = repaired(reduced, guess, effort) { return answer }
    return searched(reduced, effort, isSmall: isSmall)
  }

  /// The model that violates the fewest truths.
  private struct Guess {
    var model: Model
    var violated: [Term]
  }

  /// The best model among a few that are tried.
  private func guess(_ part: Part, _ facts: Facts) -> Guess {
    let wanted = part.truths + part.preferred
    let evaluation = Evaluation(wanted, in: table)
    let symbols = evaluation.symbols(in: table)
    var low = Model()
    var high = Model()
    for symbol in symbols {
      let range = facts.unsignedRange(of: symbol, in: table)
      low.values[symbol] = range.lowerBound
      high.values[symbol] = range.upperBound
    }
    let known = models.map { model in
      Model(Dictionary(uniqueKeysWithValues: symbols.map { ($0, model.values[$0] ?? low.values[$0] ?? 0) }))
    }
    var best = Guess(model: low, violated: wanted)
    for model in [low, high] + known {
      let values = evaluation.values(of: wanted, under: model, in: table)
      let violated = zip(wanted, values).filter { $1 != 1 }.map(\.0)
      if violated.count < best.violated.count { best = Guess(model: model, violated: violated) }
      if violated.isEmpty { break }
    }
    return best
  }

  /// Of a large problem, the few truths that share a symbol with what a known model violates.
  ///
  /// With all other symbols as in that model they are often satisfied; and what contradicts itself among them decides.
  private func repaired(_ part: Part, _ guess: Guess, _ effort: Int) -> Answer? {
    guard part.preferred.isEmpty, part.truths.count >= 12, guess.violated.count <= 3 else { return nil }
    let own = Set(guess.violated.flatMap { table.symbols(in: $0) })
    let near = part.truths.filter { table.symbols(in: $0).contains { own.contains($0) } }
    guard near.count * 2 <= part.truths.count else { return nil }
    let others = Set(near.flatMap { table.symbols(in: $0) }).subtracting(own).sorted()
    let fixed = others.map { symbol in
      table.equal(symbol, table.constant(guess.model.values[symbol] ?? 0, bits: table.bits(of: symbol)))
    }
    if case .satisfiable(let model) = solved(Part(truths: fixed + near, preferred: []), effort, isSmall: true) {
      let whole = Model(guess.model.values.merging(model.values) { $1 })
      if whole.satisfies(part.truths, in: table) { return .satisfiable(whole) }
    }
    let isRefuted = solved(Part(truths: near, preferred: []), effort, isSmall: true) == .unsatisfiable
    return isRefuted ? .unsatisfiable : nil
  }

  private func searched(_ part: Part, _ effort: Int, isSmall: Bool) -> Answer {
    guard table.difficulty(of: part.truths).isReasonable else { return .unknown }
    guard let z3 = context() else { return .unknown }
    queries += 1
    problemsOfContext += 1
    let evaluation = Evaluation(part.truths + part.preferred, in: table)
    let symbols = evaluation.symbols(in: table)
    var best: Model?
    let effort = min(effort, max(effort / 200, (Decider.wholeEffort - effortLost) / 2))
    let verdict = z3.check(part.truths, effort: effort, isSmall: isSmall) { session in
      guard var model = session.model(of: symbols) else { return }
      for truth in part.preferred {
        if model.satisfies([truth], in: table) {
          session.keep(truth)
        } else if session.canAssume(truth), let better = session.model(of: symbols) {
          model = better
        }
      }
      best = model
    }
    switch verdict {
    case .unsatisfiable: return .unsatisfiable
    case .unknown:
      effortLost = min(Decider.wholeEffort, effortLost + effort)
      return .unknown
    case .satisfiable:
      // A model that does not satisfy the truths would be a mistake of Z3 or of the translation: nothing is claimed.
      guard let best, best.satisfies(part.truths, in: table) else { return .unknown }
      return .satisfiable(best)
    }
  }

  private func context() -> Z3? {
    if problemsOfContext >= problemsPerContext {
      stepsBefore += z3?.steps ?? 0
      z3 = nil
      problemsOfContext = 0
    }
    if z3 == nil { z3 = Z3(table, library) }
    return z3
  }
}
