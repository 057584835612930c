internal import Findings

/// Claims that no static analysis can carry, in both languages.
enum Claims {
  /// What is said of a standard that only an assessment could say.
  private static let conformity = [
    "conform", "complies", "comply with", "compliant", "compliance", "certified", "certification", "satisfies",
    "satisfied", "fulfils", "fulfills", "fulfilled", "meets all", "適合", "準拠", "認証", "満足", "充足", "満たし", "満たす",
  ]

  private static let standards = [
    "81001-5-1", "62304", "62443", "misra", "cert c", "cert-c", "17961", "14971", "13485", "82304",
  ]

  /// Words with which a sentence says the opposite, or only asks.
  private static let negations = [
    "not ", "cannot", "neither", "whether", "gap", "ではない", "ではなく", "示さない", "意味しない", "主張しない", "できない", "か否か", "かどうか",
    "ギャップ",
  ]

  private static let absences: [String] =
    [
      "no vulnerabilit", "no known vulnerabilit", "free of vulnerabilit", "free from vulnerabilit",
      "without vulnerabilit", "no defects", "free of defects", "free from defects", "defect-free", "bug-free",
      "no weaknesses", "free of weaknesses", "vulnerability-free", "no security issues",
    ]
    + ["脆弱性", "ぜい弱性", "欠陥", "弱点"].flatMap { subject in
      ["はない", "がない", "なし", "無し", "は無い", "が無い", "は存在しない", "が存在しない", "はありません", "がありません", "ゼロ"].map { subject + $0 }
    }

  private static let validations = ["validated by the supplier", "supplier-validated", "供給者によりバリデート", "供給者がバリデート"]

  private static let decisions = [
    "static analysis: go", "gate: go", "release decision: go", "判定: go", "判定：go", "判定は合格",
  ]

  /// What Annex F cannot make up for (F.2 to F.4 look at what exists; they change no past).
  private static let pasts = [
    "transition complete", "transition is complete", "transition has been completed", "transition was completed",
    "移行完了", "移行は完了", "移行が完了", "移行を完了",
  ]

  private static let followed = ["was followed", "were followed", "has been followed", "に従って開発", "に従い開発", "に基づき開発"]

  private static let protections = [
    "integrity protected", "integrity-protected", "integrity of the binar", "完全性が保護", "完全性を保護", "完全性が保証", "完全性を保証",
  ]

  private static let clauses = ["clause 4", "clause 5", "clause 6", "clause 7", "clause 8", "clause 9", "箇条"]

  /// What in a text is refused; nil for none.
  static func refused(in text: String) -> Text? {
    for sentence in sentences(of: text) {
      if claimsPast(sentence) {
        return Text(
          en:
            "this reads as a claim about the original development or a finished transition; say what was assessed now",
          ja: "当初の開発又は移行の完了に関する主張と読める。今回評価した内容を記載すること")
      }
      if !isDenied(sentence), protections.contains(where: sentence.contains) {
        return Text(
          en: "hashes of the evidence protect no product; name the product's own mechanism instead",
          ja: "証跡のハッシュ値は製品の完全性を保護するものではない。製品自体の機構を記載すること")
      }
      if claimsConformity(sentence) {
        return Text(
          en: "this reads as a claim of conformity or certification; say what was done and what remains instead",
          ja: "規格への適合又は認証の主張と読める。実施した内容と残る作業を記載すること")
      }
      if absences.contains(where: sentence.contains) {
        return Text(
          en: "this reads as a claim that weaknesses are absent, which no analysis can show",
          ja: "弱点が存在しないという主張と読める。解析では示せないため記載できない")
      }
      if validations.contains(where: sentence.contains) {
        return Text(
          en: "a validation by the supplier cannot be stated; the user concludes and signs",
          ja: "供給者によるバリデーションは記載できない。結論と署名は使用者が行う")
      }
      if decisions.contains(where: sentence.contains) {
        return Text(
          en: "a release decision cannot come from a file; it is made by hand in the boxes of the record",
          ja: "リリース判定はファイルから記載できない。記録の判定欄に手で記入すること")
      }
    }
    return nil
  }

  private static func isDenied(_ sentence: String) -> Bool { negations.contains(where: sentence.contains) }

  /// About a standard, or about one of its clauses.
  private static func claimsConformity(_ sentence: String) -> Bool {
    guard (standards + clauses).contains(where: sentence.contains), !isDenied(sentence) else { return false }
    return conformity.contains(where: sentence.contains)
  }

  private static func claimsPast(_ sentence: String) -> Bool {
    guard !isDenied(sentence) else { return false }
    return pasts.contains(where: sentence.contains)
      || sentence.contains("5.5") && followed.contains(where: sentence.contains)
  }

  /// Sentences in lower case on one line; full stops inside of numbers such as 5.5.2 end none.
  private static func sentences(of text: String) -> [String] {
    text.lowercased().split(whereSeparator: \.isNewline).joined(separator: " ")
      .replacing(". ", with: "\n").replacing("。", with: "\n").split(separator: "\n").map(String.init)
  }
}
