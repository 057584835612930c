internal import Basics
internal import Findings
internal import IR
internal import RuleKit
internal import Source
internal import Symbolic

extension PathCoverage.Obstruction {
  /// The functions of a program that have some, each once, by file, line and name.
  ///
  /// A function of a header, or of a file that is built in several variants, is in several units: it counts once, with
  /// the most that a unit has of it.
  static func all(in program: LoweredProgram, _ finder: Finder) -> [Self] {
    let recursive = finder.recursiveFunctions
    let code = program.code
    let functions = code.units.indices.flatMap { unit in
      code.units[unit].functions.ids.map { LinkedProgram.Reference<Function>(unit: unit, id: $0) }
    }.filter { reference in
      guard let body = code[reference].body, !code[reference].flags.contains(.system) else { return false }
      return body.assemblies.count > 0 || recursive.contains(reference) || finder.pointerCalls(in: reference).all > 0
    }
    var found: [Place: Self] = [:]
    for (reference, location) in zip(functions, program.locations(of: functions)) {
      let place = Place(path: location?.path ?? "", line: location?.line ?? 0, name: code[reference].name)
      let calls = finder.pointerCalls(in: reference)
      var entry = found[place] ?? Self(function: place.name, path: place.path, line: place.line)
      entry.indirectCalls = max(entry.indirectCalls, calls.all)
      entry.unresolvedCalls = max(entry.unresolvedCalls, calls.unresolved)
      entry.assemblies = max(entry.assemblies, code[reference].body?.assemblies.count ?? 0)
      entry.isRecursive = entry.isRecursive || recursive.contains(reference)
      found[place] = entry
    }
    return found.values.sorted { ($0.path, $0.line, $0.function) < ($1.path, $1.line, $1.function) }
  }

  private struct Place: Hashable {
    let path: String
    let line: Int
    let name: String
  }
}
