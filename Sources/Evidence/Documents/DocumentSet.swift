public import Findings

extension EvidenceInput {
  /// One document of the set in one language.
  public func document(_ id: DocumentID, in language: Language) -> Document {
    var composer = Composer(id, self, language)
    switch id {
    case .codingStandard: composer.codingStandard()
    case .plan: composer.plan()
    case .report: composer.report()
    case .register: composer.register()
    case .traceability: composer.traceability()
    case .coverage: composer.coverage()
    case .toolValidation: composer.toolValidation()
    case .releaseGate: composer.releaseGate()
    case .transitional: composer.transitional()
    case .manifest: composer.manifest()
    }
    return composer.finished()
  }
}

extension Composer {
  /// Front pages, the document's own sections, and the closing section that lists what is open in all of them.
  consuming func finished() -> Document {
    let opening = front()
    let isDraft = !open.isEmpty
    closing()
    return Document(
      id: id, language: language, head: head.cleaned, isDraft: isDraft, blocks: (opening + blocks).map(\.cleaned))
  }
}
