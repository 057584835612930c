public import Source

/// One call in a function.
public struct CallSite: Hashable, Sendable {
  /// The called function; nil for a call through a pointer.
  public let callee: SymbolKey?
  /// What a call through a pointer reads the function from, where that can be named.
  public let slot: FunctionSlot?
  public let location: Location
  /// The call's text for messages: the callee's name, or the expression that is called through.
  public let text: String
  /// The last argument: its value where it is constant, else its text; empty where there is none. Functions that can
  /// wait take the time there.
  public let lastArgument: String
  /// The function of another unit whose result the last argument is, directly or by a local variable.
  public let lastArgumentSource: SymbolKey?
  /// The number of arguments that the call hands over.
  public let argumentCount: Int
  /// Whether the call stands in a loop of the function.
  public let isInLoop: Bool
  /// Whether the call stands in a loop whose condition never ends it.
  public let isInEndlessLoop: Bool
  /// Whether interrupts are masked on every way to the call.
  public let isProtected: Bool
  /// Whether every execution of the function makes the call.
  public let isInevitable: Bool
  /// The locks that are held on every way to the call, by the text of what is locked, sorted.
  public let locks: [String]

  public init(
    callee: SymbolKey?, slot: FunctionSlot?, location: Location, text: String, lastArgument: String,
    lastArgumentSource: SymbolKey? = nil, argumentCount: Int = 0, isInLoop: Bool, isInEndlessLoop: Bool,
    isProtected: Bool, isInevitable: Bool, locks: [String]
  ) {
    self.callee = callee
    self.slot = slot
    self.location = location
    self.text = text
    self.lastArgument = lastArgument
    self.lastArgumentSource = lastArgumentSource
    self.argumentCount = argumentCount
    self.isInLoop = isInLoop
    self.isInEndlessLoop = isInEndlessLoop
    self.isProtected = isProtected
    self.isInevitable = isInevitable
    self.locks = locks
  }
}

/// One read or write of an object with static storage duration.
public struct ObjectAccess: Hashable, Sendable {
  public let object: SymbolKey
  /// The member of the object by its path (`ring.count`); empty for the whole, nil for an element of an array.
  public let member: String?
  /// Whether it is a number or a pointer that is accessed.
  public let isScalar: Bool
  /// Whether the accessed lvalue is atomic, by the object or by a member on the way.
  public let isAtomic: Bool
  public let location: Location
  public let isWrite: Bool
  /// Whether the accessed lvalue is volatile or atomic, by the object or by a member on the way.
  public let isVolatile: Bool
  /// Whether only the object's address is taken; what happens through it is not seen.
  public let isByAddress: Bool
  /// Whether interrupts are masked on every way to the access.
  public let isProtected: Bool
  /// Whether the access stands in a loop of the function.
  public let isInLoop: Bool
  /// Whether the access stands in a loop whose condition never ends it.
  public let isInEndlessLoop: Bool
  /// Whether the access is a write of what was computed from the object's value: `x++`, `x = x | 1`.
  public let isUpdate: Bool
  /// Whether the access is a read of a value that goes on to a variable, an argument or the result: `n = x`.
  public let isKept: Bool
  /// The locks that are held on every way to the access, by the text of what is locked, sorted.
  public let locks: [String]

  public init(
    object: SymbolKey, member: String? = "", isScalar: Bool = true, isAtomic: Bool = false, location: Location,
    isWrite: Bool, isVolatile: Bool,
    isByAddress: Bool, isProtected: Bool,
    isInLoop: Bool, isInEndlessLoop: Bool, isUpdate: Bool, isKept: Bool = false, locks: [String]
  ) {
    self.object = object
    self.member = member
    self.isScalar = isScalar
    self.isAtomic = isAtomic
    self.location = location
    self.isWrite = isWrite
    self.isVolatile = isVolatile
    self.isByAddress = isByAddress
    self.isProtected = isProtected
    self.isInLoop = isInLoop
    self.isInEndlessLoop = isInEndlessLoop
    self.isUpdate = isUpdate
    self.isKept = isKept
    self.locks = locks
  }
}

/// A loop that is never left.
public struct EndlessLoop: Hashable, Sendable {
  public let location: Location
  /// Whether the loop stops the device on purpose: it follows a reset request, interrupts are masked, or a macro such
  /// as an assertion holds it.
  public let isDeliberate: Bool
  /// Whether the loop serves the watchdog, which then can no longer end it.
  public let servesWatchdog: Bool

  public init(location: Location, isDeliberate: Bool, servesWatchdog: Bool) {
    self.location = location
    self.isDeliberate = isDeliberate
    self.servesWatchdog = servesWatchdog
  }
}

/// A function that another one hands over to be started by the hardware or by an RTOS.
public struct StartedFunction: Hashable, Sendable {
  public let function: SymbolKey
  public let role: FunctionRole
  /// Where it is started; nil where an initialiser names it.
  public let location: Location?
  /// Whether it is started in a loop, and so perhaps several times.
  public let isInLoop: Bool

  public init(function: SymbolKey, role: FunctionRole, location: Location? = nil, isInLoop: Bool = false) {
    self.function = function
    self.role = role
    self.location = location
    self.isInLoop = isInLoop
  }
}

/// What the rest of the program needs to know of a function definition.
public struct FunctionSummary: Hashable, Sendable {
  public let key: SymbolKey
  /// The place of the name in the definition.
  public let location: Location
  public let role: FunctionRole
  /// Whether the function is declared not to return.
  public let isNoReturn: Bool
  /// Whether the function is inline, or an attribute keeps it although nothing calls it or says that it may be unused.
  public let isKept: Bool
  public let calls: [CallSite]
  public let accesses: [ObjectAccess]
  /// Functions whose address the function takes.
  public let addressTaken: [SymbolKey]
  public let flows: [FunctionFlow]
  public let started: [StartedFunction]
  public let endlessLoops: [EndlessLoop]
  /// The constants that the function's `return` statements hold, in order.
  public let results: [Int64]

  public init(
    key: SymbolKey, location: Location, role: FunctionRole, isNoReturn: Bool, isKept: Bool, calls: [CallSite],
    accesses: [ObjectAccess], addressTaken: [SymbolKey], flows: [FunctionFlow], started: [StartedFunction],
    endlessLoops: [EndlessLoop], results: [Int64] = []
  ) {
    self.key = key
    self.location = location
    self.role = role
    self.isNoReturn = isNoReturn
    self.isKept = isKept
    self.calls = calls
    self.accesses = accesses
    self.addressTaken = addressTaken
    self.flows = flows
    self.started = started
    self.endlessLoops = endlessLoops
    self.results = results
  }

  public var name: String { key.name }
}

/// In which context a function is started by something other than a call.
public enum FunctionRole: Int, Sendable {
  case ordinary
  /// Entered by the hardware, by attribute, vector table or the naming convention of its family.
  case interruptHandler
  /// `main` or a reset handler.
  case start
  /// The entry of an RTOS task.
  case task
}
