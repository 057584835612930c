internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds keys, passwords and access codes that are written into the source.
struct HardCodedSecret: SyntaxRule {
  static let id: RuleID = "crypto/hard-coded-secret"
  static let kinds: [NodeKind] = [.stringLiteral, .variable, .call]

  init() {}

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard !node.isInTest else { return }
    switch node.kind {
    case .stringLiteral: add(NamedSecret(text: node), at: node, into: &report)
    case .variable: add(NamedSecret(bytes: node), at: node, into: &report)
    default: checkCall(node, into: &report)
    }
  }

  private func add(_ secret: NamedSecret?, at node: Node, into report: inout Report) {
    guard let secret else { return }
    guard secret.isPlausible else { return report.holds(at: node) }
    let message = SecretInSource(name: secret.name)
    guard let macro = secret.macro else { return report.violation(at: node, message) }
    report.add(.violated, at: node.tree.location(of: macro), tokens: [secret.name], message)
  }

  // MARK: Constants by use

  private func checkCall(_ call: Node, into report: inout Report) {
    guard let name = call.calledName else { return }
    if SecretComparison.isComparison(name) {
      guard let comparison = SecretComparison(call, name) else { return }
      guard !comparison.origin.isNamed, comparison.origin.isPlausible(for: comparison.noun) else {
        return report.holds(at: call)
      }
      report.violation(
        at: comparison.operand,
        ComparedWithConstant(function: name, entered: comparison.entered, name: comparison.origin.holder?.name))
    } else {
      for (argument, noun, isCertain) in SecretParameters(of: call, name).arguments {
        checkArgument(argument, noun, isCertain, name, into: &report)
      }
    }
  }

  private func checkArgument(
    _ argument: Node, _ noun: String, _ isCertain: Bool, _ function: String, into report: inout Report
  ) {
    guard let call = argument.parent, let origin = ConstantOrigin(argument, usedBy: call), !origin.isNamed,
      !(origin.holder.map { IdentifierWords($0.name).contains(anyOf: Self.harmless) } ?? false)
    else { return }
    let isLiteral = isCertain && origin.value.kind == .stringLiteral && origin.isPlausible(for: "secret")
    guard isLiteral || origin.isPlausible(for: noun) else { return report.holds(at: argument) }
    report.violation(at: argument, ConstantAsKey(function: function, noun: noun, name: origin.holder?.name))
  }

  /// Words of objects that may be known.
  private static let harmless = SecretName.harmless.union([
    "iv", "nonce", "salt", "modulus", "certificate", "cert", "ca", "zero", "zeros", "blank", "expected",
  ])
}

private struct SecretInSource: Message {
  let name: String
  var en: String { "the value of `\(name)` stands in the source" }
  var ja: String { "`\(name)` の値がソースコードに書かれている" }
}

private struct ComparedWithConstant: Message {
  let function: String
  let entered: String
  let name: String?
  var en: String {
    "`\(function)` compares `\(entered)` with a secret that stands in the source\(name.map { " (`\($0)`)" } ?? "")"
  }
  var ja: String { "`\(function)` が `\(entered)` を、ソースコードに書かれた秘密\(name.map { " (`\($0)`)" } ?? "")と比較している" }
}

private struct ConstantAsKey: Message {
  let function: String
  let noun: String
  let name: String?
  private var isKey: Bool { noun.hasPrefix("key") }
  var en: String {
    "`\(function)` gets a \(isKey ? "key" : "secret") that stands in the source\(name.map { " (`\($0)`)" } ?? "")"
  }
  var ja: String {
    "`\(function)` に渡す\(isKey ? "鍵" : "秘密")\(name.map { " (`\($0)`)" } ?? "")がソースコードに書かれている"
  }
}
