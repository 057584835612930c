public import RuleKit

/// The rules of this family.
public let formatFamily = Family("format", files: embeddedFiles, rules: [])
