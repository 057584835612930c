public import RuleKit

/// Declarations that contradict each other, the language, or the life of what they declare.
public let declarationFamily = Family(
  "declaration", files: embeddedFiles,
  rules: [
    .swift(MismatchedDeclarations.self),
    .swift(NonPrototype.self),
    .swift(ImplicitFunction.self),
    .swift(ReturnedLocalAddress.self),
    .swift(ShadowedIdentifier.self),
    .swift(ReservedName.self),
  ])
