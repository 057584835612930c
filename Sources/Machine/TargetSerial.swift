public import Basics

extension DataModel: Serial {
  public func write(to output: inout SerialWriter) {
    for bits in [charBits, intBits, longBits, pointerBits, doubleBits, wideCharBits, maximumAlignment] {
      output.write(bits)
    }
    output.write(charIsSigned)
    output.write(byteOrder == .big)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    charBits = try input.integer()
    intBits = try input.integer()
    longBits = try input.integer()
    pointerBits = try input.integer()
    doubleBits = try input.integer()
    wideCharBits = try input.integer()
    maximumAlignment = try input.integer()
    charIsSigned = try input.boolean()
    byteOrder = try input.boolean() ? .big : .little
  }
}

extension Target: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(name)
    output.write(architecture)
    output.write(clangTriple)
    output.write(dataModel)
    output.write(arguments)
    output.write(gnuArguments)
    output.write(libraries.map(\.rawValue))
    output.write(deviations.map(\.rawValue))
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    self.init(
      name: try input.text(), architecture: try input.text(), clangTriple: try input.text(),
      dataModel: try input.value(), arguments: try input.array(), gnuArguments: try input.array(),
      libraries: try input.array(String.self).compactMap(LibraryFamily.init),
      deviations: try input.array(String.self).compactMap(Deviation.init))
  }
}
