public import RuleKit

/// The rules of this family.
public let firmwareFamily = Family("firmware", files: embeddedFiles, rules: [])
