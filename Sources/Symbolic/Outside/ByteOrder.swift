internal import Basics
internal import IR
internal import Solver

/// Functions that nobody follows and that put numbers into the order of a machine, by their names: `sys_get_be16`,
/// `FreeRTOS_ntohs`, `le32_to_cpu`.
extension Explorer {
  private static let orders: Set<String> = [
    "be", "le", "be16", "be24", "be32", "be48", "be64", "le16", "le24", "le32", "le48", "le64", "ntohs", "ntohl",
    "htons", "htonl", "ntoh", "hton", "ntoh16", "ntoh32", "hton16", "hton32", "swap16", "swap32", "swap", "bswap16",
    "bswap32", "byteorder",
  ]

  /// Whether a function only puts the bytes of its argument in order, which come from outside.
  func bringsInOrder(_ name: String, _ arguments: [ArgumentValue], _ state: inout State) -> Bool {
    guard arguments.count == 1, case .scalar(let value?, let scalar) = arguments[0],
      Extents.words(name).contains(where: { Self.orders.contains($0) })
    else { return false }
    if scalar.kind == .pointer { return contentsKind(value, &state) == .outside }
    return symbols.isFromOutside(value) && symbols.kind(of: value) == .outside
  }
}
