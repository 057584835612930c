public import RuleKit

/// Permissions of files and privileges of processes.
public let accessFamily = Family(
  "access", files: embeddedFiles,
  rules: [
    .swift(ChrootWithoutChdir.self),
    .swift(MisusedUmask.self),
    .swift(PrivilegesDroppedInWrongOrder.self),
    .swift(WorldWritablePermission.self),
  ])
