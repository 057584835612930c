public import RuleKit

/// The rules of this family.
public let expressionFamily = Family("expression", files: embeddedFiles, rules: [])
