internal import Findings
internal import Source
internal import Triage

/// D06: what was looked at and what was not.
extension Composer {
  mutating func coverage() {
    section("Figures", "数値の概要")
    coverageFigures()
    section("Files", "ファイル")
    filesByClass()
    files()
    section("Translation units", "翻訳単位")
    translationUnits()
    section("Functions and paths", "関数及び経路")
    functionsAndPaths()
    section("What limits the analysis", "解析の制約")
    undecided()
    machines()
    section("Assumptions and diagnostics", "仮定及び診断")
    notifications()
    section("Rules and units", "ルール及び翻訳単位")
    paragraph(
      "All \(applied.count) rules in force were applied to all \(figures.unitCount - figures.state(.failed)) units that could be analysed.",
      "適用ルール \(applied.count) 件を、解析できた翻訳単位 \(figures.unitCount - figures.state(.failed)) 件のすべてに適用した。")
    section("External interfaces", "外部インタフェース")
    interfaces()
    section("Comparison with the linked program", "リンク後プログラムとの照合")
    fields([
      human(
        "D06.link-map", "Object files of the image that were not analysed (map file, linker list)",
        "実行イメージに含まれる未解析のオブジェクト（マップファイル等との照合）")
    ])
  }

  mutating func coverageFigures() {
    var rows = [
      field(t("Translation units analysed", "解析した翻訳単位"), unitsText, .run),
      field(
        t("Functions parsed completely", "完全に構文解析した関数"),
        t(
          "\(figures.functions - figures.incompleteFunctions) of \(figures.functions)",
          "\(figures.functions) 件中 \(figures.functions - figures.incompleteFunctions) 件"), .run),
      field(t("Files read", "読み込んだファイル"), "\(input.examination.artifacts.count)", .run),
    ]
    if let paths = input.examination.paths {
      rows.append(
        field(
          t("Functions from which paths were followed", "経路探索の起点となった関数"),
          t(
            "\(paths.explored), of which \(paths.exhausted) not to the end and \(paths.lost) without an answer",
            "\(paths.explored) 件（うち打切り \(paths.exhausted) 件、応答なし \(paths.lost) 件）"), .run))
      rows.append(
        field(
          t("Calls through pointers", "ポインタ経由の呼出し"),
          t(
            "\(paths.indirectCalls), of which \(paths.unresolvedCalls) without a known target",
            "\(paths.indirectCalls) 件（うち呼出し先不明 \(paths.unresolvedCalls) 件）"), .run))
      rows.append(
        field(
          t("Functions with inline assembly", "インラインアセンブリを含む関数"), "\(paths.functionsWithAssembly)", .run))
      rows.append(field(t("Recursive functions", "再帰関数"), "\(paths.recursiveFunctions)", .run))
      rows.append(
        field(t("Functions without an executable form", "内部表現に変換できない関数"), "\(paths.notLowered)", .run))
    }
    if let kinds = input.examination.paths?.sites, !kinds.isEmpty {
      let holds = kinds.reduce(0) { $0 + $1.holds }
      let violated = kinds.reduce(0) { $0 + $1.violated }
      let open = kinds.reduce(0) { $0 + $1.undecided.values.reduce(0, +) }
      rows.append(
        field(
          t("Check sites on memory and numbers", "メモリ及び数値の検査箇所"),
          t(
            "\(holds + violated + open): proved \(holds), violated \(violated), open \(open)",
            "\(holds + violated + open) 件（証明済み \(holds)、違反 \(violated)、未決 \(open)）"), .run))
    }
    let total = input.examination.total
    rows.append(
      field(
        t("Sites judged by the rules", "ルールが判定した箇所"),
        t(
          "\(total.sites): holds \(total.holds), violated \(total.violated), undecided \(total.unknown)",
          "\(total.sites) 件（問題なし \(total.holds)、違反 \(total.violated)、判定不能 \(total.unknown)）"), .run))
    fields(rows)
  }

  private mutating func filesByClass() {
    let artifacts = input.examination.artifacts
    var rows: [[Line]] = []
    for kind in ProjectMetadata.FileClass.allCases {
      let members = artifacts.filter { input.fileClass(of: $0.path) == kind }
      let lines = members.reduce(0) { $0 + (lineCount($1.path) ?? 0) }
      rows.append([Line(t(kind.name)), Line("\(members.count)"), Line("\(lines)")])
    }
    table(
      [
        .init(t("Class (P)", "区分（P）"), 50), .init(t("Files read (R)", "読込みファイル数（R）"), 25, isNumeric: true),
        .init(t("Lines (R)", "行数（R）"), 25, isNumeric: true),
      ], rows: rows)
    let excluded =
      project.files.filter { $0.kind == .excluded }.map {
        [Line.code($0.path), Line($0.reason?[language] ?? ""), Line("P")]
      }
      + run.excluded.map { path -> [Line] in
        let reason = project.files.first { project.fromRoot($0.path) == path }?.reason?[language]
        return [
          Line.code(path),
          reason.map { Line($0) }
            ?? humanValue("D06.excluded.\(path)", "Reason for excluding \(path)", "\(path) を除外する理由"),
          Line("C"),
        ]
      }
    table(
      [.init(t("Excluded", "除外対象"), 40), .init(t("Reason", "理由"), 50), .init(t("Source", "出所"), 11)],
      caption: t(
        "Exclusions: by the project (P), findings not reported by the settings (C)",
        "除外: プロジェクトの定義（P）、設定により指摘を報告しない範囲（C）"),
      rows: excluded)
  }

  private func lineCount(_ path: String) -> Int? {
    input.sourceText(path).map { text in text.utf8.reduce(0) { $0 + ($1 == 0x0a ? 1 : 0) } }
  }

  private mutating func files() {
    table(
      [
        .init(t("File", "ファイル"), 40), .init(t("Class", "区分"), 12), .init(t("Lines", "行数"), 10, isNumeric: true),
        .init("SHA-256", 38),
      ], caption: t("Files read (R)", "読み込んだファイル（R）"),
      rows: input.examination.artifacts.map { artifact in
        [
          Line.code(artifact.path), Line(t(input.fileClass(of: artifact.path).name)),
          Line(lineCount(artifact.path).map(String.init) ?? "–"), Line.code(artifact.sha256),
        ]
      })
  }

  private mutating func translationUnits() {
    table(
      [
        .init(t("Unit", "翻訳単位"), 42), .init(t("Configuration", "構成"), 16), .init(t("Result", "結果"), 16),
        .init(t("Functions", "関数"), 12, isNumeric: true), .init(t("In part", "部分解析"), 14, isNumeric: true),
      ],
      rows: input.examination.units.map { unit in
        [
          Line.code(unit.path), Line(unit.variant.isEmpty ? "–" : unit.variant), Line(t(unit.state.name)),
          Line("\(unit.functions)"), Line("\(unit.incompleteFunctions.count)"),
        ]
      })
  }

  private mutating func functionsAndPaths() {
    let rows = input.examination.units.flatMap { unit in
      unit.incompleteFunctions.map { [Line.code($0), Line.code(unit.path)] }
    }
    table(
      [.init(t("Function", "関数"), 40), .init(t("Unit", "翻訳単位"), 60)],
      caption: t("Functions parsed in part (R)", "部分的にしか構文解析できなかった関数（R）"), rows: rows)
    guard let paths = input.examination.paths else {
      paragraph("Paths were not examined in this run.", "本実行では経路を解析していない。")
      return
    }
    table(
      [.init(t("Exploration of paths", "経路の探索"), 70), .init(t("Functions", "関数"), 30, isNumeric: true)],
      caption: t("Functions from which paths were followed (R)", "経路探索の起点とした関数（R）"),
      rows: [
        (t("followed to the end", "最後まで探索"), paths.explored - paths.exhausted - paths.lost),
        (t("cut off at the limit of effort", "上限により打切り"), paths.exhausted),
        (
          t("of all these, with calls one after the other followed in part", "以上のうち、連続する呼出しの探索を途中で打切り"),
          paths.callsInPart
        ),
        (t("without an answer (crash or hang)", "応答なし（異常終了等）"), paths.lost),
        (t("without an executable form", "内部表現に変換できず対象外"), paths.notLowered),
      ].map { [Line($0.0), Line("\($0.1)")] })
  }

  private mutating func machines() {
    table(
      [
        .init(t("Target, dialect", "ターゲット、方言"), 40), .init(t("Units", "翻訳単位"), 12, isNumeric: true),
        .init(t("Byte order, plain char, widths", "バイト順、修飾なしの char、ビット数"), 48),
      ], caption: t("Assumed machines (R)", "前提としたマシン（R）"),
      rows: input.targets.map { target in
        [
          Line("\(target.name), \(target.dialect)"), Line("\(target.units)"),
          Line(
            (target.isBigEndian ? t("big-endian", "ビッグエンディアン") : t("little-endian", "リトルエンディアン")) + ", "
              + (target.isCharSigned ? t("signed", "符号付き") : t("unsigned", "符号なし")) + ", "
              + target.widths.map(String.init).joined(separator: "/")),
        ]
      })
  }

  mutating func interfaces() {
    table(
      [
        .init(t("Interface (P)", "インタフェース（P）"), 30), .init(t("Trust", "信頼度"), 26),
        .init(t("Entry functions", "入口関数"), 30),
        .init(t("Active findings in them (R)", "入口関数の未処置の指摘（R）"), 14, isNumeric: true),
      ],
      rows: project.interfaces.map { interface in
        let count = input.triaged.active.filter { triaged in
          triaged.finding.function.map(interface.entryFunctions.contains) ?? false
        }.count
        return [
          Line(interface.name[language]), Line(interface.trust[language]),
          Line.code(interface.entryFunctions.joined(separator: "\n")), Line("\(count)"),
        ]
      })
    fields([
      field(
        t("Interrupt handlers", "割込みハンドラ"),
        project.interrupts.isEmpty ? nil : project.interrupts.joined(separator: ", "), .project),
      field(t("Task entries", "タスクの入口"), project.tasks.isEmpty ? nil : project.tasks.joined(separator: ", "), .project),
    ])
  }
}

extension UnitOutcome.State {
  var name: Text {
    switch self {
    case .complete: Text(en: "complete", ja: "完全")
    case .approximate: Text(en: "approximate", ja: "近似")
    case .failed: Text(en: "not analysed", ja: "未解析")
    }
  }
}
