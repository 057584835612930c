internal import Basics
internal import IR
internal import Solver

/// An object of an exploration.
struct RegionID: Hashable, Comparable {
  let raw: Int32
  init(_ index: Int) { raw = Int32(index) }
  var index: Int { Int(raw) }
  static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// What an object is; the same on every path.
struct RegionInfo {
  enum Kind {
    case local(ID<Local>, of: FunctionCode)
    case global(LinkedProgram.Reference<Global>)
    /// Given by an allocator, to be given back by the functions of some families; the function's name.
    case heap(families: [String], by: String)
    /// Memory of the stack that `alloca` or a variable-length array takes.
    case stack
    /// What a pointer of unknown origin points to.
    case pointee
    /// A stream or handle of the library, which code only passes on.
    case opaque
    /// Where code stands: a label.
    case code
  }

  let kind: Kind
  /// Its address.
  let base: Term
  /// Whether the address may turn out to be null.
  let mayBeNull: Bool
  /// A truth under which the call that gave it has failed, where that is not told by a null address.
  var absence: Term?
  let name: String
  /// Where it came into being.
  let trace: Trace?

  var isDefinite: Bool {
    switch kind {
    case .local, .global, .stack, .code: true
    case .heap, .pointee, .opaque: false
    }
  }

  /// Whether code that was given its address may still change it in later calls.
  var isHandedOut: Bool {
    switch kind {
    case .local, .stack, .heap: true
    case .global, .pointee, .opaque, .code: false
    }
  }

  var objectKind: Violation.ObjectKind {
    switch kind {
    case .local, .stack: .stack
    case .global: .global
    case .heap: .heap
    case .pointee, .opaque, .code: .unknown
    }
  }
}

/// The state of an object on a path.
struct Object {
  enum Life: Equatable {
    case live
    case outOfScope
    /// Given back through the function named.
    case released(by: String)
    /// Given to somebody who may keep or release it.
    case escaped
  }

  /// Bytes; nil where unknown.
  var size: Term?
  var life = Life.live
  var contents: Contents
  /// The memory clock of the last change.
  var changed = 0
  /// Who gave it back and where.
  var released: Trace?
  /// The object in which the bytes from outside arrived first.
  var source: RegionID?
  /// Whether the program has looked at characters of the text that came from outside.
  var isExamined = false
  /// The function that was to fill it and has failed.
  var missedBy: String?
}

/// The objects of a path.
struct Memory {
  private(set) var objects: [RegionID: Object] = [:]
  /// Counts changes.
  private(set) var clock = 0
  var globals: [LinkedProgram.Reference<Global>: RegionID] = [:]

  subscript(region: RegionID) -> Object? { objects[region] }

  mutating func insert(_ object: Object, as region: RegionID) {
    clock += 1
    objects[region] = object
    objects[region]?.changed = clock
  }

  /// Changes an object in place.
  mutating func change(_ region: RegionID, _ body: (inout Object) -> Void) {
    guard let index = objects.index(forKey: region) else { return }
    clock += 1
    body(&objects.values[index])
    objects.values[index].changed = clock
  }

  /// Notes what was found about an object's contents, which is no change.
  mutating func refine(_ region: RegionID, _ body: (inout Object) -> Void) {
    guard let index = objects.index(forKey: region) else { return }
    body(&objects.values[index])
  }

  /// What was handed out, in order.
  var escaped: [RegionID] { objects.filter { $0.value.life == .escaped }.map(\.key).sorted() }

  mutating func remove(_ region: RegionID) { objects[region] = nil }

  /// The regions changed after a moment, in order.
  func changed(since clock: Int) -> [RegionID] {
    objects.filter { $0.value.changed > clock }.map(\.key).sorted()
  }
}
