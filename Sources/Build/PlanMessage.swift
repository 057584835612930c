internal import Findings
internal import Machine

/// Everything that planning says to the user.
enum PlanMessage {
  case unknownCompiler(String)
  case unknownTarget(String, compiler: String)
  case unknownFlag(String, compiler: String)
  case unknownStandard(String)
  case unknownProcessor(String)
  case missingResponseFile(String)
  case nestedResponseFile(String)
  case missingSysroot(String)
  case unclosedQuote
  case stubHeaders(target: String)
  case substituted(Target)
  case deviation(Target.Deviation)
  case cPlusPlusSkipped(Int)
  case notInDescription(String)
  case flagsBorrowed(from: String)
  case headerNotPlanned(String)
  case notC(String)
  case missingPath(String)
  case emptyEntry(index: Int, missing: String)
  case noUnits
  case foldersSkipped([String])
  case ambiguousInclude(String, chosen: String, others: Int)
  case tooManyFiles(Int)

  var text: Text {
    switch self {
    case .unknownCompiler, .unknownTarget, .unknownFlag, .unknownStandard, .unknownProcessor, .missingResponseFile,
      .nestedResponseFile, .missingSysroot, .unclosedQuote:
      commandText
    case .stubHeaders, .substituted, .deviation: targetText
    case .cPlusPlusSkipped, .notInDescription, .flagsBorrowed, .headerNotPlanned, .notC, .missingPath, .emptyEntry,
      .noUnits, .foldersSkipped, .ambiguousInclude, .tooManyFiles:
      selectionText
    }
  }

  private var commandText: Text {
    switch self {
    case .unknownCompiler(let name):
      Text(
        en: "the compiler '\(name)' is not known; GCC for this machine is assumed, choose another with --target",
        ja: "コンパイラ '\(name)' は未対応です。このマシン用の GCC とみなします。--target で指定できます")
    case .unknownTarget(let name, let compiler):
      Text(
        en: "the target '\(name)' of '\(compiler)' is not known; the compiler's usual target is assumed",
        ja: "'\(compiler)' のターゲット '\(name)' は未対応です。このコンパイラの標準ターゲットとみなします")
    case .unknownFlag(let flag, let compiler):
      Text(
        en: "the flag '\(flag)' of '\(compiler)' is not known and was left out",
        ja: "'\(compiler)' のオプション '\(flag)' は未対応のため無視しました")
    case .unknownStandard(let name):
      Text(
        en: "the language standard '\(name)' is not known; the parser's own default is used",
        ja: "言語規格 '\(name)' は未対応です。構文解析器の既定の規格を使います")
    case .unknownProcessor(let name):
      Text(
        en: "the processor '\(name)' is not known to the parser; the family's common core is used",
        ja: "プロセッサ '\(name)' は構文解析器が対応していません。同系列の標準コアを使います")
    case .missingResponseFile(let path):
      Text(
        en: "the response file '\(path)' cannot be read; its flags are missing",
        ja: "レスポンスファイル '\(path)' を読み込めません。含まれるオプションは反映されません")
    case .nestedResponseFile(let path):
      Text(
        en: "the response file '\(path)' includes itself or is nested too deeply",
        ja: "レスポンスファイル '\(path)' が自分自身を参照しているか、入れ子が深すぎます")
    case .missingSysroot(let path):
      Text(en: "the sysroot '\(path)' does not exist", ja: "sysroot '\(path)' が存在しません")
    case .unclosedQuote:
      Text(en: "a quote in the command is not closed", ja: "コマンド内の引用符が閉じられていません")
    default: Text(verbatim: "")
    }
  }

  private var targetText: Text {
    switch self {
    case .stubHeaders(let target):
      Text(
        en: "no C library is installed for '\(target)'; built-in declarations of the standard headers are used",
        ja: "'\(target)' 用の C ライブラリが見つからないため、内蔵の標準ヘッダー宣言を使います")
    case .substituted(let target):
      Text(
        en: "the parser does not know '\(target.name)'; '\(target.clangTriple)' with the same type sizes stands in",
        ja: "構文解析器は '\(target.name)' に対応していないため、型のサイズが同じ '\(target.clangTriple)' で代用します")
    case .deviation(.wideCharacters):
      Text(
        en: "char has more than 8 bits on this target; sizes and offsets are those of 8-bit bytes",
        ja: "このターゲットの char は 8 ビットより広いため、サイズとオフセットは 8 ビット単位の値になります")
    case .deviation(.byteOrder):
      Text(
        en: "the byte order of this target cannot be reproduced; little endian is assumed",
        ja: "このターゲットのバイト順は再現できないため、リトルエンディアンとみなします")
    case .deviation(.pointerWidth):
      Text(
        en: "the pointer width of this target cannot be reproduced; 16 bits are assumed",
        ja: "このターゲットのポインタ幅は再現できないため、16 ビットとみなします")
    case .deviation(.singlePrecisionDouble):
      Text(
        en: "double has 32 bits by default on this target and 64 bits in this analysis",
        ja: "このターゲットの double は既定で 32 ビットですが、この解析では 64 ビットとして扱います")
    default: Text(verbatim: "")
    }
  }

  private var selectionText: Text {
    switch self {
    case .cPlusPlusSkipped(let count):
      Text(
        en: "\(count) C++ \(count == 1 ? "file was" : "files were") skipped; only C is analysed",
        ja: "C++ ファイル \(count) 件を対象外としました。解析できるのは C のみです")
    case .notInDescription(let path):
      Text(
        en: "'\(path)' is not in the build description; how it is compiled is not known",
        ja: "'\(path)' はビルド情報に含まれていないため、コンパイル条件が分かりません")
    case .flagsBorrowed(let path):
      Text(
        en: "the file is not in the build description; the flags of '\(path)' are assumed",
        ja: "このファイルはビルド情報に含まれていないため、'\(path)' のオプションを流用します")
    case .headerNotPlanned(let path):
      Text(
        en: "'\(path)' is a header; it is analysed with the C files that include it, name one of them",
        ja: "'\(path)' はヘッダーです。これをインクルードする C ファイルを指定してください")
    case .notC(let path):
      Text(en: "'\(path)' is not a C file", ja: "'\(path)' は C ファイルではありません")
    case .missingPath(let path):
      Text(en: "'\(path)' does not exist", ja: "'\(path)' が存在しません")
    case .emptyEntry(let index, let missing):
      Text(
        en: "entry \(index) has no \(missing) and was left out",
        ja: "\(index) 番目の項目に \(missing) がないため除外しました")
    case .noUnits:
      Text(en: "there is no C file to analyse", ja: "解析対象の C ファイルがありません")
    case .foldersSkipped(let names):
      Text(
        en: "folders that look like build output were not searched: \(names.joined(separator: ", "))",
        ja: "ビルド出力とみられるフォルダーは探索していません: \(names.joined(separator: ", "))")
    case .ambiguousInclude(let name, let chosen, let others):
      Text(
        en: "'\(name)' exists in \(others + 1) folders; '\(chosen)' is used",
        ja: "'\(name)' は \(others + 1) か所にあります。'\(chosen)' を使います")
    case .tooManyFiles(let limit):
      Text(
        en: "the folder holds more than \(limit) files; the rest was not searched",
        ja: "フォルダー内のファイルが \(limit) 件を超えたため、残りは探索していません")
    default: Text(verbatim: "")
    }
  }
}
