public import Findings
public import Triage

/// The formats in which a run can be written.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text
  case html
  case sarif
  case sarifAudit = "sarif-audit"
  case sarifGitHub = "sarif-github"
  case sarifDojo = "sarif-dojo"
  case sarifCodeChecker = "sarif-codechecker"
  case json
  case gitlabSAST = "gitlab-sast"
  case gitlabCodeQuality = "gitlab-codequality"
  case github
  case junit
  case checkstyle

  /// The name that `--output NAME=FILE` takes.
  public var name: String { rawValue }

  public init(named name: String) throws(UnknownReportFormat) {
    guard let format = ReportFormat(rawValue: name) else { throw UnknownReportFormat(name: name) }
    self = format
  }

  /// One sentence on the format, for help texts.
  public var summary: Text {
    switch self {
    case .text: Text(en: "for people, in the terminal", ja: "ターミナル表示用")
    case .html:
      Text(en: "one self-contained page for the browser, in both languages", ja: "ブラウザ用の単独ページ（日英両言語）")
    case .sarif:
      Text(en: "SARIF 2.1.0 with all findings", ja: "SARIF 2.1.0（全ての指摘）")
    case .sarifAudit:
      Text(
        en: "SARIF 2.1.0 with undecided sites too, for archives and audits",
        ja: "SARIF 2.1.0（判定できなかった箇所も含む。保管・監査用）")
    case .sarifGitHub:
      Text(en: "SARIF 2.1.0 within the limits of GitHub code scanning", ja: "SARIF 2.1.0（GitHub code scanning 用）")
    case .sarifDojo: Text(en: "SARIF 2.1.0 as DefectDojo reads it", ja: "SARIF 2.1.0（DefectDojo 用）")
    case .sarifCodeChecker: Text(en: "SARIF 2.1.0 as CodeChecker reads it", ja: "SARIF 2.1.0（CodeChecker 用）")
    case .json: Text(en: "Kenshin's own JSON, version 1", ja: "Kenshin 独自の JSON（バージョン 1）")
    case .gitlabSAST: Text(en: "GitLab SAST report", ja: "GitLab SAST レポート")
    case .gitlabCodeQuality: Text(en: "GitLab Code Quality report", ja: "GitLab Code Quality レポート")
    case .github: Text(en: "GitHub workflow annotations", ja: "GitHub ワークフローのアノテーション")
    case .junit: Text(en: "JUnit XML", ja: "JUnit XML")
    case .checkstyle: Text(en: "Checkstyle XML", ja: "Checkstyle XML")
    }
  }

  /// The report's text; equal input gives equal text.
  public func render(_ triaged: TriagedExamination, context: ReportContext) -> String {
    switch self {
    case .text: TextReport(triaged, context: context).text
    case .html: HTMLPage(triaged, context: context).text
    case .sarif: SARIFLog(triaged, context: context, profile: .findings).json.pretty
    case .sarifAudit: SARIFLog(triaged, context: context, profile: .audit).json.pretty
    case .sarifGitHub: SARIFLog(triaged, context: context, profile: .github).json.pretty
    case .sarifDojo: SARIFLog(triaged, context: context, profile: .dojo).json.pretty
    case .sarifCodeChecker: SARIFLog(triaged, context: context, profile: .codeChecker).json.pretty
    case .json: JSONReport(triaged, context: context).json.pretty
    case .gitlabSAST: GitLabSAST(triaged, context: context).json.pretty
    case .gitlabCodeQuality: GitLabCodeQuality(triaged, context: context).json.pretty
    case .github: GitHubAnnotations(triaged, context: context).text
    case .junit: JUnitReport(triaged, context: context).text
    case .checkstyle: CheckstyleReport(triaged, context: context).text
    }
  }
}

/// A name that is no report format.
public struct UnknownReportFormat: Error, Hashable, Sendable {
  public let name: String

  public var text: Text {
    let names = ReportFormat.allCases.map(\.name).joined(separator: ", ")
    return Text(
      en: "unknown report format '\(name)'; the formats are \(names)",
      ja: "レポート形式 '\(name)' はありません。使える形式: \(names)")
  }
}
