/// What a rule may see of a violation beside the violation itself: the words of the source.
public struct ViolationScope: Sendable {
  /// The name of the function that holds the site.
  public let function: String
  /// The text of the site on one line, at most some 60 characters of it.
  public let text: String

  public init(function: String, text: String) {
    self.function = function
    self.text = text
  }
}
