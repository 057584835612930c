internal import Findings

/// The pages of the built-in rules.
enum SuppressionPages {
  static let missingReason = Text(
    en: """
      ## What it finds
      A comment that allows a rule and does not say why. Such a comment suppresses nothing.

      ## Why it matters
      Whoever reviews or audits the code has to know why a violation is acceptable. MISRA Compliance:2020 asks for
      the reason of each deviation, and IEC 81001-5-1 for the justification of each finding that is not repaired.

      ## Example
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-copy
      ```

      ## Write instead
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-copy both sizes are checked by static_assert
      ```

      ## Limits
      Whether the reason is a good one is for people to judge.

      ## References
      MISRA Compliance:2020, 4.2 (deviations)
      """,
    ja: """
      ## 検出するもの
      ルールを許可しているのに理由を書いていないコメント。このようなコメントは何も抑制しません。

      ## なぜ問題か
      レビューや監査をする人は、違反を許容できる理由を知る必要があります。MISRA Compliance:2020 は逸脱ごとに
      理由を、IEC 81001-5-1 は修正しない指摘ごとに正当化の根拠を求めています。

      ## 例
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-copy
      ```

      ## 代わりの書き方
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-copy both sizes are checked by static_assert
      ```

      ## 限界
      理由が妥当かどうかは人が判断します。

      ## 参考
      MISRA Compliance:2020, 4.2 (deviations)
      """)

  static let unknownRule = Text(
    en: """
      ## What it finds
      A comment that allows a rule that does not exist, mostly because its name is misspelled or has changed.

      ## Why it matters
      The author believes that a finding is allowed with a reason on record, and it is not.

      ## Example
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-cpoy sizes are checked by static_assert
      ```

      ## Write instead
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-copy sizes are checked by static_assert
      ```

      ## Limits
      Rules of one's own are known only in runs whose configuration loads them.

      ## References
      None.
      """,
    ja: """
      ## 検出するもの
      存在しないルールを許可しているコメント。多くは綴りの誤りか、ルール名の変更によるものです。

      ## なぜ問題か
      書いた人は理由を記録して許可したつもりでも、実際には許可されていません。

      ## 例
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-cpoy sizes are checked by static_assert
      ```

      ## 代わりの書き方
      ```c
      strcpy(name, DEFAULT_NAME);   // kenshin: allow call/unbounded-copy sizes are checked by static_assert
      ```

      ## 限界
      独自ルールは、設定で読み込んだ実行でのみ認識されます。

      ## 参考
      なし。
      """)

  static let unused = Text(
    en: """
      ## What it finds
      A comment that allows a rule where that rule, although it was applied, has no finding.

      ## Why it matters
      A comment that outlives its reason hides the next violation on that line, and an auditor reads of a deviation
      that is not there.

      ## Example
      ```c
      strlcpy(name, given, sizeof name);   // kenshin: allow call/unbounded-copy sizes are checked by static_assert
      ```

      ## Write instead
      ```c
      strlcpy(name, given, sizeof name);
      ```

      ## Limits
      Nothing is said where the rule was not applied in the run. Where the file was not analysed completely the
      answer is undecided.

      ## References
      None.
      """,
    ja: """
      ## 検出するもの
      ルールが適用されたのに、許可している場所にそのルールの指摘がないコメント。

      ## なぜ問題か
      理由がなくなった後も残るコメントは、その行の次の違反を隠します。また、監査する人は実在しない逸脱を
      読むことになります。

      ## 例
      ```c
      strlcpy(name, given, sizeof name);   // kenshin: allow call/unbounded-copy sizes are checked by static_assert
      ```

      ## 代わりの書き方
      ```c
      strlcpy(name, given, sizeof name);
      ```

      ## 限界
      その実行でルールが適用されていない場合は何も報告しません。ファイルを完全に解析できなかった場合は「判定不能」です。

      ## 参考
      なし。
      """)
}
