internal import AccessRules
internal import CallRules
internal import ConcurrencyRules
internal import ControlRules
internal import ConversionRules
internal import CryptoRules
internal import DeclarationRules
public import Documents
internal import ErrorRules
internal import ExpressionRules
internal import FirmwareRules
internal import FormatRules
internal import InputRules
internal import LockRules
internal import MemoryRules
internal import NumberRules
internal import PreprocessorRules
internal import ResourceRules
internal import UnusedRules
public import RuleKit

/// Every family of rules that the program ships.
public enum Catalogue {
  public static let families: [Family] = [
    callFamily, formatFamily, expressionFamily, controlFamily, preprocessorFamily, conversionFamily, declarationFamily,
    errorFamily, cryptoFamily, firmwareFamily, memoryFamily, numberFamily,
    resourceFamily, lockFamily, inputFamily, concurrencyFamily, accessFamily, unusedFamily,
  ]

  /// All rules in order of family and listing.
  ///
  /// - Throws: the first mistake in a page.
  public static func rules() throws(DocumentMistake) -> [RuleDefinition] {
    var rules: [RuleDefinition] = []
    for family in families { rules += try family.definitions() }
    return rules
  }
}
