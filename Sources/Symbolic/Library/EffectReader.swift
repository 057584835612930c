/// Reads an effect as `models.txt` writes it.
extension LibraryModel.Effect {
  typealias Amount = LibraryModel.Amount

  static func parse(_ words: [String]) -> Self? {
    let isWide = words.last == "wide"
    let plain = isWide ? Array(words.dropLast()) : words
    guard let verb = plain.first else { return nil }
    let rest = Array(plain.dropFirst())
    func argument(_ index: Int) -> Int? {
      guard rest.indices.contains(index), rest[index].hasPrefix("$") else { return nil }
      return Int(rest[index].dropFirst().prefix { $0.isNumber })
    }
    func amount(_ index: Int) -> Amount? { rest.indices.contains(index) ? Self.amount(rest[index]) : nil }
    switch verb {
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
    case "give":
      guard let from = argument(0), let size = amount(1) else { return nil }
      return .give(from, size)
    case "compare":
      guard let first = argument(0), let second = argument(1), let size = amount(2) else { return nil }
      return .compare(first, second, size, words.last.flatMap { LibraryModel.Comparing(rawValue: $0) } ?? .bytes)
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

  private static func result(_ words: [String], isWide: Bool) -> LibraryModel.Result? {
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
    case "prefix": return argument(1).map { .prefix($0) }
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
    case "maybe-null": return .maybeNull
    case "part": return argument(1).map { .part(of: $0) }
    case "any": return .any
    default: return argument(0).map { .argument($0, orNull: words.contains("or-null")) }
    }
  }

  private static func amount(_ word: String) -> Amount? {
    if let number = Int(word) { return number >= 0 ? .constant(number) : nil }
    guard word.hasPrefix("$") else { return nil }
    let parts = word.split(separator: "*").map(String.init)
    guard let first = Int(parts[0].dropFirst()) else { return nil }
    guard parts.count == 2 else { return .argument(first) }
    return parts[1] == "W" ? .wide(first) : Int(parts[1].dropFirst()).map { .product(first, $0) }
  }
}
