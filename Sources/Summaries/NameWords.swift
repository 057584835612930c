extension String {
  /// The words of an identifier in lower case: `HAL_NVIC_DisableIRQ` gives hal, nvic, disable, irq.
  public var words: [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var previous = UInt8(ascii: "_")
    let bytes = Array(utf8)
    func flush() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_") {
        flush()
      } else if byte.isUpper {
        if !previous.isUpper || (index + 1 < bytes.count && bytes[index + 1].isLower) { flush() }
        word.append(byte | 0x20)
      } else {
        if byte.isDigit != previous.isDigit, previous != UInt8(ascii: "_") { flush() }
        word.append(byte)
      }
      previous = byte
    }
    flush()
    return words
  }
}

extension UInt8 {
  fileprivate var isUpper: Bool { (0x41...0x5a).contains(self) }
  fileprivate var isLower: Bool { (0x61...0x7a).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
