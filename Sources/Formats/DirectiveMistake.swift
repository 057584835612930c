/// Why a directive has no defined meaning.
public enum DirectiveMistake: Hashable, Sendable {
  case incomplete(String)
  case unknownSpecifier(String, Unicode.Scalar)
  case length(String, modifier: String, specifier: Unicode.Scalar)
  case flag(String, flag: Unicode.Scalar, specifier: Unicode.Scalar)
  case precision(String, specifier: Unicode.Scalar)
  case percent(String)
  case unterminatedSet(String)
  case zeroWidth(String)
  case zeroPosition(String)
  case mixedPositions
  case embeddedTerminator
}
