public import RuleKit

/// The rules of this family.
public let conversionFamily = Family("conversion", files: embeddedFiles, rules: [])
