public import RuleKit

/// The rules of this family.
public let cryptoFamily = Family("crypto", files: embeddedFiles, rules: [])
