import IR

/// Variable arguments: an area in the callee's frame, and a cursor in the first word of the `va_list`.
extension Runtime {
  /// Puts the arguments behind the last parameter into an object of the new frame.
  func passRest(
    _ first: Int, _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    var items: [AreaItem] = []
    var size = 0
    for position in first..<max(first, Int(site.pointee.argumentCount)) {
      let argument = site.pointee.arguments[position]
      let type = argument.isObject ? nil : scalars[Int(argument.scalar)]
      items.append(AreaItem(offset: size, size: argument.size, scalar: type))
      size += max(16, (argument.size + 15) & ~15)
    }
    let row = frames[depth].rowEnd
    frames[depth].rowEnd += 1
    try extend(row: row, bytes: size, alignment: 16)
    frames[depth].area = Cell(objects[row].base, memory.tag(of: row))
    areas[row] = items
    for (index, item) in items.enumerated() {
      let source = cells + Int(site.pointee.arguments[first + index].cell)
      if let type = item.scalar {
        write(word(source, type), type, row, item.offset)
      } else {
        try copyObject(
          to: Cell(objects[row].base + UInt64(item.offset), memory.tag(of: row)), from: source.pointee, size: item.size)
      }
    }
  }

  private var cursorType: Scalar { Scalar(.pointer, size: memory.pointerSize, bits: memory.pointerSize * 8) }

  func startArguments(_ list: Cell) throws(Stop) {
    let (row, offset) = try locate(list, 0, memory.pointerSize, 0, write: true)
    write(Word(frames[depth].area), cursorType, row, offset)
  }

  func copyArguments(to: Cell, from: Cell) throws(Stop) {
    let (source, sourceOffset) = try locate(from, 0, memory.pointerSize, 0, write: false)
    let (target, targetOffset) = try locate(to, 0, memory.pointerSize, 0, write: true)
    write(read(cursorType, source, sourceOffset), cursorType, target, targetOffset)
  }

  /// The next argument's row, offset and item; the cursor moves on.
  func nextArgument(_ list: Cell) throws(Stop) -> (row: Int, item: AreaItem) {
    let (row, offset) = try locate(list, 0, memory.pointerSize, 0, write: true)
    let cursor = read(cursorType, row, offset)
    let (area, item) = try argument(at: cursor)
    let step = UInt64(max(16, (item.size + 15) & ~15))
    write(Word(cursor.low + step, tag: cursor.tag), cursorType, row, offset)
    return (area, item)
  }

  private func argument(at cursor: Word) throws(Stop) -> (Int, AreaItem) {
    if cursor.tag.isIndeterminate {
      throw fail(.variadicArgument, "the va_list was not started", "va_list が va_start されていない")
    }
    guard let area = memory.live(cursor.tag), let items = areas[area] else {
      throw fail(.variadicArgument, "the va_list's function has returned", "va_list の関数は終了している")
    }
    let offset = Int(cursor.low &- objects[area].base)
    guard let item = items.first(where: { $0.offset == offset }) else {
      throw fail(.variadicArgument, "there is no further argument", "これ以上の引数はない")
    }
    return (area, item)
  }

  /// Whether a pointer is itself a cursor, as where the `va_list` is a plain pointer.
  func isCursor(_ cell: Cell) -> Bool { memory.live(cell.tag).map { areas[$0] != nil } ?? false }

  /// `va_arg` for a scalar (C11 7.16.1.1p2).
  func nextScalar(_ list: Cell, _ wanted: Scalar) throws(Stop) -> Word {
    let (row, item) = try nextArgument(list)
    guard let given = item.scalar else {
      throw fail(.variadicArgument, "the next argument is no scalar", "次の引数はスカラーでない")
    }
    let word = read(given, row, item.offset)
    if given.agrees(with: wanted) {
      return given == wanted || word.tag.isIndeterminate ? word : try coerce(word, given, wanted)
    }
    try violate(
      .variadicArgument, "the next argument has another type", "次の引数は別の型である")
    return try coerce(word, given, wanted)
  }
}
