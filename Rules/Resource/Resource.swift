public import RuleKit

/// Files, descriptors and other resources that a program opens and closes.
public let resourceFamily = Family(
  "resource", files: embeddedFiles,
  rules: [
    .swift(UnreleasedResource.self),
    .swift(UseAfterClose.self),
    .swift(DoubleClose.self),
  ])
