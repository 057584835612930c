extension Target {
  /// The target that compiler flags choose within a family: word size, byte order, sign of `char`.
  ///
  /// - Parameter arguments: in clang's spelling. RISC-V's width follows from `-march`, x86's from `-m32` and `-m64`.
  public func selected(by arguments: [String]) -> Target {
    var target = self
    for argument in arguments {
      if let name = target.sibling(for: argument), let other = Target.named(name) { target = other }
    }
    return target.withSigns(from: arguments)
  }

  private func sibling(for argument: String) -> String? {
    switch architecture {
    case "riscv32" where argument.hasPrefix("-march=rv64"), "riscv64" where argument.hasPrefix("-march=rv32"):
      return replacingMachine(by: argument.hasPrefix("-march=rv64") ? "riscv64" : "riscv32")
    case "x86_64" where argument == "-m32": return replacingMachine(by: "i386")
    case "x86" where argument == "-m64": return replacingMachine(by: "x86_64")
    case "arm" where argument == "-mbig-endian": return replacingMachine(by: "armeb")
    case "armeb" where argument == "-mlittle-endian": return replacingMachine(by: "arm")
    case "mips" where argument == "-mlittle-endian": return replacingMachine(by: "mipsel")
    case "mipsel" where argument == "-mbig-endian": return replacingMachine(by: "mips")
    default: return nil
    }
  }

  private func replacingMachine(by machine: String) -> String {
    guard let dash = name.firstIndex(of: "-") else { return machine }
    return machine + name[dash...]
  }

  private func withSigns(from arguments: [String]) -> Target {
    var model = dataModel
    for argument in arguments {
      switch argument {
      case "-funsigned-char": model = model.with(charIsSigned: false)
      case "-fsigned-char": model = model.with(charIsSigned: true)
      case "-fshort-wchar": model = model.with(wideCharBits: 16)
      case "-fno-short-wchar": model = model.with(wideCharBits: 32)
      default: break
      }
    }
    return Target(
      name: name, architecture: architecture, clangTriple: clangTriple, dataModel: model, arguments: self.arguments,
      gnuArguments: gnuArguments, libraries: libraries, deviations: deviations)
  }
}

extension DataModel {
  func with(charIsSigned: Bool? = nil, wideCharBits: Int? = nil) -> DataModel {
    DataModel(
      charBits: charBits, intBits: intBits, longBits: longBits, pointerBits: pointerBits, doubleBits: doubleBits,
      wideCharBits: wideCharBits ?? self.wideCharBits, maximumAlignment: maximumAlignment,
      charIsSigned: charIsSigned ?? self.charIsSigned, byteOrder: byteOrder)
  }
}
