import ArgumentParser
import Build
import Documents
import Findings
import Foundation
import Frontend
import RuleKit
import Source

/// The exit codes that the README documents.
enum Outcome {
  static let clean = ExitCode(0)
  static let findings = ExitCode(1)
  static let usage = ExitCode(2)
  static let incomplete = ExitCode(3)
  static let internalError = ExitCode(4)
}

/// Something that stops the run; carries the whole message.
struct Stop: Error {
  let text: Text
  let code: ExitCode

  init(_ text: Text, _ code: ExitCode = Outcome.usage) {
    self.text = text
    self.code = code
  }

  init(_ mistake: DocumentMistake) {
    self.init(
      Text(
        en: "\(mistake.path):\(mistake.line): \(mistake.text.en)",
        ja: "\(mistake.path):\(mistake.line): \(mistake.text.ja)"))
  }

  init(_ failure: PlanFailure) {
    let place = failure.location
    let prefix =
      place.line > 1 || place.column > 1 ? "\(place.path):\(place.line):\(place.column): " : "\(place.path): "
    self.init(Text(en: prefix + failure.text.en, ja: prefix + failure.text.ja))
  }

  init(_ failure: LibClangFailure) { self.init(Text(en: failure.advice.en, ja: failure.advice.ja)) }
}

/// Writes to standard error.
func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

/// Runs a command's body, and turns what stops it into a message in the user's language and an exit code.
func reporting(in language: Language, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch let stop as Stop {
    printError("kenshin: \(language == .english ? "error" : "エラー"): \(stop.text[language])")
    throw stop.code
  }
}

/// Options that every command understands.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Language of messages: en or ja, from the locale where not given; both: English, with Japanese beside it in SARIF. For documents also ja,en.",
      valueName: "en|ja|both"))
  var lang: String?

  /// Whether results carry both languages where their format can.
  var isBilingual: Bool { lang == "both" }

  /// The chosen languages, as for documents; the locale's where none is chosen.
  var languages: [Language] {
    if lang == "both" { return [.english, .japanese] }
    let chosen = (lang ?? "").split(separator: ",").compactMap { Language(rawValue: String($0)) }
    return chosen.isEmpty ? [localLanguage] : chosen
  }

  /// The language of messages.
  var language: Language { languages[0] }

  private var localLanguage: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale =
      environment["LC_ALL"].flatMap { $0.isEmpty ? nil : $0 } ?? environment["LC_MESSAGES"].flatMap {
        $0.isEmpty ? nil : $0
      }
      ?? environment["LANG"] ?? ""
    return locale.hasPrefix("ja") ? .japanese : .english
  }

  func validate() throws {
    guard let lang, lang != "both" else { return }
    let names = lang.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ Language(rawValue: $0) != nil }), Set(names).count == names.count else {
      throw ValidationError("--lang must be en, ja or both, not '\(lang)'")
    }
  }
}
