internal import Basics
public import Findings
public import IR
public import Source
internal import Symbolic

/// The program whose paths were followed, with what its places mean.
public struct LoweredProgram: Sendable {
  public let code: LinkedProgram
  let provenance: [Provenance]
  let files: FileSystem

  /// - Parameters:
  ///   - units: in plan order.
  ///   - files: the source files, of which texts are shown.
  public init(_ units: [LoweredUnit], files: FileSystem) {
    code = LinkedProgram(units.map(\.code))
    provenance = units.map(\.provenance)
    self.files = files
  }

  /// The place of an instruction; nil where the program has no such unit, function or origin.
  func place(_ origin: ID<Origin>, of function: LinkedProgram.Reference<Function>) -> CodePlace? {
    guard let item = item(function), let body = item.body, origin.index < body.origins.count else { return nil }
    let found = body.origins[origin]
    guard let file = provenance[function.unit].file(found.site.file) else { return nil }
    return CodePlace(unit: function.unit, function: item, origin: found, file: file)
  }

  /// Whether a violation rests on a test for null that a macro brings, which serves uses of other kinds too.
  func isTestedByMacro(_ violation: Violation) -> Bool {
    guard let test = violation.test, let place = place(test.origin, of: test.function) else { return false }
    return !provenance[place.unit].macros(at: place.origin).isEmpty
  }

  /// The statement that the exploration from a root was lost.
  public func problem(of root: LinkedProgram.Reference<Function>, _ how: Text) -> Step {
    let name = item(root)?.name ?? ""
    return Step(
      location: locations(of: [root])[0] ?? Location(path: ""),
      text: Text(
        en: "the exploration of the paths from `\(name)` \(how.en); other functions are not affected",
        ja: "`\(name)` からの経路の探索が\(how.ja)。他の関数には影響しない"))
  }

  /// The places of functions in their order; nil where the file is not known.
  public func locations(of functions: [LinkedProgram.Reference<Function>]) -> [Location?] {
    var sources = SourceExcerpts(files)
    return functions.map { function in
      guard let site = item(function)?.site, let file = provenance[function.unit].file(site.file) else { return nil }
      return sources.file(file).location(of: site.range)
    }
  }

  /// The function; nil where the program has none such.
  func item(_ function: LinkedProgram.Reference<Function>) -> Function? {
    guard code.units.indices.contains(function.unit), function.id.index < code.units[function.unit].functions.count
    else { return nil }
    return code[function]
  }
}

/// A function whose paths were followed in part or not at all.
public struct UndecidedPaths: Sendable {
  public let function: LinkedProgram.Reference<Function>
  public let reason: UnknownReason

  public init(_ function: LinkedProgram.Reference<Function>, _ reason: UnknownReason) {
    self.function = function
    self.reason = reason
  }
}
