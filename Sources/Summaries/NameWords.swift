extension String {
  /// The words of an identifier in lower case: `HAL_NVIC_DisableIRQ` gives hal, nvic, disable, irq.
  public var words: [String] {
    var words: [String] = []
    var word = ""
    var previous: Character = "_"
    let characters = Array(self)
    for (index, character) in characters.enumerated() {
      let isStart: Bool
      if character.isUppercase {
        let isBeforeLower = index + 1 < characters.count && characters[index + 1].isLowercase
        isStart = !previous.isUppercase || isBeforeLower
      } else {
        isStart = character.isNumber != previous.isNumber && previous != "_" && character != "_"
      }
      if isStart || character == "_", !word.isEmpty {
        words.append(word)
        word = ""
      }
      if character != "_" { word += character.lowercased() }
      previous = character
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
