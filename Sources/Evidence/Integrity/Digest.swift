internal import Crypto

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
public func sha256(_ bytes: some Sequence<UInt8>) -> String {
  var hash = SHA256()
  hash.update(data: Array(bytes))
  return hash.finalize().map { byte in
    let digits = String(byte, radix: 16)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }.joined()
}

/// Identities that are made of content.
enum ContentID {
  /// The first half of a SHA-256 over the parts, in the form of a name-based GUID (version 8, RFC 9562 §5.8).
  static func text(of parts: [String]) -> String {
    var digits = Array(sha256(parts.flatMap { Array($0.utf8) + [0] }).utf8.prefix(32))
    digits[12] = UInt8(ascii: "8")
    digits[16] = Array("89ab".utf8)[Int(digits[16]) & 3]
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }
}
