internal import Basics

/// What a function does that is not analysed, as a list of effects in order.
struct LibraryModel: Sendable {
  /// A number of bytes or elements that an effect takes from the arguments.
  enum Amount: Hashable, Sendable {
    case argument(Int)
    case product(Int, Int)
    case wide(Int)
    case constant(Int)
  }

  enum Effect: Hashable, Sendable {
    case allocate(family: String, Amount, isZero: Bool, isOpaque: Bool)
    case reallocate(family: String, Int, Amount)
    case release(family: String, Int)
    case duplicate(Int, limit: Amount?, isWide: Bool)
    case copy(to: Int, from: Int, Amount, mustBeApart: Bool)
    case fill(Int, with: Amount, Amount, isWide: Bool)
    case read(Int, Amount)
    case write(Int, Amount?)
    case string(Int, limit: Amount?, isWide: Bool)
    case put(to: Int, from: Int, limit: Amount?, isPadded: Bool, isWide: Bool)
    case append(to: Int, from: Int, limit: Amount?, isWide: Bool)
    case receive(Int, Amount?, isString: Bool, isWide: Bool)
    case format(Int)
    case print(to: Int, format: Int, limit: Amount?, isWide: Bool)
    case scan(Int)
    case store(Int)
    case resource(ProtocolEffect)
    case result(Result)
    case end
    /// The program finds itself at fault.
    case stop
    /// Where control may come back to, and a jump there.
    case landing, jump
    /// Control comes back only where an argument is zero.
    case endUnlessZero(Int)
    /// Called alike, it does alike.
    case alike
  }

  enum Result: Hashable, Sendable {
    case argument(Int, orNull: Bool)
    case length(Int, limit: Amount?, isWide: Bool)
    case within(Int, Amount?)
    case parsed(Int)
    case bounded(Amount)
    case outside(Int, Int)
    case outsideString
    case free(Int, Int)
    case freely
    case magnitude(Int)
    /// Of a floating value.
    case absolute(Int)
    case root(Int)
    /// In the byte order of networks.
    case swapped(Int)
    /// A number that depends on an argument alone.
    case derived(Int)
    /// A pointer to a table any of whose elements may stand for any character.
    case freeTable
    case any
  }

  let effects: [Effect]

  /// Whether a loop gets no further by calling the function.
  var actsAlike: Bool { effects.contains(.alike) }

  /// The arguments that must be pointers for the model to be that of the function called.
  var pointers: Set<Int> {
    var pointers: Set<Int> = []
    for effect in effects {
      switch effect {
      case .reallocate(_, let a, _), .release(_, let a), .duplicate(let a, _, _), .fill(let a, _, _, _),
        .read(let a, _), .write(let a, _), .string(let a, _, _), .receive(let a, _, _, _), .format(let a), .scan(let a),
        .store(let a):
        pointers.insert(a)
      case .copy(let a, let b, _, _), .put(let a, let b, _, _, _), .append(let a, let b, _, _),
        .print(let a, let b, _, _):
        pointers.formUnion([a, b])
      case .resource(let effect): if let a = effect.pointer { pointers.insert(a) }
      case .allocate, .result, .end, .stop, .landing, .jump, .endUnlessZero, .alike: break
      }
    }
    return pointers
  }

  /// The models that are part of the program, by function.
  static let standard: [String: LibraryModel] = {
    do throws(FunctionModels.Mistake) {
      return try parse(embeddedFiles.first { $0.path.hasSuffix("models.txt") }?.text ?? "")
    } catch {
      preconditionFailure("models.txt: line \(error.line)")
    }
  }()

  /// Families of what is no memory: streams, numbers of resources and other things that the library knows.
  static let resourceFamilies: Set<String> = {
    var families: Set<String> = ["mapping"]
    for model in standard.values {
      for effect in model.effects {
        switch effect {
        case .allocate(family: let family, _, isZero: _, isOpaque: true), .resource(.open(family: let family)):
          families.insert(family)
        default: break
        }
      }
    }
    return families
  }()

  /// Whether the model stands for a function even where its code is there: who takes a lock need not see how.
  static func isSubstitute(_ function: String) -> Bool { substitutes.contains(function) }

  private static let substitutes = Set(
    standard.filter { item in
      item.value.effects.contains { if case .resource(let effect) = $0 { effect.isAboutLocks } else { false } }
    }.keys)

  /// Whether a function takes or gives back locks, and of which kind; nil for any other.
  static func lockUse(of function: String) -> (kind: String, isTaking: Bool)? {
    for effect in (standard[function] ?? LockNames.model(of: function))?.effects ?? [] {
      switch effect {
      case .resource(.acquire(let lock, _)): return (lock.kind.rawValue, true)
      case .resource(.release(let lock, _)): return (lock.kind.rawValue, false)
      default: break
      }
    }
    return nil
  }

  /// The family of what a function gives back.
  static func family(releasedBy function: String) -> String? {
    for effect in standard[function]?.effects ?? [] {
      switch effect {
      case .release(let family, _), .resource(.close(let family, _)): return family
      default: break
      }
    }
    return nil
  }

  /// Reads the text form: a line for functions with the same effects.
  static func parse(_ text: String) throws(FunctionModels.Mistake) -> [String: LibraryModel] {
    var models: [String: LibraryModel] = [:]
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = row.drop { $0.isWhitespace }
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let colon = line.firstIndex(of: ":") else { throw FunctionModels.Mistake(line: index + 1, .noEffects) }
      var effects: [Effect] = []
      for part in line[line.index(after: colon)...].split(separator: ";") {
        let words = part.split { $0.isWhitespace }.map(String.init)
        if words.isEmpty { continue }
        guard let effect = effect(words) else {
          throw FunctionModels.Mistake(line: index + 1, .unknownEffect(words.joined(separator: " ")))
        }
        effects.append(effect)
      }
      for name in line[..<colon].split(whereSeparator: \.isWhitespace) {
        models[String(name)] = LibraryModel(effects: effects)
      }
    }
    return models
  }

  private static func effect(_ words: [String]) -> Effect? {
    let isWide = words.last == "wide"
    let plain = isWide ? Array(words.dropLast()) : words
    let rest = Array(plain.dropFirst())
    func argument(_ index: Int) -> Int? {
      guard rest.indices.contains(index), rest[index].hasPrefix("$") else { return nil }
      return Int(rest[index].dropFirst().prefix { $0.isNumber })
    }
    func amount(_ index: Int) -> Amount? { rest.indices.contains(index) ? Self.amount(rest[index]) : nil }
    switch plain[0] {
    case "allocate":
      return amount(1).map {
        .allocate(family: rest[0], $0, isZero: rest.contains("zero"), isOpaque: rest.contains("opaque"))
      }
    case "reallocate":
      guard let block = argument(1), let size = amount(2) else { return nil }
      return .reallocate(family: rest[0], block, size)
    case "release": return argument(1).map { .release(family: rest[0], $0) }
    case "duplicate": return argument(0).map { .duplicate($0, limit: amount(1), isWide: isWide) }
    case "copy":
      guard let to = argument(0), let from = argument(1), let size = amount(2) else { return nil }
      return .copy(to: to, from: from, size, mustBeApart: rest.contains("apart"))
    case "fill":
      guard let to = argument(0), let byte = amount(1), let size = amount(2) else { return nil }
      return .fill(to, with: byte, size, isWide: isWide)
    case "read":
      guard let from = argument(0), let size = amount(1) else { return nil }
      return .read(from, size)
    case "write": return argument(0).map { .write($0, amount(1)) }
    case "string": return argument(0).map { .string($0, limit: amount(1), isWide: isWide) }
    case "put":
      guard let to = argument(0), let from = argument(1) else { return nil }
      return .put(to: to, from: from, limit: amount(2), isPadded: rest.contains("padded"), isWide: isWide)
    case "append":
      guard let to = argument(0), let from = argument(1) else { return nil }
      return .append(to: to, from: from, limit: amount(2), isWide: isWide)
    case "receive":
      return argument(0).map { .receive($0, amount(1), isString: rest.contains("string"), isWide: isWide) }
    case "format": return argument(0).map { .format($0) }
    case "print":
      guard let to = argument(0), let format = argument(1) else { return nil }
      return .print(to: to, format: format, limit: amount(2), isWide: isWide)
    case "scan": return argument(0).map { .scan($0) }
    case "store": return argument(0).map { .store($0) }
    case "alike": return .alike
    case "end": return .end
    case "stop": return .stop
    case "landing": return .landing
    case "jump": return .jump
    case "end-unless-zero": return argument(0).map { .endUnlessZero($0) }
    case "result": return result(rest, isWide: isWide).map { .result($0) }
    default: return ProtocolEffect(plain).map { .resource($0) }
    }
  }

  private static func result(_ words: [String], isWide: Bool) -> Result? {
    func argument(_ index: Int) -> Int? {
      guard words.indices.contains(index), words[index].hasPrefix("$") else { return nil }
      return Int(words[index].dropFirst())
    }
    func amount(_ index: Int) -> Amount? { words.indices.contains(index) ? Self.amount(words[index]) : nil }
    func number(_ index: Int) -> Int? { words.indices.contains(index) ? Int(words[index]) : nil }
    switch words.first {
    case "length": return argument(1).map { .length($0, limit: amount(2), isWide: isWide) }
    case "within": return argument(1).map { .within($0, amount(2)) }
    case "parsed": return argument(1).map { .parsed($0) }
    case "bounded": return amount(1).map { .bounded($0) }
    case "outside": return number(1).flatMap { low in number(2).map { .outside(low, $0) } }
    case "outside-string": return .outsideString
    case "free": return number(1).flatMap { low in number(2).map { .free(low, $0) } } ?? .freely
    case "magnitude": return argument(1).map { .magnitude($0) }
    case "absolute": return argument(1).map { .absolute($0) }
    case "root": return argument(1).map { .root($0) }
    case "swapped": return argument(1).map { .swapped($0) }
    case "of": return argument(1).map { .derived($0) }
    case "free-table": return .freeTable
    case "any": return .any
    default: return argument(0).map { .argument($0, orNull: words.contains("or-null")) }
    }
  }

  private static func amount(_ word: String) -> Amount? {
    if let number = Int(word) { return .constant(number) }
    guard word.hasPrefix("$") else { return nil }
    let parts = word.split(separator: "*").map(String.init)
    guard let first = Int(parts[0].dropFirst()) else { return nil }
    guard parts.count == 2 else { return .argument(first) }
    return parts[1] == "W" ? .wide(first) : Int(parts[1].dropFirst()).map { .product(first, $0) }
  }
}
