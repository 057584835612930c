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
    case .stringLiteral: checkText(node, into: &report)
    case .variable: checkBytes(node, into: &report)
    default: checkKeyArguments(of: node, into: &report)
    }
  }

  // MARK: Text

  private func checkText(_ literal: Node, into report: inout Report) {
    guard case .string(let units)? = literal.literal, units.count >= 4 else { return }
    if let macro = macroName(of: literal) {
      guard let secret = SecretName(IdentifierWords(macro.name)), secret.isCertain,
        SecretText(units).isPlausible(for: secret.noun)
      else { return }
      guard let site = macro.definition, !literal.tree.file(site.file).isSystem else { return }
      report.add(
        .violated, at: literal.tree.location(of: site), tokens: [macro.name], SecretInSource(name: macro.name))
      return
    }
    guard let target = SecretTarget(of: literal), let secret = SecretName(target.words), !target.words.speakOfTest
    else { return }
    guard secret.isCertain || secret.noun == "pin", !target.words.contains(anyOf: ["expected"]) else { return }
    if SecretText(units).isPlausible(for: secret.noun) {
      report.violation(at: literal, SecretInSource(name: target.name))
    } else {
      report.holds(at: literal)
    }
  }

  private func macroName(of literal: Node) -> MacroExpansion? {
    literal.isFromMacroBody ? literal.expansions.last : nil
  }

  // MARK: Bytes

  private func checkBytes(_ variable: Node, into report: inout Report) {
    guard let declaration = variable.declaration, let initialiser = variable.initialiser?.withoutImplicitCasts,
      initialiser.kind == .initialiserList, declaration.type.isByteArray
    else { return }
    let words = IdentifierWords(declaration.name)
    guard let secret = SecretName(words), !words.speakOfTest, !words.contains(anyOf: ["expected"]) else { return }
    let bytes = initialiser.constantBytes
    let isBareKey =
      secret.noun == "key" && bytes.count >= 16 && declaration.type.element?.canonical.unqualifiedSpelling != "char"
    guard secret.isCertain || isBareKey else { return }
    if looksSecret(bytes, secret.noun) {
      report.violation(at: variable, SecretInSource(name: declaration.name))
    } else {
      report.holds(at: variable)
    }
  }

  private func looksSecret(_ bytes: [Int128], _ noun: String) -> Bool {
    let isShortCode = noun == "pin" || noun == "code" || noun == "pincode" || noun == "passcode"
    return isShortCode ? bytes.count >= 4 : bytes.count >= 8 && Set(bytes).count >= 4
  }

  // MARK: Keys by use

  private func checkKeyArguments(of call: Node, into report: inout Report) {
    for argument in CryptoInterface.arguments(.key, of: call, depth: 0) {
      let value = argument.withoutCasts
      if case .string(let units)? = value.literal, units.count >= 4, SecretTarget(of: value) == nil {
        report.violation(at: value, ConstantAsKey(function: call.calledName ?? "", name: nil))
      }
      guard let root = ObjectPath(argument)?.root, root.kind == .variable, root.type.isConstantObject,
        SecretName(IdentifierWords(root.name)).map({ !$0.isCertain && $0.noun != "key" }) ?? true,
        let bytes = root.initialiser?.constantBytes, looksSecret(bytes, "key")
      else { continue }
      report.violation(at: argument, ConstantAsKey(function: call.calledName ?? "", name: root.name))
    }
  }
}

private struct SecretInSource: Message {
  let name: String
  var en: String { "the value of `\(name)` stands in the source" }
  var ja: String { "`\(name)` の値がソースコードに書かれている" }
}

private struct ConstantAsKey: Message {
  let function: String
  let name: String?
  var en: String { "`\(function)` gets a key that stands in the source\(name.map { " (`\($0)`)" } ?? "")" }
  var ja: String { "`\(function)` に渡す鍵\(name.map { " (`\($0)`)" } ?? "")がソースコードに書かれている" }
}
