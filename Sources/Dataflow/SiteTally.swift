public import Basics
public import IR

/// How many check sites there are and how many of them the prover closes, by hazard.
public struct SiteTally: Hashable, Sendable {
  /// The sites of one hazard.
  public struct Row: Hashable, Sendable {
    public var holds = 0
    public var undecided: [Judgement.Reason: Int] = [:]

    /// All of them.
    public var sites: Int { undecided.values.reduce(holds, +) }
  }

  public private(set) var rows: [Hazard: Row] = [:]

  public init() {}

  /// Judges every site of a unit's functions.
  ///
  /// - Parameter callees: what is known of the functions that the unit calls.
  public init(of unit: UnitIR, callees: CalleeEffects) {
    let facts = UnitFacts(of: unit)
    for id in unit.functions.ids {
      guard let body = unit.functions[id].body else { continue }
      add(Values(of: body, in: unit, facts: facts, callees: callees))
    }
  }

  /// Counts the sites of a function.
  public mutating func add(_ values: Values) {
    for (site, judgement) in zip(values.sites, values.judgements) {
      switch judgement.verdict {
      case .holds: rows[site.hazard, default: Row()].holds += 1
      case .undecided(let reason): rows[site.hazard, default: Row()].undecided[reason, default: 0] += 1
      }
    }
  }

  public static func += (a: inout SiteTally, b: SiteTally) {
    for (hazard, row) in b.rows {
      a.rows[hazard, default: Row()].holds += row.holds
      a.rows[hazard, default: Row()].undecided.merge(row.undecided, uniquingKeysWith: +)
    }
  }
}

extension SiteTally: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(UInt64(rows.count))
    for (hazard, row) in rows.sorted(by: { $0.key < $1.key }) {
      output.write(hazard.rawValue)
      output.write(row.holds)
      for reason in Judgement.Reason.allCases { output.write(row.undecided[reason] ?? 0) }
    }
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    for _ in 0..<(try input.count()) {
      guard let hazard = Hazard(rawValue: try input.text()) else { throw input.failure }
      var row = Row()
      row.holds = try input.integer()
      for reason in Judgement.Reason.allCases {
        let count: Int = try input.integer()
        if count > 0 { row.undecided[reason] = count }
      }
      rows[hazard] = row
    }
  }
}
