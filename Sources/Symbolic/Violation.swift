public import Basics
public import Dataflow
public import IR

/// A path that commits a hazard, found by exploration and confirmed satisfiable.
public struct Violation: Sendable {
  public var hazard: Hazard
  /// The function that holds the site.
  public var function: LinkedProgram.Reference<Function>
  /// The instruction or terminator that commits it.
  public var origin: ID<Origin>
  /// What the message names; each hazard uses those that it needs.
  public var detail: Detail
  /// The way to the site, in order, at most a dozen.
  public var steps: [TraceStep]
  /// Values under which the path commits the violation, in the source's own names.
  public var bindings: [Binding]
  /// Where the code tests the pointer on whose being null the violation rests; nil where it rests on something else.
  public var test: TraceStep?
  /// Whether a value from outside the program decides it.
  public var isFromOutside: Bool
  /// What the root is handed on the path; nil where that cannot be written down.
  public var input: RootInput?
  /// Whether a run on that input has committed the violation.
  public var isReplayed = false

  /// The facts of a violation that its message is made of.
  public struct Detail: Hashable, Sendable {
    /// The object that is touched, as the source names it: `buffer`, `p->name`; empty where it has no name.
    public var object = ""
    public var kind = ObjectKind.unknown
    /// Bytes of the object, as a number or an expression.
    public var size: String?
    /// The byte offset of the access from the object's start, or a value that is out of its range.
    public var offset: String?
    /// The bytes that are accessed, copied or allocated.
    public var length: String?
    /// The function of the library that touches the object; empty where the code itself does.
    public var callee = ""
    /// The type or operator that the hazard is about, in the source's words.
    public var type = ""
    /// For an order of two locks what they are in the whole program, the one that is held first.
    public var parties: [String] = []
    /// Whether the code itself asks too late: it tests a pointer after it has used it.
    public var isTestedLater = false

    public init() {}
  }

  public enum ObjectKind: String, Hashable, Sendable { case stack, global, heap, literal, parameter, unknown }

  public struct Binding: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(
    _ hazard: Hazard, function: LinkedProgram.Reference<Function>, origin: ID<Origin>, detail: Detail,
    steps: [TraceStep], bindings: [Binding], isFromOutside: Bool, input: RootInput? = nil
  ) {
    self.hazard = hazard
    self.function = function
    self.origin = origin
    self.detail = detail
    self.steps = steps
    self.bindings = bindings
    self.isFromOutside = isFromOutside
    self.input = input
  }
}

/// One step of the way to a violation.
public struct TraceStep: Hashable, Sendable {
  public var event: Event
  public var function: LinkedProgram.Reference<Function>
  public var origin: ID<Origin>

  public enum Event: Hashable, Sendable {
    /// A condition is assumed to be true or false; the words of the condition stand at the origin.
    case condition(Bool)
    /// A loop is left, or its body is entered, for the given time.
    case loop(iteration: Int, isEntered: Bool)
    case selects(value: String)
    case calls(String)
    case returns(String)
    /// Whoever calls entries calls the one named.
    case enters(String)
    /// Whoever calls the function named calls it once more.
    case repeats(String)
    /// An object comes into being, ends, or is given back by the function named.
    case allocates(String)
    case releases(String)
    case endsScope(String)
    /// A value comes from outside through the function named.
    case receives(String)
    /// A call is assumed to fail.
    case fails(String)
    case assigns(name: String, value: String)
    case locks(String)
    case unlocks(String)
    /// A resource other than memory comes into being or is given back by the function named.
    case opens(String)
    case closes(String)
    /// Another place takes the lock named first and this path's lock after it.
    case takesInOtherOrder(String)
    /// The object named is compared with null.
    case tests(String)
  }

  public init(_ event: Event, function: LinkedProgram.Reference<Function>, origin: ID<Origin>) {
    self.event = event
    self.function = function
    self.origin = origin
  }
}
