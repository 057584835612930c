internal import Basics
public import Source

/// The register of dispositions and deviations of a project, a reviewed file in its repository.
public struct Register: Hashable, Sendable {
  /// The names under which it is looked for in the project's root: one file, or a folder of them.
  public static let fileName = "kenshin-register.yml"
  public static let folderName = "kenshin-register"

  /// In the order of files and lines.
  public let rows: [Disposition]
  /// The files that were read, sorted, as their mistakes name them.
  public let files: [String]
  /// A stable hash over the contents of all files, by which a later look tells whether they have changed.
  public let content: String

  public init(rows: [Disposition] = [], files: [String] = [], content: String = "") {
    self.rows = rows
    self.files = files
    self.content = content
  }

  /// The first row of a name.
  public subscript(id: String) -> Disposition? { rows.first { $0.id == id } }

  /// Reads `kenshin-register.yml` or the files of `kenshin-register/`; nil where there is neither.
  ///
  /// - Parameter root: the project's root; paths in places are relative to it.
  public static func read(root: String, in files: FileSystem) -> RegisterReading? {
    let single = files.isFile("\(root)/\(fileName)") ? [fileName] : []
    let folder = files.entries("\(root)/\(folderName)").filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
    let names = single + folder.map { "\(folderName)/\($0)" }
    guard !names.isEmpty || files.isDirectory("\(root)/\(folderName)") else { return nil }
    var texts: [(path: String, bytes: [UInt8]?)] = []
    for name in names { texts.append((name, files.contents("\(root)/\(name)"))) }
    return reading(texts)
  }

  /// Reads the texts of all files of a register; nil for one that cannot be read.
  public static func reading(_ texts: [(path: String, bytes: [UInt8]?)]) -> RegisterReading {
    var rows: [Disposition] = []
    var problems: [RegisterProblem] = []
    var places: [String: Location] = [:]
    var content = StableHash()
    for (path, bytes) in texts {
      content.combine(path)
      content.combine(bytes ?? [])
      var reader = RegisterReader(path: path)
      reader.read(bytes)
      problems += reader.problems
      for row in reader.rows {
        if let first = places[row.id] {
          problems.append(RegisterProblem(.repeatedID(row.id, first: first), at: row.place(of: "id"), row: row.id))
        } else {
          places[row.id] = row.place
          rows.append(row)
        }
      }
    }
    return RegisterReading(
      register: Register(rows: rows, files: texts.map(\.path), content: content.hexadecimal),
      problems: problems.sorted(by: RegisterProblem.order))
  }
}

/// A register as far as it could be read, and what could not.
public struct RegisterReading: Hashable, Sendable {
  public let register: Register
  /// Rows with one of these are not in the register.
  public let problems: [RegisterProblem]

  public init(register: Register, problems: [RegisterProblem]) {
    self.register = register
    self.problems = problems
  }
}
