internal import Findings
internal import Symbolic

extension Violation.Detail {
  /// The resource by the name of what holds it, or as a resource.
  var named: Text {
    object.isEmpty ? Text(en: "the resource", ja: "資源") : Text(verbatim: "`\(object)`")
  }
}
