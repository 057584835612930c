/// A machine that code is compiled for: how the parser is told about it and what its C looks like.
public struct Target: Hashable, Sendable {
  /// The triple or short name under which the target was asked for, such as `arm-none-eabi`.
  public let name: String
  /// The architecture's row in the target table, such as `arm` or `rl78`.
  public let architecture: String
  /// The triple that libclang is given; that of a machine with the same data model where libclang does not know this one.
  public let clangTriple: String
  public let dataModel: DataModel
  /// Arguments that make libclang's target look like this one: `-f…`, `-D…` and `-U…`.
  public let arguments: [String]
  /// What GCC for the bare machine does differently from clang: the base types of `stdint.h`, the size of enumerations.
  public let gnuArguments: [String]
  /// The C libraries that come with compilers for this target, the most usual first.
  public let libraries: [LibraryFamily]
  /// What the substitute cannot reproduce; empty where libclang knows the target.
  public let deviations: [Deviation]

  /// A property of the real machine that its substitute lacks.
  public enum Deviation: String, Sendable, CaseIterable {
    /// `char` has more than 8 bits.
    case wideCharacters = "wide-characters"
    case byteOrder = "byte-order"
    case pointerWidth = "pointer-width"
    /// `double` has 32 bits.
    case singlePrecisionDouble = "single-precision-double"
  }

  public init(
    name: String, architecture: String, clangTriple: String, dataModel: DataModel, arguments: [String] = [],
    gnuArguments: [String] = [], libraries: [LibraryFamily] = [], deviations: [Deviation] = []
  ) {
    self.name = name
    self.architecture = architecture
    self.clangTriple = clangTriple
    self.dataModel = dataModel
    self.arguments = arguments
    self.gnuArguments = gnuArguments
    self.libraries = libraries
    self.deviations = deviations
  }
}
