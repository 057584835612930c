import Basics
import Foundation
import IR

/// What the tree of the syntax and the IR cost beside libclang's parse, in processor time of one run, and how much memory
/// the IR takes: its tables, without what the allocator adds.
struct LoweringCost {
  private var parse = 0.0
  private var syntax = 0.0
  private var lowering = 0.0
  private var lines = 0
  private var bytes = 0
  private var mark = 0.0

  private static var now: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private mutating func lap() -> Double {
    let now = Self.now
    defer { mark = now }
    return now - mark
  }

  mutating func begin() { mark = Self.now }
  mutating func parsed() { parse += lap() }

  mutating func built() {
    syntax += lap()
  }

  mutating func lowered(_ unit: UnitIR, lines: Int) {
    lowering += lap()
    bytes += unit.bytes
    mark = Self.now
    self.lines += lines
  }

  var text: String {
    func number(_ value: Double) -> String { String(format: "%.2f", value) }
    let whole = max(parse, 1e-9)
    let ratio = (parse + syntax + lowering) / whole
    let kilobytes = Double(bytes) / 1024 / max(1, Double(lines) / 1000)
    return "parse \(number(parse)) s, syntax \(number(syntax)) s, IR \(number(lowering)) s: "
      + "\(number(ratio)) times the parse alone (syntax \(number(syntax / whole)), IR \(number(lowering / whole))); "
      + "IR \(number(kilobytes)) KB for 1,000 lines of \(lines)"
  }
}

extension UnitIR {
  /// Bytes of the tables of globals and functions.
  fileprivate var bytes: Int {
    let data = globals.ids.reduce(footprint(of: Global.self, globals.count)) { sum, id in
      sum + footprint(of: InitialiserItem.self, globals[id].initialiser?.count ?? 0)
    }
    return functions.ids.reduce(data + footprint(of: Function.self, functions.count)) { sum, id in
      sum + (functions[id].body?.bytes ?? 0)
    }
  }
}

extension Body {
  fileprivate var bytes: Int {
    let rows =
      footprint(of: Local.self, locals.count) + footprint(of: Register.self, registers.count)
      + footprint(of: Constant.self, constants.count) + footprint(of: Place.self, places.count)
      + footprint(of: Call.self, calls.count) + footprint(of: Origin.self, origins.count)
      + footprint(of: Sequencing.self, sequencings.count) + footprint(of: Block.self, blocks.count)
    let steps = blocks.ids.reduce(0) { $0 + blocks[$1].instructions.count }
    let projections = places.ids.reduce(0) { $0 + places[$1].projections.count }
    let arguments = calls.ids.reduce(0) { $0 + calls[$1].arguments.count }
    let cases = switches.ids.reduce(0) { $0 + switches[$1].cases.count }
    return rows + footprint(of: Instruction.self, steps) + footprint(of: Place.Projection.self, projections)
      + footprint(of: Call.Argument.self, arguments) + footprint(of: Switch.Case.self, cases)
  }
}

private func footprint<Row>(of type: Row.Type, _ count: Int) -> Int { MemoryLayout<Row>.stride * count }
