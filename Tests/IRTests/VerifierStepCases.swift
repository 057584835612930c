extension VerifierCase {
  static let places = [
    step("store pair.b, %0", "store pair.#1@0, %0", "field 1 of %pair is at byte 4, not 0"),
    step("store pair.b, %0", "store pair.#2@8 as i32, %0", "%pair has no field 2"),
    step("store (*%2).value, %0", "store (*%0) as i32, %0", "the place is reached by a value of type i32"),
    step("store @table[%3], %0", "store @table[%3 stride 8], %0", "elements of [i32 x 4] are 4 bytes apart, not 8"),
    step("store @table[%3], %0", "store @table[%4], %0", "the index has the type f64"),
    step("store @table[%3], %0", "store x[%3 stride 4] as i32, %0", "i32 has no elements"),
    step("store pair+4 as i32, %0", "store pair+4.#0@0 as i32, %0", "only offsets follow an offset"),
    step("store pair+4+0 as i32, %0", "store pair+4+4 as i32, %0", "i32 at byte 8 is not inside %pair"),
    step("store pair+4 as i32, %0", "store pair+-4 as i32, %0", "i32 at byte -4 is not inside %pair"),
    step("store pair.b, %0", "store pair as i32, %0", "the place has the type i32, its part %pair"),
    step("%9: *i32 = address pair.b", "%9: *i32 = address x as u32", "the place has the type u32, its part i32")
      .expecting(["the address of u32 has the type *i32"]),
    step("%9: *i32 = address @table", "%9: *u32 = address @table", "the address of [i32 x 4] has the type *u32"),
    step("%9: *i16 = address node.list", "%9: *u8 = address node.flags", "a bit-field has no address"),
    step("%9: i32 = load x", "%9: i64 = load x", "the result has the type i64, not i32"),
    step("copy pair from pair", "copy pair from node", "%node is copied to %pair"),
    step("store x, %0", "store x, %7", "a value of type u32 is stored to i32"),
    step("copy pair from pair", "store pair, %0", "a store of type %pair")
      .expecting(["a value of type i32 is stored to %pair"]),
    step("live vla bytes %7", "live vla", "[i32 x ?] has no size of its own"),
    step("live x", "live x bytes i32 4", "i32 has a size of its own"),
    step("live vla bytes %7", "live vla bytes %4", "a size of type f64"),
    step("live x", "live n", "a parameter lives as long as the call"),
    step("dead x", "dead n", "a parameter lives as long as the call"),
  ]

  static let values = [
    step("%9: i32 = add %0, %0", "%9: i32 = add %0, %7", "add of i32 and u32"),
    step("%9: f64 = add %4, %4", "%9: f64 = and %4, %4", "and of f64 and f64"),
    step("%9: i32 = shl %0, %5", "%9: i32 = shl %0, %4", "shl of i32 and f64"),
    step("%9: i32 = shl %0, %5", "%9: i64 = shl %0, %5", "the result has the type i64, not i32"),
    step("%9: i32 = eq %1, %1", "%9: bool = eq %1, %1", "the result of a comparison has the type bool"),
    step("%9: i32 = lt %6, %6", "%9: i32 = sub %1, %1", "sub of *i32 and *i32")
      .expecting(["the result has the type i32, not *i32"]),
    step("%9: f64 = neg %4", "%9: f64 = not %4", "not of f64"),
    step("%9: *i32 = ptradd %1, %3 stride 4", "%9: i32 = ptradd %0, %3 stride 4", "ptradd of i32"),
    step("%9: *i32 = ptradd %1, %3 stride 4", "%9: *i32 = ptradd %1, %4 stride 4", "the index has the type f64"),
    step("%9: i32 = ptrdiff %1, %1 stride 4", "%9: i32 = ptrdiff %1, %1 stride 0", "a stride of 0 bytes"),
    step("%9: i32 = ptrdiff %1, %1 stride 4", "%9: i32 = ptrdiff %1, %0 stride 4", "ptrdiff of *i32 and i32"),
    step("%9: i32 = ptrdiff %1, %1 stride 4", "%9: f64 = ptrdiff %1, %1 stride 4", "the distance has the type f64"),
    step("%9: i8 = convert int %5", "%9: bool = convert int %5", "a conversion int from i64 to bool"),
    step("%9: bool = convert bool %1", "%9: f32 = convert bool %1", "a conversion bool from *i32 to f32"),
    step("%9: f32 = convert float %4", "%9: f32 = convert float %0", "a conversion float from i32 to f32"),
    step("%9: f32 = convert int2float %0", "%9: i32 = convert int2float %0", "a conversion int2float from i32 to i32"),
    step("%9: u8 = convert float2int %4", "%9: u8 = convert float2int %0", "a conversion float2int from i32 to u8"),
    step("%9: *u8 = convert int2ptr %0", "%9: *u8 = convert int2ptr %1", "a conversion int2ptr from *i32 to *u8"),
    step("%9: u32 = convert ptr2int %1", "%9: u32 = convert ptr2int %0", "a conversion ptr2int from i32 to u32"),
    step("%9: *u8 = convert ptr %1", "%9: *u8 = convert ptr %0", "a conversion ptr from i32 to *u8"),
    step("store c, i8 -128", "store c, i8 128", "128 is not in the range of i8"),
    step("store b, bool 1", "store b, bool 256", "256 is not in the range of bool"),
    step("store p, *i32 4294967295", "store p, *i32 -1", "-1 is no address"),
    step("store d, f64 1.0", "store d, f64 1", "an integer of type f64"),
    step("store d, f64 inf", "store x, i32 1.0", "a floating constant of type i32"),
    step("store p, *i32 null", "store x, i32 null", "a null pointer of type i32"),
    step("store p, *i32 @table+4", "store x, i32 @table+4", "an address of type i32"),
    step("store p, *i32 @g", "store x, i32 @g", "a function's address of type i32"),
    step("store p, *i32 label b0", "store x, i32 label b0", "a label's address of type i32"),
    step("store p, *i32 label b0", "store p, *i32 label b1", "block b1 does not exist"),
    step("asm \"\" in(i32 1)", "asm \"\" in(%pair undefined)", "an undefined value of type %pair"),
  ]

  static let calls = [
    step("%9: i32 = call @g(%0, %1)", "%9: i32 = call @g(%0)", "1 arguments for 2 parameters"),
    step("call @v(%0, %4, object pair)", "call @v()", "0 arguments for 1 parameters"),
    step("call @old(%4)", "call @old(%8)", "argument 0 of type f32 is not promoted"),
    step("call @v(%0, %0, %5)", "call @v(%0, %3)", "argument 1 of type i8 is not promoted"),
    step("call @v(%0, %0)", "call @v(%0, %6)", "argument 1 of type bool is not promoted"),
    step("call @g(%0, %1)", "call @g(%7, %1)", "argument 0 has the type u32, not i32"),
    step("call @g(%0, %1)", "call @g(object x, %1)", "argument 0 of type i32 is passed in the wrong way"),
    step("call @o(object pair) into pair", "call @o(object pair) into node", "the result %pair goes to %node"),
    step("%9: i32 = call @g(%0, %1)", "%9: u32 = call @g(%0, %1)", "the result i32 goes to u32"),
    step("call @v(%0)", "%9: i32 = call @v(%0)", "the result void goes to i32"),
    step("call (*fn() -> void null)()", "call (%1)()", "a call of i32"),
    step("%9: i32 = call builtin clz(%7)", "%9: i32 = call builtin clz(%4)", "argument 0 of clz has the type f64"),
    step(
      "%9: i32 = call builtin isnan(%4)", "%9: i32 = call builtin isnan(%0)", "argument 0 of isnan has the type i32"),
    step(
      "%9: bool = call builtin add_overflow(%0, %5, %1)", "%9: bool = call builtin add_overflow(%0, %5, %2)",
      "argument 2 of add_overflow has the type *%node"),
    step("%9: u32 = call builtin rotl(%7, %0)", "%9: u32 = call builtin rotl(%7)", "1 arguments for rotl"),
    step("%9: *u8 = call builtin alloca(%7)", "%9: u8 = call builtin alloca(%7)", "alloca gives a result of type u8"),
    step("call builtin fence()", "%9: i32 = call builtin fence()", "fence has no result"),
    step(
      "call builtin va_arg(%1) into pair", "call builtin va_arg(%1) into x", "the result goes to i32 in the wrong way"),
    step("call @v(%0)", "call @v(%0) noreturn", "control goes on behind a call that does not return"),
  ]

  /// With defects that follow from the first.
  func expecting(_ others: [String]) -> VerifierCase {
    var item = self
    let place = defect.prefix { $0 != ":" } + ":9: "
    item.others = others.map { place + $0 }
    return item
  }
}
