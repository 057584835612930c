public import RuleKit

/// The rules of this family.
public let errorFamily = Family("error", files: embeddedFiles, rules: [])
