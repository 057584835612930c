/// A unit that uses everything the text form can say.
enum Sample {
  static let unit = ##"""
    unit "src/ma\"in\\.c" target "arm-none-eabi"
    layout u64 size 8 align 4
    layout *u64 size 8 align 2
    %node = struct { next: *%node @0, value: i32 @32, flags: u8 @64 :3, "": %"odd name" @96, tail: [i16 x ?] @160 } size 20 align 4
    %"odd name" = union { a: i64{8, 4} @0, b: [i8 x 5] @0, "名前": u8 @0 } size 8 align 4
    %node#1 = struct incomplete
    %later = struct { of: [%node x 2] @0, far: (*i32){4, 2} @320 } size 44 align 4
    global @table: [i32 x 4] internal const = { 0: i32 1, 4: i32 -2, 8: i32 4294967295 }
    global @".str.0": [i8 x 6] internal const string = { 0: bytes "a\n\t\"\\\x80" }
    global @flags: %node external volatile tentative section ".noinit" alias "other" align 16 size 24 = { 0: @flags+8, 4: integer 7 size 0, 8: bits 5 @0 :3, 12: i24 -1, 20: i16 9 }
    global @pi: f64 external = { 0: f64 3.14159 }
    global @special: [f32 x 6] internal = { 0: f32 inf, 4: f32 -inf, 8: f32 nan, 12: f32 -nan, 16: f32 -0.0, 20: f32 1e-40 }
    global @wide: u128 internal thread_local weak system unknown_initialiser = { 0: i128 170141183460469231731687303715884105727 }
    global @jumps: [*void x 2] internal const = { 0: label @sum#1 b1, 4: label @sum#1 b3 }
    global @handler: *fn(i32) -> void internal = { 0: @declared }
    global @empty: %later external = {}
    global @only: %node#1 external
    global @sum: i32 internal

    fn @declared(i32) -> void external noreturn weak system alias "x y" attribute "nonnull(1, 3)" attribute "pure"

    fn @sum#1(n: i32 addressed, p: *i32 volatile align 8, n#1: i32, ...) -> i32 external defined inline section ".text.sum" {
      local total: i32 volatile addressed align 16
      local n#2: bool
      local node: %node
      local pair: complex f32
      local vector: <f32 x 4>
      local vla: [i32 x ?]
      temporary #0: u64
      literal #1: *u64
      local "名 前": %"odd name"
      order s0 assign, s1 unseq s0.0, s2 leaf s1.0, s3 leaf s1.1, s4 leaf s0.1
      order s5 seq
      order s6 leaf .3
      register %40: f80
    b0:
      live total
      live vla bytes u32 400
      store total, i32 0 init ~s4
      %0: i32 = load n ~s2
      %1: i32 = lt %0, i32 10 ~s3
      branch %1, b1, b2
    b1:
      %2: *i32 = load p volatile atomic
      %3: i32 = load *%2
      %4: *%node = load node.next
      %5: i32 = load (*%4).value
      %6: u8 = load (*%4).flags
      %7: i16 = load (*%4).tail[%5]
      %8: i32 = load @table[i8 3]
      %9: i32 = load @table[%0 stride 8]
      %10: f32 = load pair+4 as f32
      %11: i64{8, 4} = load node.#3@12.a
      %12: u8 = load "名 前"."名前"
      %13: u16 = load node.#4@18[u16 0] as u16
      %14: i32 = load **i32 4096
      store **i32 1073741824, %14
      %15: *i32 = address total
      %16: *i32 = ptradd %15, %0 stride 4
      %17: i32 = ptrdiff %16, %15 stride 4
      %18: i32 = add %0, i32 -2147483648
      %19: i32 = sub %18, %17
      %20: i32 = mul %19, %19
      %21: i32 = div %20, %19
      %22: i32 = rem %21, %20
      %23: i32 = shl %22, u8 3
      %24: i32 = shr %23, i32 undefined
      %25: i32 = and %24, %23
      %26: i32 = or %25, %24
      %27: i32 = xor %26, %25
      %28: i32 = neg %27
      %29: i32 = not %28
      %30: i64 = convert int %29
      %31: bool = cast bool %30
      %32: f64 = convert int2float %29
      %33: i32 = convert float2int %32
      %34: f32 = convert float %32
      %35: *void = convert int2ptr %29
      %36: u32 = convert ptr2int %35
      %37: *u8 = convert ptr %35
      copy node from *%4 volatile
      clear "名 前"
      jump b2
    b2:
      call @declared(i32 1)
      %38: i32 = call @sum#1(%0, *i32 null, i32 @sum, f64 2.5, object node, object *%4, *i32 @table+4) noreturn
      call (%35)(*fn(i32) -> void @declared, *void label b3, f64 -inf, f64 nan)
      call (*fn() -> %node 4096)() into node
      %39: i32 = call builtin clz(u32 1)
      asm "dsb\n" memory
      asm "mov %0, %1" out(total, node.value) in(%0, i32 1) reads(@table[i32 0]) memory
      dead total
      switch %0 { 1: b3, 2...5: b4, -7: b3, otherwise: b5 }
    b3:
      goto %35 [b1, b3]
    b4:
      anyof [b5, b6]
    b5:
      return %0
    b6:
      unreachable trap
    }

    fn @plain(?) -> void internal defined {
    b0:
      return
    }

    fn @object(%node, *fn(i32, ..., ?) -> <f32 x 4>) -> %node internal

    fn @odd: i32 external
      obstacle parse-error "this \"here\""
      obstacle nested-function "" {
      parameter a: i32
      local b: i32
      parameters 2
    b0:
      return object @flags
    }

    """##
}
