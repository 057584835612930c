internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

/// Finds declarations of one function or object with different types in different units.
struct MismatchedDeclarations: ProgramRule {
  static let id: RuleID = "declaration/mismatched-declarations"

  func check(_ program: Program, into report: inout Report) {
    var byName: [String: [ExternalDeclaration]] = [:]
    for unit in program.units {
      for declaration in unit.declarations { byName[declaration.name, default: []].append(declaration) }
    }
    for name in byName.keys.sorted() {
      let all = distinct(byName[name] ?? [])
      guard all.count > 1 else { continue }
      // The definition tells what is meant; without one, the declaration in a header.
      let reference = all.first(where: \.isDefinition) ?? all.first { !$0.isInMainFile } ?? all[0]
      for other in all where other != reference { compare(other, with: reference, into: &report) }
    }
  }

  /// One entry per place, in order of places.
  private func distinct(_ declarations: [ExternalDeclaration]) -> [ExternalDeclaration] {
    var seen: Set<Location> = []
    return declarations.sorted { ($0.location, $0.type) < ($1.location, $1.type) }.filter {
      seen.insert($0.location).inserted
    }
  }

  private func compare(_ other: ExternalDeclaration, with reference: ExternalDeclaration, into report: inout Report) {
    let isSame = other.isFunction == reference.isFunction && TypeText.isCompatible(other.type, reference.type)
    let isTold = other.spelling != reference.spelling
    let message = TypesDiffer(
      name: other.name, here: isTold ? other.spelling : other.type, there: isTold ? reference.spelling : reference.type)
    let place = reference.isDefinition ? Text(en: "defined", ja: "定義") : Text(en: "declared", ja: "宣言")
    let step = Step(
      location: reference.location,
      text: Text(
        en: "`\(reference.name)` is \(place.en) as `\(reference.spelling)`",
        ja: "`\(reference.name)` は `\(reference.spelling)` として\(place.ja)されている"))
    report.add(
      isSame ? .holds : .violated, at: other.location, tokens: [other.name, other.type], message, steps: [step])
  }
}

/// Compares types of different units by their canonical text.
enum TypeText {
  /// Whether the types are compatible as far as their text tells (C11 6.2.7): the same, arrays of known and unknown
  /// size, functions of which one has no prototype. Types without a name cannot be compared.
  static func isCompatible(_ a: String, _ b: String) -> Bool {
    let x = normalised(a)
    let y = normalised(b)
    if x == y || x.contains("(unnamed") || y.contains("(unnamed") || x.contains("(anonymous")
      || y.contains("(anonymous")
    {
      return true
    }
    // Which integer type an enumeration has is the compiler's choice.
    if x.contains("enum ") != y.contains("enum ") { return true }
    if x.hasSuffix("()") || y.hasSuffix("()") { return result(x) == result(y) }
    return withoutOuterSize(x) == withoutOuterSize(y) && (x.contains("[]") || y.contains("[]"))
  }

  private static func result(_ function: String) -> Substring { function.prefix { $0 != "(" } }

  private static func withoutOuterSize(_ array: String) -> String {
    guard let open = array.firstIndex(of: "["), let close = array[open...].firstIndex(of: "]") else { return array }
    return array[..<open] + "[]" + array[array.index(after: close)...]
  }

  /// The text without attributes and needless spaces.
  private static func normalised(_ type: String) -> String {
    var text = type
    while let start = text.firstRange(of: " __attribute__((") {
      guard let end = text[start.upperBound...].firstRange(of: "))") else { break }
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return text
  }
}

private struct TypesDiffer: Message {
  let name: String
  let here: String
  let there: String
  var en: String { "`\(name)` is declared here as `\(here)` but elsewhere as `\(there)`" }
  var ja: String { "`\(name)` の宣言はここでは `\(here)` だが、別の箇所では `\(there)`" }
}
