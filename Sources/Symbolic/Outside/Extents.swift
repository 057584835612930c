internal import Basics
internal import IR
internal import Machine

/// Which integer tells how many bytes a pointer leads to, inferred from types and names: parameters of a function,
/// members of a record, objects of a unit.
///
/// The names are those that firmware uses for lengths in any code base; neither the functions nor the code bases are
/// looked at.
enum Extents {
  /// Words that a length's name is made of.
  static let lengthWords = ["len", "length", "size", "sz", "bytes", "remaining", "left", "nbytes", "cnt"]
  private static let shortNames: Set<String> = ["n", "sz", "cnt", "count", "nb", "num"]

  /// Words of pointers that hand an object through and no bytes.
  private static let contextWords: Set<String> = [
    "ctx", "context", "arg", "args", "self", "handle", "state", "priv", "private", "user", "cookie", "opaque", "obj",
    "object", "this", "closure",
  ]

  /// Words of lengths that count the bytes of several buffers.
  private static let wholeWords: Set<String> = ["tot", "total", "totlen", "pkt", "pktlen", "packet"]

  /// Whether a length counts the bytes of several buffers.
  static func countsWhole(_ name: String) -> Bool { words(name).contains { wholeWords.contains($0) } }

  static func isLength(_ name: String) -> Bool {
    let words = self.words(name)
    if words.contains(where: { $0.hasPrefix("bit") }) { return false }
    if shortNames.contains(name.lowercased()) { return true }
    return words.contains { word in
      lengthWords.contains(word) || word.hasSuffix("len") || word.hasSuffix("length") || word.hasSuffix("size")
    }
  }

  /// Whether a length says how many bytes there is room for, and not how many are in use.
  static func isCapacity(_ name: String) -> Bool {
    words(name).contains { ["size", "sz", "cap", "capacity", "max", "room", "space", "avail", "free"].contains($0) }
  }

  /// Whether a length may count things of several bytes.
  static func isCount(_ name: String) -> Bool {
    words(name).contains { ["n", "cnt", "count", "nb", "num"].contains($0) }
  }

  /// The words of a name in lower case: `data_len` and `uxDataLength` both have two and three.
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name.unicodeScalars {
      let isUpper = (65...90).contains(character.value)
      if character == "_" || (isUpper && wasLower) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character != "_" { word.unicodeScalars.append(isUpper ? Unicode.Scalar(character.value + 32)! : character) }
      wasLower = !isUpper
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Whether two names speak of one thing: they share a word that says nothing of lengths.
  private static func areAkin(_ pointer: String, _ length: String) -> Bool {
    let own = Set(words(pointer))
    return words(length).contains { own.contains($0) && !lengthWords.contains($0) && $0.count > 1 }
      || (words(length).count == 1 && lengthWords.contains { length.lowercased() == pointer.lowercased() + $0 })
  }

  /// A parameter or member.
  struct Thing {
    let name: String
    let isBytes: Bool
    let isVoid: Bool
    let isInteger: Bool
  }

  /// The length that belongs to a pointer at a position among named things; nil where none fits.
  ///
  /// A pointer to `void` may lead to anything: its length must stand right behind it or speak of the same thing.
  static func length(of position: Int, among things: [Thing]) -> Int? {
    guard things[position].isBytes else { return nil }
    if things[position].isVoid && words(things[position].name).contains(where: { contextWords.contains($0) }) {
      return nil
    }
    let candidates = things.indices.filter { things[$0].isInteger && isLength(things[$0].name) }
    // Of several lengths behind a pointer the plain one is that of its bytes: `payload`, `tot_len`, `len`.
    let next = candidates.filter { $0 == position + 1 || $0 == position + 2 }
    if next.count == 2 {
      if let plain = next.first(where: { words(things[$0].name).count == 1 }) { return plain }
      // That of a whole message goes over all of its buffers.
      let own = next.filter { !countsWhole(things[$0].name) }
      if own.count == 1 { return own[0] }
    }
    if candidates.contains(position + 1) { return position + 1 }
    if let akin = candidates.first(where: { areAkin(things[position].name, things[$0].name) }) { return akin }
    guard !things[position].isVoid else { return nil }
    let pointers = things.indices.filter { things[$0].isBytes }
    // The only length near the only pointer, or the one right before, where no further bytes follow that it may count.
    if candidates.contains(position - 1), !pointers.contains(position - 2), !pointers.contains(position + 1) {
      return position - 1
    }
    if pointers.count == 1, candidates.count == 1 { return candidates[0] }
    return nil
  }
}

extension UnitCode {
  /// Whether a type is a pointer to bytes of no further structure.
  func isBytePointer(_ type: ID<MachineType>) -> Bool {
    guard case .pointer(let target) = ir.types[type].kind else { return false }
    switch ir.types[target].kind {
    case .void: return true
    case .integer(let format): return format.bits == 8
    case .boolean, .floating, .complex, .pointer, .array, .record, .function, .vector: return false
    }
  }

  /// Whether a function is given one pointer to bytes and nothing that can tell how many they are: no number, no second
  /// pointer to bytes, and no record.
  func isGivenBytesAlone(_ body: Body) -> Bool {
    let types = (0..<body.parameterCount).map { body.locals[ID($0)].type }
    let others = types.filter { !isBytePointer($0) }
    return types.count - others.count == 1
      && others.allSatisfy { type in
        guard case .pointer(let target) = ir.types[type].kind, case .integer = ir.types[target].kind else {
          return false
        }
        return true
      }
  }

  /// Whether a type is a pointer to bytes that are no characters.
  func isRawPointer(_ type: ID<MachineType>) -> Bool {
    guard case .pointer(let target) = ir.types[type].kind, case .integer(let format) = ir.types[target].kind else {
      return false
    }
    return format.bits == 8 && !format.isSigned && ir.target.dataModel.charIsSigned
  }

  func isVoidPointer(_ type: ID<MachineType>) -> Bool {
    if case .pointer(let target) = ir.types[type].kind { return ir.types[target].isVoid }
    return false
  }

  func isInteger(_ type: ID<MachineType>) -> Bool {
    if case .integer(let format) = ir.types[type].kind { return format.bits >= 8 && format.bits <= 64 }
    return false
  }

  /// By member that points to bytes the member that tells how many; empty for most records.
  func extents(of type: ID<MachineType>) -> [Int: Int] {
    if let known = recordExtents[type] { return known }
    var made: [Int: Int] = [:]
    if let record = ir.types[type].record, !record.isUnion {
      let things = record.fields.map { field in
        Extents.Thing(
          name: field.name, isBytes: isBytePointer(field.type), isVoid: isVoidPointer(field.type),
          isInteger: isInteger(field.type) && field.bitWidth == nil)
      }
      for position in things.indices where things[position].isBytes {
        if let length = Extents.length(of: position, among: things) { made[position] = length }
      }
    }
    for (pointer, length) in cursors[type] ?? [:] { made[pointer] = length }
    recordExtents[type] = made
    return made
  }
}
