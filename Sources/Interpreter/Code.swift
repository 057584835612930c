/// One decoded operation; cells are named by their position in the function's frame.
struct Op {
  var code: Opcode
  var x: UInt8 = 0
  var y: UInt8 = 0
  var z: UInt8 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var imm: Int = 0

  init(
    _ code: Opcode, a: Int32 = 0, b: Int32 = 0, c: Int32 = 0, x: Int = 0, y: Int = 0, z: Int = 0, imm: Int = 0
  ) {
    self.code = code
    self.a = a
    self.b = b
    self.c = c
    self.x = UInt8(x)
    self.y = UInt8(y)
    self.z = UInt8(z)
    self.imm = imm
  }

  /// The branch's other target and the operations of its block, which share a word.
  static func pack(otherwise: Int, steps: Int) -> Int { otherwise << 24 | min(steps, 0xff_ffff) }
  @inline(__always) var otherwise: Int { imm >> 24 }
  @inline(__always) var steps: Int { imm & 0xff_ffff }
}

/// `a` is the result, `b` and `c` are operands unless said otherwise; S is signed, U unsigned, F `float`, D `double`.
enum Opcode: UInt8 {
  case move, moveWide
  /// `x` is 64 less the width, of at most 32 bits.
  case addS, subtractS, multiplyS
  /// `x` is 64 less the width.
  case addU, subtractU, multiplyU
  case addS64, subtractS64, multiplyS64
  case divideS, remainderS, divideU, remainderU
  case and, or, xor
  case shiftLeftS, shiftLeftU, shiftRightS, shiftRightU
  case negateS, negateU, complementS, complementU
  case equal, notEqual, lessS, lessEqualS, lessU, lessEqualU
  case pointerEqual, pointerNotEqual
  /// `x` is the operation.
  case pointerCompare
  /// `imm` is the stride.
  case pointerAdd, pointerDifference
  case addF, subtractF, multiplyF, divideF, addD, subtractD, multiplyD, divideD
  case equalF, notEqualF, lessF, lessEqualF, equalD, notEqualD, lessD, lessEqualD
  /// Any operation on any type: `x` the operation, `y` the row of the operands' type, `z` that of a shift count.
  case binary, unary
  /// To at most 64 bits of at most 64 bits; `x` is 64 less the width.
  case extendS, extendU
  /// `x` the kind, `y` the row of the source's type, `z` that of the result's.
  case convert
  /// From at most 64 bits that are zero or not.
  case boolean
  case signedToDouble, retype
  /// Reads of the frame's memory at `imm`; `x` is 64 less the width, `y` whether it is signed.
  case load8Frame, load16Frame, load32Frame, load64Frame, loadPointerFrame
  /// Reads at `b` + `imm`; `c` are the address bits that must be zero.
  case load8, load16, load32, load64, loadPointer
  /// `z` is the row of the type.
  case loadOther
  /// `imm` counts bits; `x` is the width, `y` the bytes to touch, `z` the row of the type.
  case loadBits, storeBits
  /// Writes of `a`.
  case store8Frame, store16Frame, store32Frame, store64Frame, storePointerFrame
  case store8, store16, store32, store64, storePointer, storeOther
  /// The address of local object `b`, moved by `imm`.
  case localAddress
  /// `b` moved by `c` elements of `imm` bytes; `x` is 1 where the result is no access, 2 for an index without bound.
  case element
  /// The bound of the `element` before it.
  case elementBound
  /// `b` moved by `imm` within one object.
  case member
  /// `imm` bytes from `b` to `a`; `c` are the address bits that must be zero.
  case copy
  /// Gives `a` the value of `b` if it is indeterminate; `x` is 1 for two cells.
  case adopt
  case clear
  case call, builtin
  case storageLive, storageLiveSized, storageDead, cellLive, cellLiveWide
  case jump, branch, switching, computed
  /// `a` with `b`; then to `c`.
  case branchEqual, branchNotEqual, branchLessS, branchLessEqualS, branchLessU, branchLessEqualU
  case returnVoid, returnCell, returnWide, returnObject
  case unreachable, trap
  /// `imm` is the position of the text.
  case unsupported
  /// `a`, moved by `imm`, of `c` bytes: one access of a full expression; `x` is 1 for a side effect.
  case sequenced
  /// `a`, moved by `imm`, of `c` bytes: an access as kind `b`; `x` is 1 for a store.
  case effectiveType
  /// `imm` is the place of an instruction; where `x` is 1, `a` is its result, register `b`, of the type in row `z`.
  case observe
}

/// How a call is made; `function` is negative for a call through the pointer in `pointer`.
struct CallSite {
  enum Destination: UInt8 { case none, cell, wide, object }
  var function: Int32
  var pointer: Int32
  /// The row of the caller's view of the type.
  var shape: Int32
  /// The function for which the types were compared last.
  var checked: Int32 = -1
  var arguments: UnsafeMutablePointer<ArgumentSite>
  var argumentCount: Int32
  var destination: Destination
  var cell: Int32
  /// The row of the result's type.
  var resultScalar: UInt8
  var resultSize: Int
  /// The row of the type to which the last argument points.
  var pointee: UInt8 = 0
}

struct ArgumentSite {
  var cell: Int32
  var scalar: UInt8
  /// Whether the cell points to an object that is passed by value.
  var isObject: Bool
  var size: Int
}

struct ParameterRow {
  enum Kind: UInt8 { case cell, memory, object }
  var kind: Kind
  var scalar: UInt8
  var cell: Int32
  /// The position among the local objects.
  var local: Int32
  var size: Int
}

struct LocalRow {
  var offset: Int
  var size: Int
  var alignment: Int
  var liveAtEntry: Bool
  /// The row of its type's layout.
  var layout: Int32
}

/// A function as the machine sees it.
struct FunctionRow {
  enum State: UInt8 { case undecoded, ready, library }
  var state: State = .undecoded
  var isVariadic = false
  var ops: UnsafeMutablePointer<Op>! = nil
  var template: UnsafeMutablePointer<Cell>! = nil
  var templateCount = 0
  var cellCount = 0
  var frameSize = 0
  var locals: UnsafeMutablePointer<LocalRow>! = nil
  var localCount = 0
  var liveAtEntry = false
  var parameters: UnsafeMutablePointer<ParameterRow>! = nil
  var parameterCount = 0
  /// The object of the function's address.
  var codeRow = 0
}

/// A call in progress.
struct Frame {
  var function: Int
  var site: UnsafeMutablePointer<CallSite>?
  /// Where the caller goes on; the current operation while a callee or the library runs.
  var pc: UnsafeMutablePointer<Op>
  var cells: UnsafeMutablePointer<Cell>
  var cellEnd: UnsafeMutablePointer<Cell>
  /// The lowest address of the frame's fixed part.
  var address: UInt64
  /// The lowest address in use.
  var stackPointer: UInt64
  var rowBase: Int
  var rowEnd: Int
  var serial: UInt64
  /// The arguments behind the last parameter.
  var area: Cell
  /// Where an object that the function returns goes.
  var result: Cell
}

/// The cases of a `switch`, sorted.
struct SwitchTable {
  var firsts: [Int128]
  var lasts: [Int128]
  var targets: [Int]
  var otherwise: Int
  var isWide: Bool
  var isSigned: Bool
}
