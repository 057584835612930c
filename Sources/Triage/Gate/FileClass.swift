public import Findings
internal import Source

/// Whose code a file is.
public enum FileClass: String, Sendable, CaseIterable {
  case own
  case thirdParty = "third-party"
  case generated

  public var title: Text {
    switch self {
    case .own: Text(en: "own", ja: "自社コード")
    case .thirdParty: Text(en: "third-party", ja: "第三者コード")
    case .generated: Text(en: "generated", ja: "生成コード")
    }
  }
}

/// Which files are somebody else's and which a program has written, as path patterns; all others are the project's own.
public struct FileClasses: Hashable, Sendable {
  public var thirdParty: [String]
  public var generated: [String]

  public init(thirdParty: [String] = [], generated: [String] = []) {
    self.thirdParty = thirdParty
    self.generated = generated
  }

  /// The class of a file by its path as in `Location.path`; what is generated inside somebody else's code is generated.
  public func fileClass(of path: String) -> FileClass {
    if generated.contains(where: { PathPattern.covers($0, path) }) { return .generated }
    return thirdParty.contains { PathPattern.covers($0, path) } ? .thirdParty : .own
  }
}
