internal import Foundation
public import Frontend

extension LibClang {
  /// Finds libclang: `KENSHIN_LIBCLANG`, the prefixes of Debian and Ubuntu, Homebrew, the toolchains' own, and at last
  /// whatever the loader knows by name.
  ///
  /// - Parameter environment: the process's own where none is given.
  public static func find(
    environment given: [String: String]? = nil
  ) throws(LibClangFailure) -> LibClang {
    let environment = given ?? ProcessInfo.processInfo.environment
    // libclang would parse on a thread of its own with a stack of 8 MB; the caller's is deeper.
    setenv("LIBCLANG_NOTHREADS", "1", 0)
    let candidates = environment["KENSHIN_LIBCLANG"].map { [$0] } ?? knownPaths(environment)
    return try load(candidates: candidates) { path in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
  }

  private static func knownPaths(_ environment: [String: String]) -> [String] {
    // 19 is the version that is tested; newer ones come next, then the degraded ones.
    let versions = [19, 20, 21, 22, 23, 24, 18, 17]
    var paths = versions.flatMap { version in
      ["/usr/lib/llvm-\(version)/lib/libclang.so", "/usr/lib/llvm-\(version)/lib/libclang.so.1"]
    }
    paths += ["/opt/homebrew/opt/llvm/lib/libclang.dylib", "/usr/local/opt/llvm/lib/libclang.dylib"]
    let xcode = "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain"
    paths += ["\(xcode)/usr/lib/libclang.dylib", "/Library/Developer/CommandLineTools/usr/lib/libclang.dylib"]
    for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasSuffix("/bin") {
      let library = "\(folder.dropLast(3))lib/libclang.so"
      if FileManager.default.fileExists(atPath: library) { paths.append(library) }
    }
    let present = paths.filter { FileManager.default.fileExists(atPath: $0) }
    return present + ["libclang-19.so.19", "libclang-19.so", "libclang.so.1", "libclang.so"]
  }
}
