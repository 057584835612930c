public import RuleKit

/// Cryptography and secrets.
public let cryptoFamily = Family(
  "crypto", files: embeddedFiles,
  rules: [
    .data("weak-hash"),
    .data("weak-cipher"),
    .data("ecb-mode"),
    .data("short-key"),
    .data("certificate-verification-disabled"),
    .swift(PredictableIv.self),
    .swift(PredictableKeyRandomness.self),
    .swift(HardCodedSecret.self),
    .swift(PrivateKeyInSource.self),
    .swift(TimingDependentComparison.self),
    .swift(SecretNotWiped.self),
    .swift(SecretFreedWithoutWipe.self),
    .swift(SecretInOutput.self),
    .swift(IgnoredVerification.self),
    .swift(RemovableWipe.self),
  ])
