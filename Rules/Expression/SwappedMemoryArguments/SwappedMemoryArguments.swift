internal import Findings
internal import RuleKit
internal import Syntax

/// Finds calls of memory functions whose size, value or count stands in the wrong place.
struct SwappedMemoryArguments: SyntaxRule {
  static let id: RuleID = "expression/swapped-memory-arguments"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    let arguments = node.arguments
    if node.isLibraryCall(of: ["memset"]), arguments.count >= 3 {
      checkFill(node, value: arguments[1], size: arguments[2], into: &report)
    } else if node.isLibraryCall(of: ["calloc"]), arguments.count == 2 {
      checkOrder(node, count: arguments[1], size: arguments[0], into: &report)
    } else if node.isLibraryCall(of: ["fread", "fwrite"]), arguments.count == 4 {
      checkOrder(node, count: arguments[1], size: arguments[2], into: &report)
    }
  }

  private func checkFill(_ call: Node, value: Node, size: Node, into report: inout Report) {
    let fill = value.withoutImplicitCasts.constantValue
    let count = size.constantValue
    if count == 0, fill != 0, !size.hasSizeOf {
      report.violation(
        at: call, FillOfZeroBytes(value: value.written, size: size.written), fixes: swap(call, value, size))
    } else if value.hasSizeOf, !size.hasSizeOf {
      report.violation(at: call, FillWithSize(value: value.written, size: size.written), fixes: swap(call, value, size))
    } else if let fill, fill > 255 || fill < -128, !isAllOnes(fill) {
      report.violation(at: call, FillBeyondByte(value: value.written, number: fill))
    } else {
      report.holds(at: call)
    }
  }

  /// `memset(p, 0xFFFFFFFF, n)` and `memset(p, ~0u, n)` fill with 0xFF, as meant.
  private func isAllOnes(_ fill: Int128) -> Bool {
    fill > 0 && fill & (fill + 1) == 0 && fill > 0xff
  }

  private func checkOrder(_ call: Node, count: Node, size: Node, into report: inout Report) {
    if size.hasSizeOf, !count.hasSizeOf, call.calledName == "calloc" || count.constantValue != 1 {
      report.violation(
        at: call, CountAndSizeSwapped(function: call.calledName ?? "", count: count.written, size: size.written),
        fixes: swap(call, count, size))
    } else {
      report.holds(at: call)
    }
  }

  private func swap(_ call: Node, _ a: Node, _ b: Node) -> [Fix] {
    guard !call.touchesMacro else { return [] }
    let text = Text(en: "exchange the two arguments", ja: "2 つの引数を入れ替える")
    return [
      Fix(location: a.location, replacement: b.text, text: text),
      Fix(location: b.location, replacement: a.text, text: text),
    ]
  }
}

extension Node {
  /// Whether the expression is a `sizeof`, or a product or sum with one.
  fileprivate var hasSizeOf: Bool {
    let node = withoutCasts
    if node.kind == .sizeOf { return true }
    guard let (left, right) = node.operands, [.multiply, .add, .subtract].contains(node.binaryOperator) else {
      return false
    }
    return left.hasSizeOf || right.hasSizeOf
  }
}

private struct FillOfZeroBytes: Message {
  let value: String
  let size: String
  var en: String { "`memset` writes nothing: the size is `\(size)`, and `\(value)` stands in the place of the value" }
  var ja: String { "`memset` のサイズが `\(size)` のため何も書き込まない (値の位置に `\(value)` がある)" }
}

private struct FillWithSize: Message {
  let value: String
  let size: String
  var en: String { "`memset` fills `\(size)` bytes with the value `\(value)`: value and size are exchanged" }
  var ja: String { "`memset` が値 `\(value)` で `\(size)` バイトを埋める (値とサイズの順序が逆)" }
}

private struct FillBeyondByte: Message {
  let value: String
  let number: Int128
  var en: String {
    "`memset` fills with one byte: of the value `\(value)` (\(number)) only \(number & 0xff) is written"
  }
  var ja: String { "`memset` は 1 バイト単位で埋めるため、値 `\(value)` (\(number)) のうち \(number & 0xff) だけが書き込まれる" }
}

private struct CountAndSizeSwapped: Message {
  let function: String
  let count: String
  let size: String
  var en: String { "`\(function)` takes `\(size)` as the number of elements and `\(count)` as the size of one" }
  var ja: String { "`\(function)` が `\(size)` を要素数、`\(count)` を要素サイズとして扱う (順序が逆)" }
}
