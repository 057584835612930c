internal import Findings
internal import RuleKit
internal import Syntax

/// Finds encryption with an initialisation vector or nonce that is the same every time.
struct PredictableIv: SyntaxRule {
  static let id: RuleID = "crypto/predictable-iv"
  static let kinds: [NodeKind] = [.call]

  init() {}

  func check(_ call: Node, in unit: UnitScope, into report: inout Report) {
    let vectors = CryptoInterface.arguments(.iv, of: call, depth: 1)
    guard !vectors.isEmpty, encrypts(call), let function = call.enclosingFunction else { return }
    guard !call.isInTest else { return }
    for vector in vectors { judge(vector, of: call, in: function, into: &report) }
  }

  /// Whether the call's direction is encryption, or is not known.
  private func encrypts(_ call: Node) -> Bool {
    if let mode = CryptoInterface.arguments(.encrypts, of: call, depth: 0).first?.constantValue { return mode != 0 }
    if let mode = CryptoInterface.arguments(.decrypts, of: call, depth: 0).first?.constantValue { return mode == 0 }
    return !IdentifierWords(call.calledName ?? "").contains(anyOf: ["decrypt", "dec", "open", "unseal"])
  }

  private func judge(_ vector: Node, of call: Node, in function: Node, into report: inout Report) {
    let value = vector.withoutCasts
    let name = call.calledName ?? ""
    if value.kind == .stringLiteral || (value.kind == .compoundLiteral && value.isConstantAggregate) {
      report.violation(at: call, FixedVector(function: name, name: nil))
      return
    }
    guard let path = ObjectPath(value) else {
      // A null pointer means that the vector is set by another call.
      return report.holds(at: call)
    }
    let origin = VectorOrigin(path.root, names: path.names, before: call, in: function)
    switch origin.answer {
    case .fixed(let place):
      let steps = place.map {
        [
          Step(
            location: $0.location,
            text: Text(en: "`\(path.name)` gets its constant value here", ja: "ここで `\(path.name)` に定数が入る"))
        ]
      }
      report.violation(at: call, FixedVector(function: name, name: path.name), steps: steps ?? [])
    case .varies: report.holds(at: call)
    case .comesFromCaller:
      report.add(.unknown(.environment("`\(path.name)`")), at: call, FixedVector(function: name, name: path.name))
    }
  }
}

private struct FixedVector: Message {
  let function: String
  let name: String?
  var en: String {
    "`\(function)` encrypts with the same initialisation vector every time\(name.map { " (`\($0)`)" } ?? "")"
  }
  var ja: String { "`\(function)` が毎回同じ初期化ベクトル\(name.map { " (`\($0)`)" } ?? "")で暗号化する" }
}
