public import Findings

extension GateReport {
  /// The report for a terminal: one criterion a line with its value and limit.
  public func text(in language: Language) -> String {
    let isEnglish = language == .english
    var lines = [isEnglish ? "criteria of the configuration:" : "設定の判定項目:"]
    if isStandard {
      lines[0] =
        isEnglish
        ? "criteria (the configuration has no `gate:`; these are the program's own):"
        : "判定項目 (設定に `gate:` がないため、本プログラムの既定値):"
    }
    let ids = criteria.map(\.id.utf8.count).max() ?? 0
    for criterion in criteria {
      let mark = criterion.isMet ? (isEnglish ? "met    " : "満たす  ") : (isEnglish ? "NOT MET" : "満たさず")
      let name = criterion.id + String(repeating: " ", count: ids - criterion.id.utf8.count)
      let limit = isEnglish ? "limit" : "上限"
      lines.append(
        "  \(mark)  \(name)  \(criterion.valueText[language]) (\(limit) \(criterion.limitText)): \(criterion.title[language])"
      )
    }
    let met = criteria.count - unmet.count
    lines.append(
      isEnglish
        ? "\(met) of \(criteria.count) criteria met; the decision over a release is for people to make"
        : "\(criteria.count) 項目中 \(met) 項目を満たす。リリースの可否は人が判断する")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report for other programs.
  public var json: String {
    let members = criteria.map { criterion in
      JSON.members([
        "id": .string(criterion.id), "title": text(criterion.title), "value": criterion.valueJSON,
        "limit": .integer(criterion.limit), "met": .boolean(criterion.isMet),
      ])
    }
    return JSON.members([
      "format": "kenshin-gate", "version": 1, "policy": isStandard ? "standard" : "configuration",
      "criteria": .array(members), "met": .integer(criteria.count - unmet.count),
      "unmet": .integer(unmet.count),
    ]).pretty
  }

  private func text(_ text: Text) -> JSON { .members(["en": .string(text.en), "ja": .string(text.ja)]) }
}

extension GateCriterion {
  fileprivate var valueJSON: JSON? {
    switch value {
    case .count(let count): .members(["count": .integer(count)])
    case .share(let part, let whole): .members(["part": .integer(part), "whole": .integer(whole)])
    case .unavailable: nil
    }
  }
}
