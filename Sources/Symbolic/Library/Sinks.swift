internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Text and numbers from outside where they give orders: commands, paths, formats, settings, queries, delays.
///
/// The program is taken to have checked a text once it has looked at its characters, beside those that end a line.
extension Explorer {
  // MARK: Where text comes from

  /// Bytes from outside have come to stand in an object.
  func noteArrival(in region: RegionID, _ state: inout State) {
    state.memory.refine(region) {
      $0.source = region
      $0.isExamined = false
    }
  }

  /// Text from an object has come to stand in another.
  ///
  /// - Parameter isPart: whether other text stands beside it.
  func noteText(from source: RegionID?, in region: RegionID, isPart: Bool = false, _ state: inout State) {
    guard let source, source != region, let object = state.memory[source] else { return }
    var isOutside = object.source != nil
    if case .unknown(.outside) = object.contents.background { isOutside = true }
    guard isOutside else { return }
    state.memory.refine(region) {
      // One part that nobody has looked at is enough.
      $0.isExamined = object.isExamined && ($0.source == nil || $0.isExamined)
      $0.source = object.source ?? $0.source ?? (isPart ? source : nil)
    }
  }

  func noteText(fromPointer pointer: Term, in region: RegionID, isPart: Bool = false, _ state: inout State) {
    noteText(from: base(of: pointer).flatMap { known(region: $0, state) }, in: region, isPart: isPart, &state)
  }

  /// Who determines the text behind a pointer: somebody outside where any character before its end is theirs.
  func textKind(_ pointer: Term, _ state: inout State) -> SymbolInfo.Kind {
    let first = contentsKind(pointer, &state)
    guard let (region, offset) = resolve(pointer, &state), let start = table.signedValue(offset).map({ Int($0) }),
      start >= 0, let object = state.memory[region]
    else { return first }
    if case .value(let byte, 0, 1)? = object.contents.exact(start, size: 1), isZero(byte, state) { return .contract }
    if first == .outside { return first }
    let whole = object.size.flatMap { table.unsignedValue($0) }.map { Int(clamping: $0) } ?? Int.max
    for piece in object.contents.pieces(start, max(start, min(whole, start + 4096))) {
      switch piece.payload {
      case .unknown(.outside)?: return .outside
      case .unknown?, .undefined?: continue
      case .fill(let byte)?:
        if symbols.isFromOutside(byte) { return .outside }
        if table.unsignedValue(byte) == 0 { return first }
      case .value(let term, _, let size)?:
        if size == 1, isZero(term, state) { return first }
        if symbols.isFromOutside(term) { return .outside }
      case nil:
        switch object.contents.background {
        case .unknown(.outside): return .outside
        case .zero: return first
        case .undefined, .unknown, .initialiser: continue
        }
      }
    }
    return first
  }

  private func isZero(_ byte: Term, _ state: State) -> Bool {
    decide(table.equal(byte, table.constant(0, bits: table.bits(of: byte))), state) == true
  }

  /// The object whose text from outside a format puts into its output by `%s`; nil where there is none.
  func outsideArgument(_ format: Int, _ call: LibraryCall, _ state: inout State) -> RegionID? {
    var found: RegionID?
    for index in call.arguments.indices.dropFirst(format + 1) {
      guard case .scalar(let pointer?, let scalar) = call.arguments[index], scalar.kind == .pointer,
        let region = base(of: pointer).flatMap({ known(region: $0, state) }),
        textKind(pointer, &state) == .outside
      else { continue }
      if state.memory[region]?.isExamined == false { return region }
      found = region
    }
    return found
  }

  // MARK: Examination

  /// Characters of text from outside decide a condition.
  func noteExamination(_ truth: Term, _ state: inout State) {
    guard symbols.isFromOutside(truth) else { return }
    var shape = table.shape(of: truth)
    if case .not(let inner) = shape { shape = table.shape(of: inner) }
    // Whether a line or a text ends says nothing of what stands in it.
    if case .comparison(let kind, let left, let right) = shape, kind == .equal || kind == .notEqual,
      let value = table.unsignedValue(left) ?? table.unsignedValue(right), [0, 10, 13].contains(value)
    {
      return
    }
    noteExaminedHomes(of: truth, &state)
  }

  /// The objects of the characters in a term count as checked.
  func noteExaminedHomes(of term: Term, _ state: inout State) {
    for symbol in table.symbols(in: term) {
      guard let home = symbols.info(symbol)?.home else { continue }
      state.memory.refine(home) { $0.isExamined = true }
    }
  }

  /// A function of the library looks at a text; a search for the end of a line is none.
  func examine(_ index: Int, _ call: LibraryCall, _ state: inout State) {
    let pointer = argument(index, call, &state)
    let other = argument(1 - min(index, 1), call, &state)
    if let character = table.unsignedValue(other), [0, 10, 13].contains(character) { return }
    if let set = constantText(other, &state), !set.isEmpty, set.allSatisfy({ $0 == 10 || $0 == 13 }) { return }
    guard let region = base(of: pointer).flatMap({ known(region: $0, state) }) else { return }
    state.memory.refine(region) { $0.isExamined = true }
  }

  // MARK: Sinks

  func checkSink(
    _ sink: ProtocolEffect.Sink, _ index: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    guard call.arguments.indices.contains(index), let term = call.arguments[index].term else { return }
    switch sink {
    case .command: checkOutsideText(term, .commandFromOutside, call, &state)
    case .path:
      // Who starts a program or calls a function may name files; who sends it bytes may not, and no part of a path
      // may lead out of the folder that the program has chosen.
      guard base(of: term).flatMap({ known(region: $0, state) }).flatMap({ state.memory[$0]?.source }) != nil else {
        return
      }
      checkOutsideText(term, .pathFromOutside, call, &state)
    case .format: checkFormatText(index, call, &state)
    case .setting: checkOutsideText(term, .settingFromOutside, call, &state)
    case .query: checkOutsideText(term, .queryFromOutside, call, &state)
    case .delay:
      guard case .scalar(_, let scalar) = call.arguments[index], scalar.kind == .integer, scalar.bits >= 32 else {
        return
      }
      try checkBounded(size: term, .delayFromOutside, callee: call.name, call.origin, &state)
    }
  }

  /// Reports a text that somebody outside chooses.
  ///
  /// - Parameter isFreed: whether looking at the text makes it harmless.
  func checkOutsideText(
    _ pointer: Term, _ hazard: Hazard, isFreed: Bool = true, _ call: LibraryCall, _ state: inout State
  ) {
    guard textKind(pointer, &state) == .outside else { return }
    let region = base(of: pointer).flatMap { known(region: $0, state) }
    if isFreed, region.flatMap({ state.memory[$0] })?.isExamined == true { return }
    var detail = detail(of: region, state)
    detail.callee = call.name
    let source = region.flatMap { state.memory[$0]?.source }
    reportCertain(hazard, call.origin, region: source ?? region, state, detail: detail)
  }

  /// Words for a shell that is started by name: they are a command.
  func checkWords(_ index: Int, isList: Bool, _ call: LibraryCall, _ state: inout State) {
    guard let program = call.arguments.first?.term, let name = constantText(program, &state), isShell(name) else {
      return
    }
    if isList {
      for argument in call.arguments.dropFirst(index) {
        if let word = argument.term { checkOutsideText(word, .commandFromOutside, call, &state) }
      }
      return
    }
    guard let (region, offset) = resolve(argument(index, call, &state), &state),
      let start = table.signedValue(offset).map({ Int($0) })
    else { return }
    let size = state.top.code.unit.pointerBytes
    for position in 0..<16 {
      guard case .value(let word, 0, size)? = state.memory[region]?.contents.exact(start + position * size, size: size),
        table.unsignedValue(word) == nil
      else { return }
      checkOutsideText(word, .commandFromOutside, call, &state)
    }
  }

  private func isShell(_ path: [UInt8]) -> Bool {
    let name = path.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
    return ["sh", "bash", "ash", "dash", "ksh", "zsh", "csh", "cmd.exe"].contains(name)
  }

  /// A text that is part of the program.
  func constantText(_ pointer: Term, _ state: inout State) -> [UInt8]? {
    guard let (region, offset) = resolve(pointer, &state), case .global(let reference) = regions[region.index].kind,
      program.isConstant(reference), let start = table.unsignedValue(offset).map({ Int(clamping: $0) })
    else { return nil }
    var text: [UInt8] = []
    while text.count < 1024 {
      guard case .bits(let byte) = program.initialValue(of: reference, at: start + text.count, size: 1) else {
        return nil
      }
      if byte == 0 { return text }
      text.append(UInt8(truncatingIfNeeded: byte))
    }
    return nil
  }
}
