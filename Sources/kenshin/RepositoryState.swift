import Evidence
import Foundation
import Pipeline
import Source

/// What git says about the sources; nothing is known where git is missing.
struct RepositoryState {
  let root: String

  var commit: String? { answer(["rev-parse", "HEAD"])?.first }
  var branch: String? {
    guard let name = answer(["rev-parse", "--abbrev-ref", "HEAD"])?.first, name != "HEAD" else { return nil }
    return name
  }

  /// The files of the work tree below the root that differ from the commit, and those of the run that are in none.
  ///
  /// - Parameter paths: the files of the run, relative to the root.
  func changed(among paths: [String]) -> [String]? {
    guard let tracked = answer(["diff", "--name-only", "--relative", "HEAD", "--", "."]),
      let unknown = answer(["ls-files", "--others", "--", "."])
    else { return nil }
    let read = Set(paths)
    return (tracked + unknown.filter(read.contains)).sorted()
  }

  func relation(to release: String?) -> RunFacts.ReleaseRelation {
    guard let release else { return .notGiven }
    guard let commit else { return .unknown }
    guard let full = answer(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(release)^{commit}"])?.first
    else {
      return .unknown
    }
    if full == commit { return .same }
    return run(["merge-base", "--is-ancestor", commit, full])?.code == 0 ? .older : .different
  }

  /// The commits that one of two has and the other has not; nil where git does not know one of them.
  func commitsApart(_ first: String, _ second: String) -> Int? {
    answer(["rev-list", "--count", "--end-of-options", "\(first)...\(second)"])?.first.flatMap { Int($0) }
  }

  private func run(_ arguments: [String]) -> Subprocess.Result? {
    Subprocess.run(["git", "-c", "core.quotePath=off", "-C", root] + arguments)
  }

  /// The lines of git's answer; nil where it fails.
  private func answer(_ arguments: [String]) -> [String]? {
    guard let result = run(arguments), result.code == 0 else { return nil }
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
