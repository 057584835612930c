public import Findings
public import Triage

/// Everything that the documents are made from.
public struct EvidenceInput: Sendable {
  public let triaged: TriagedExamination
  public let project: ProjectMetadata
  public let run: RunFacts
  /// The text of a source file by `Location.path`; nil where it cannot be had.
  public let sourceText: @Sendable (_ path: String) -> String?
  /// The results of `kenshin validate`; nil where there are none for this version and rule pack.
  public var validation: ValidationResult?
  /// The criteria of the gate as they were computed.
  public var criteria: [GateCriterion] = []
  /// The register's rows in its order.
  var rows: [RegisterRow] = []
  /// The row that is about a finding, by fingerprint: an index into `rows`.
  private var rowOfFinding: [Fingerprint: Int] = [:]
  /// Whose files are whose by the settings, besides what the project file says.
  public var classes = FileClasses()
  /// Rules from which the register allows no deviation.
  public var mandatory: Set<RuleID> = []
  /// The machines for which the sources were read.
  public var targets: [TargetFacts] = []
  /// The files of the set with their hashes, for the manifest; known when all others are written.
  public var files: [ManifestFile] = []
  let figures: Figures

  public init(
    triaged: TriagedExamination, project: ProjectMetadata, run: RunFacts,
    sourceText: @escaping @Sendable (_ path: String) -> String? = { _ in nil }
  ) {
    self.triaged = triaged
    self.project = project
    self.run = run
    self.sourceText = sourceText
    figures = Figures(triaged)
    read(triaged.register)
  }

  private mutating func read(_ register: RegisterOutcome?) {
    rows = (register?.rows ?? []).map { RegisterRow($0) }
    let positions = Dictionary(rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for finding in triaged.findings {
      if let row = finding.ruling?.row { rowOfFinding[finding.finding.fingerprint] = positions[row.id] }
    }
  }

  /// The class of a file: by the project file, then by the settings.
  func fileClass(of path: String) -> ProjectMetadata.FileClass {
    let named = project.fileClass(of: path).kind
    guard named == .own else { return named }
    switch classes.fileClass(of: path) {
    case .own: return .own
    case .thirdParty: return .thirdParty
    case .generated: return .generated
    }
  }

  var examination: Examination { triaged.examination }

  func row(of finding: Finding) -> RegisterRow? { rowOfFinding[finding.fingerprint].map { rows[$0] } }

  /// The identity of the set of documents: equal input gives an equal identity.
  public var manifestID: String {
    let parts = [
      triaged.guid, run.sarifDigest, run.tool.version, run.tool.rulePackDigest, run.projectFile?.digest ?? "",
      run.configuration?.digest ?? "", run.previousManifest ?? "",
    ]
    return ContentID.text(of: parts + (run.registerFiles + [run.history?.file].compactMap { $0 }).map(\.digest))
  }

  /// What page 1 says about the register.
  var registerWarnings: [Text] {
    let expired = rows.filter(\.isExpired)
    guard !expired.isEmpty else { return [] }
    let names = expired.map(\.id).joined(separator: ", ")
    return [
      Text(
        en: "\(expired.count) deviations or dispositions have expired: \(names).",
        ja: "期限切れの逸脱又は処置が \(expired.count) 件ある: \(names)。")
    ]
  }
}

/// A machine for which sources were read, and what its compiler decides (ISO/IEC 9899 Annex J.3).
public struct TargetFacts: Hashable, Sendable {
  public let name: String
  public let dialect: String
  /// Translation units with this target and dialect.
  public let units: Int
  public let isBigEndian: Bool
  public let isCharSigned: Bool
  /// Bits of int, long and pointers.
  public let widths: [Int]

  public init(
    name: String, dialect: String, units: Int, isBigEndian: Bool, isCharSigned: Bool, widths: [Int]
  ) {
    self.name = name
    self.dialect = dialect
    self.units = units
    self.isBigEndian = isBigEndian
    self.isCharSigned = isCharSigned
    self.widths = widths
  }
}
