public import RuleKit

/// The rules of this family.
public let controlFamily = Family("control", files: embeddedFiles, rules: [])
