internal import Foundation
public import Source

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension FileSystem {
  /// The files of the machine.
  public static let disk = FileSystem(
    contents: { path in
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      return wholeContents(of: descriptor)
    },
    entries: { directory in
      ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    },
    kind: { path in
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return .absent }
      return isDirectory.boolValue ? .directory : .file
    },
    canonical: { path in URL(fileURLWithPath: path).resolvingSymlinksInPath().path })
}

/// What can be read from an open file; nil for a folder and after a failure.
private func wholeContents(of descriptor: Int32) -> [UInt8]? {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return nil }
  var bytes: [UInt8] = []
  // The size is a guess: it is zero for pipes and for the files of `/proc`.
  var capacity = Int(status.st_size) + 1
  while true {
    var count = 0
    bytes += [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, capacity)
      initialized = max(0, count)
    }
    if count < 0, errno != EINTR { return nil }
    if count == 0 { return bytes }
    capacity = max(4096, Int(status.st_size) + 1 - bytes.count)
  }
}
