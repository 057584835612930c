internal import Findings
internal import Symbolic

/// How messages of the family name objects and count bytes.
extension Violation.Detail {
  /// The object by its name, or by what it is.
  var named: Text {
    if !object.isEmpty { return Text(verbatim: "`\(object)`") }
    return switch kind {
    case .stack: Text(en: "a local object", ja: "ローカルオブジェクト")
    case .global: Text(en: "a static object", ja: "静的オブジェクト")
    case .heap: Text(en: "an allocated block", ja: "動的に確保した領域")
    case .literal: Text(en: "a string literal", ja: "文字列リテラル")
    case .parameter: Text(en: "the caller's object", ja: "呼び出し側のオブジェクト")
    case .unknown: Text(en: "an object", ja: "オブジェクト")
    }
  }

  /// `, which has 40 bytes`, and `（40 バイト）` to be put behind the object; empty where the size is not known.
  var havingSize: Text {
    guard let size else { return Text(verbatim: "") }
    return Text(en: ", which has \(Bytes(size).text.en)", ja: "（\(Bytes(size).text.ja)）")
  }

  /// The library's function with a space behind it; empty where the code itself touches the object.
  var caller: Text {
    callee.isEmpty ? Text(verbatim: "") : Text(en: "`\(callee)` ", ja: "`\(callee)` が")
  }
}

/// A number of bytes, or an expression for one.
struct Bytes {
  private let count: String

  init(_ count: String) { self.count = count }

  var text: Text {
    guard Int(count) != nil else { return Text(en: "`\(count)` bytes", ja: "`\(count)` バイト") }
    return Text(en: count == "1" ? "1 byte" : "\(count) bytes", ja: "\(count) バイト")
  }
}

/// A number as it is, an expression in code quotes.
func quoted(_ value: String) -> String { Int(value) != nil ? value : "`\(value)`" }

extension Text {
  static func + (a: Text, b: Text) -> Text { Text(en: a.en + b.en, ja: a.ja + b.ja) }
}
