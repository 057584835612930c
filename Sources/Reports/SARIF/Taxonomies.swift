internal import Findings
internal import Triage

/// The standards to which a set of rules refers, as SARIF taxonomies (§3.19.3).
struct Taxonomies {
  private let identifiers: [(standard: Standard, taxa: [String])]

  init(of rules: [RuleDescriptor]) {
    identifiers = Standard.allCases.compactMap { standard in
      let taxa = Set(rules.flatMap { $0.references(to: standard) }.map(\.identifier))
      return taxa.isEmpty ? nil : (standard, taxa.sorted(by: Taxonomies.order))
    }
  }

  /// `CWE-89` before `CWE-120`: shorter numbers first, then by text.
  private static func order(_ a: String, _ b: String) -> Bool {
    let isNumeric = a.hasPrefix("CWE-") && b.hasPrefix("CWE-")
    return isNumeric ? (a.utf8.count, a) < (b.utf8.count, b) : a < b
  }

  var references: [JSON] { identifiers.indices.map(reference) }

  var components: [JSON] {
    identifiers.map { standard, taxa in
      .members([
        "guid": .string(componentGUID(standard.name)),
        "name": .string(standard.name),
        "organization": .string(standard.publisher),
        "shortDescription": .members(["text": .string(standard.subject)]),
        "contents": ["nonLocalizedData"],
        "isComprehensive": false,
        "taxa": .array(taxa.map { .members(["id": .string($0), "helpUri": .text(standard.page(of: $0))]) }),
      ])
    }
  }

  /// How a rule of ours relates to a rule of a standard; the rule is the source, the standard's rule the target.
  func relationship(_ reference: StandardReference) -> JSON? {
    guard let index = identifiers.firstIndex(where: { $0.standard == reference.standard }),
      let taxon = identifiers[index].taxa.firstIndex(of: reference.identifier)
    else { return nil }
    return .members([
      "target": .members([
        "id": .string(reference.identifier), "index": .integer(taxon), "toolComponent": self.reference(index),
      ]),
      "kinds": [.string(reference.coverage == .full ? "equal" : "superset")],
    ])
  }

  private func reference(_ index: Int) -> JSON {
    let name = identifiers[index].standard.name
    return .members(["name": .string(name), "index": .integer(index), "guid": .string(componentGUID(name))])
  }
}

extension Standard {
  fileprivate var publisher: String {
    switch self {
    case .certC: "Software Engineering Institute"
    case .cwe: "MITRE"
    case .ts17961: "ISO/IEC"
    case .misraC2012: "MISRA"
    }
  }

  /// What the publication is about; MISRA's rules appear by number only.
  fileprivate var subject: String {
    switch self {
    case .certC: "SEI CERT C Coding Standard"
    case .cwe: "Common Weakness Enumeration"
    case .ts17961: "C secure coding rules"
    case .misraC2012: "guidelines for the use of the C language in critical systems, by number"
    }
  }

  fileprivate func page(of identifier: String) -> String? {
    guard self == .cwe, let number = Int(identifier.drop { $0 != "-" }.dropFirst()) else { return nil }
    return "https://cwe.mitre.org/data/definitions/\(number).html"
  }
}
