internal import Findings
internal import Machine
internal import Source

/// What the words of one compile command mean to libclang.
struct CommandTranslation {
  private(set) var compiler: Compiler
  /// Flags for the machine: processor, byte order, ABI.
  private(set) var machine: [String] = []
  /// The project's own flags, in their order.
  private(set) var project: [String] = []
  private(set) var sysroot: String?
  private(set) var libraries: [LibraryFamily]?
  private(set) var isWithoutStandardIncludes = false
  private(set) var problems: [Step] = []
  private(set) var notes: [Step] = []

  private let command: CompileCommand
  private let files: FileSystem
  private var processors: [(make: (Target) -> [String]?, name: String)] = []

  init(_ command: CompileCommand, compiler: Compiler, skipping count: Int, files: FileSystem) {
    self.command = command
    self.compiler = compiler
    self.files = files
    problems = command.problems
    if !compiler.isKnown { report(.unknownCompiler(compiler.name)) }
    var responses = ResponseFiles(directory: command.directory, files: files, location: command.location)
    let words = responses.expanded(Array(command.words.dropFirst(count)))
    visit(words, responses: &responses)
    problems += responses.problems
    finishMachine()
  }

  private mutating func report(_ message: PlanMessage) { problems.append(Step(message, at: command.location)) }

  private func absolute(_ path: String) -> String {
    // GCC replaces a leading `=` by the sysroot (GCC manual, option -I).
    if path.hasPrefix("="), let sysroot { return Path.normalised(sysroot + "/" + path.dropFirst()) }
    return Path.absolute(path, in: command.directory)
  }

  private mutating func visit(_ words: [String], responses: inout ResponseFiles) {
    let flags = compiler.flags
    var rest = words[...]
    while let word = rest.first {
      if let match = flags.match(rest), word.hasPrefix("-") || match.action != .drop {
        rest = rest.dropFirst(match.count)
        if match.action == .response, let name = match.value {
          rest = responses.contents(of: name) + rest
        } else {
          apply(match, word: word)
        }
        continue
      }
      rest = rest.dropFirst()
      // What is no flag is an input; the description's own file decides which.
      if word.hasPrefix("-"), word != "-", word != "--" { report(.unknownFlag(word, compiler: compiler.name)) }
    }
  }

  private mutating func apply(_ match: FlagTable.Match, word: String) {
    let value = match.value ?? ""
    switch match.action {
    case .define: project.append("-D" + value)
    case .undefine: project.append("-U" + value)
    case .include: project.append("-I" + absolute(value))
    case .quote: project += ["-iquote", absolute(value)]
    case .system: project += ["-isystem", absolute(value)]
    case .after: project += ["-idirafter", absolute(value)]
    case .prelude: project += ["-include", included(value)]
    case .macros: project += ["-imacros", included(value)]
    case .defineList: project += elements(value).map { "-D" + $0 }
    case .undefineList: project += elements(value).map { "-U" + $0 }
    case .includeList: project += elements(value).map { "-I" + absolute($0) }
    case .preludeList: project += elements(value).flatMap { ["-include", included($0)] }
    case .pass: pass(word)
    case .give: match.replacement.forEach { give($0) }
    case .standard: setStandard(value)
    case .sysroot: sysroot = Path.absolute(value, in: command.directory)
    case .library: libraries = LibraryFamily.chosen(bySpecs: Path.name(of: value)) ?? libraries
    case .target: setTarget(value)
    case .retarget: match.replacement.forEach { setTarget($0) }
    case .cpu: processors.append(({ Processor.flags(cpu: value, on: $0) }, value))
    case .arch: addArchitecture(value)
    case .mcu: processors.append(({ Processor.flags(device: value, on: $0) }, value))
    case .fpu: processors.append(({ Processor.flags(floatingPointUnit: value, on: $0) }, value))
    case .drop, .language, .response: break
    }
  }

  private func elements(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
  }

  /// A file of `-include` is looked for in the working directory first and then as a quoted include.
  private func included(_ name: String) -> String {
    let path = absolute(name)
    return files.isFile(path) ? path : name
  }

  private mutating func pass(_ word: String) {
    if word == "-nostdinc" { isWithoutStandardIncludes = true }
    if word.hasPrefix("-m") { machine.append(word) } else { project.append(word) }
  }

  private mutating func give(_ flag: String) {
    if flag.hasPrefix("-mcpu=") {
      let name = String(flag.dropFirst(6))
      processors.append(({ Processor.flags(cpu: name, on: $0) }, name))
    } else {
      pass(flag)
    }
  }

  private mutating func setStandard(_ name: String) {
    let isNewest = ["c23", "c2y", "gnu23", "gnu2y"].contains(name)
    if Processor.isKnownStandard(name) || isNewest {
      // The names of the newest standard that clang 17 knows.
      project.append("-std=" + (isNewest ? name.hasPrefix("gnu") ? "gnu2x" : "c2x" : name))
    } else {
      report(.unknownStandard(name))
    }
  }

  private mutating func setTarget(_ name: String) {
    let short = name.hasPrefix("arm-arm-") ? "arm-" + name.dropFirst(8) : name
    if let target = Target.named(short) {
      compiler = compiler.with(target: target)
    } else {
      report(.unknownTarget(name, compiler: compiler.name))
    }
  }

  private mutating func addArchitecture(_ name: String) {
    machine.append("-march=" + name)
    processors.append(({ Processor.flags(architecture: name, on: $0) }, name))
  }

  /// Settles the target and turns the names of processors into flags that fit it.
  private mutating func finishMachine() {
    compiler = compiler.with(target: compiler.target.selected(by: machine + project))
    let target = compiler.target
    machine.removeAll { $0.hasPrefix("-march=") || $0 == "-m32" || $0 == "-m64" }
    if target.isSubstituted {
      machine = []
      processors.removeAll { _ in true }
    }
    machine.removeAll { $0.hasPrefix("-mabi=") && !CommandTranslation.isKnown(abi: $0.dropFirst(6), on: target) }
    if !target.architecture.hasPrefix("arm") { machine.removeAll { !$0.hasPrefix("-mabi=") } }
    for processor in processors {
      if let flags = processor.make(target) { machine += flags } else { note(processor: processor.name) }
    }
    // M-profile cores have no ARM state and libclang refuses the pair.
    if machine.contains(where: { $0.hasPrefix("-mcpu=cortex-m") }) { machine.removeAll { $0 == "-marm" } }
  }

  private mutating func note(processor name: String) {
    let isCommon = ["generic", "native"].contains(name)
    if !isCommon, !compiler.target.isHosted { notes.append(Step(.unknownProcessor(name), at: command.location)) }
  }

  /// Values of `-mabi` that libclang accepts; it refuses the unit over others.
  private static func isKnown(abi name: Substring, on target: Target) -> Bool {
    switch target.architecture {
    case "arm", "armeb": ["aapcs", "apcs-gnu", "aapcs-linux"].contains(name)
    case "riscv32": ["ilp32", "ilp32e", "ilp32f", "ilp32d"].contains(name)
    case "riscv64": ["lp64", "lp64e", "lp64f", "lp64d"].contains(name)
    default: false
    }
  }
}
