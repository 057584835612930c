import Foundation
import Pipeline
import Reports
import Source

/// Facts about the git repository of a project, read without running git.
enum Repository {
  /// The folder with `.git` at or above a path.
  static func top(of path: String) -> String? {
    var folder = path
    while FileSystem.disk.kind("\(folder)/.git") == .absent {
      if folder == "/" { return nil }
      folder = Path.directory(of: folder)
    }
    return folder
  }

  /// The path of a folder inside its repository; empty where it is the top.
  static func prefix(of path: String) -> String {
    guard let top = top(of: path), top != path else { return "" }
    return Path.relative(path, to: top)
  }

  /// The commit that is checked out.
  static func revision(of path: String) -> ReportContext.Revision? {
    guard let top = top(of: path), let folder = folder(top), let head = text("\(folder)/HEAD") else { return nil }
    // What worktrees have in common lies in the repository that they belong to (git-worktree, "DETAILS").
    let common = text("\(folder)/commondir").map { Path.absolute($0, in: folder) } ?? folder
    guard head.hasPrefix("ref: ") else { return .init(id: head, repositoryURI: remote(common)) }
    let reference = String(head.dropFirst(5))
    let branch = reference.hasPrefix("refs/heads/") ? String(reference.dropFirst(11)) : nil
    guard let id = text("\(common)/\(reference)") ?? packed(reference, common) else { return nil }
    return .init(id: id, branch: branch, repositoryURI: remote(common))
  }

  /// Where git keeps its files: `.git`, or in worktrees and submodules the folder that `.git` names (gitrepository-layout).
  private static func folder(_ top: String) -> String? {
    guard FileSystem.disk.isFile("\(top)/.git") else { return "\(top)/.git" }
    guard let link = text("\(top)/.git"), link.hasPrefix("gitdir: ") else { return nil }
    return Path.absolute(String(link.dropFirst(8)), in: top)
  }

  private static func packed(_ reference: String, _ common: String) -> String? {
    text("\(common)/packed-refs")?.split(separator: "\n").first { $0.hasSuffix(" " + reference) }
      .map { String($0.prefix { $0 != " " }) }
  }

  /// The first remote's address as a URI without a user's name or password; nil for a folder of this machine.
  private static func remote(_ common: String) -> String? {
    let addresses = text("\(common)/config")?.split(separator: "\n").lazy
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("url = ") }
      .compactMap { RemoteAddress.uri(of: String($0.dropFirst(6))) }
    return addresses?.first
  }

  private static func text(_ path: String) -> String? {
    FileSystem.disk.contents(path).map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}

/// The addresses of repositories as git knows them (git-fetch, "GIT URLS").
enum RemoteAddress {
  /// The address without a user's name, password or query, which may be secret; nil where it names a folder.
  static func uri(of address: String) -> String? {
    if let end = address.range(of: "://") {
      let scheme = address[..<end.lowerBound].lowercased()
      guard ["http", "https", "ssh", "git"].contains(scheme) else { return nil }
      let rest = address[end.upperBound...].prefix { $0 != "?" && $0 != "#" }
      let host = rest.prefix { $0 != "/" }
      let bare = host.split(separator: "@").last ?? ""
      return bare.isEmpty ? nil : "\(scheme)://\(bare)\(rest.dropFirst(host.count))"
    }
    // The short form of SSH: a colon before the first slash.
    guard let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/") else { return nil }
    let bare = address[..<colon].split(separator: "@").last ?? ""
    let path = address[address.index(after: colon)...].drop { $0 == "/" }
    return bare.isEmpty || path.isEmpty ? nil : "ssh://\(bare)/\(path)"
  }
}

/// Asks a compiler that the user allowed by name for its include folders.
enum DriverQuery {
  static let ask: @Sendable (String, [String]) -> String? = { compiler, arguments in
    Subprocess.run([compiler] + arguments).map { String(decoding: $0.errors + $0.output, as: UTF8.self) }
  }
}
