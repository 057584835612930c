/// A format string of the printf or scanf family, taken apart.
public struct FormatString: Sendable {
  /// What an argument after the format is for.
  public enum Use: Sendable {
    /// An `int` for `*`.
    case amount
    case value
  }

  /// One argument that the format asks for.
  public struct Demand: Sendable {
    public let use: Use
    public let directive: Directive
    /// Position among the arguments after the format, from zero.
    public let index: Int
  }

  public let isScan: Bool
  public private(set) var directives: [Directive] = []
  public private(set) var mistakes: [DirectiveMistake] = []
  /// The characters outside the directives.
  public private(set) var plainCount = 0
  private var units: ArraySlice<UInt32>

  /// - Parameter units: the code units without the final terminator.
  public init(_ units: [UInt32], isScan: Bool) {
    self.isScan = isScan
    self.units = units[...]
    while let unit = self.units.popFirst() {
      if unit == 0 {
        if self.units.contains(0x25) { mistakes.append(.embeddedTerminator) }
        break
      }
      if unit == 0x25 { parseDirective() } else { plainCount += 1 }
    }
    let takers = directives.filter(\.takesArgument)
    if takers.contains(where: { $0.position != nil }), takers.contains(where: { $0.position == nil }) {
      mistakes.append(.mixedPositions)
    }
  }

  /// The arguments that the format asks for, in order of its directives.
  public var demands: [Demand] {
    var next = 0
    var demands: [Demand] = []
    func demand(_ use: Use, _ directive: Directive, _ position: Int?) {
      demands.append(Demand(use: use, directive: directive, index: position.map { $0 - 1 } ?? next))
      if position == nil { next += 1 }
    }
    for directive in directives {
      for amount in [directive.width, directive.precision] {
        if case .argument(let position)? = amount { demand(.amount, directive, position) }
      }
      if directive.takesArgument { demand(.value, directive, directive.position) }
    }
    return demands
  }

  /// Whether the mistakes leave it certain which arguments the format takes.
  public var isCountable: Bool {
    mistakes.allSatisfy { mistake in
      switch mistake {
      case .unknownSpecifier, .unterminatedSet, .mixedPositions: false
      case .incomplete, .length, .flag, .precision, .percent, .zeroWidth, .zeroPosition, .embeddedTerminator: true
      }
    }
  }

  /// The most characters that an output writes, with the terminator; nil where the format alone does not say.
  public var greatestLength: Int? {
    guard !isScan, mistakes.isEmpty else { return nil }
    var length = plainCount + 1
    for directive in directives {
      guard let most = directive.greatestLength else { return nil }
      length += most
    }
    return length
  }

  /// How many arguments must follow the format.
  public var argumentCount: Int { (demands.map(\.index).max() ?? -1) + 1 }

  // MARK: Parsing

  private var next: Unicode.Scalar? { units.first.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) } }

  private mutating func take(_ directive: inout Directive) {
    if let scalar = next { directive.text.unicodeScalars.append(scalar) }
    units.removeFirst()
  }

  private mutating func take(_ word: String, _ directive: inout Directive) -> Bool {
    guard units.starts(with: word.unicodeScalars.map(\.value)) else { return false }
    for _ in word.unicodeScalars { take(&directive) }
    return true
  }

  private mutating func number(_ directive: inout Directive) -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1_000_000)
      take(&directive)
    }
    return value
  }

  /// A number that `$` follows; takes nothing otherwise.
  private mutating func position(_ directive: inout Directive) -> Int? {
    let start = units
    let text = directive.text
    if let value = number(&directive), take("$", &directive) {
      if value == 0 { mistakes.append(.zeroPosition(directive.text)) }
      return max(1, value)
    }
    units = start
    directive.text = text
    return nil
  }

  private mutating func parseDirective() {
    var directive = Directive()
    directive.text = "%"
    directive.position = position(&directive)
    if isScan { parseInputOptions(&directive) } else { parseOutputOptions(&directive) }
    directive.length = length(&directive)
    guard let specifier = next else {
      mistakes.append(.incomplete(directive.text))
      units.removeAll()
      return
    }
    take(&directive)
    directive.specifier = specifier
    guard let conversion = ConversionClass(specifier, isScan: isScan) else {
      mistakes.append(.unknownSpecifier(directive.text, specifier))
      return
    }
    directive.conversion = conversion
    if conversion == .set, !parseSet(&directive) {
      mistakes.append(.unterminatedSet(directive.text))
      return
    }
    judge(directive)
    directives.append(directive)
  }

  private mutating func parseOutputOptions(_ directive: inout Directive) {
    while let scalar = next, ["-", "+", " ", "#", "0", "'"].contains(scalar) {
      directive.flags.append(scalar)
      take(&directive)
    }
    directive.width = amount(&directive)
    if take(".", &directive) { directive.precision = amount(&directive) ?? .number(0) }
  }

  private mutating func parseInputOptions(_ directive: inout Directive) {
    directive.isSuppressed = take("*", &directive)
    directive.width = number(&directive).map { .number($0) }
    directive.isAllocating = take("m", &directive)
  }

  private mutating func amount(_ directive: inout Directive) -> FieldAmount? {
    if take("*", &directive) { return .argument(position: position(&directive)) }
    return number(&directive).map { .number($0) }
  }

  private mutating func length(_ directive: inout Directive) -> LengthModifier {
    let words: [(String, LengthModifier)] = [
      ("hh", .hh), ("h", .h), ("ll", .ll), ("l", .l), ("j", .j), ("z", .z), ("t", .t), ("L", .capitalL),
    ]
    for (word, modifier) in words where take(word, &directive) { return modifier }
    if take("wf", &directive) { return .fast(bits: number(&directive) ?? 0) }
    if take("w", &directive) { return .exact(bits: number(&directive) ?? 0) }
    return .none
  }

  /// Takes the set after `[`: a first `]` (also after `^`) belongs to it (C11 7.21.6.2 paragraph 12).
  private mutating func parseSet(_ directive: inout Directive) -> Bool {
    _ = take("^", &directive)
    _ = take("]", &directive)
    while let scalar = next {
      take(&directive)
      if scalar == "]" { return true }
    }
    return false
  }

  /// Notes combinations whose behaviour C11 7.21.6.1 and 7.21.6.2 leave undefined.
  private mutating func judge(_ directive: Directive) {
    let specifier = directive.specifier
    if directive.conversion == .percent {
      if directive.text != "%%" { mistakes.append(.percent(directive.text)) }
      return
    }
    if !directive.conversion.allows(directive.length) {
      mistakes.append(.length(directive.text, modifier: directive.length.spelling, specifier: specifier))
    }
    if isScan {
      if directive.width == .number(0) { mistakes.append(.zeroWidth(directive.text)) }
      return
    }
    if let flag = directive.flags.first(where: { !Self.allows($0, directive) }) {
      mistakes.append(.flag(directive.text, flag: flag, specifier: specifier))
    }
    if directive.precision != nil, [.character, .pointer, .count].contains(directive.conversion) {
      mistakes.append(.precision(directive.text, specifier: specifier))
    }
  }

  private static func allows(_ flag: Unicode.Scalar, _ directive: Directive) -> Bool {
    let isDecimal = ["d", "i", "u"].contains(directive.specifier)
    switch flag {
    case "#": return directive.conversion == .floating || (directive.conversion == .integer && !isDecimal)
    case "0": return directive.conversion == .integer || directive.conversion == .floating
    case "'": return isDecimal || ["f", "F", "g", "G"].contains(directive.specifier)
    default: return true
    }
  }
}
