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
    /// Reads bytes that leave the program.
    case give(Int, Amount)
    /// Compares as many bytes behind two pointers.
    case compare(Int, Int, Amount, Comparing)
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
    /// The number of characters of a part of a text that begins where the text does.
    case prefix(Int)
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
    /// A pointer that is null where the call fails.
    case maybeNull
    /// A part of a text, or null where there is none.
    case part(of: Int)
    case any
  }

  /// What the words of a name tell of a function that otherwise does whatever it may.
  enum Hint: String, Sendable {
    /// It puts the bytes of its argument in order.
    case orders
    /// It reads bytes from outside to where an argument leads, as many as the next one says at most.
    case reads
    /// It answers what a device has received.
    case delivers
    /// What it answers is a character, or below zero where there is none.
    case characters
    /// It may keep an address that it is given, and write there later.
    case keeps
    /// It does not come back because the program is at fault.
    case stops
    /// It is told that the program is at fault, and may come back all the same.
    case faults
  }

  /// How bytes are compared.
  enum Comparing: String, Sendable {
    case bytes
    /// Up to the end of a text.
    case text
    /// The same, with capitals like small letters.
    case caseless
  }

  let effects: [Effect]
  let hints: Set<Hint>

  /// Whether a loop gets no further by calling the function.
  var actsAlike: Bool { effects.contains(.alike) }

  /// The arguments that must lead to texts which end with a zero.
  var texts: Set<Int> {
    effects.reduce(into: []) { texts, effect in
      switch effect {
      case .string(let a, nil, _), .result(.length(let a, nil, _)), .put(_, let a, nil, _, _),
        .duplicate(let a, nil, _):
        texts.insert(a)
      case .append(let to, let from, let limit, _):
        texts.insert(to)
        if limit == nil { texts.insert(from) }
      default: break
      }
    }
  }

  /// The arguments that lead to texts of which the function looks for parts.
  var takesApart: Set<Int> {
    let scans = effects.contains { if case .scan = $0 { true } else { false } }
    return effects.reduce(into: []) { texts, effect in
      switch effect {
      case .result(.within(let a, _)), .result(.parsed(let a)), .result(.part(of: let a)), .result(.prefix(let a)):
        texts.insert(a)
      case .string(let a, _, _) where scans: texts.insert(a)
      default: break
      }
    }
  }

  /// The arguments that must be pointers for the model to be that of the function called.
  var pointers: Set<Int> {
    var pointers: Set<Int> = []
    for effect in effects {
      switch effect {
      case .reallocate(_, let a, _), .release(_, let a), .duplicate(let a, _, _), .fill(let a, _, _, _),
        .read(let a, _), .give(let a, _), .write(let a, _), .string(let a, _, _), .receive(let a, _, _, _),
        .format(let a), .scan(let a),
        .store(let a):
        pointers.insert(a)
      case .copy(let a, let b, _, _), .compare(let a, let b, _, _), .put(let a, let b, _, _, _),
        .append(let a, let b, _, _),
        .print(let a, let b, _, _):
        pointers.formUnion([a, b])
      case .resource(let effect): if let a = effect.pointer { pointers.insert(a) }
      case .allocate, .result, .end, .stop, .landing, .jump, .endUnlessZero, .alike: break
      }
    }
    return pointers
  }
}
