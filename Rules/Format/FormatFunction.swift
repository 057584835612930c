internal import Basics
internal import Formats
internal import RuleKit
internal import Syntax

/// How a function takes its format and what the format describes.
struct FormatFunction {
  let isScan: Bool
  /// The position of the format among the arguments, from zero.
  let format: Int
  /// The position of the first argument that the format describes, from zero; nil where a `va_list` holds them.
  let firstValue: Int?
  init(_ isScan: Bool, format: Int, firstValue: Int?) {
    self.isScan = isScan
    self.format = format
    self.firstValue = firstValue
  }

  /// The contract of a function: from its `format` attribute, from the list of known functions, or because the unit
  /// defines it and it hands its own format on.
  static func of(_ function: Declaration, depth: Int = 0) -> FormatFunction? {
    if let stated = stated(function) { return stated }
    if let known = known(function) { return known }
    return depth < 3 ? forwarding(function, depth: depth) : nil
  }

  // MARK: Attribute

  /// The contract in `format(printf, m, n)`; nil for other archetypes such as `strftime`.
  private static func stated(_ function: Declaration) -> FormatFunction? {
    guard let attribute = function.attribute("format"), attribute.hasPrefix("format(") else { return nil }
    let words = attribute.dropFirst(7).split { "(), ".contains($0) }
    guard words.count >= 3, let format = Int(words[1]), let first = Int(words[2]), format > 0 else { return nil }
    let isPrint = words[0].contains("printf")
    guard isPrint || words[0].contains("scanf") else { return nil }
    return FormatFunction(!isPrint, format: format - 1, firstValue: first > 0 ? first - 1 : nil)
  }

  private static let printing: Set<String> = [
    "log", "logf", "printf", "print", "trace", "debug", "dbg", "info", "warn", "warning", "error", "err", "fatal",
    "panic", "fmt", "format", "msg", "message", "report",
  ]

  /// A function of another file that takes a constant text and anything behind it, and is named as one that prints.
  ///
  /// What its directives are is not known.
  static func named(_ function: Declaration) -> FormatFunction? {
    let type = function.type.canonical
    guard type.isVariadic, !function.isInSystemHeader, function.definition == nil,
      let last = type.parameters.last?.canonical.pointee?.canonical,
      last.isCharacter, last.isConst, IdentifierWords(function.name).contains(anyOf: printing)
    else { return nil }
    return FormatFunction(false, format: type.parameters.count - 1, firstValue: type.parameters.count)
  }

  // MARK: Known functions

  /// Functions of C11, POSIX, newlib, avr-libc and of common firmware libraries; positions from zero.
  private static let outputs: [String: (format: Int, first: Int?)] = [
    "printf": (0, 1), "fprintf": (1, 2), "dprintf": (1, 2), "sprintf": (1, 2), "snprintf": (2, 3), "asprintf": (1, 2),
    "vprintf": (0, nil), "vfprintf": (1, nil), "vdprintf": (1, nil), "vsprintf": (1, nil), "vsnprintf": (2, nil),
    "vasprintf": (1, nil), "wprintf": (0, 1), "fwprintf": (1, 2), "swprintf": (2, 3), "vwprintf": (0, nil),
    "vfwprintf": (1, nil), "vswprintf": (2, nil), "printf_s": (0, 1), "fprintf_s": (1, 2), "sprintf_s": (2, 3),
    "snprintf_s": (2, 3), "syslog": (1, 2), "vsyslog": (1, nil), "err": (1, 2), "errx": (1, 2), "warn": (0, 1),
    "warnx": (0, 1), "iprintf": (0, 1), "fiprintf": (1, 2), "siprintf": (1, 2), "sniprintf": (2, 3),
    "printf_P": (0, 1), "fprintf_P": (1, 2), "sprintf_P": (1, 2), "snprintf_P": (2, 3), "printk": (0, 1),
    "snprintk": (2, 3), "vprintk": (0, nil), "vsnprintk": (2, nil), "SEGGER_RTT_printf": (1, 2),
    "DbgConsole_Printf": (0, 1), "xil_printf": (0, 1), "ets_printf": (0, 1), "esp_rom_printf": (0, 1),
    "System_printf": (0, 1), "UARTprintf": (0, 1), "rt_kprintf": (0, 1),
  ]

  private static let inputs: [String: (format: Int, first: Int?)] = [
    "scanf": (0, 1), "fscanf": (1, 2), "sscanf": (1, 2), "vscanf": (0, nil), "vfscanf": (1, nil), "vsscanf": (1, nil),
    "wscanf": (0, 1), "fwscanf": (1, 2), "swscanf": (1, 2), "vwscanf": (0, nil), "vfwscanf": (1, nil),
    "vswscanf": (1, nil), "iscanf": (0, 1), "fiscanf": (1, 2), "siscanf": (1, 2), "sscanf_P": (1, 2),
  ]

  private static func known(_ function: Declaration) -> FormatFunction? {
    let builtin = "__builtin_"
    let name = function.name.hasPrefix(builtin) ? String(function.name.dropFirst(builtin.count)) : function.name
    let output = outputs[name]
    guard let (format, first) = output ?? inputs[name], fits(function.type.canonical, format, first) else { return nil }
    return FormatFunction(output == nil, format: format, firstValue: first)
  }

  /// Whether a function of a known name has the known shape; a project may use the name for something else.
  private static func fits(_ type: Type, _ format: Int, _ first: Int?) -> Bool {
    guard type.isFunction, type.hasPrototype else { return type.isFunction }
    let parameters = type.parameters
    guard parameters.count > format, parameters[format].isPointer, type.isVariadic == (first != nil) else {
      return false
    }
    return first == nil || parameters.count == first
  }

  // MARK: Forwarding

  /// A function of the unit that is variadic or takes a `va_list` and hands a parameter on as format of it.
  private static func forwarding(_ function: Declaration, depth: Int) -> FormatFunction? {
    guard let definition = function.definition, let body = definition.body else { return nil }
    let type = function.type.canonical
    let parameters = definition.parameters
    guard type.isVariadic || parameters.contains(where: { $0.type.spelling.holds("va_list") }) else { return nil }
    for call in body.descendants where call.kind == .call {
      guard let callee = call.calledFunction, callee != function, let inner = of(callee, depth: depth + 1),
        inner.firstValue == nil, call.arguments.count > inner.format
      else { continue }
      let format = call.arguments[inner.format].withoutCasts
      guard format.kind == .declarationReference,
        let index = parameters.firstIndex(where: { $0.declaration == format.declaration })
      else { continue }
      return FormatFunction(inner.isScan, format: index, firstValue: type.isVariadic ? parameters.count : nil)
    }
    return nil
  }
}

/// A call of a function that takes a format.
struct FormatCall {
  let call: Node
  let name: String
  let function: FormatFunction
  let format: Node
  /// The arguments that the format describes; nil where a `va_list` holds them.
  let values: [Node]?

  /// - Parameter byName: whether functions count that only their names and parameters tell.
  init?(_ call: Node, byName: Bool = false) {
    guard let callee = call.calledFunction,
      let function = FormatFunction.of(callee) ?? (byName ? FormatFunction.named(callee) : nil)
    else { return nil }
    let arguments = call.arguments
    guard arguments.count > function.format, function.firstValue.map({ $0 <= arguments.count }) ?? true else {
      return nil
    }
    self.call = call
    name = callee.name
    self.function = function
    format = arguments[function.format]
    values = function.firstValue.map { Array(arguments[$0...]) }
  }

  /// The texts that the format can be, taken apart; empty where they are not known.
  var formats: [(literal: Node, format: FormatString)] {
    guard case .literals(let literals) = TextOrigin.of(format) else { return [] }
    return literals.compactMap { literal in
      guard case .string(let units)? = literal.literal else { return nil }
      return (literal, FormatString(units, isScan: function.isScan))
    }
  }
}
