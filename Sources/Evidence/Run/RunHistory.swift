internal import Findings

/// The recorded runs of a project, so far as the documents show them.
public struct RunHistory: Sendable {
  /// One recorded run.
  public struct Run: Hashable, Sendable {
    /// `2026-04-01T09:30:00Z`.
    public let start: String
    public let commit: String?
    /// The identities of its violations; nil where the run was recorded without them.
    public let fingerprints: [String]?

    public init(start: String, commit: String?, fingerprints: [String]?) {
      self.start = start
      self.commit = commit
      self.fingerprints = fingerprints
    }
  }

  /// The history's path and, as its digest, the last hash of its chain.
  public let file: RunFacts.InputFile
  /// In the order in which they were recorded.
  let runs: [Run]
  private var sightings: [String: (first: Int, last: Int)] = [:]

  /// - Parameters:
  ///   - file: the path, with the last hash of the chain.
  ///   - runs: in the order in which they were recorded.
  public init(file: RunFacts.InputFile, runs: [Run]) {
    self.file = file
    self.runs = runs
    for (position, run) in runs.enumerated() {
      for fingerprint in run.fingerprints ?? [] {
        sightings[fingerprint, default: (position, position)].last = position
      }
    }
  }

  /// The runs that were recorded without the identities of their findings.
  var runsWithoutFindings: Int { runs.count { $0.fingerprints == nil } }

  /// The first and the last run that had a finding; nil where none had.
  func sighting(of fingerprint: Fingerprint) -> (first: Run, last: Run)? {
    sightings[fingerprint.description].map { (runs[$0.first], runs[$0.last]) }
  }
}
