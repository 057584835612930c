/// What a function does to resources, locks and trust, beside its effects on memory.
enum ProtocolEffect: Hashable, Sendable {
  /// The result is the number of a resource; below zero where the call fails.
  case open(family: String)
  case close(family: String, Int)
  /// The argument is a resource that must be open.
  case use(Int)
  /// The argument becomes part of another resource, which closes it.
  case move(Int)
  /// The result leads to memory of so many bytes; it is all ones where the call fails.
  case map(LibraryModel.Amount)
  case acquire(Lock, isTry: Bool)
  /// Only where an argument is null, if one is given.
  case release(Lock, ifNull: Int?)
  /// The lock begins to exist, free.
  case ready(Lock)
  /// The caller waits, unless an argument is zero.
  case block(unlessZero: Int?)
  /// The caller sleeps, or waits for somebody outside, unless an argument (a time) is zero or has a flag that says not to
  /// wait.
  case sleep(unlessZero: Int?, unless: Flag?)

  /// Bits of an argument.
  struct Flag: Hashable, Sendable {
    let argument: Int
    let bits: UInt64
  }
  /// The argument must not be chosen outside.
  case sink(Sink, Int)
  /// Arguments of a program that is started: a vector, or a list from the argument on.
  case words(Int, isList: Bool)
  /// The call may fail with a result, in which case it leaves what an argument leads to as it was.
  case fails(Int, leaving: Int)
  /// The program looks at the text of an argument.
  case examine(Int)
  /// The program looks at one character.
  case examineCharacter(Int)

  /// What text or number from outside must not become without a check.
  enum Sink: String, Sendable { case command, path, format, setting, query, delay }

  struct Lock: Hashable, Sendable {
    enum Kind: String, Sendable {
      /// Taken once by one holder.
      case mutex
      /// Its holder may take it again.
      case recursive
      /// Whoever waits for it does so without sleeping.
      case spin
      /// May be given by somebody else than the taker.
      case semaphore
      /// A part of the program that nothing interrupts; parts nest.
      case section
      /// The same with a switch: taking it twice is taking it once.
      case flag
    }

    enum Target: Hashable, Sendable {
      case argument(Int)
      case named(String)
    }

    enum Success: String, Sendable { case zero, nonzero }

    let kind: Kind
    let target: Target
    /// The result with which it was taken; nil where the call cannot fail.
    let success: Success?
  }

  /// Whether it changes or asks the state of locks.
  var isAboutLocks: Bool {
    switch self {
    case .acquire, .release, .ready, .block: true
    case .open, .close, .use, .move, .map, .sleep, .sink, .words, .fails, .examine, .examineCharacter: false
    }
  }

  /// The argument that must be a pointer for the model to be that of the function called.
  var pointer: Int? {
    switch self {
    case .acquire(let lock, _), .release(let lock, _), .ready(let lock):
      if case .argument(let index) = lock.target { index } else { nil }
    case .sink(.command, let index), .sink(.path, let index), .sink(.setting, let index), .sink(.query, let index),
      .sink(.format, let index),
      .words(let index, _), .examine(let index):
      index
    case .open, .close, .use, .move, .map, .block, .sleep, .sink, .fails, .examineCharacter: nil
    }
  }
}

extension ProtocolEffect {
  /// Reads the text form; nil where it is not understood.
  init?(_ words: [String]) {
    let rest = Array(words.dropFirst())
    func argument(_ index: Int) -> Int? {
      guard rest.indices.contains(index), rest[index].hasPrefix("$") else { return nil }
      return Int(rest[index].dropFirst())
    }
    func first(_ make: (Int) -> ProtocolEffect) -> ProtocolEffect? { argument(0).map(make) }
    let effect: ProtocolEffect?
    switch words.first {
    case "open": effect = rest.first.map { .open(family: $0) }
    case "close": effect = argument(1).map { .close(family: rest[0], $0) }
    case "use": effect = first { .use($0) }
    case "move": effect = first { .move($0) }
    case "map": effect = first { .map(.argument($0)) }
    case "lock": effect = Lock(rest).map { .acquire($0, isTry: rest.contains("try")) }
    case "unlock":
      effect = Lock(rest).map { .release($0, ifNull: rest.count > 3 && rest[2] == "if-null" ? argument(3) : nil) }
    case "ready": effect = Lock(rest).map { .ready($0) }
    case "block": effect = .block(unlessZero: argument(0))
    case "sleep" where rest.first == "unless":
      effect = argument(1).flatMap { index in
        rest.count > 2 ? UInt64(rest[2]).map { .sleep(unlessZero: nil, unless: .init(argument: index, bits: $0)) } : nil
      }
    case "sleep": effect = .sleep(unlessZero: argument(0), unless: nil)
    case "sink":
      effect = rest.first.flatMap { Sink(rawValue: $0) }.flatMap { sink in argument(1).map { .sink(sink, $0) } }
    case "words": effect = first { .words($0, isList: rest.contains("list")) }
    case "fails":
      effect = rest.first.flatMap { Int($0) }.flatMap { value in
        argument(1).map { .fails(value, leaving: $0) }
      }
    case "examine": effect = first { .examine($0) }
    case "examine-character": effect = first { .examineCharacter($0) }
    default: effect = nil
    }
    guard let effect else { return nil }
    self = effect
  }
}

extension ProtocolEffect.Lock {
  /// `mutex $0 zero`: kind, what is locked, the result of success.
  fileprivate init?(_ words: [String]) {
    guard words.count >= 2, let kind = Kind(rawValue: words[0]) else { return nil }
    self.kind = kind
    if words[1].hasPrefix("$") {
      guard let index = Int(words[1].dropFirst()) else { return nil }
      target = .argument(index)
    } else {
      target = .named(words[1])
    }
    success = words.dropFirst(2).first.flatMap { Success(rawValue: $0) }
  }
}
