import Evidence
import Findings
import Foundation
import Pipeline
import Source

/// Writes documents in the wanted formats and notes what it wrote.
struct EvidenceWriter {
  let folder: String
  let formats: [DocumentFormat]
  let languages: [Language]
  let frame: DocumentFrame
  private(set) var files: [ManifestFile] = []
  private let spreadsheets: SpreadsheetLibrary?

  init(folder: String, formats: [DocumentFormat], languages: [Language], frame: DocumentFrame) throws {
    self.folder = folder
    self.formats = formats
    self.languages = languages
    self.frame = frame
    do {
      spreadsheets =
        formats.contains(.xlsx)
        ? try SpreadsheetLibrary(path: ProcessInfo.processInfo.environment["KENSHIN_LIBXLSXWRITER"]) : nil
    } catch {
      throw Stop(error.text)
    }
    if formats.contains(.pdf) { try PDF.requireProgram() }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Stop(
        Text(
          en: "\(folder) cannot be made: \(error.localizedDescription)",
          ja: "\(folder) を作成できません: \(error.localizedDescription)"
        ))
    }
  }

  mutating func write(_ bytes: [UInt8], to path: String, role: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(path)"), options: .atomic)
    } catch {
      throw Stop(
        Text(
          en: "\(folder)/\(path) cannot be written: \(error.localizedDescription)",
          ja: "\(folder)/\(path) に書き込めません: \(error.localizedDescription)"))
    }
    files.append(ManifestFile(path: path, role: role, bytes: bytes))
  }

  /// Writes one document in every language and format that it is made in.
  mutating func write(_ id: DocumentID, _ input: EvidenceInput) throws {
    for language in languages {
      let document = input.document(id, in: language)
      for format in formats where id.isWorkbook ? format != .docx && format != .pdf : format != .xlsx {
        let path = "\(id.rawValue)-\(id.slug).\(language.rawValue).\(format.rawValue)"
        try write(try bytes(document, format, path), to: path, role: "\(id.rawValue) \(language.rawValue)")
      }
    }
  }

  private func bytes(_ document: Document, _ format: DocumentFormat, _ path: String) throws -> [UInt8] {
    switch format {
    case .docx: return document.docx(frame: frame)
    case .html: return Array(document.html(frame: frame).utf8)
    case .md: return Array(document.markdown.utf8)
    case .pdf: return try PDF.bytes(of: document.html(frame: frame))
    case .xlsx:
      guard let spreadsheets else { return [] }
      let temporary = "\(folder)/.\(path).new"
      defer { try? FileManager.default.removeItem(atPath: temporary) }
      do {
        try Spreadsheet(document, library: spreadsheets).write(to: temporary)
      } catch {
        throw Stop(error.text)
      }
      return FileSystem.disk.contents(temporary) ?? []
    }
  }
}

/// PDF from HTML by WeasyPrint, a program of its own: it embeds fonts, writes bookmarks and counts pages.
enum PDF {
  static func requireProgram() throws {
    guard let result = Subprocess.run(["weasyprint", "--version"]), result.code == 0 else {
      throw Stop(
        Text(
          en:
            "pdf needs WeasyPrint and fonts: apt-get install weasyprint fonts-ipaexfont, or leave pdf out of --format",
          ja:
            "pdf の出力には WeasyPrint とフォントが必要です: apt-get install weasyprint fonts-ipaexfont を実行するか、--format から pdf を外してください"
        ))
    }
  }

  static func bytes(of html: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kenshin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("document.html")
    let output = folder.appendingPathComponent("document.pdf")
    try Data(html.utf8).write(to: source)
    // A fixed date keeps equal runs equal (reproducible-builds.org, SOURCE_DATE_EPOCH).
    let result = Subprocess.run([
      "SOURCE_DATE_EPOCH=315532800", "weasyprint", "-q", "-e", "utf-8", source.path, output.path,
    ])
    guard let result, result.code == 0, let bytes = FileSystem.disk.contents(output.path) else {
      let reason = result.map { String(decoding: $0.errors.prefix(500), as: UTF8.self) } ?? ""
      throw Stop(Text(en: "weasyprint failed: \(reason)", ja: "weasyprint が失敗しました: \(reason)"))
    }
    return bytes
  }
}
