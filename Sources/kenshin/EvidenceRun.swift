import ArgumentParser
import Build
import Evidence
import Findings
import Foundation
import Frontend
import Pipeline
import Reports
import RuleKit
import Source
import Triage

/// One run of `kenshin evidence`: examination, facts, documents, manifest.
struct EvidenceRun {
  let command: EvidenceMake
  let language: Language

  func run() throws {
    let start = Date()
    let library = Loading.library
    defer { library.wait() }
    let project = try Project(configurationPath: command.arguments.config)
    let metadata = try metadata(project)
    let known = project.rules.map(\.id) + SuppressionRule.descriptors.map(\.id)
    if let mistake = metadata.unknownRule(among: Set(known)) { throw Stop(mistake) }
    let folder = Path.absolute(command.directory, in: project.workingDirectory)
    var writer = try EvidenceWriter(
      folder: folder, formats: command.formats, languages: command.common.languages,
      frame: frame(metadata, project))
    let facts = EvidenceFacts(command: command, project: project, metadata: metadata)
    let history = try facts.history()
    let check = CheckRun(arguments: command.arguments, project: project, language: language, library: library)
    let triaged = try check.examination()
    for problem in triaged.register?.problems ?? [] { problem.print(in: language) }
    let sarif = facts.sarif(triaged)
    var input = try facts.input(triaged, sarif: sarif, start: start, library: library.value, history: history)
    input.targets = try facts.targets()
    try report(input.refusals)
    guard !DocumentID.allCases.allSatisfy(input.isWithheld) else { throw Outcome.usage }
    try writer.write(Array(sarif.utf8), to: input.run.sarifName, role: "SARIF")
    for id in command.documents where id != .manifest && !input.isWithheld(id) { try writer.write(id, input) }
    input.files = writer.files
    try writer.write(.manifest, input)
    let manifest = Manifest(input, files: writer.files, withheld: input.refusals)
    try writeAtomically(manifest.text, to: "\(folder)/\(Manifest.fileName)")
    print(
      Text(
        en: "\(writer.files.count + 1) files in \(folder)", ja: "\(folder) に \(writer.files.count + 1) 件のファイルを出力")[
          language])
    if !input.refusals.isEmpty { throw Outcome.usage }
  }

  /// Says what is not written, and why.
  private func report(_ refusals: [Refusal]) throws {
    for refusal in refusals {
      let names = refusal.documents.map(\.rawValue).joined(separator: ", ")
      let what =
        names.isEmpty
        ? Text(en: "no document is written", ja: "文書を出力しません")
        : Text(en: "\(names) is not written", ja: "\(names) を出力しません")
      printError("kenshin: \(what[language]): \(refusal.shown[language])")
    }
  }

  private func metadata(_ project: Project) throws -> ProjectMetadata {
    let path =
      command.project.map { Path.absolute($0, in: project.workingDirectory) }
      ?? "\(project.root)/\(ProjectMetadata.fileName)"
    guard let bytes = FileSystem.disk.contents(path) else {
      throw Stop(
        Text(
          en: "\(path) cannot be read; `kenshin evidence --init` writes a commented one",
          ja: "\(path) を読み込めません。`kenshin evidence --init` で注釈付きのひな型を作成できます"))
    }
    do {
      var metadata = try ProjectMetadata(
        String(decoding: bytes, as: UTF8.self), path: Path.way(from: project.workingDirectory, to: path))
      let folder = Path.relative(Path.directory(of: path), to: project.root)
      metadata.folder = folder == "." || folder == project.root ? "" : folder
      return metadata
    } catch {
      throw Stop(error)
    }
  }

  private func frame(_ metadata: ProjectMetadata, _ project: Project) throws -> DocumentFrame {
    var logo: Logo?
    if let name = metadata.logo {
      let path = Path.absolute(
        name, in: Path.absolute(metadata.folder.isEmpty ? "." : metadata.folder, in: project.root))
      guard let found = FileSystem.disk.contents(path).flatMap({ Logo(png: $0) }) else {
        throw Stop(Text(en: "logo \(path) is no PNG that can be read", ja: "ロゴ \(path) は読み込める PNG ではありません"))
      }
      logo = found
    }
    let folder = command.templates.map { Path.absolute($0, in: project.workingDirectory) }
    if let folder, !FileSystem.disk.isDirectory(folder) {
      throw Stop(Text(en: "template folder \(folder) does not exist", ja: "テンプレートのフォルダ \(folder) がありません"))
    }
    do {
      return try DocumentFrame(
        files: { name in
          folder.flatMap { FileSystem.disk.contents("\($0)/\(name)") }.map { String(decoding: $0, as: UTF8.self) }
        }, logo: logo)
    } catch {
      throw Stop(error.text)
    }
  }
}
