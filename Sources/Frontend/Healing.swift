internal import Build
internal import Machine
internal import Source
internal import Syntax

/// Declarations that stand in for those of missing headers, so that libclang does not drop what mentions them.
///
/// Types are taken as `int`, other names as objects of type `int`. That is wrong for many, so what depends on them is
/// never judged (`Node.isDoubtful`); what stands beside them can be.
struct Healing {
  static let path = "/kenshin/assumed.h"
  private static let mostNames = 500
  private static let mostRounds = 5

  private var types: [String] = []
  private var objects: [String] = []
  private var refused: Set<String> = []
  private var rounds = 0

  /// In order of the alphabet.
  var names: [String] { (types + objects).sorted() }

  /// The header to include ahead of the unit; nil where nothing is assumed.
  var prelude: VirtualFile? {
    if types.isEmpty && objects.isEmpty { return nil }
    let lines = types.map { "typedef int \($0);" } + objects.map { "extern int \($0);" }
    return VirtualFile(path: Self.path, text: lines.joined(separator: "\n") + "\n")
  }

  /// Learns from the errors of a parse; answers whether another parse is worth it.
  ///
  /// - Parameter text: the bytes of a problem's file.
  mutating func learn(from problems: [ParseProblem], text: (ParseProblem) -> [UInt8]?) -> Bool {
    guard rounds < Self.mostRounds, problems.contains(where: { $0.missingHeader != nil }) else { return false }
    rounds += 1
    let before = names
    for problem in problems { refuseConflict(problem.message) }
    for problem in problems {
      if let name = Self.name(in: problem.message, after: "unknown type name '") { assume(name, isType: true) }
    }
    var unknownObjects: [String] = []
    for problem in problems {
      guard let name = Self.name(in: problem.message, after: "use of undeclared identifier '") else { continue }
      guard let site = problem.site, let text = text(problem) else { continue }
      switch Usage(of: name, at: Int(site.start), in: text) {
      case .type: assume(name, isType: true)
      case .object: unknownObjects.append(name)
      case .other: break
      }
    }
    // A variable whose type is unknown is not declared either; with the type it is.
    if names == before { for name in unknownObjects { assume(name, isType: false) } }
    return names != before
  }

  private mutating func assume(_ name: String, isType: Bool) {
    guard !refused.contains(name), !types.contains(name), types.count + objects.count < Self.mostNames else { return }
    if isType {
      objects.removeAll { $0 == name }
      types.append(name)
    } else if !objects.contains(name) {
      objects.append(name)
    }
  }

  /// A name that the unit declares itself, later or as something else.
  private mutating func refuseConflict(_ message: String) {
    let starts = [
      "redefinition of '", "redefinition of typedef '", "conflicting types for '", "redeclaration of '",
      "static declaration of '", "must use '", "cannot combine with previous '",
    ]
    for start in starts {
      guard let name = Self.name(in: message, after: start), types.contains(name) || objects.contains(name) else {
        continue
      }
      refused.insert(name)
      types.removeAll { $0 == name }
      objects.removeAll { $0 == name }
    }
  }

  private static func name(in message: String, after start: String) -> String? {
    guard message.hasPrefix(start) else { return nil }
    let name = message.dropFirst(start.count).prefix { $0 != "'" }
    let isIdentifier = name.utf8.allSatisfy { byte in
      byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
    return isIdentifier && !name.isEmpty ? String(name) : nil
  }
}

/// How a name that nothing declares is used where libclang stumbles over it.
private enum Usage {
  /// A cast, or the start of a declaration such as `T *p;`.
  case type
  case object
  /// Something that an object of type `int` would not heal: a structure, an array, a macro with statements.
  case other

  init(of name: String, at offset: Int, in text: [UInt8]) {
    let end = offset + name.utf8.count
    guard end <= text.count, text[offset..<end].elementsEqual(name.utf8) else {
      self = .object
      return
    }
    var last = offset - 1
    while last >= 0, Self.isSpace(text[last]) { last -= 1 }
    let before = last >= 0 ? text[last] : 0x3b
    let limit = min(text.count, end + 200)
    let tokens = Lexer.tokens(of: Array(text[end..<limit])).filter { !$0.isComment }
    func byte(_ index: Int) -> UInt8 { index < tokens.count ? text[end + Int(tokens[index].start)] : 0 }
    let stars = tokens.prefix { text[end + Int($0.start)] == UInt8(ascii: "*") && $0.kind == .punctuator }.count
    let follower = stars < tokens.count ? tokens[stars].kind : .other
    switch byte(0) {
    case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "("): self = .other
    case UInt8(ascii: "-")
    where tokens[0].end - tokens[0].start == 2 && byte(0) == UInt8(ascii: "-")
      && text[end + Int(tokens[0].start) + 1] == UInt8(ascii: ">"):
      self = .other
    default:
      if before == UInt8(ascii: "("), byte(stars) == UInt8(ascii: ")") {
        let next = stars + 1 < tokens.count ? tokens[stars + 1].kind : .other
        let isOperand = next == .identifier || next == .number || next == .string || next == .character
        self = stars > 0 || isOperand || byte(stars + 1) == UInt8(ascii: "(") ? .type : .object
      } else if [UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}")].contains(before), follower == .identifier {
        self = .type
      } else {
        self = .object
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0a, 0x0d].contains(byte) }
}
