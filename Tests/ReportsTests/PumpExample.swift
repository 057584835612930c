import Findings
import Source
import Triage

@testable import Reports

extension Examples {
  /// The texts of the files of `pump`.
  static let sources = [
    "src/dose.c": """
    #include "dose.h"

    /* 用量計算 */
    int rate(int volume, int minutes)
    {
    \tint 流量 = 0; int r = MEAN(volume, minutes); /* 平均流量 */ return r;
    }

    """,
    "src/通信/ble.c": """
    void on_name(const char *given)
    {
      char name[16]; const char *label = "患者名を設定"; strcpy(name, given);
      strcpy(other, given); // kenshin: allow call/unbounded-copy both are 16 bytes
      use(name, rand()); // kenshin: allow call/weak-random
    }

    """,
  ]

  /// A run with something of everything: a path, macros, a witness, fixes, suppressions, an undecided site, a failed
  /// and an approximate unit.
  static let pump: Examination = {
    let header = "include/dose.h"
    let ble = "src/通信/ble.c"
    let findings = [
      finding(
        division, place("src/dose.c", 6, 24, to: 45), Text(en: "the divisor is zero", ja: "除数がゼロです"),
        verdict: .violated(
          Witness([Witness.Binding(name: "minutes", value: "0"), Witness.Binding(name: "volume", value: "1")])),
        function: "rate",
        steps: [
          Step(location: place("src/main.c", 12, 3), text: Text(en: "'minutes' is 0 here", ja: "ここで 'minutes' は 0")),
          Step(location: place("src/dose.c", 4, 5), text: Text(en: "'rate' is called", ja: "'rate' が呼ばれる")),
        ],
        macros: [
          Step(
            location: place(header, 4, 20),
            text: Text(en: "expanded from macro 'MEAN'", ja: "マクロ 'MEAN' の展開"))
        ], variants: ["boot", "application"]),
      finding(
        copy, place(ble, 3, 49, to: 68),
        Text(
          en: "'strcpy' copies without knowing the size of its destination",
          ja: "'strcpy' はコピー先のサイズを知らずにコピーします"), function: "on_name",
        fixes: [
          Fix(
            location: place(ble, 3, 49, to: 68), replacement: "strlcpy(name, given, sizeof name)",
            text: Text(en: "use strlcpy", ja: "strlcpy を使う"))
        ]),
      finding(
        copy, place(ble, 4, 3, to: 23),
        Text(
          en: "'strcpy' copies without knowing the size of its destination",
          ja: "'strcpy' はコピー先のサイズを知らずにコピーします"), function: "on_name", tokens: ["y"]),
      finding(
        random, place(ble, 5, 13, to: 19),
        Text(en: "'rand' can be predicted", ja: "'rand' の値は予測できます"), function: "on_name"),
      finding(
        division, place("src/main.c", 30, 4), Text(en: "the divisor may be zero", ja: "除数がゼロの可能性があります"),
        verdict: .unknown(.budget(steps: 20_000)), function: "main"),
    ]
    let missing = Step(
      location: place("src/ui.c", 3, 10), text: Text(en: "'vendor/lcd.h' not found", ja: "'vendor/lcd.h' がありません"))
    var run = examination(
      findings,
      units: [
        unit("src/dose.c", variant: "boot"), unit("src/dose.c", variant: "application"), unit("src/main.c"),
        unit(ble, .approximate, problems: [missing], functions: 5, incomplete: ["on_pair", "on_bond"]),
        unit("src/ui.c", .failed, problems: [missing], functions: 0),
      ],
      suppressions: [
        SourceSuppression(
          location: place(ble, 4, 25), line: 4, rule: "call/unbounded-copy", reason: "both are 16 bytes"),
        SourceSuppression(location: place(ble, 5, 22), line: 5, rule: "call/weak-random", reason: ""),
      ],
      problems: [
        Step(
          location: place("compile_commands.json", 14),
          text: Text(en: "2 entries of C++ files are skipped", ja: "C++ ファイルの 2 項目は対象外"))
      ])
    run.tallies[division]?.holds = 1200
    return run
  }()
}
