internal import Basics
internal import IR

/// Who calls whom by name, and which callees are followed into.
struct CallGraph: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  /// A callee is followed where it and all that it calls have at most so many instructions.
  private static let followedSize = 2_500

  /// Definitions with a body, in order of units and places.
  let functions: [Reference]
  private var callers: [Reference: Int] = [:]
  private var addressTaken: Set<Reference> = []
  private var sizes: [Reference: Int] = [:]
  private var callees: [Reference: [Reference]] = [:]
  /// One member at least of each cycle of calls: exploration must start in one of them, whoever calls it.
  private var cycleEntries: Set<Reference> = []

  init(_ program: LinkedProgram) {
    var functions: [Reference] = []
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids {
        let reference = Reference(unit: index, id: id)
        guard let body = unit.functions[id].body, program.definition(of: id, in: index) == reference else { continue }
        functions.append(reference)
        var calls: [Reference] = []
        for callID in body.calls.ids {
          guard case .function(let callee) = body.calls[callID].callee,
            let target = program.definition(of: callee, in: index)
          else { continue }
          calls.append(target)
          if target != reference { callers[target, default: 0] += 1 }
        }
        callees[reference] = calls
        for constant in body.constants.ids {
          if case .function(let function) = body.constants[constant].value,
            let target = program.definition(of: function, in: index)
          {
            addressTaken.insert(target)
          }
        }
      }
      for id in unit.globals.ids {
        for item in unit.globals[id].initialiser ?? [] {
          if case .function(let function) = item.value, let target = program.definition(of: function, in: index) {
            addressTaken.insert(target)
          }
        }
      }
    }
    self.functions = functions
    measure(program)
  }

  /// Sizes from the leaves up, without recursion of our own.
  private mutating func measure(_ program: LinkedProgram) {
    var state: [Reference: Int] = [:]
    for root in functions where state[root] == nil {
      var open: [(function: Reference, next: Int)] = [(root, 0)]
      state[root] = 1
      while let (function, next) = open.last {
        let calls = callees[function] ?? []
        if next < calls.count {
          open[open.count - 1].next += 1
          let callee = calls[next]
          switch state[callee] {
          case nil:
            state[callee] = 1
            open.append((callee, 0))
          case 1: cycleEntries.insert(callee)
          default: break
          }
          continue
        }
        open.removeLast()
        state[function] = 2
        let body = program[function].body
        let own = body.map { body in body.blocks.ids.reduce(0) { $0 + body.blocks[$1].instructions.count + 1 } } ?? 0
        // A helper that is called from many places is as much code as one.
        sizes[function] = min(1 << 24, Set(calls).reduce(own) { $0 + (sizes[$1] ?? 0) })
      }
    }
  }

  func isFollowed(_ function: Reference) -> Bool { (sizes[function] ?? 0) <= CallGraph.followedSize }

  /// Whether some function of the program calls it by name.
  func isCalled(_ function: Reference) -> Bool { callers[function] != nil }

  /// Whether functions of the program call it by name in several places.
  func isShared(_ function: Reference) -> Bool { callers[function, default: 0] > 1 }

  /// Definitions that a function calls by name and that are followed, each once, in the order of the calls.
  func followedCallees(of function: Reference) -> [Reference] {
    var seen: Set<Reference> = [function]
    return (callees[function] ?? []).filter { sizes[$0] != nil && isFollowed($0) && seen.insert($0).inserted }
  }

  /// Definitions that a function calls by name, once for each call.
  func callees(of function: Reference) -> [Reference] { callees[function] ?? [] }

  /// A function and all that followed calls reach from it.
  func reachable(from function: Reference) -> [Reference] {
    var found = [function]
    var seen: Set = [function]
    var next = 0
    while next < found.count {
      for callee in followedCallees(of: found[next]) where seen.insert(callee).inserted { found.append(callee) }
      next += 1
    }
    return found
  }

  /// Whether its address is taken, so that code that is not seen may call it.
  func isHandedOut(_ function: Reference) -> Bool { addressTaken.contains(function) }

  /// Functions from which exploration starts: those that no followed call reaches.
  var roots: [Reference] {
    functions.filter { callers[$0] == nil || !isFollowed($0) || addressTaken.contains($0) || cycleEntries.contains($0) }
  }
}
