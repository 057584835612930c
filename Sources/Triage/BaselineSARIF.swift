internal import Findings

extension BaselineReader {
  /// Takes the findings of an audit SARIF file that were neither suppressed nor absent.
  func sarif(_ root: JSONNode) throws(BaselineFailure) -> Baseline {
    let runs = try array("runs", of: root)
    var entries: [Baseline.Entry] = []
    for run in runs {
      for result in run["results"]?.array ?? [] where isCurrent(result) {
        entries.append(try entry(result: result))
      }
    }
    let guid = runs.count == 1 ? runs[0]["automationDetails"]?["guid"]?.string : nil
    return Baseline(guid: guid, entries: entries)
  }

  private func isCurrent(_ result: JSONNode) -> Bool {
    result["baselineState"]?.string != BaselineState.absent.rawValue && (result["suppressions"]?.array ?? []).isEmpty
  }

  private func entry(result: JSONNode) throws(BaselineFailure) -> Baseline.Entry {
    guard let fingerprint = result["partialFingerprints"]?["kenshin/v1"] else {
      throw failure(
        result,
        Text(
          en: "\"kenshin/v1\" in \"partialFingerprints\", as in the audit SARIF file of this program",
          ja: "本プログラムの監査用 SARIF のように \"partialFingerprints\" に \"kenshin/v1\""))
    }
    guard let location = result["locations"]?.array?.first, let physical = location["physicalLocation"],
      let artifact = physical["artifactLocation"]
    else { throw failure(result, Text(en: "a physical location", ja: "物理的な位置 (physicalLocation)")) }
    let uri = try string("uri", of: artifact)
    return Baseline.Entry(
      fingerprint: try self.fingerprint(fingerprint), rule: try rule(required("ruleId", of: result)),
      path: BaselineReader.path(ofURI: uri), line: try physical["region"].map(line(of:)) ?? 1,
      function: location["logicalLocations"]?.array?.first?["name"]?.string,
      message: result["message"]?["text"]?.string, isOpen: result["kind"]?.string == "open",
      shape: result["partialFingerprints"]?["kenshinShape/v1"]?.string)
  }

  private func line(of region: JSONNode) throws(BaselineFailure) -> Int { try integer("startLine", of: region) }

  /// The path that a relative or `file` URI names (RFC 3986 §2.1).
  static func path(ofURI uri: String) -> String {
    let text = Array((uri.hasPrefix("file://") ? String(uri.dropFirst(7)) : uri).utf8)
    var bytes: [UInt8] = []
    var position = 0
    while position < text.count {
      let digits = String(decoding: text[(position + 1)...].prefix(2), as: UTF8.self)
      if text[position] == UInt8(ascii: "%"), digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) {
        bytes.append(byte)
        position += 3
      } else {
        bytes.append(text[position])
        position += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
