internal import RuleKit
internal import Source
internal import Syntax

/// A constant that is a secret by the name of what holds it: a variable, a member, a macro, a function that answers it.
struct NamedSecret {
  let name: String
  /// Where the macro is defined that is the constant.
  let macro: SourceSite?
  /// Whether the constant can be a value of what the name says.
  let isPlausible: Bool

  /// - Parameter literal: a string literal.
  init?(text literal: Node) {
    guard case .string(let units)? = literal.literal, units.count >= 4 else { return nil }
    if literal.isFromMacroBody, let expansion = literal.expansions.last {
      guard let secret = SecretName(IdentifierWords(expansion.name)), secret.isCertain, let site = expansion.definition,
        !literal.tree.file(site.file).isSystem
      else { return nil }
      self.init(name: expansion.name, macro: site, isPlausible: SecretText(units).isPlausible(for: secret.noun))
      return
    }
    guard let target = SecretTarget(of: literal), let secret = Self.secret(target.words),
      secret.isCertain || secret.noun == "pin"
    else { return nil }
    self.init(name: target.name, macro: nil, isPlausible: SecretText(units).isPlausible(for: secret.noun))
  }

  /// - Parameter variable: a variable with an initialiser.
  init?(bytes variable: Node) {
    guard let declaration = variable.declaration, let initialiser = variable.initialiser?.withoutImplicitCasts,
      initialiser.kind == .initialiserList, declaration.type.isByteArray,
      let secret = Self.secret(IdentifierWords(declaration.name))
    else { return nil }
    let bytes = initialiser.constantBytes
    let isBareKey =
      secret.noun == "key" && bytes.count >= 16 && declaration.type.element?.canonical.unqualifiedSpelling != "char"
    guard secret.isCertain || isBareKey else { return nil }
    self.init(name: declaration.name, macro: nil, isPlausible: SecretBytes(bytes).isPlausible(for: secret.noun))
  }

  private init(name: String, macro: SourceSite?, isPlausible: Bool) {
    self.name = name
    self.macro = macro
    self.isPlausible = isPlausible
  }

  /// The secret that words speak of where it is no known answer of a test.
  private static func secret(_ words: IdentifierWords) -> SecretName? {
    words.speakOfTest || words.contains(anyOf: ["expected"]) ? nil : SecretName(words)
  }
}

/// Constant numbers that may be a secret.
struct SecretBytes {
  private let values: [Int128]
  /// Bytes of each of them.
  private let width: Int

  init(_ values: [Int128], width: Int = 1) {
    self.values = values
    self.width = width
  }

  private static let shortNouns: Set<String> = ["pin", "code", "pincode", "passcode"]

  /// Whether they can be a value of what the noun names, and not a blank or a pattern.
  func isPlausible(for noun: String) -> Bool {
    guard values.contains(where: { $0 != 0 }) else { return false }
    if Self.shortNouns.contains(noun) { return values.count >= 4 }
    return values.count * width >= 8 && Set(values).count >= min(4, values.count)
  }
}
