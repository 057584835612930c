internal import Documents
internal import Findings
internal import Triage

/// The `classes:` of the settings.
enum ConfiguredClasses {
  static func read(_ document: YAMLDocument) throws(DocumentMistake) -> FileClasses {
    var classes = FileClasses()
    for (key, value) in try document.mapping("classes") ?? [] {
      guard let patterns = value.items?.compactMap(\.string) else {
        throw document.mistake(
          at: value, expected: Text(en: "a list of path patterns", ja: "パスのパターンのリスト"), found: value.kindName)
      }
      switch FileClass(rawValue: key) {
      case .thirdParty: classes.thirdParty = patterns
      case .generated: classes.generated = patterns
      case .own, nil:
        let names = [FileClass.thirdParty, .generated].map(\.rawValue)
        throw document.mistake(at: value, expected: Text.choices(names), found: key)
      }
    }
    return classes
  }
}

/// The `gate:` of the settings.
struct ConfiguredGate {
  private let document: YAMLDocument

  init(_ document: YAMLDocument) { self.document = document }

  /// Nil where there is none.
  func policy() throws(DocumentMistake) -> GatePolicy? {
    guard let pairs = try document.mapping("gate") else { return nil }
    var policy = GatePolicy()
    for (key, value) in pairs {
      switch key {
      case "findings":
        for (name, limits) in try mapping(value) {
          let fileClass = try choice(name, at: limits, FileClass.self)
          policy.findings[fileClass] = try severities(limits)
        }
      case "new": policy.new = try severities(value)
      case "dispositions":
        for (name, limit) in try mapping(value) {
          policy.dispositions[try choice(name, at: limit, Disposition.Kind.self)] = try count(limit)
        }
      case "unknown-share": policy.unknownShare = try share(value)
      case "open-share": policy.openShare = try share(value)
      default:
        guard let limit = GatePolicy.Limit(rawValue: key) else {
          let names =
            ["findings", "new", "dispositions", "unknown-share", "open-share"]
            + GatePolicy.Limit.allCases.map(\.rawValue)
          throw document.mistake(at: value, expected: Text.choices(names), found: key)
        }
        policy.limits[limit] = try count(value)
      }
    }
    return policy
  }

  private func severities(_ value: YAMLValue) throws(DocumentMistake) -> [Severity: Int] {
    var limits: [Severity: Int] = [:]
    for (name, limit) in try mapping(value) { limits[try choice(name, at: limit, Severity.self)] = try count(limit) }
    return limits
  }

  private func mapping(_ value: YAMLValue) throws(DocumentMistake) -> [(String, YAMLValue)] {
    guard let pairs = value.pairs else { throw mistake(value, Text(en: "a mapping", ja: "マッピング (キー: 値)")) }
    return pairs
  }

  private func count(_ value: YAMLValue) throws(DocumentMistake) -> Int {
    guard let count = value.integer, count >= 0 else {
      throw mistake(value, Text(en: "a number that is not negative", ja: "0 以上の数"))
    }
    return count
  }

  private func share(_ value: YAMLValue) throws(DocumentMistake) -> Int {
    let limit = try count(value)
    guard limit <= 100 else { throw mistake(value, Text(en: "per cent, at most 100", ja: "100 以下の百分率")) }
    return limit
  }

  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, at value: YAMLValue, _: Value.Type
  ) throws(DocumentMistake) -> Value {
    guard let found = Value(rawValue: name) else {
      throw document.mistake(at: value, expected: Text.choices(Value.allCases.map(\.rawValue)), found: name)
    }
    return found
  }

  private func mistake(_ value: YAMLValue, _ expected: Text) -> DocumentMistake {
    document.mistake(at: value, expected: expected, found: value.string ?? value.kindName)
  }
}
