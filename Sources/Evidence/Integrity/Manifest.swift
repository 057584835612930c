public import Findings
internal import Foundation
internal import Triage

/// A file of a set of evidence.
public struct ManifestFile: Hashable, Sendable, Codable {
  /// Relative to the set's folder.
  public let path: String
  public let role: String
  public let size: Int
  public let sha256: String

  public init(path: String, role: String, bytes: [UInt8]) {
    self.path = path
    self.role = role
    size = bytes.count
    sha256 = Evidence.sha256(bytes)
  }
}

/// The list of a set's files with their hashes, and what they were made from.
public struct Manifest: Hashable, Sendable, Codable {
  public static let fileName = "manifest.json"
  public static let signatureName = "manifest.sig.json"

  /// A place that differs between two runs on equal input.
  public struct Place: Hashable, Sendable {
    public let path: String
    public let what: Text
  }

  public static let runSpecific: [Place] = [
    Place(path: "D03-*", what: Text(en: "start and end of the run, host", ja: "実行の開始・終了日時、実行環境")),
    Place(
      path: "D10-*",
      what: Text(
        en: "start and end of the run, hashes and sizes of D03 and D07", ja: "実行の開始・終了日時、D03・D07 のハッシュ値及びサイズ")),
    Place(path: "D07-*", what: Text(en: "host and date of the validation", ja: "実行環境、バリデーションの実施日時")),
    Place(
      path: "manifest.json",
      what: Text(
        en: "`started`, `ended`, `machine`, hashes and sizes of D03, D07 and D10",
        ja: "`started`、`ended`、`machine`、D03・D07・D10 のハッシュ値及びサイズ")),
  ]

  public struct Tool: Hashable, Sendable, Codable {
    public let name: String
    public let version: String
    public let sha256: String?
    public let rulePackSha256: String
    public let frontend: String
  }

  public struct Input: Hashable, Sendable, Codable {
    public let role: String
    public let path: String
    public let sha256: String
  }

  public struct Specific: Hashable, Sendable, Codable {
    public let path: String
    public let what: String
  }

  public struct Withheld: Hashable, Sendable, Codable {
    public let documents: [String]
    public let reason: String
  }

  public let format: String
  public let version: Int
  public let id: String
  public let tool: Tool
  public let commandLine: String
  public let commit: String?
  public let changedFiles: Int?
  public let started: String
  public let ended: String
  public let machine: String
  /// SHA-256 of the manifest before this one.
  public let previous: String?
  public let inputs: [Input]
  public let files: [ManifestFile]
  public let runSpecific: [Specific]
  public let withheld: [Withheld]

  private static let formatName = "kenshin-evidence-manifest"

  /// - Parameter files: every file of the set except the manifest and its signature.
  public init(_ input: EvidenceInput, files: [ManifestFile], withheld: [Refusal]) {
    let run = input.run
    format = Self.formatName
    version = 1
    id = input.manifestID
    tool = Tool(
      name: "Kenshin", version: run.tool.version, sha256: run.tool.digest, rulePackSha256: run.tool.rulePackDigest,
      frontend: run.tool.frontend)
    commandLine = run.commandLine
    commit = run.commit
    changedFiles = run.changedFiles?.count
    started = run.startUTC
    ended = run.endUTC
    machine = run.machine
    previous = run.previousManifest
    let settings = run.configuration.map { ("settings", $0) }
    let project = run.projectFile.map { ("project", $0) }
    // A history is named by the last hash of its chain: its file's bytes say less and differ between equal histories.
    let history = run.history.map { ("history-chain", $0.file) }
    let register = run.registerFiles.map { ("register", $0) }
    inputs = ([settings, project].compactMap { $0 } + register + [history].compactMap { $0 }).map {
      Input(role: $0, path: $1.path, sha256: $1.digest)
    }
    self.files = files.sorted { $0.path < $1.path }
    runSpecific = Self.runSpecific.map { Specific(path: $0.path, what: $0.what.en) }
    self.withheld = withheld.map { Withheld(documents: $0.documents.map(\.rawValue), reason: $0.text.en) }
  }

  /// The file's text.
  public var text: String { json.pretty }

  private var json: JSON {
    .members([
      "format": .string(format), "version": .integer(version), "id": .string(id),
      "tool": .members([
        "name": .string(tool.name), "version": .string(tool.version), "sha256": .text(tool.sha256),
        "rulePackSha256": .string(tool.rulePackSha256), "frontend": .string(tool.frontend),
      ]),
      "commandLine": .string(commandLine), "commit": .text(commit),
      "changedFiles": changedFiles.map { .integer($0) }, "started": .string(started), "ended": .string(ended),
      "machine": .string(machine), "previous": .text(previous),
      "inputs": .array(
        inputs.map {
          .members(["role": .string($0.role), "path": .string($0.path), "sha256": .string($0.sha256)])
        }),
      "files": .array(
        files.map {
          .members([
            "path": .string($0.path), "role": .string($0.role), "size": .integer($0.size), "sha256": .string($0.sha256),
          ])
        }),
      "runSpecific": .array(runSpecific.map { .members(["path": .string($0.path), "what": .string($0.what)]) }),
      "withheld": .array(
        withheld.map { .members(["documents": .strings($0.documents), "reason": .string($0.reason)]) }),
    ])
  }

  /// Reads a manifest.
  ///
  /// - Throws: `ManifestFailure` for what is none.
  public init(reading bytes: [UInt8]) throws(ManifestFailure) {
    do {
      self = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    } catch {
      throw ManifestFailure(reason: Text(en: "it cannot be read: \(error)", ja: "読み込めない: \(error)"))
    }
    guard format == Self.formatName, version == 1 else {
      throw ManifestFailure(
        reason: Text(
          en: "expected \(Self.formatName) version 1, found \(format) version \(version)",
          ja: "\(Self.formatName) バージョン 1 が必要だが、\(format) バージョン \(version) と書かれている"))
    }
  }
}

/// A manifest that is none.
public struct ManifestFailure: Error, Sendable {
  public let reason: Text
}
