public import Basics

/// Why a site could not be decided.
public enum UnknownReason: Hashable, Sendable {
  /// The step budget was spent; the number of steps that were allowed.
  case budget(steps: Int)
  /// A construct that the analysis does not model; its name.
  case unsupported(String)
  /// Parts of the function were dropped by the parser after an error.
  case incompleteParse
  /// The answer depends on something outside the analysed sources; what it is.
  case environment(String)
  /// The analysis itself failed: it crashed or gave no answer.
  case failure(String)

  public var text: Text {
    switch self {
    case .budget(let steps):
      Text(en: "budget of \(steps) steps spent", ja: "\(steps) ステップの上限に到達")
    case .unsupported(let construct):
      Text(en: "unsupported construct: \(construct)", ja: "未対応の構文: \(construct)")
    case .incompleteParse:
      Text(en: "the function was not parsed completely", ja: "関数の一部が構文解析できていない")
    case .environment(let what):
      Text(en: "depends on \(what), which is not in the analysed sources", ja: "解析対象にない \(what) に依存")
    case .failure(let how): Text(en: "the analysis failed: \(how)", ja: "解析の失敗: \(how)")
    }
  }
}

/// Values under which a path commits the violation, in the source's own names.
public struct Witness: Hashable, Sendable {
  public struct Binding: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public let bindings: [Binding]
  /// Whether a run of the code in the interpreter, on these values, has committed the violation.
  public let isReplayed: Bool

  public init(_ bindings: [Binding] = [], isReplayed: Bool = false) {
    self.bindings = bindings
    self.isReplayed = isReplayed
  }

  /// `n = 0, len = 3`; empty where no value matters.
  public var description: String { bindings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ") }
}

/// The answer at one check site.
public enum Verdict: Hashable, Sendable {
  case holds
  case violated(Witness)
  case unknown(UnknownReason)

  /// A violation that needs no values to be understood.
  public static var violated: Verdict { .violated(Witness()) }
}

/// How many sites of a rule got which verdict.
public struct Tally: Hashable, Sendable {
  public var holds = 0
  public var violated = 0
  public var unknown = 0

  public init() {}

  public var sites: Int { holds + violated + unknown }

  public mutating func count(_ verdict: Verdict) {
    switch verdict {
    case .holds: holds += 1
    case .violated: violated += 1
    case .unknown: unknown += 1
    }
  }

  public static func += (a: inout Tally, b: Tally) {
    a.holds += b.holds
    a.violated += b.violated
    a.unknown += b.unknown
  }
}

extension Tally: Serial {
  public func write(to output: inout SerialWriter) { for n in [holds, violated, unknown] { output.write(n) } }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    holds = try input.integer()
    violated = try input.integer()
    unknown = try input.integer()
  }
}

extension UnknownReason: Serial {
  public func write(to output: inout SerialWriter) {
    switch self {
    case .budget(let steps):
      output.write(0)
      output.write(steps)
    case .unsupported(let construct):
      output.write(1)
      output.write(construct)
    case .incompleteParse: output.write(2)
    case .environment(let what):
      output.write(3)
      output.write(what)
    case .failure(let how):
      output.write(4)
      output.write(how)
    }
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    switch try input.integer() {
    case 0: self = .budget(steps: try input.integer())
    case 1: self = .unsupported(try input.text())
    case 2: self = .incompleteParse
    case 3: self = .environment(try input.text())
    case 4: self = .failure(try input.text())
    default: throw input.failure
    }
  }
}

extension Witness: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(bindings.count)
    for binding in bindings {
      output.write(binding.name)
      output.write(binding.value)
    }
    output.write(isReplayed)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    var bindings: [Binding] = []
    for _ in 0..<max(0, try input.integer()) {
      bindings.append(Binding(name: try input.text(), value: try input.text()))
    }
    self.bindings = bindings
    isReplayed = try input.boolean()
  }
}
