import IR

extension Runtime {
  /// Runs until the frame at `base` returns.
  func execute(base: Int) throws(Stop) {
    while true {
      do {
        return try run(base: base)
      } catch {
        if unwinding {
          guard depth >= base else { throw error }
          unwinding = false
          continue
        }
        if case .undefined(var found)? = ending, found.stack.isEmpty {
          found.stack = callStack()
          ending = .undefined(found)
        }
        throw error
      }
    }
  }

  /// The loop; `frames[depth]` says where to begin.
  private func run(base: Int) throws(Stop) {
    var pc = frames[depth].pc
    do {
      try loop(&pc, base)
    } catch {
      if !unwinding && depth >= base { frames[depth].pc = pc - 1 }
      throw error
    }
  }

  private func loop(_ position: inout UnsafeMutablePointer<Op>, _ base: Int) throws(Stop) {
    var pc = position
    defer { position = pc }
    var cells = frames[depth].cells
    var ops = functions[frames[depth].function].ops!
    var locals = memory.stackData + Int(frames[depth].address - memory.stackLow)
    let delta = memory.stackDelta
    let big = memory.isBigEndian
    while true {
      let op = pc
      pc += 1
      let b = cells + Int(op.pointee.b)
      let c = cells + Int(op.pointee.c)
      let a = cells + Int(op.pointee.a)
      switch op.pointee.code {
      case .move: a.pointee = b.pointee
      case .moveWide:
        a.pointee = b.pointee
        a[1] = b[1]

      // Integers
      case .addS:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        let value = b.pointee.signed &+ c.pointee.signed
        let wrapped = wrapS(value, op)
        if wrapped != value { try overflow(op.pointee, b.pointee, c.pointee) }
        a.pointee = Cell(wrapped)
      case .subtractS:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        let value = b.pointee.signed &- c.pointee.signed
        let wrapped = wrapS(value, op)
        if wrapped != value { try overflow(op.pointee, b.pointee, c.pointee) }
        a.pointee = Cell(wrapped)
      case .multiplyS:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        let value = b.pointee.signed &* c.pointee.signed
        let wrapped = wrapS(value, op)
        if wrapped != value { try overflow(op.pointee, b.pointee, c.pointee) }
        a.pointee = Cell(wrapped)
      case .addU:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = Cell(wrapU(b.pointee.bits &+ c.pointee.bits, op))
      case .subtractU:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = Cell(wrapU(b.pointee.bits &- c.pointee.bits, op))
      case .multiplyU:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = Cell(wrapU(b.pointee.bits &* c.pointee.bits, op))
      case .addS64:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        let (value, overflowed) = b.pointee.signed.addingReportingOverflow(c.pointee.signed)
        if overflowed { try overflow(op.pointee, b.pointee, c.pointee) }
        a.pointee = Cell(value)
      case .subtractS64:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        let (value, overflowed) = b.pointee.signed.subtractingReportingOverflow(c.pointee.signed)
        if overflowed { try overflow(op.pointee, b.pointee, c.pointee) }
        a.pointee = Cell(value)
      case .multiplyS64:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        let (value, overflowed) = b.pointee.signed.multipliedReportingOverflow(by: c.pointee.signed)
        if overflowed { try overflow(op.pointee, b.pointee, c.pointee) }
        a.pointee = Cell(value)
      case .divideS, .remainderS, .divideU, .remainderU:
        a.pointee = try divide(op.pointee, b.pointee, c.pointee)
      case .and:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = Cell(b.pointee.bits & c.pointee.bits)
      case .or:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = Cell(b.pointee.bits | c.pointee.bits)
      case .xor:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = Cell(b.pointee.bits ^ c.pointee.bits)
      case .shiftLeftS, .shiftLeftU, .shiftRightS, .shiftRightU:
        a.pointee = try shift(op.pointee, b.pointee, c.pointee)
      case .negateS:
        if b.pointee.tag.raw != 0 { try checkDefined(b.pointee) }
        let (value, overflowed) = Int64(0).subtractingReportingOverflow(b.pointee.signed)
        let wrapped = wrapS(value, op)
        if overflowed || wrapped != value { try overflow(op.pointee, .zero, b.pointee) }
        a.pointee = Cell(wrapped)
      case .negateU:
        if b.pointee.tag.raw != 0 { try checkDefined(b.pointee) }
        a.pointee = Cell(wrapU(0 &- b.pointee.bits, op))
      case .complementS:
        if b.pointee.tag.raw != 0 { try checkDefined(b.pointee) }
        a.pointee = Cell(~b.pointee.bits)
      case .complementU:
        if b.pointee.tag.raw != 0 { try checkDefined(b.pointee) }
        a.pointee = Cell(wrapU(~b.pointee.bits, op))
      case .equal:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = truth(b.pointee.bits == c.pointee.bits)
      case .notEqual:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = truth(b.pointee.bits != c.pointee.bits)
      case .lessS:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = truth(b.pointee.signed < c.pointee.signed)
      case .lessEqualS:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = truth(b.pointee.signed <= c.pointee.signed)
      case .lessU:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = truth(b.pointee.bits < c.pointee.bits)
      case .lessEqualU:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = truth(b.pointee.bits <= c.pointee.bits)

      // Pointers
      case .pointerEqual:
        try checkDefined(b.pointee, c.pointee)
        a.pointee = truth(b.pointee.bits == c.pointee.bits)
      case .pointerNotEqual:
        try checkDefined(b.pointee, c.pointee)
        a.pointee = truth(b.pointee.bits != c.pointee.bits)
      case .pointerCompare: a.pointee = try comparePointers(op.pointee, b.pointee, c.pointee)
      case .pointerAdd:
        if c.pointee.tag.raw != 0 { try checkDefined(c.pointee) }
        let step = UInt64(bitPattern: c.pointee.signed &* Int64(op.pointee.imm))
        let object = objects + b.pointee.tag.row
        let offset = b.pointee.bits &+ step &- object.pointee.base
        if object.pointee.generation == b.pointee.tag.generation && offset <= object.pointee.size
          && b.pointee.tag.row != 0
        {
          a.pointee = Cell(b.pointee.bits &+ step, b.pointee.tag)
        } else {
          a.pointee = try movePointer(b.pointee, by: Int64(bitPattern: step))
        }
      case .pointerDifference: a.pointee = try pointerDifference(op.pointee, b.pointee, c.pointee)

      // Floating numbers
      case .addF, .subtractF, .multiplyF, .divideF, .equalF, .notEqualF, .lessF, .lessEqualF:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = singles(op.pointee.code, b.pointee, c.pointee)
      case .addD, .subtractD, .multiplyD, .divideD, .equalD, .notEqualD, .lessD, .lessEqualD:
        if b.pointee.tag.raw | c.pointee.tag.raw != 0 { try checkDefined(b.pointee, c.pointee) }
        a.pointee = doubles(op.pointee.code, b.pointee, c.pointee)
      case .binary: try binary(op.pointee, a, b, c)
      case .unary: try unary(op.pointee, a, b)

      // Conversions
      case .extendS: a.pointee = Cell(UInt64(bitPattern: wrapS(b.pointee.signed, op)), b.pointee.tag)
      case .extendU: a.pointee = Cell(wrapU(b.pointee.bits, op), b.pointee.tag)
      case .boolean:
        if b.pointee.tag.isIndeterminate { try checkDefined(b.pointee) }
        a.pointee = truth(b.pointee.bits != 0)
      case .signedToDouble:
        if b.pointee.tag.raw != 0 { try checkDefined(b.pointee) }
        a.pointee = Cell(Double(b.pointee.signed).bitPattern)
      case .retype: a.pointee = b.pointee
      case .convert: try convert(op.pointee, a, b)

      // Memory
      case .load8Frame:
        let at = locals + op.pointee.imm
        a.pointee = loaded(UInt64(at.pointee), op, at[delta] == 0)
      case .load16Frame:
        let at = UnsafeRawPointer(locals + op.pointee.imm)
        let raw = at.loadUnaligned(as: UInt16.self)
        a.pointee = loaded(UInt64(big ? raw.byteSwapped : raw), op, (at + delta).loadUnaligned(as: UInt16.self) == 0)
      case .load32Frame:
        let at = UnsafeRawPointer(locals + op.pointee.imm)
        let raw = at.loadUnaligned(as: UInt32.self)
        a.pointee = loaded(UInt64(big ? raw.byteSwapped : raw), op, (at + delta).loadUnaligned(as: UInt32.self) == 0)
      case .load64Frame:
        let at = UnsafeRawPointer(locals + op.pointee.imm)
        let raw = at.loadUnaligned(as: UInt64.self)
        a.pointee = loaded(big ? raw.byteSwapped : raw, op, (at + delta).loadUnaligned(as: UInt64.self) == 0)
      case .load8:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 1, op.pointee.c, write: false)
        a.pointee = loaded(UInt64(objects[row].data[offset]), op, objects[row].shadow[offset] == 0)
      case .load16:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 2, op.pointee.c, write: false)
        let raw = UnsafeRawPointer(objects[row].data + offset).loadUnaligned(as: UInt16.self)
        let shadow = UnsafeRawPointer(objects[row].shadow + offset).loadUnaligned(as: UInt16.self)
        a.pointee = loaded(UInt64(big ? raw.byteSwapped : raw), op, shadow == 0)
      case .load32:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 4, op.pointee.c, write: false)
        let raw = UnsafeRawPointer(objects[row].data + offset).loadUnaligned(as: UInt32.self)
        let shadow = UnsafeRawPointer(objects[row].shadow + offset).loadUnaligned(as: UInt32.self)
        a.pointee = loaded(UInt64(big ? raw.byteSwapped : raw), op, shadow == 0)
      case .load64:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 8, op.pointee.c, write: false)
        let raw = UnsafeRawPointer(objects[row].data + offset).loadUnaligned(as: UInt64.self)
        let shadow = UnsafeRawPointer(objects[row].shadow + offset).loadUnaligned(as: UInt64.self)
        a.pointee = loaded(big ? raw.byteSwapped : raw, op, shadow == 0)
      case .loadPointer:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, memory.pointerSize, op.pointee.c, write: false)
        a.pointee = readPointer(objects[row].data + offset, objects[row].shadow + offset, objects[row].slots, offset)
      case .loadPointerFrame:
        let at = locals + op.pointee.imm
        a.pointee = readPointer(at, at + delta, memory.stackSlots, at - memory.stackData)
      case .loadOther:
        let type = scalars[Int(op.pointee.z)]
        let (row, offset) = try locate(b.pointee, op.pointee.imm, type.size, op.pointee.c, write: false)
        set(a, read(type, row, offset), type)
        if type.kind == .boolean && a.pointee.bits > 1 { try invalidBoolean(a.pointee.bits) }
      case .loadBits: a.pointee = try loadBits(op.pointee, b.pointee)
      case .storeBits: try storeBits(op.pointee, a.pointee, b.pointee)
      case .store8Frame:
        let at = locals + op.pointee.imm
        at.pointee = UInt8(truncatingIfNeeded: a.pointee.bits)
        at[delta] = UInt8(truncatingIfNeeded: shadow(a))
      case .store16Frame:
        put(UInt16(truncatingIfNeeded: a.pointee.bits), locals + op.pointee.imm, delta, shadow(a), big)
      case .store32Frame:
        put(UInt32(truncatingIfNeeded: a.pointee.bits), locals + op.pointee.imm, delta, shadow(a), big)
      case .store64Frame: put(a.pointee.bits, locals + op.pointee.imm, delta, shadow(a), big)
      case .store8:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 1, op.pointee.c, write: true)
        objects[row].data[offset] = UInt8(truncatingIfNeeded: a.pointee.bits)
        objects[row].shadow[offset] = UInt8(truncatingIfNeeded: shadow(a))
      case .store16:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 2, op.pointee.c, write: true)
        put(UInt16(truncatingIfNeeded: a.pointee.bits), objects[row], offset, shadow(a), big)
      case .store32:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 4, op.pointee.c, write: true)
        put(UInt32(truncatingIfNeeded: a.pointee.bits), objects[row], offset, shadow(a), big)
      case .store64:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, 8, op.pointee.c, write: true)
        put(a.pointee.bits, objects[row], offset, shadow(a), big)
      case .storePointer:
        let (row, offset) = try locate(b.pointee, op.pointee.imm, memory.pointerSize, op.pointee.c, write: true)
        writePointer(
          a.pointee, objects[row].data + offset, objects[row].shadow + offset, objects[row].slots, offset)
      case .storePointerFrame:
        let at = locals + op.pointee.imm
        writePointer(a.pointee, at, at + delta, memory.stackSlots, at - memory.stackData)
      case .storeOther:
        let type = scalars[Int(op.pointee.z)]
        let (row, offset) = try locate(b.pointee, op.pointee.imm, type.size, op.pointee.c, write: true)
        write(word(a, type), type, row, offset)
      case .localAddress: a.pointee = localAddress(op.pointee)
      case .element:
        if c.pointee.tag.raw != 0 { try checkDefined(c.pointee) }
        let step = c.pointee.signed &* Int64(op.pointee.imm)
        if op.pointee.y == 1 {
          // One past the end has an address but no value.
          if c.pointee.bits >= UInt64(pc.pointee.imm) + UInt64(op.pointee.x) { try beyond(c.pointee, pc.pointee.imm) }
          pc += 1
        }
        if op.pointee.x == 1 {
          a.pointee = try movePointer(b.pointee, by: step)
        } else {
          a.pointee = Cell((b.pointee.bits &+ UInt64(bitPattern: step)) & memory.pointerMask, b.pointee.tag)
        }
      case .elementBound: break
      case .member: a.pointee = try member(op.pointee, b.pointee)
      case .copy: try copy(op.pointee, to: a.pointee, from: b.pointee)
      case .adopt:
        if a.pointee.tag.isIndeterminate {
          a.pointee = b.pointee
          if op.pointee.x == 1 { a[1] = b[1] }
        }
      case .clear: try clear(op.pointee, a.pointee)
      case .storageLive: begin(Int(op.pointee.a))
      case .storageLiveSized:
        try begin(Int(op.pointee.a), bytes: b.pointee, alignment: op.pointee.imm)
      case .storageDead: end(Int(op.pointee.a))
      case .cellLive: a.pointee = Cell(0, .uninitialised)
      case .cellLiveWide:
        a.pointee = Cell(0, .uninitialised)
        a[1] = .zero
      case .sequenced: try sequenced(op.pointee, a)
      case .effectiveType: try checkEffectiveType(op.pointee, a.pointee)
      case .observe: report(op.pointee, a)

      // Control
      case .jump:
        pc = ops + Int(op.pointee.c)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .branch:
        if a.pointee.tag.isIndeterminate { try checkDefined(a.pointee) }
        pc = ops + (a.pointee.bits != 0 ? Int(op.pointee.c) : op.pointee.otherwise)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .branchEqual:
        if a.pointee.tag.raw | b.pointee.tag.raw != 0 { try checkDefined(a.pointee, b.pointee) }
        pc = ops + (a.pointee.bits == b.pointee.bits ? Int(op.pointee.c) : op.pointee.otherwise)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .branchNotEqual:
        if a.pointee.tag.raw | b.pointee.tag.raw != 0 { try checkDefined(a.pointee, b.pointee) }
        pc = ops + (a.pointee.bits != b.pointee.bits ? Int(op.pointee.c) : op.pointee.otherwise)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .branchLessS:
        if a.pointee.tag.raw | b.pointee.tag.raw != 0 { try checkDefined(a.pointee, b.pointee) }
        pc = ops + (a.pointee.signed < b.pointee.signed ? Int(op.pointee.c) : op.pointee.otherwise)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .branchLessEqualS:
        if a.pointee.tag.raw | b.pointee.tag.raw != 0 { try checkDefined(a.pointee, b.pointee) }
        pc = ops + (a.pointee.signed <= b.pointee.signed ? Int(op.pointee.c) : op.pointee.otherwise)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .branchLessU:
        if a.pointee.tag.raw | b.pointee.tag.raw != 0 { try checkDefined(a.pointee, b.pointee) }
        pc = ops + (a.pointee.bits < b.pointee.bits ? Int(op.pointee.c) : op.pointee.otherwise)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .branchLessEqualU:
        if a.pointee.tag.raw | b.pointee.tag.raw != 0 { try checkDefined(a.pointee, b.pointee) }
        pc = ops + (a.pointee.bits <= b.pointee.bits ? Int(op.pointee.c) : op.pointee.otherwise)
        steps &+= op.pointee.steps
        if steps > stepLimit { throw outOfSteps() }
      case .switching: pc = ops + (try target(op.pointee, a))
      case .computed: pc = ops + (try label(a.pointee))
      case .call, .builtin:
        frames[depth].pc = pc
        let site = UnsafeMutablePointer<CallSite>(bitPattern: op.pointee.imm).unsafelyUnwrapped
        let old = depth
        if op.pointee.code == .call { try call(site, cells) } else { try builtin(Int(op.pointee.x), site, cells) }
        if depth != old || frames[depth].pc != pc {
          pc = frames[depth].pc
          cells = frames[depth].cells
          ops = functions[frames[depth].function].ops
          locals = memory.stackData + Int(frames[depth].address - memory.stackLow)
        }
      case .returnVoid, .returnCell, .returnWide, .returnObject:
        steps &+= op.pointee.code == .returnObject ? 1 : op.pointee.imm
        try leave(op.pointee, a)
        if depth < base { return }
        pc = frames[depth].pc
        cells = frames[depth].cells
        ops = functions[frames[depth].function].ops
        locals = memory.stackData + Int(frames[depth].address - memory.stackLow)
      case .unreachable:
        throw fail(.unreachable, "control reaches a place declared unreachable", "到達しないと宣言された場所に到達した")
      case .trap: throw stop(.aborted)
      case .unsupported: throw unsupported(details[frames[depth].function].texts[op.pointee.imm])
      }
    }
  }
}
