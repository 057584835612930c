/// A C library whose headers are looked for where the build description does not name them.
public enum LibraryFamily: String, Hashable, Sendable, CaseIterable {
  case newlib
  case newlibNano = "newlib-nano"
  case picolibc
  case avrLibc = "avr-libc"
  /// The C library of an operating system: glibc, musl or Apple's.
  case system

  /// The families that `--specs=NAME` chooses; nil where the file says nothing about the library.
  public static func chosen(bySpecs name: String) -> [LibraryFamily]? {
    if name.contains("picolibc") { return [.picolibc] }
    if name.contains("nano") { return [.newlibNano, .newlib] }
    return nil
  }

  /// The folders to look for, in order.
  ///
  /// - Parameter installation: the folder above the compiler's; nil where the compiler has no absolute path.
  public func candidates(for target: Target, installation: String?) -> [String] {
    LibraryFamily.table[rawValue].texts.compactMap { template in
      LibraryFamily.filled(
        template, with: [("prefix", installation), ("triple", target.name), ("multiarch", target.multiarch)])
    }
  }

  private static let table = DataFile.yaml("libraries.yml")

  private static func filled(_ template: String, with values: [(String, String?)]) -> String? {
    var text = template
    for (name, value) in values {
      guard let range = text.firstRange(of: "{\(name)}") else { continue }
      guard let value else { return nil }
      text.replaceSubrange(range, with: value)
    }
    return text
  }
}
