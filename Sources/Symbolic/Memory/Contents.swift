internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// The bytes of an object as far as they are known: ranges at constant offsets, and the last stores at others.
struct Contents {
  /// What bytes hold that no segment covers.
  enum Background {
    case undefined
    case zero
    case initialiser(LinkedProgram.Reference<Global>)
    case unknown(SymbolInfo.Kind)
  }

  enum Payload {
    /// Bytes of a scalar from byte `skip` in memory order on; the scalar has `of` bytes.
    case value(Term, skip: Int, of: Int)
    /// Each byte is the term of 8 bits.
    case fill(Term)
    case undefined
    case unknown(SymbolInfo.Kind)
  }

  struct Segment {
    var start: Int
    var end: Int
    var payload: Payload
  }

  /// A store at an offset that is no constant.
  struct IndexedWrite {
    let offset: Term
    let size: Int
    let value: Term
  }

  /// The distance from an offset to the first zero element.
  struct Length {
    let offset: Int
    let width: Int
    let length: Term
  }

  /// Where texts end after a store, compared with before.
  enum End {
    /// The known lengths hold on.
    case same
    /// Not behind where they ended before: the known lengths are too long now.
    case somewhere
    /// Lengths are forgotten.
    case unknown
  }

  /// Stores at offsets that are no constants, of which so many are remembered.
  private static let mostIndexed = 16

  /// An offset behind the end of any object.
  static let endless = 1 << 40

  private(set) var background: Background
  /// Disjoint, by offset.
  private(set) var segments: [Segment] = []
  private(set) var indexed: [IndexedWrite] = []
  private(set) var lengths: [Length] = []
  /// Whether a string ends somewhere, at an offset that is not known.
  private(set) var isTerminated = false
  /// What stood here before a call that may have changed some kinds of memory.
  private(set) var earlier: Earlier?

  /// Contents before a call, and what the call may have changed.
  final class Earlier {
    /// How many calls are looked back beyond, so that long paths stay cheap.
    private static let longest = 8

    let contents: Contents
    let changed: ModifiedMemory
    private let depth: Int

    init(_ contents: Contents, _ changed: ModifiedMemory) {
      if contents.isUntouched, let before = contents.earlier {
        // Nothing was seen between two calls: they are as one.
        (self.contents, self.changed, depth) = (before.contents, before.changed.union(changed), before.depth)
        return
      }
      let before = contents.earlier?.depth ?? 0
      depth = before < Self.longest ? before + 1 : 1
      self.contents = before < Self.longest ? contents : contents.withoutEarlier
      self.changed = changed
    }
  }

  private var withoutEarlier: Contents {
    var contents = self
    contents.earlier = nil
    return contents
  }

  init(_ background: Background, earlier: Earlier? = nil) {
    self.background = background
    self.earlier = earlier
  }

  // MARK: Writing

  /// - Parameter end: where texts here end afterwards.
  mutating func write(_ payload: Payload, at start: Int, size: Int, end: End = .unknown) {
    guard size > 0 else { return }
    if end == .somewhere { isTerminated = true }
    if end != .same { lengths = [] }
    if !indexed.isEmpty { indexed = [] }
    let (first, last) = clear(start, start + size)
    segments.replaceSubrange(
      first..<last, with: CollectionOfOne(Segment(start: start, end: start + size, payload: payload)))
  }

  /// Records a store somewhere between two offsets; what stood there may be overwritten.
  ///
  /// - Parameters:
  ///   - endsText: whether some element is zero afterwards.
  ///   - isApart: whether an earlier store at an offset that is no constant cannot be the same place, as that
  ///     of another member of an element.
  mutating func write(
    _ value: Value, endsText: Bool, at offset: Term, size: Int, within range: Range<Int>?, kind: SymbolInfo.Kind,
    isApart: (IndexedWrite) -> Bool
  ) {
    let kept = indexed.filter(isApart).suffix(Self.mostIndexed)
    forget(within: range, as: kind)
    isTerminated = endsText
    indexed = Array(kept)
    if let value { indexed.append(IndexedWrite(offset: offset, size: size, value: value)) }
  }

  /// Whether some element is known to be zero, at an offset that is not known.
  var hasEnd: Bool { isTerminated || !lengths.isEmpty }

  /// Makes the bytes of a range unknown; all where the range is not known.
  ///
  /// - Parameter isApart: whether a store at an offset that is no constant stays.
  mutating func forget(
    within range: Range<Int>?, as kind: SymbolInfo.Kind, keeping isApart: (IndexedWrite) -> Bool = { _ in false }
  ) {
    isTerminated = false
    lengths = []
    let kept = indexed.filter(isApart)
    if let range {
      if !range.isEmpty { write(.unknown(kind), at: range.lowerBound, size: range.count) }
    } else {
      segments = []
      earlier = nil
      background = .unknown(kind)
    }
    indexed = kept
  }

  /// Takes bytes without a value for unknown ones.
  mutating func assumeGiven(as kind: SymbolInfo.Kind) {
    if case .undefined = background { background = .unknown(kind) }
    for index in segments.indices {
      if case .undefined = segments[index].payload { segments[index].payload = .unknown(kind) }
    }
  }

  /// Notes what reading a range of unknown bytes gave, so that it gives it again.
  mutating func note(_ value: Term, at start: Int, size: Int) {
    let (first, last) = clear(start, start + size)
    segments.replaceSubrange(
      first..<last,
      with: CollectionOfOne(Segment(start: start, end: start + size, payload: .value(value, skip: 0, of: size))))
  }

  mutating func note(_ value: Term, at offset: Term, size: Int) {
    indexed.append(IndexedWrite(offset: offset, size: size, value: value))
  }

  mutating func note(length: Term, at offset: Int, width: Int) {
    lengths.append(Length(offset: offset, width: width, length: length))
  }

  /// Cuts segments at the ends of a range and answers the indices between which those inside stand.
  private mutating func clear(_ start: Int, _ end: Int) -> (Int, Int) {
    cut(at: start)
    cut(at: end)
    let first = index(from: start)
    var last = first
    while last < segments.count && segments[last].start < end { last += 1 }
    return (first, last)
  }

  private mutating func cut(at offset: Int) {
    let index = self.index(from: offset)
    // The segment before may reach over the offset.
    guard index > 0, segments[index - 1].end > offset else { return }
    let old = segments[index - 1]
    segments[index - 1].end = offset
    segments.insert(
      Segment(start: offset, end: old.end, payload: old.payload.dropping(offset - old.start)), at: index)
  }

  /// The first segment that starts at or after an offset.
  private func index(from offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Reading

  /// The segments, and those of before calls that may still stand.
  var allSegments: [Segment] {
    guard let earlier else { return segments }
    return segments + earlier.contents.allSegments
  }

  /// Whether nothing is known of any byte of a range since the last call that may have changed it.
  func isOpen(_ start: Int, _ end: Int) -> Bool {
    indexed.isEmpty && pieces(start, end).allSatisfy { $0.payload == nil }
  }

  /// Whether nothing was ever stored.
  var isUntouched: Bool { segments.isEmpty && indexed.isEmpty }

  /// Whether no byte of a range has a value.
  func isUndefined(_ start: Int, _ end: Int) -> Bool {
    pieces(start, end).allSatisfy { piece in
      switch (piece.payload, background) {
      case (.undefined?, _), (nil, .undefined): true
      default: false
      }
    }
  }

  /// What the bytes of a range are, in order; gaps have no payload: there the background counts.
  func pieces(_ start: Int, _ end: Int) -> [(range: Range<Int>, payload: Payload?)] {
    var pieces: [(range: Range<Int>, payload: Payload?)] = []
    var here = start
    var index = self.index(from: start)
    if index > 0, segments[index - 1].end > start { index -= 1 }
    while here < end {
      guard index < segments.count, segments[index].start < end else {
        pieces.append((here..<end, nil))
        break
      }
      let segment = segments[index]
      if segment.start > here { pieces.append((here..<segment.start, nil)) }
      let from = max(here, segment.start)
      let to = min(end, segment.end)
      pieces.append((from..<to, segment.payload.dropping(from - segment.start)))
      here = to
      index += 1
    }
    return pieces
  }

  /// The scalar that was stored at just this place.
  func exact(_ start: Int, size: Int) -> Payload? {
    let index = self.index(from: start)
    guard index < segments.count, segments[index].start == start, segments[index].end == start + size else {
      return nil
    }
    return segments[index].payload
  }

  func indexed(at offset: Term, size: Int) -> Term? {
    indexed.last { $0.offset == offset && $0.size == size }?.value
  }

  func length(at offset: Int, width: Int) -> Term? {
    for known in lengths where known.width == width {
      if known.offset == offset { return known.length }
    }
    return nil
  }

  /// The end of the segment that covers an offset; the offset itself where none does.
  func end(ofSegmentAt offset: Int) -> Int {
    var index = self.index(from: offset)
    if index == segments.count || segments[index].start > offset { index -= 1 }
    guard segments.indices.contains(index), segments[index].start <= offset else { return offset }
    return max(offset, segments[index].end)
  }
}

extension Contents.Payload {
  func dropping(_ count: Int) -> Contents.Payload {
    guard count > 0, case .value(let term, let skip, let size) = self else { return self }
    return .value(term, skip: skip + count, of: size)
  }
}
