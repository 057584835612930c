public import RuleKit

/// The rules of this family.
public let declarationFamily = Family("declaration", files: embeddedFiles, rules: [])
