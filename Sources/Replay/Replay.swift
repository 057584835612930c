internal import Basics
internal import Dataflow
public import IR
internal import Interpreter
public import Symbolic

/// Runs the root of a violation on its input in the interpreter: the witness's own test.
///
/// A run that commits the violation confirms it. One that does not says little where the root depends on more than its
/// arguments and objects.
public struct Replay: Sendable {
  public enum Answer: Hashable, Sendable {
    /// The run commits the violation in the function that the finder named.
    case commits
    /// The run ends without it; what it does instead.
    case differs(String)
    /// There is no input, no run, or no run can show this kind of violation; why.
    case impossible(String)
  }

  /// Operations of one run.
  private static let steps = 400_000

  private let program: LinkedProgram

  public init(_ program: LinkedProgram) { self.program = program }

  /// Marks the violations of an exploration that a run confirms.
  public func confirm(_ exploration: inout Finder.Exploration) {
    for index in exploration.violations.indices {
      exploration.violations[index].isReplayed = run(exploration.violations[index]) == .commits
    }
  }

  public func run(_ violation: Violation) -> Answer {
    let kinds = violation.hazard.behaviours
    guard !kinds.isEmpty else { return .impossible("a run does not show \(violation.hazard.name)") }
    guard let input = violation.input else { return .impossible("the input cannot be written down") }
    var options = Options.permissive
    options.lenient.subtract(kinds)
    options.limits.steps = Self.steps
    let interpreter = Interpreter(program, options)
    let buffers = memory(of: input, in: interpreter)
    let outcome = interpreter.call(input.root, with: arguments(input, buffers))
    switch outcome.end {
    case .undefined(let behaviour):
      let place = behaviour.stack.first { $0.origin != nil }
      guard kinds.contains(behaviour.kind), let place, place.unit == violation.function.unit,
        place.function == program[violation.function].name
      else { return .differs("\(behaviour.kind.rawValue) in \(behaviour.function ?? "?")") }
      return .commits
    case .returned: return .differs("returned")
    case .exited: return .differs("exited")
    case .aborted: return .differs("aborted")
    case .limit(let limit): return .impossible("limit of \(limit.rawValue)")
    case .unsupported(let what): return .impossible(what)
    }
  }

  /// The objects of an input in the memory of a run; nil for one that does not exist there.
  private func memory(of input: RootInput, in interpreter: Interpreter) -> [Value.Buffer?] {
    let buffers = input.objects.map { object -> Value.Buffer? in
      guard let global = object.global else { return interpreter.buffer(object.bytes) }
      guard let buffer = interpreter.buffer(of: global) else { return nil }
      for (offset, byte) in object.bytes.enumerated() where object.isDecided[offset] {
        interpreter.write(byte, to: buffer, at: offset)
      }
      return buffer
    }
    for (index, object) in input.objects.enumerated() {
      for pointer in object.pointers {
        guard let home = buffers[index], let target = buffers[pointer.object] else { continue }
        interpreter.store(pointerTo: target, in: home, at: pointer.offset)
      }
    }
    return buffers
  }

  private func arguments(_ input: RootInput, _ buffers: [Value.Buffer?]) -> [Value] {
    let types = program.units[input.root.unit].types
    let locals = program[input.root].body?.locals
    return input.arguments.enumerated().map { index, argument in
      switch argument {
      case .null: return .null
      case .pointer(let object): return buffers[object].map { .pointer(to: $0) } ?? .null
      case .scalar(let bits):
        guard let type = locals?[ID(index)].type else { return .integer(Int128(bits)) }
        if case .floating = types[type].kind { return .floating(Double(bitPattern: bits)) }
        return .integer(Int128(bits))
      }
    }
  }
}

extension Hazard {
  /// The kinds of undefined behaviour that a run commits where the hazard is real; none where a run goes on.
  fileprivate var behaviours: Set<UndefinedBehaviour.Kind> {
    switch self {
    case .nullDereference: [.nullPointer, .invalidAddress, .libraryArgument]
    case .outOfBoundsRead, .outOfBoundsWrite, .unterminatedString:
      [.outOfBounds, .arrayIndex, .pointerArithmetic, .invalidAddress]
    case .useAfterFree: [.useAfterFree]
    case .doubleFree: [.doubleFree, .useAfterFree]
    case .invalidFree, .mismatchedRelease: [.invalidFree]
    case .useAfterScope, .returnedStackAddress: [.useAfterScope]
    case .uninitialisedRead: [.uninitialised]
    case .divisionByZero: [.divisionByZero]
    case .signedOverflow: [.signedOverflow]
    case .badShift: [.shiftCount]
    case .shiftOverflow: [.shiftOverflow]
    case .invalidPointerArithmetic: [.pointerArithmetic]
    case .pointersOfDifferentObjects: [.pointerDifference, .pointerComparison]
    case .overlappingCopy: [.overlap]
    case .writeToConstant: [.constantWrite]
    case .wrongFunctionType: [.functionType, .invalidCall]
    case .variadicArgument: [.variadicArgument]
    case .leak, .unsignedWrap, .lossyConversion, .signChange, .wrongAllocationSize, .typeConfusion, .doubleLock,
      .missingUnlock, .unlockWithoutLock, .useAfterClose, .doubleClose, .unreleasedResource, .oppositeLockOrder,
      .blockingInSection, .uncheckedResult, .constantCondition, .endlessLoop, .unboundedRecursion,
      .uncheckedOutsideValue, .allocationFromOutside, .loopBoundFromOutside, .delayFromOutside, .commandFromOutside,
      .formatFromOutside, .pathFromOutside, .settingFromOutside, .queryFromOutside,
      .assertionFromOutside, .uninitialisedOutput, .comparisonFromOutside:
      []
    }
  }
}
