public import RuleKit

/// The rules of this family.
public let preprocessorFamily = Family("preprocessor", files: embeddedFiles, rules: [])
