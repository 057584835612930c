internal import Basics
internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds local buffers that hold a secret and are left behind on the stack on some way out of the function.
struct SecretNotWiped: FunctionRule {
  static let id: RuleID = "crypto/secret-not-wiped"

  init() {}

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard !scope.function.isInTest else { return }
    let candidates = scope.function.descendants.filter { $0.kind == .variable }.compactMap { node in
      node.declaration.map { (node, $0) }
    }.filter { isSecret($0.1, in: scope.function) }
    guard !candidates.isEmpty else { return }
    let flow = try scope.result(of: ControlFlow.self)
    for (node, variable) in candidates {
      let lifetime = SecretLifetime(of: variable, in: scope.function, flow)
      guard let fill = lifetime.firstFill else { continue }
      guard let way = lifetime.openWay else {
        report.holds(at: node)
        continue
      }
      let steps = [
        Step(
          location: fill.location,
          text: Text(en: "`\(variable.name)` receives the secret here", ja: "ここで `\(variable.name)` に秘密が入る")),
        Step(
          location: way.location, text: Text(en: "the function is left here without a wipe", ja: "消去しないままここで関数を抜ける")),
      ]
      let line = way.location.line
      report.violation(
        at: node, SecretStays(name: variable.name, isWipedElsewhere: lifetime.isWipedSomewhere, line: line),
        steps: steps)
    }
  }

  // MARK: Candidates

  private func isSecret(_ variable: Declaration, in function: Node) -> Bool {
    guard variable.kind == .variable, variable.isLocal, !variable.type.isConstantObject else { return false }
    let words = IdentifierWords(variable.name)
    if variable.type.canonical.isRecord { return variable.type.canonical.holdsSecret(words) }
    guard variable.type.isByteArray, (variable.type.canonical.size ?? 64) >= 4 else { return false }
    if let name = SecretName(words), name.isCertain || (name.noun == "key" && variable.type.hasRoomForKey) {
      return true
    }
    // What is wiped on several ways so that the compiler keeps it is a secret.
    let wipes = function.calls.count { call in
      guard let name = call.calleeName, Wiping.isExplicit(name) else { return false }
      return call.arguments.first.flatMap { ObjectPath($0) }?.root == variable
    }
    if wipes > 1 { return true }
    return function.calls.contains { call in
      (CryptoInterface.arguments(.key, of: call) + CryptoInterface.arguments(.secret, of: call)).contains {
        guard let path = ObjectPath($0) else { return false }
        return path.root == variable && path.names.count == 1
      }
    }
  }
}

private struct SecretStays: Message {
  let name: String
  let isWipedElsewhere: Bool
  let line: Int
  var en: String {
    isWipedElsewhere
      ? "`\(name)` holds a secret that is not wiped where the function is left in line \(line)"
      : "`\(name)` holds a secret that stays on the stack when the function is left"
  }
  var ja: String {
    isWipedElsewhere
      ? "`\(name)` の秘密が、\(line) 行目で関数を抜けるときに消去されない"
      : "`\(name)` の秘密が、関数を抜けた後もスタックに残る"
  }
}
