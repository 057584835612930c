public import IR

/// What a root is handed on a path that commits a violation: its arguments and the memory that they lead to, byte by
/// byte. Bytes that the path does not depend on are zero.
public struct RootInput: Hashable, Sendable {
  public enum Argument: Hashable, Sendable {
    /// The bits of a scalar, zero-extended; those of a floating value are a double's.
    case scalar(UInt64)
    case null
    /// The start of an object, by its position among the objects.
    case pointer(Int)
  }

  /// A piece of memory.
  public struct Object: Hashable, Sendable {
    /// The object of the program that it is; nil for memory that a caller provides.
    public var global: LinkedProgram.Reference<Global>?
    public var bytes: [UInt8]
    /// Which bytes the path depends on; the others may be anything.
    public var isDecided: [Bool]
    /// By offset the object that a pointer in this one leads to.
    public var pointers: [Pointer] = []

    public init(global: LinkedProgram.Reference<Global>? = nil, size: Int) {
      self.global = global
      bytes = Array(repeating: 0, count: size)
      isDecided = Array(repeating: false, count: size)
    }
  }

  public struct Pointer: Hashable, Sendable {
    public var offset: Int
    public var object: Int

    public init(offset: Int, object: Int) {
      self.offset = offset
      self.object = object
    }
  }

  public var root: LinkedProgram.Reference<Function>
  /// One for each parameter.
  public var arguments: [Argument] = []
  public var objects: [Object] = []
  /// Whether the path depends on nothing else: on no result of a function outside of the program.
  public var isWhole = true

  public init(root: LinkedProgram.Reference<Function>) { self.root = root }
}
