internal import Findings
internal import Source
internal import Triage

/// What a run did not look at, why, and what to do about it.
struct Incompleteness {
  struct Reason {
    enum Kind { case failedUnit, approximateUnit, incompleteFunctions, run }

    let kind: Kind
    /// The unit, or what the reason is about.
    let subject: Text
    let problems: [Step]
    /// The main file of the unit; nil where the reason is about the run.
    let unit: String?
    /// The place to which a service can attach the reason.
    let place: Location?

    var isFailure: Bool { kind == .failedUnit }

    /// The file under which reports list the reason; empty where there is none.
    var file: String { unit ?? place?.path ?? "" }

    /// The line of `file`; the first where the problem lies in another file.
    var line: Int { place?.path == file ? max(1, place?.line ?? 1) : 1 }

    /// The reason on one line.
    func line(in language: Language) -> String {
      let what = problems.map { $0.text[language] }.joined(separator: "; ")
      return what.isEmpty ? subject[language] : "\(subject[language]): \(what)"
    }
  }

  let reasons: [Reason]

  /// - Parameter shown: how the report writes a path.
  init(_ triaged: TriagedExamination, shown: (String) -> String = { $0 }) {
    let examination = triaged.examination
    let run = examination.problems.map { problem in
      Reason(
        kind: .run, subject: Text(en: "problem of the run", ja: "実行全体の問題"), problems: [problem], unit: nil,
        place: problem.location.path.isEmpty ? nil : problem.location)
    }
    reasons = run + examination.units.flatMap { Incompleteness.reasons(of: $0, shown: shown) }
  }

  private static func reasons(of unit: UnitOutcome, shown: (String) -> String) -> [Reason] {
    let name = shown(unit.path) + (unit.variant.isEmpty ? "" : " [\(unit.variant)]")
    let place = unit.problems.first?.location ?? Location(path: unit.path)
    var reasons: [Reason] = []
    switch unit.state {
    case .complete: break
    // Flags that were guessed and led to no error are counted, and are no reason.
    case .approximate where unit.problems.isEmpty: break
    case .approximate:
      reasons.append(
        Reason(
          kind: .approximateUnit,
          subject: Text(en: "\(name) was analysed approximately", ja: "\(name) は近似的にしか解析できませんでした"),
          problems: unit.problems, unit: unit.path,
          place: place))
    case .failed:
      reasons.append(
        Reason(
          kind: .failedUnit, subject: Text(en: "\(name) was not analysed", ja: "\(name) を解析できませんでした"),
          problems: unit.problems, unit: unit.path,
          place: place))
    }
    if !unit.incompleteFunctions.isEmpty {
      let names = unit.incompleteFunctions.joined(separator: ", ")
      reasons.append(
        Reason(
          kind: .incompleteFunctions,
          subject: Text(
            en: "\(name): functions analysed only in part: \(names)", ja: "\(name): 一部しか解析できなかった関数: \(names)"),
          problems: [], unit: unit.path, place: Location(path: unit.path)))
    }
    return reasons
  }

  /// What to do, one sentence for each kind of reason that occurs.
  var advice: [Text] {
    let kinds = Set(reasons.map(\.kind))
    var advice: [Text] = []
    if kinds.contains(.failedUnit) {
      advice.append(
        Text(
          en:
            "look at the reason given for each file that was not analysed; a crash or a hang is a defect of Kenshin worth reporting",
          ja: "解析できなかったファイルごとの理由を確認する。異常終了や無応答は Kenshin の不具合なので報告してほしい"))
    }
    if kinds.contains(.approximateUnit) {
      advice.append(
        Text(
          en:
            "make missing headers and definitions known: -p FOLDER with a compile_commands.json, or include folders with -I",
          ja: "不足しているヘッダや定義が分かるよう、compile_commands.json のあるフォルダを -p で指定するか、-I でインクルードフォルダを追加する"))
    }
    if kinds.contains(.incompleteFunctions) {
      advice.append(
        Text(
          en: "repair the errors in those functions, or name the compiler's dialect if they are its extensions",
          ja: "該当する関数のエラーを直す。コンパイラの独自拡張であれば、そのコンパイラを設定で指定する"))
    }
    return advice
  }
}
