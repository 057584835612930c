import ArgumentParser
import Findings
import Foundation
import Pipeline
import Source
import Triage

/// What the commands that examine a project have in common.
struct RunArguments: ParsableArguments {
  @OptionGroup(title: "What to examine") var input: PlanArguments

  @Option(name: .long, help: "Report only findings that this baseline (or audit SARIF) does not hold.")
  var baseline: String?

  @Option(name: .long, help: "Apply only these rules, families or standards.")
  var rule: [String] = []

  @Option(name: .long, help: "Switch off these rules, families or standards.")
  var disable: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How far to look: syntax alone, or the paths of the whole program too.", valueName: "syntax|paths"))
  var depth: String?

  @Option(name: [.customShort("j"), .long], help: "Worker processes; the number of processors where not given.")
  var jobs: Int?

  @Option(name: .long, help: "Another settings file than .kenshin.yml.")
  var config: String?

  @Option(name: .long, help: "Seconds after which a file that gives no answer is given up.")
  var patience: Double = 300

  @OptionGroup(title: "Register") var register: RegisterArguments

  func validate() throws {
    if let depth, Examiner.Depth(rawValue: depth) == nil {
      let names = Examiner.Depth.allCases.map(\.rawValue)
      throw ValidationError("--depth must be one of \(names.joined(separator: ", "))")
    }
    if let jobs, jobs < 1 { throw ValidationError("-j must be at least 1") }
  }
}

/// By what the register is judged.
struct RegisterArguments: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("The day by which rows of the register expire; today.", valueName: "yyyy-mm-dd"))
  var today: String?

  @Option(name: .long, help: "The product's version, by which rows of the register end.")
  var productVersion: String?

  func validate() throws {
    if let today, Day(today) == nil { throw ValidationError("--today must be a day such as 2026-11-29") }
  }

  /// The day that was given, or that of the machine's clock.
  var day: Day {
    if let given = today.flatMap(Day.init) { return given }
    var seconds = time_t(Date().timeIntervalSince1970)
    var parts = tm()
    localtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 16)
    let count = strftime(&text, text.count, "%Y-%m-%d", &parts)
    let day = Day(String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self))
    guard let day else { preconditionFailure("the clock shows no day") }
    return day
  }
}

extension Project {
  /// The register of the project; nil where there is none.
  ///
  /// - Parameter isWholeProject: whether the run looks at everything, so that rows without findings are stale.
  func register(_ arguments: RegisterArguments, isWholeProject: Bool) -> RegisterInput? {
    guard let reading = Register.read(root: root, in: .disk) else { return nil }
    return RegisterInput(reading, policy: policy(arguments), isWholeProject: isWholeProject)
  }

  func policy(_ arguments: RegisterArguments) -> RegisterPolicy {
    var policy = RegisterPolicy(
      today: arguments.day, version: arguments.productVersion, mandatory: configuration.mandatory,
      keepsMandatoryGuidelines: configuration.keepsMandatoryGuidelines)
    if let minimum = configuration.minimumReason { policy.minimumReason = minimum }
    return policy
  }
}
