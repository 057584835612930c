internal import Findings
internal import Machine

/// Everything that planning says to the user.
struct PlanMessage {
  let text: Text

  private init(en: String, ja: String) { text = Text(en: en, ja: ja) }
}

// MARK: - Compilers and their flags

extension PlanMessage {
  static func unknownCompiler(_ name: String) -> PlanMessage {
    PlanMessage(
      en: "the compiler '\(name)' is not known; GCC for this machine is assumed, choose another with --target",
      ja: "コンパイラ '\(name)' は未対応です。このマシン用の GCC とみなします。--target で指定できます")
  }

  static func unknownTarget(_ name: String, compiler: String) -> PlanMessage {
    PlanMessage(
      en: "the target '\(name)' of '\(compiler)' is not known; the compiler's usual target is assumed",
      ja: "'\(compiler)' のターゲット '\(name)' は未対応です。このコンパイラの標準ターゲットとみなします")
  }

  static func unknownFlag(_ flag: String, compiler: String) -> PlanMessage {
    PlanMessage(
      en: "the flag '\(flag)' of '\(compiler)' is not known and was left out",
      ja: "'\(compiler)' のオプション '\(flag)' は未対応のため無視しました")
  }

  static func unknownStandard(_ name: String) -> PlanMessage {
    PlanMessage(
      en: "the language standard '\(name)' is not known; the parser's own default is used",
      ja: "言語規格 '\(name)' は未対応です。構文解析器の既定の規格を使います")
  }

  static func unknownProcessor(_ name: String) -> PlanMessage {
    PlanMessage(
      en: "the processor '\(name)' is not known to the parser; the family's common core is used",
      ja: "プロセッサ '\(name)' は構文解析器が対応していません。同系列の標準コアを使います")
  }

  static func missingResponseFile(_ path: String) -> PlanMessage {
    PlanMessage(
      en: "the response file '\(path)' cannot be read; its flags are missing",
      ja: "レスポンスファイル '\(path)' を読み込めません。含まれるオプションは反映されません")
  }

  static func nestedResponseFile(_ path: String) -> PlanMessage {
    PlanMessage(
      en: "the response file '\(path)' includes itself or is nested too deeply",
      ja: "レスポンスファイル '\(path)' が自分自身を参照しているか、入れ子が深すぎます")
  }

  static func missingSysroot(_ path: String) -> PlanMessage {
    PlanMessage(en: "the sysroot '\(path)' does not exist", ja: "sysroot '\(path)' が存在しません")
  }

  static var unclosedQuote: PlanMessage {
    PlanMessage(en: "a quote in the command is not closed", ja: "コマンド内の引用符が閉じられていません")
  }
}

// MARK: - Targets

extension PlanMessage {
  static func stubHeaders(target: String) -> PlanMessage {
    PlanMessage(
      en: "no C library is installed for '\(target)'; built-in declarations of the standard headers are used",
      ja: "'\(target)' 用の C ライブラリが見つからないため、内蔵の標準ヘッダ宣言を使います")
  }

  static func substituted(_ target: Target) -> PlanMessage {
    PlanMessage(
      en: "the parser does not know '\(target.name)'; '\(target.clangTriple)' with the closest type sizes stands in",
      ja: "構文解析器は '\(target.name)' に対応していないため、型のサイズが最も近い '\(target.clangTriple)' で代用します")
  }

  static func deviation(_ deviation: Target.Deviation) -> PlanMessage {
    switch deviation {
    case .wideCharacters:
      PlanMessage(
        en: "char has more than 8 bits on this target; sizes and offsets are those of 8-bit bytes",
        ja: "このターゲットの char は 8 ビットより広いため、サイズとオフセットは 8 ビット単位の値になります")
    case .byteOrder:
      PlanMessage(
        en: "the byte order of this target cannot be reproduced; little endian is assumed",
        ja: "このターゲットのバイト順は再現できないため、リトルエンディアンとみなします")
    case .pointerWidth:
      PlanMessage(
        en: "the pointer width of this target cannot be reproduced; 16 bits are assumed",
        ja: "このターゲットのポインタ幅は再現できないため、16 ビットとみなします")
    case .singlePrecisionDouble:
      PlanMessage(
        en: "double has 32 bits by default on this target and 64 bits in this analysis",
        ja: "このターゲットの double は既定で 32 ビットですが、この解析では 64 ビットとして扱います")
    }
  }
}

// MARK: - Files

extension PlanMessage {
  static func cPlusPlusSkipped(_ count: Int) -> PlanMessage {
    PlanMessage(
      en: "\(count) C++ \(count == 1 ? "file was" : "files were") skipped; only C is analysed",
      ja: "C++ ファイル \(count) 件を対象外としました。解析できるのは C のみです")
  }

  static func notInDescription(_ path: String) -> PlanMessage {
    PlanMessage(
      en: "'\(path)' is not in the build description; how it is compiled is not known",
      ja: "'\(path)' はビルド情報に含まれていないため、コンパイル条件が分かりません")
  }

  static func flagsBorrowed(from path: String) -> PlanMessage {
    PlanMessage(
      en: "the file is not in the build description; the flags of '\(path)' are assumed",
      ja: "このファイルはビルド情報に含まれていないため、'\(path)' のオプションを流用します")
  }

  static func headerNotPlanned(_ path: String) -> PlanMessage {
    PlanMessage(
      en: "'\(path)' is a header; it is analysed with the C files that include it, name one of them",
      ja: "'\(path)' はヘッダです。これをインクルードする C ファイルを指定してください")
  }

  static func notC(_ path: String) -> PlanMessage {
    PlanMessage(en: "'\(path)' is not a C file", ja: "'\(path)' は C ファイルではありません")
  }

  static func missingPath(_ path: String) -> PlanMessage {
    PlanMessage(en: "'\(path)' does not exist", ja: "'\(path)' が存在しません")
  }

  static func emptyEntry(index: Int, missing: String) -> PlanMessage {
    PlanMessage(
      en: "entry \(index) has no \(missing) and was left out",
      ja: "\(index) 番目の項目に \(missing) がないため除外しました")
  }

  static var noUnits: PlanMessage {
    PlanMessage(en: "there is no C file to analyse", ja: "解析対象の C ファイルがありません")
  }

  static func foldersSkipped(_ names: [String]) -> PlanMessage {
    PlanMessage(
      en: "folders that look like build output were not searched: \(names.joined(separator: ", "))",
      ja: "ビルド出力とみられるフォルダは探索していません: \(names.joined(separator: ", "))")
  }

  static func ambiguousInclude(_ name: String, chosen: String, others: Int) -> PlanMessage {
    PlanMessage(
      en: "'\(name)' exists in \(others + 1) folders; '\(chosen)' is used",
      ja: "'\(name)' は \(others + 1) か所にあります。'\(chosen)' を使います")
  }

  static func tooManyFiles(_ limit: Int) -> PlanMessage {
    PlanMessage(
      en: "the folder holds more than \(limit) files; the rest was not searched",
      ja: "フォルダ内のファイルが \(limit) 件を超えたため、残りは探索していません")
  }
}
