internal import Findings

/// Computes the values of criteria.
struct GateMeasure {
  let subject: GateSubject
  let classes: FileClasses

  func left(_ fileClass: FileClass, _ severity: Severity, limit: Int) -> GateCriterion {
    let count = subject.violations.count {
      $0.isLeft && $0.severity == severity && classes.fileClass(of: $0.path) == fileClass
    }
    return GateCriterion(
      id: "findings.\(fileClass.rawValue).\(severity.rawValue)",
      title: Text(
        en: "findings of severity \(severity.title.en) left in \(fileClass.title.en) code",
        ja: "\(fileClass.title.ja)に残る重大度「\(severity.title.ja)」の指摘"),
      value: .count(count), limit: limit)
  }

  func new(_ severity: Severity, limit: Int) -> GateCriterion {
    let count = subject.violations.count {
      $0.isActive && $0.severity == severity && $0.baselineState == .new
    }
    return GateCriterion(
      id: "new.\(severity.rawValue)",
      title: Text(
        en: "findings of severity \(severity.title.en) that are not in the baseline",
        ja: "ベースラインにない重大度「\(severity.title.ja)」の指摘"),
      value: subject.baseline == nil ? .unavailable : .count(count), limit: limit)
  }

  func allowed(_ kind: Disposition.Kind, limit: Int) -> GateCriterion {
    GateCriterion(
      id: "dispositions.\(kind.rawValue)",
      title: Text(en: "findings with the disposition \(kind.title.en)", ja: "処置が「\(kind.title.ja)」の指摘"),
      value: .count(subject.violations.count { $0.allowedBy == kind }), limit: limit)
  }

  func unknown(limit: Int) -> GateCriterion {
    GateCriterion(
      id: "coverage.unknown-share",
      title: Text(en: "share of the check sites that are undecided", ja: "検査箇所のうち判定不能の割合"),
      value: .share(part: subject.coverage.undecidedSites, of: subject.coverage.sites), limit: limit)
  }

  func open(limit: Int) -> GateCriterion {
    let value = subject.coverage.proof.map { GateCriterion.Value.share(part: $0.open, of: $0.sites) }
    return GateCriterion(
      id: "coverage.open-share",
      title: Text(
        en: "share of the check sites on memory and numbers that are neither proved nor violated",
        ja: "メモリ及び数値の検査箇所のうち未決（証明も違反も得られていない）の割合"),
      value: value ?? .unavailable, limit: limit)
  }

  func count(_ name: GatePolicy.Limit, limit: Int) -> GateCriterion {
    let value = count(name).map { GateCriterion.Value.count($0) }
    return GateCriterion(id: name.id, title: name.title, value: value ?? .unavailable, limit: limit)
  }

  private func count(_ name: GatePolicy.Limit) -> Int? {
    switch name {
    case .undisposed: subject.violations.count { $0.isActive && !$0.hasRow }
    case .registerErrors: subject.register.errors
    case .unapproved: subject.register.unapproved
    case .selfApproved: subject.register.selfApproved
    case .expired: subject.register.expired
    case .unregisteredComments: subject.violations.count(where: \.hasBareComment)
    case .absentBaseline: subject.baseline?.absent
    case .unjudgedBaseline: subject.baseline?.unjudged
    case .failedUnits: subject.coverage.failedUnits
    case .approximateUnits: subject.coverage.approximateUnits
    case .incompleteFunctions: subject.coverage.incompleteFunctions
    case .unfollowedFunctions: subject.coverage.unfollowedFunctions
    case .runProblems: subject.coverage.runProblems
    case .commitsApart: subject.state.commitsApart
    case .uncommittedFiles: subject.state.uncommittedFiles
    case .changedFiles: subject.state.changedFiles
    }
  }
}

extension GatePolicy.Limit {
  var id: String {
    switch self {
    case .undisposed, .registerErrors, .unapproved, .selfApproved, .expired, .unregisteredComments:
      "register.\(rawValue)"
    case .absentBaseline, .unjudgedBaseline: "baseline.\(rawValue)"
    case .failedUnits, .approximateUnits, .incompleteFunctions, .unfollowedFunctions, .runProblems:
      "coverage.\(rawValue)"
    case .commitsApart, .uncommittedFiles, .changedFiles: "run.\(rawValue)"
    }
  }

  fileprivate var title: Text {
    switch self {
    case .undisposed: Text(en: "active findings without a row in the register", ja: "台帳に行のない未処置の指摘")
    case .registerErrors: Text(en: "errors in the register", ja: "台帳の誤り")
    case .unapproved: Text(en: "rows of the register without approval", ja: "未承認の台帳の行")
    case .selfApproved: Text(en: "rows that their proposer has approved", ja: "起案者自身が承認した台帳の行")
    case .expired: Text(en: "expired rows of the register", ja: "期限切れの台帳の行")
    case .unregisteredComments:
      Text(en: "findings allowed by a comment that names no row", ja: "台帳の行を参照しないコメントで許容された指摘")
    case .absentBaseline:
      Text(en: "entries of the baseline that are no longer found", ja: "検出されなくなったベースライン項目")
    case .unjudgedBaseline:
      Text(en: "entries of the baseline that the run cannot judge", ja: "本実行で判定できないベースライン項目")
    case .failedUnits: Text(en: "units that were not analysed", ja: "解析できなかった翻訳単位")
    case .approximateUnits: Text(en: "units analysed with something missing", ja: "一部が欠けたまま解析した翻訳単位")
    case .incompleteFunctions:
      Text(en: "functions that were not parsed completely", ja: "完全には構文解析できなかった関数")
    case .unfollowedFunctions:
      Text(en: "functions whose paths were not all followed", ja: "すべての経路を調べてはいない関数")
    case .runProblems: Text(en: "problems of the run as a whole", ja: "実行全体の問題")
    case .commitsApart:
      Text(en: "commits between the examined one and the one asked about", ja: "解析したコミットと対象コミットの間のコミット数")
    case .uncommittedFiles: Text(en: "files that differ from the commit", ja: "コミットと異なるファイル")
    case .changedFiles: Text(en: "files that have changed since the run", ja: "実行後に変更されたファイル")
    }
  }
}

extension Severity {
  fileprivate var title: Text {
    switch self {
    case .high: Text(en: "high", ja: "高")
    case .medium: Text(en: "medium", ja: "中")
    case .low: Text(en: "low", ja: "低")
    }
  }
}
