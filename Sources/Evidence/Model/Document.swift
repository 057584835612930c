public import Findings

/// One of the documents of the evidence set.
public enum DocumentID: String, Sendable, CaseIterable, Comparable {
  case codingStandard = "D01"
  case plan = "D02"
  case report = "D03"
  case register = "D04"
  case traceability = "D05"
  case coverage = "D06"
  case toolValidation = "D07"
  case releaseGate = "D08"
  case transitional = "D09"
  case manifest = "D10"

  public static func < (a: DocumentID, b: DocumentID) -> Bool { a.rawValue < b.rawValue }

  /// Whether the document is a workbook of registers or matrices rather than text to be read in order.
  public var isWorkbook: Bool { self == .register || self == .traceability }

  public var title: Text {
    switch self {
    case .codingStandard: Text(en: "Secure Coding Standard (Rules in Force)", ja: "セキュアコーディング規格（適用規則書）")
    case .plan: Text(en: "Static Analysis Plan", ja: "静的解析計画書")
    case .report:
      Text(
        en: "Static Analysis Report (Security Implementation Review Record)", ja: "静的解析報告書（セキュリティ実装レビュー記録）")
    case .register: Text(en: "Finding Disposition and Deviation Register", ja: "指摘処置・逸脱管理台帳")
    case .traceability: Text(en: "Traceability Matrix", ja: "トレーサビリティマトリクス")
    case .coverage: Text(en: "Scope and Coverage Statement", ja: "解析範囲・網羅性記述書")
    case .toolValidation: Text(en: "Tool Validation Record", ja: "ツールバリデーション記録")
    case .releaseGate: Text(en: "Release Gate Record (Static Analysis)", ja: "リリース判定記録（静的解析）")
    case .transitional:
      Text(
        en: "Transitional Health Software Assessment (Static Analysis)",
        ja: "トランジションヘルスソフトウェア評価書（静的解析編）")
    case .manifest: Text(en: "Evidence Manifest and Integrity Record", ja: "証跡一覧・完全性記録")
    }
  }

  /// The end of file names: `secure-coding-standard` and so on.
  public var slug: String {
    switch self {
    case .codingStandard: "secure-coding-standard"
    case .plan: "static-analysis-plan"
    case .report: "static-analysis-report"
    case .register: "finding-register"
    case .traceability: "traceability-matrix"
    case .coverage: "scope-and-coverage"
    case .toolValidation: "tool-validation-record"
    case .releaseGate: "release-gate-record"
    case .transitional: "transitional-software-assessment"
    case .manifest: "evidence-manifest"
    }
  }
}

/// A document in one language, independent of the format in which it is written.
public struct Document: Sendable {
  public let id: DocumentID
  public let language: Language
  public let head: DocumentHead
  /// Whether fields that people have to fill are empty.
  public let isDraft: Bool
  public let blocks: [Block]

  public var title: String { id.title[language] }
}

/// What the header of every page says.
public struct DocumentHead: Hashable, Sendable {
  public let manufacturer: String
  public let product: String
  public let softwareVersion: String
  public let configuration: String
  public let number: String
  public let revision: String
  /// ISO 8601; as printed where it is missing.
  public let date: String
  public let classification: String
}

/// A part of a document.
public enum Block: Hashable, Sendable {
  /// A heading, numbered by level where `isNumbered`; level 1 is the highest.
  case heading(level: Int, String, isNumbered: Bool)
  case paragraph(Line)
  case list([Line])
  case table(Table)
  case notice(Notice)
  /// Source code, as it is.
  case code(String)
  /// The empty boxes for signatures.
  case signOff([SignOffBox])
  case contents
  case pageBreak
}

/// A paragraph that has to be seen, in a frame.
public struct Notice: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Something that changes the worth of the document.
    case warning
    case information
  }

  public let kind: Kind
  public let title: String
  public let lines: [Line]
}

/// A box for one signature; the tool never fills it.
public struct SignOffBox: Hashable, Sendable {
  /// Prepared, reviewed, approved.
  public let act: String
  /// The role that signs, where the project names it.
  public let role: String
}

/// Where the value of a field comes from.
public enum FieldSource: String, Sendable {
  case run = "R"
  case configuration = "C"
  case project = "P"
  case human = "H"
}

/// A piece of text.
public enum Span: Hashable, Sendable {
  case plain(String)
  case strong(String)
  case code(String)
  /// A field that nobody has filled; printed in red.
  case missing(String)

  public var text: String {
    switch self {
    case .plain(let text), .strong(let text), .code(let text), .missing(let text): text
    }
  }

  /// The parts of a message: what stands between grave accents is code. Accents without a partner are text.
  static func marked(_ text: String) -> [Span] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, !parts.count.isMultiple(of: 2) else { return [.plain(text)] }
    return parts.enumerated().filter { !$1.isEmpty }.map { $0.isMultiple(of: 2) ? .plain($1) : .code($1) }
  }
}

/// A run of text without a paragraph break.
public struct Line: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public var spans: [Span]

  public init(_ spans: [Span]) { self.spans = spans }
  public init(_ text: String) { spans = [.plain(text)] }
  public init(stringLiteral text: String) { spans = [.plain(text)] }

  public static func code(_ text: String) -> Line { Line([.code(text)]) }

  /// A message in which names of the source stand between grave accents.
  public init(marked text: String) { spans = Span.marked(text) }

  public var text: String { spans.map(\.text).joined() }
}

/// A table with a header row that is repeated on every page.
public struct Table: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public let title: String
    /// The share of the width, against those of the other columns.
    public let weight: Int
    public let isNumeric: Bool

    public init(_ title: String, _ weight: Int = 1, isNumeric: Bool = false) {
      self.title = title
      self.weight = weight
      self.isNumeric = isNumeric
    }
  }

  /// The name of the sheet in a workbook; nil for tables of the cover sheet.
  public var sheet: String?
  public var caption: String?
  public let columns: [Column]
  public var rows: [[Line]]
  /// Text where there are no rows.
  public var ifEmpty: String?

  public init(
    sheet: String? = nil, caption: String? = nil, _ columns: [Column], rows: [[Line]], ifEmpty: String? = nil
  ) {
    self.sheet = sheet
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.ifEmpty = ifEmpty
  }
}
