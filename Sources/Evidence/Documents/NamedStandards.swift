internal import Findings

/// The standards that the project file names, in D01 and D05.
extension Composer {
  /// Whether some rule in force looks at an item.
  private func isEnforced(_ item: ProjectMetadata.NamedStandard.Item) -> Bool {
    item.rules.contains(where: input.examination.enabled.contains)
  }

  /// The items of a rule, a line for each standard.
  func namedStandardLines(_ rule: RuleDescriptor) -> [String] {
    project.standards.compactMap { standard in
      let items = standard.items(of: rule.id)
      return items.isEmpty ? nil : "\(standard.name) \(items.joined(separator: ", "))"
    }
  }

  /// The rows of these standards in the table of sources.
  var namedStandards: [[Line]] {
    project.standards.map { standard in
      let count = standard.items.count(where: isEnforced)
      let all = standard.items.count
      return [
        Line("\(standard.name)\(t(" (P)", "（P）"))"), Line(t("\(count) of \(all)", "\(all) 件中 \(count) 件")), Line("–"),
      ]
    }
  }

  /// Items of which no rule is in force, with their standard and their rules.
  var itemsWithoutRule: [(standard: String, item: ProjectMetadata.NamedStandard.Item)] {
    project.standards.flatMap { standard in
      standard.items.filter { !isEnforced($0) }.map { (standard.name, $0) }
    }
  }

  mutating func itemsNotEnforced() {
    guard !project.standards.isEmpty else { return }
    table(
      [
        .init(t("Standard (P)", "規格（P）"), 34), .init(t("Item (P)", "項目（P）"), 22),
        .init(t("Rules, all off", "ルール（すべて不適用）"), 44),
      ],
      caption: t("Items that are not enforced: none of their rules is in force", "適用していない項目: 対応するルールがすべて不適用のもの"),
      rows: itemsWithoutRule.map { standard, item in
        [Line(standard), Line(item.id), Line.code(item.rules.map(\.description).joined(separator: "\n"))]
      })
  }
}
