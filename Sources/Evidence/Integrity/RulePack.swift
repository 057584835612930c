public import Findings

/// The rules of a program as one thing.
public enum RulePack {
  /// SHA-256 over what is known of every rule: identity, metadata and both pages.
  public static func digest(of rules: [RuleDescriptor]) -> String {
    let parts = rules.sorted { $0.id < $1.id }.flatMap { rule in
      [
        rule.id.description, rule.severity.rawValue, rule.decidability.rawValue, rule.isDefault ? "on" : "off",
        rule.title.en, rule.title.ja, rule.hint.en, rule.hint.ja, rule.page.en, rule.page.ja,
      ] + rule.standards.map { "\($0.standard.rawValue) \($0.identifier) \($0.coverage.rawValue)" }
    }
    return sha256(parts.flatMap { Array($0.utf8) + [0] })
  }
}
