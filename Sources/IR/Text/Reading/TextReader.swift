import Basics
public import Machine
import Source

/// Reads one unit of the text form.
///
/// Names are known before the parts are read: functions and globals may name each other in any order.
struct TextReader {
  let tokens: [Token]
  var position = 0
  var unit: UnitIR
  var usualLayouts: [MachineType.Kind: Layout] = [:]
  var records: [Label: ID<MachineType>] = [:]
  /// By the position of the `%` that begins the definition.
  var recordDefinitions: [Int: (id: ID<MachineType>, layout: Layout)] = [:]
  var globals: [Label: ID<Global>] = [:]
  var functions: [Label: ID<Function>] = [:]

  var body = Body()
  var locals: [Label: ID<Local>] = [:]
  var localCounts: [String: Int] = [:]
  var origins: [Origin: ID<Origin>] = [:]

  /// How deep types may be nested.
  static let depthLimit = 200

  init(_ text: String, target: Target?) throws(TextMistake) {
    var tokenizer = Tokenizer(text)
    tokens = try tokenizer.tokens()
    unit = UnitIR(path: "", target: target ?? .host)
    try expect(word: "unit")
    unit.path = try string()
    try expect(word: "target")
    let start = token
    let name = try string()
    if target == nil {
      guard let named = Target.named(name) else { throw start.mistake("the name of a known target") }
      unit.target = named
    }
  }

  var token: Token { tokens[min(position, tokens.count - 1)] }

  func token(after distance: Int) -> Token { tokens[min(position + distance, tokens.count - 1)] }

  func mistake(_ expected: String) -> TextMistake { token.mistake(expected) }

  func isNext(_ sign: String) -> Bool { token.kind == .sign(sign) }
  func isNext(word: String) -> Bool { token.kind == .word(word) }

  /// Passes the sign if it is next.
  mutating func skip(_ sign: String) -> Bool {
    if isNext(sign) { position += 1 } else { return false }
    return true
  }

  mutating func skip(word: String) -> Bool {
    if isNext(word: word) { position += 1 } else { return false }
    return true
  }

  mutating func expect(_ sign: String) throws(TextMistake) {
    if !skip(sign) { throw mistake("'\(sign)'") }
  }

  mutating func expect(word: String) throws(TextMistake) {
    if !skip(word: word) { throw mistake("'\(word)'") }
  }

  mutating func word(_ expected: String) throws(TextMistake) -> String {
    guard case .word(let word) = token.kind else { throw mistake(expected) }
    position += 1
    return word
  }

  /// A word of a closed list.
  mutating func word<Choice: RawRepresentable>(
    of: Choice.Type, _ expected: String
  ) throws(TextMistake) -> Choice where Choice.RawValue == String {
    guard case .word(let word) = token.kind, let choice = Choice(rawValue: word) else { throw mistake(expected) }
    position += 1
    return choice
  }

  mutating func bytes() throws(TextMistake) -> [UInt8] {
    guard case .quoted(let bytes) = token.kind else { throw mistake("a text in quotes") }
    position += 1
    return bytes
  }

  mutating func string() throws(TextMistake) -> String {
    let start = token
    guard let text = String(validating: try bytes(), as: UTF8.self) else { throw start.mistake("UTF-8 in the quotes") }
    return text
  }

  mutating func integer<Value: FixedWidthInteger>(
    _ expected: String = "an integer", of: Value.Type = Int.self
  ) throws(TextMistake) -> Value {
    guard case .number(let text) = token.kind, let value = Value(text) else { throw mistake(expected) }
    position += 1
    return value
  }

  mutating func floating() throws(TextMistake) -> Double {
    let isNegative = skip("-")
    switch token.kind {
    case .number(let text) where !isNegative:
      guard let value = Double(text) else { break }
      position += 1
      return value
    case .word("inf"):
      position += 1
      return isNegative ? -.infinity : .infinity
    case .word("nan"):
      position += 1
      return Double(sign: isNegative ? .minus : .plus, exponent: 0, significand: 1).signed(.nan)
    default: break
    }
    throw mistake("a number, 'inf' or 'nan'")
  }

  /// A name without the mark that tells what it names.
  mutating func label(_ expected: String) throws(TextMistake) -> Label {
    var name = ""
    switch token.kind {
    case .word(let word):
      name = word
      position += 1
    case .quoted: name = try string()
    case .ordinal(let ordinal):
      position += 1
      return Label(name: "", ordinal: ordinal)
    case .number, .register, .sign, .end: throw mistake(expected)
    }
    guard case .ordinal(let ordinal) = token.kind else { return Label(name: name, ordinal: 0) }
    position += 1
    return Label(name: name, ordinal: ordinal)
  }

  /// `b3` or `s3`.
  mutating func index<Element>(_ letter: String, _ expected: String) throws(TextMistake) -> ID<Element> {
    guard case .word(let word) = token.kind, let value = TextReader.index(letter, of: word) else {
      throw mistake(expected)
    }
    position += 1
    return ID(value)
  }

  static func index(_ letter: String, of word: String) -> Int? {
    let digits = word.dropFirst()
    guard word.hasPrefix(letter), !digits.isEmpty, digits.utf8.allSatisfy(Label.isDigit) else { return nil }
    return UInt32(digits).map(Int.init)
  }

  /// `size N align N`.
  mutating func layout() throws(TextMistake) -> Layout {
    try expect(word: "size")
    let size: Int? = skip("?") ? nil : try integer("a size in bytes or '?'")
    try expect(word: "align")
    return Layout(size: size, alignment: try integer("an alignment in bytes"))
  }

  /// `!file:start...end`, if it is next.
  mutating func site() throws(TextMistake) -> SourceSite? {
    skip("!") ? try siteNumbers() : nil
  }

  mutating func siteNumbers() throws(TextMistake) -> SourceSite {
    let file: UInt32 = try integer("the index of a file", of: UInt32.self)
    try expect(":")
    let start = try integer("an offset in the file", of: UInt32.self)
    try expect("...")
    let end = try integer("an offset in the file", of: UInt32.self)
    return SourceSite(file: ID(Int(file)), start: Int(start), end: Int(end))
  }
}

extension Double {
  /// The other value with this one's sign.
  fileprivate func signed(_ value: Double) -> Double { Double(signOf: self, magnitudeOf: value) }
}

extension UnitIR {
  /// Reads the text form; things without `!…` come from the start of the first file.
  ///
  /// - Parameter target: the machine whose name the text may only repeat; without it the name is looked up.
  public init(parsing text: String, target: Target? = nil) throws(TextMistake) {
    var reader = try TextReader(text, target: target)
    self = try reader.wholeUnit()
  }
}
