internal import Findings
internal import Machine
internal import Source

/// Names for the units of one file, made of what tells them apart.
struct Variants {
  /// A unit and the object file that its command writes.
  struct Candidate {
    let unit: PlannedUnit
    let output: String?
  }

  /// The units in order of path and variant, exact duplicates collapsed and variants named.
  static func named(_ candidates: [Candidate], root: String) -> [PlannedUnit] {
    var order: [String] = []
    var groups: [String: [Candidate]] = [:]
    for candidate in candidates {
      let path = candidate.unit.path
      if groups[path] == nil { order.append(path) }
      let isDuplicate = groups[path, default: []].contains { isSame($0.unit, candidate.unit) }
      if !isDuplicate { groups[path, default: []].append(candidate) }
    }
    return order.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .flatMap { named(group: groups[$0] ?? [], root: root) }
  }

  private static func isSame(_ a: PlannedUnit, _ b: PlannedUnit) -> Bool {
    a.target == b.target && a.dialect.name == b.dialect.name && a.arguments == b.arguments
  }

  private static func named(group: [Candidate], root: String) -> [PlannedUnit] {
    guard group.count > 1 else { return group.map(\.unit) }
    let attempts = [flagNames(of: group), targetNames(of: group), outputNames(of: group, root: root)]
    let names = attempts.first { Set($0).count == group.count } ?? group.indices.map { "#\($0 + 1)" }
    return zip(group, names).map { $0.unit.named($1) }.sorted { $0.variant < $1.variant }
  }

  /// The definitions and modes that not all share; `default` for the one that has none.
  private static func flagNames(of group: [Candidate]) -> [String] {
    let flags = group.map { candidate in
      candidate.unit.arguments.filter { flag in ["-D", "-U", "-std=", "-m", "-f"].contains { flag.hasPrefix($0) } }
    }
    let shared = flags.dropFirst().reduce(Set(flags.first ?? [])) { $0.intersection($1) }
    return flags.map { flags in
      let own = flags.filter { !shared.contains($0) }
      guard own.count <= 3 else { return own.prefix(3).joined(separator: " ") + " …" }
      return own.isEmpty ? "default" : own.joined(separator: " ")
    }
  }

  private static func targetNames(of group: [Candidate]) -> [String] { group.map(\.unit.target.name) }

  /// The folders in which the object files differ: `debug/…`.
  private static func outputNames(of group: [Candidate], root: String) -> [String] {
    let parts = group.map { candidate in
      Path.relative(candidate.output ?? "", to: root).split(separator: "/").dropLast().map(String.init)
    }
    let shortest = parts.map(\.count).min() ?? 0
    guard let index = (0..<shortest).first(where: { index in Set(parts.map { $0[index] }).count > 1 }) else {
      return parts.map { $0.joined(separator: "/") + "/…" }
    }
    return parts.map { $0[index] + "/…" }
  }
}

extension PlannedUnit {
  func named(_ variant: String) -> PlannedUnit {
    PlannedUnit(
      path: path, variant: variant, target: target, dialect: dialect, arguments: arguments, virtualFiles: virtualFiles,
      isApproximate: isApproximate, problems: problems, notes: notes)
  }

  func with(problems: [Step], notes: [Step], isApproximate: Bool) -> PlannedUnit {
    PlannedUnit(
      path: path, variant: variant, target: target, dialect: dialect, arguments: arguments, virtualFiles: virtualFiles,
      isApproximate: isApproximate, problems: problems, notes: notes)
  }
}
