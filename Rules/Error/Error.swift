public import RuleKit

/// Ignored, lost and misread results.
public let errorFamily = Family(
  "error", files: embeddedFiles,
  rules: [
    .data("ignored-library-result"),
    .data("ignored-mbedtls-result"),
    .data("ignored-wolfssl-result"),
    .data("ignored-rtos-result"),
    .data("ignored-hal-result"),
    .swift(LostReallocation.self),
    .swift(InvertedErrorCheck.self),
    .swift(EmptyErrorHandler.self),
    .swift(ErrnoMisuse.self),
  ])
