import ArgumentParser
import Evidence
import Findings
import Foundation
import Pipeline
import Source

/// `kenshin evidence`: the documents of clause 5, made from one run.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Examine a project and write the documents that a technical file holds (IEC 81001-5-1, clause 5).",
    discussion: """
      The documents state what was looked at, found and decided. They claim no conformity, decide on no release and \
      leave every signature open. What people have to say is read from \(ProjectMetadata.fileName).
      """,
    subcommands: [EvidenceMake.self, EvidenceVerify.self, EvidenceSign.self, EvidenceKeygen.self],
    defaultSubcommand: EvidenceMake.self)
}

/// The formats in which documents are written.
enum DocumentFormat: String, CaseIterable {
  case docx, xlsx, pdf, html, md
}

/// `kenshin evidence` itself.
struct EvidenceMake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Examine and write the documents (what `kenshin evidence` alone does).")

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: RunArguments

  @Option(name: [.customShort("o"), .customLong("directory")], help: "The folder that the documents are written to.")
  var directory = "evidence"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Formats of the documents. Registers and matrices are made as xlsx, the others as docx and pdf.",
      valueName: "docx,xlsx,pdf,html,md"))
  var format = "docx,xlsx,html"

  @Option(name: .long, help: ArgumentHelp("Write only these documents, and the manifest.", valueName: "D01,D03"))
  var only: String?

  @Option(name: .long, help: "The project file; \(ProjectMetadata.fileName) of the project where not given.")
  var project: String?

  @Option(
    name: .long,
    help: "A folder with templates that take the place of \(DocumentFrame.names.joined(separator: " and ")).")
  var templates: String?

  @Option(name: .long, help: "Results of `kenshin validate -o FILE` with this program, for the tool validation record.")
  var validation: String?

  @Option(
    name: .long, help: "The history that `kenshin check --record FILE` writes; the register then says since when.")
  var history: String?

  @Option(name: .long, help: "The manifest of the evidence before this, to which this one is chained.")
  var previous: String?

  @Option(
    name: .long, help: "Name that tells apart several runs for one commit, such as one for each build configuration.")
  var category = "kenshin"

  @Flag(name: .customLong("init"), help: "Write a commented \(ProjectMetadata.fileName) and examine nothing.")
  var initialise = false

  @Flag(name: .long, help: "With --init: replace a file that exists.")
  var force = false

  func validate() throws {
    for name in format.split(separator: ",") where DocumentFormat(rawValue: String(name)) == nil {
      let names = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--format takes \(names), not '\(name)'")
    }
    for name in (only ?? "").split(separator: ",") where DocumentID(rawValue: String(name)) == nil {
      let names = DocumentID.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--only takes \(names), not '\(name)'")
    }
  }

  /// The documents to write, the manifest last.
  var documents: [DocumentID] {
    let names = only.map { $0.split(separator: ",").map(String.init) }
    return DocumentID.allCases.filter { $0 == .manifest || names?.contains($0.rawValue) ?? true }
  }

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      if initialise {
        try ProjectTemplate.write(to: FileManager.default.currentDirectoryPath, language, isForced: force)
      } else {
        try EvidenceRun(command: self, language: language).run()
      }
    }
  }

  var formats: [DocumentFormat] {
    DocumentFormat.allCases.filter { format.split(separator: ",").map(String.init).contains($0.rawValue) }
  }
}

/// `kenshin evidence verify`: compares a folder with its manifest.
struct EvidenceVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Recompute every hash of a folder of evidence and report what differs.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The folder with \(Manifest.fileName).")
  var directory: String

  @Option(name: .long, help: "A file with the public key; then the signature is checked too.")
  var publicKey: String?

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let folder = try EvidenceFolder(directory)
      let verification = Verification(folder.manifest, paths: folder.paths, contents: folder.contents)
      for difference in verification.differences { print(difference.text[language]) }
      var isGood = verification.differences.isEmpty
      if let publicKey { isGood = try checkSignature(folder, publicKey, language) && isGood }
      print(
        Text(
          en: "\(verification.unchanged) of \(folder.manifest.files.count) files are as \(Manifest.fileName) says",
          ja: "\(folder.manifest.files.count) 件中 \(verification.unchanged) 件が \(Manifest.fileName) と一致")[language])
      if !isGood { throw Outcome.findings }
    }
  }

  private func checkSignature(_ folder: EvidenceFolder, _ path: String, _ language: Language) throws -> Bool {
    let key = try EvidenceFolder.text(of: path)
    guard let envelope = folder.contents(Manifest.signatureName) else {
      print(Text(en: "missing: \(Manifest.signatureName)", ja: "欠落: \(Manifest.signatureName)")[language])
      return false
    }
    do {
      try Signature.verify(envelope, manifest: folder.manifestBytes, key: key)
      print(Text(en: "the signature fits the manifest and the key", ja: "署名は証跡一覧及び鍵と一致")[language])
      return true
    } catch {
      print(Text(en: "signature: \(error.text.en)", ja: "署名: \(error.text.ja)")[language])
      return false
    }
  }
}

/// `kenshin evidence sign`: a detached signature over the manifest.
struct EvidenceSign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign the manifest of a folder of evidence with Ed25519 (DSSE, in-toto statement).")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The folder with \(Manifest.fileName).")
  var directory: String

  @Option(name: .long, help: "A file with the private key that `keygen` wrote.")
  var key: String

  func run() throws {
    try reporting(in: common.language) {
      let folder = try EvidenceFolder(directory)
      let verification = Verification(folder.manifest, paths: folder.paths, contents: folder.contents)
      if let first = verification.differences.first {
        throw Stop(
          Text(
            en: "the folder is not as its manifest says (\(first.text.en)); nothing is signed",
            ja: "フォルダが証跡一覧と一致しないため署名しません (\(first.text.ja))"))
      }
      do {
        let envelope = try Signature.sign(manifest: folder.manifestBytes, key: try EvidenceFolder.text(of: key))
        try writeAtomically(envelope, to: "\(folder.path)/\(Manifest.signatureName)")
      } catch let failure as SignatureFailure {
        throw Stop(failure.text)
      }
    }
  }
}

/// `kenshin evidence keygen`: a pair of keys in two files.
struct EvidenceKeygen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keygen", abstract: "Write a new pair of Ed25519 keys: FILE and FILE.pub.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The file of the private key.")
  var file: String

  func run() throws {
    try reporting(in: common.language) {
      let path = Path.absolute(file, in: FileManager.default.currentDirectoryPath)
      for taken in [path, path + ".pub"] where FileSystem.disk.kind(taken) != .absent {
        throw Stop(Text(en: "\(taken) exists; keys are never replaced", ja: "\(taken) が既にあります。鍵は上書きしません"))
      }
      let keys = Signature.newKeys()
      guard
        FileManager.default.createFile(
          atPath: path, contents: Data((keys.secret + "\n").utf8), attributes: [.posixPermissions: 0o600])
      else { throw Stop(Text(en: "\(path) cannot be written", ja: "\(path) に書き込めません")) }
      try writeAtomically(keys.open + "\n", to: path + ".pub")
    }
  }
}

/// A folder of evidence on disk.
struct EvidenceFolder {
  let path: String
  let manifest: Manifest
  let manifestBytes: [UInt8]

  init(_ directory: String) throws {
    path = Path.absolute(directory, in: FileManager.default.currentDirectoryPath)
    let file = "\(path)/\(Manifest.fileName)"
    guard let bytes = FileSystem.disk.contents(file) else {
      throw Stop(Text(en: "\(file) cannot be read", ja: "\(file) を読み込めません"))
    }
    manifestBytes = bytes
    do {
      manifest = try Manifest(reading: bytes)
    } catch {
      throw Stop(Text(en: "\(file): \(error.reason.en)", ja: "\(file): \(error.reason.ja)"))
    }
  }

  /// The files of the folder and of those below it, relative to it, sorted.
  var paths: [String] { Self.files(below: path, prefix: "") }

  private static func files(below folder: String, prefix: String) -> [String] {
    FileSystem.disk.entries(folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      return FileSystem.disk.isDirectory(path) ? files(below: path, prefix: prefix + name + "/") : [prefix + name]
    }
  }

  /// The bytes of a file; nil for a path that leads out of the folder.
  func contents(_ relative: String) -> [UInt8]? {
    let full = Path.normalised("\(path)/\(relative)")
    guard full.hasPrefix(path + "/"), FileSystem.disk.isFile(full) else { return nil }
    return FileSystem.disk.contents(full)
  }

  static func text(of file: String) throws -> String {
    let path = Path.absolute(file, in: FileManager.default.currentDirectoryPath)
    guard let bytes = FileSystem.disk.contents(path) else {
      throw Stop(Text(en: "\(path) cannot be read", ja: "\(path) を読み込めません"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
