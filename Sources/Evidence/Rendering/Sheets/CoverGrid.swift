/// The columns of a cover sheet: equal ones, of which a table's column takes as many as its share of the width.
enum CoverGrid {
  static let columns = 24
  /// The width of one column in characters.
  static let width = 6.8

  /// How many columns of the grid each column of a table takes; at least one, and all together the whole width.
  static func spans(_ weights: [Int]) -> [Int] {
    guard !weights.isEmpty, weights.count <= columns else { return weights.map { _ in 1 } }
    let total = max(1, weights.reduce(0, +))
    let shares = weights.map { max(1, $0 * columns / total) }
    var spans = shares
    var rest = columns - shares.reduce(0, +)
    // What is left goes to the widest, which is also where anything too much is taken from.
    let order = weights.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    var position = 0
    while rest != 0 {
      let index = order[position % order.count]
      position += 1
      if rest > 0 {
        spans[index] += 1
        rest -= 1
      } else if spans[index] > 1 {
        spans[index] -= 1
        rest += 1
      }
    }
    return spans
  }
}
