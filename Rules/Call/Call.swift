public import RuleKit

/// The rules of this family.
public let callFamily = Family("call", files: embeddedFiles, rules: [])
