internal import Findings
internal import Source
internal import Triage

/// The report for people in the terminal: findings with excerpts, what was not looked at, and a summary.
struct TextReport {
  private let triaged: TriagedExamination
  private let context: ReportContext
  private let style: TerminalStyle
  private let lines: SourceLines

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
    style = TerminalStyle(hasColour: context.terminal.hasColour)
    lines = SourceLines(Set(triaged.active.map(\.finding.location.path)), text: context.sourceText)
  }

  private var language: Language { context.language }
  private var width: Int { max(40, context.terminal.width) }

  var text: String {
    var blocks = triaged.active.map(block)
    if context.showsSuppressed { blocks += list(triaged.suppressed.map(suppressedLine)) }
    if context.showsOpen { blocks += list(triaged.open.filter { !$0.isAllowed }.map(openLine)) }
    blocks += list(Banner(triaged, context: context, style: style).lines)
    blocks.append(Summary(triaged, context: context, style: style).lines.joined(separator: "\n"))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func list(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [lines.joined(separator: "\n")] }

  private func block(_ triaged: Triaged) -> String {
    let finding = triaged.finding
    let severity = self.triaged.severity(of: triaged)
    let gutter = max(2, String(finding.location.line).count)
    let label = style.apply(.severity(severity), severity.label[language] + ":")
    let rule = style.apply(.rule, "[\(finding.rule.description)]")
    var block = ["\(place(finding.location)): \(label) \(finding.message[language].visible) \(rule)"]
    block += excerpt(finding.location, severity, gutter: gutter)
    for note in notes(finding) { block += fold(note, gutter: gutter) }
    return block.joined(separator: "\n")
  }

  private func place(_ location: Location) -> String { style.apply(.place, context.shown(location)) }

  private func excerpt(_ location: Location, _ severity: Severity, gutter: Int) -> [String] {
    guard let line = lines.line(at: location), location != Location(path: location.path) else { return [] }
    let excerpt = Excerpt(line: line, location: location, width: width - gutter - 3)
    let number = String(repeating: " ", count: gutter - String(location.line).count) + String(location.line)
    let margin = String(repeating: " ", count: gutter)
    return [
      style.apply(.gutter, number + " |") + (excerpt.code.isEmpty ? "" : " " + excerpt.code),
      style.apply(.gutter, margin + " |") + " " + style.apply(.severity(severity), excerpt.marks),
    ]
  }

  private typealias Note = (label: Text, lines: [String])

  private func notes(_ finding: Finding) -> [Note] {
    var notes: [Note] = finding.macros.map { (Phrase.note, ["\($0.text[language]) (\(context.shown($0.location)))"]) }
    if !finding.steps.isEmpty {
      let steps = finding.steps.enumerated().map { "\($0 + 1). \(context.shown($1.location)): \($1.text[language])" }
      notes.append((Phrase.path, [""] + steps))
    }
    if let witness = finding.witness, !witness.bindings.isEmpty {
      notes.append((Phrase.witness, [witness.description]))
    }
    if !finding.variants.isEmpty { notes.append((Phrase.variants, [finding.variants.joined(separator: ", ")])) }
    let rule = triaged.descriptor(of: finding.rule)
    if let rule { notes.append((Phrase.help, [rule.hint[language]])) }
    for fix in finding.fixes {
      let replacement = fix.replacement.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      notes.append((Phrase.fix, ["\(fix.text[language]):"] + replacement))
    }
    if let rule, !rule.standards.isEmpty { notes.append((Phrase.standards, [unbroken(rule.standardNames)])) }
    return notes
  }

  /// The names in one text that is folded between them only.
  private func unbroken(_ names: [String]) -> String {
    names.map { $0.replacing(" ", with: "\u{a0}") }.joined(separator: " · ")
  }

  /// `   = label: text`, folded with a hanging indentation.
  private func fold(_ note: Note, gutter: Int) -> [String] {
    let margin = String(repeating: " ", count: gutter + 1)
    let label = note.label[language] + ":"
    let first = margin + style.apply(.gutter, "=") + " " + style.apply(.label, label)
    let indentation = margin + "  "
    var result: [String] = []
    for (index, line) in note.lines.enumerated() {
      let isHead = index == 0
      let used = isHead ? indentation.count + label.displayWidth + 1 : indentation.count + 2
      let folded = line.visible.folded(to: max(20, width - used))
      for (row, piece) in folded.enumerated() {
        let text = piece.replacing("\u{a0}", with: " ")
        let hanging = isHead ? String(repeating: " ", count: used) : indentation + (row == 0 ? "  " : "     ")
        result.append(isHead && row == 0 ? first + (text.isEmpty ? "" : " " + text) : hanging + text)
      }
    }
    return result
  }

  private func openLine(_ triaged: Triaged) -> String {
    let finding = triaged.finding
    guard case .unknown(let reason) = finding.verdict else { return "" }
    return "\(place(finding.location)): \(Phrase.undecided[language]): \(finding.message[language].visible) "
      + "(\(reason.text[language].visible)) " + style.apply(.rule, "[\(finding.rule.description)]")
  }

  private func suppressedLine(_ triaged: Triaged) -> String {
    let finding = triaged.finding
    return "\(place(finding.location)): \(Phrase.suppressed[language]): \(finding.message[language].visible) "
      + "(\((triaged.justification ?? "").visible)) " + style.apply(.rule, "[\(finding.rule.description)]")
  }
}

/// The words that the blocks of findings use.
private enum Phrase {
  static let note = Text(en: "note", ja: "注記")
  static let path = Text(en: "path", ja: "経路")
  static let witness = Text(en: "witness", ja: "反例")
  static let variants = Text(en: "variants", ja: "ビルド構成")
  static let help = Text(en: "help", ja: "対処")
  static let fix = Text(en: "fix", ja: "修正案")
  static let standards = Text(en: "standards", ja: "規格")
  static let undecided = Text(en: "undecided", ja: "判定不能")
  static let suppressed = Text(en: "suppressed", ja: "抑制")
}

extension Severity {
  /// The words that editors recognise in the output of compilers.
  fileprivate var label: Text {
    switch self {
    case .high: Text(en: "error", ja: "エラー")
    case .medium: Text(en: "warning", ja: "警告")
    case .low: Text(en: "note", ja: "注意")
    }
  }
}

extension Location {
  /// `path:line:column`, or the path alone for the whole file.
  var shown: String { self == Location(path: path) ? path.visible : "\(path.visible):\(line):\(column)" }
}
