import Basics
import Machine
import Source

extension UnitIR {
  /// The unit in the text form, which `init(parsing:)` reads back.
  public var text: String { text(origins: false) }

  /// The unit in the text form.
  ///
  /// - Parameter origins: whether things end in `!file:start...end`, and instructions in `!node:file:start...end`.
  public func text(origins: Bool) -> String {
    let spelling = Spelling(of: self)
    var lines = ["unit \(Label.quoted(path)) target \(Label.quoted(target.name))"]
    lines += spelling.layouts.map { type, layout in "layout \(type) \(layout.words)" }
    lines += types.ids.compactMap { spelling.definition(of: $0) }
    lines += globals.ids.map { spelling.definition(of: $0, origins: origins) }
    for id in functions.ids {
      lines.append("")
      lines += functionLines(functions[id], name: spelling.function(id), spelling, origins: origins)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Function {
  /// The function in the text form of its unit.
  public func text(in unit: UnitIR, origins: Bool = false) -> String {
    let label = "@" + Label(name: name, ordinal: 0).text
    return functionLines(self, name: label, Spelling(of: unit), origins: origins).joined(separator: "\n") + "\n"
  }
}

extension Layout {
  /// `size N align N`, as it stands in definitions.
  var words: String { "size \(size.map(String.init) ?? "?") align \(alignment)" }
}

extension SourceSite {
  /// The suffix of a thing that stands at the site.
  var suffix: String { "!\(file.raw):\(start)...\(end)" }
}

extension Spelling {
  /// The definition of a record; nil for other types.
  func definition(of id: ID<MachineType>) -> String? {
    let row = unit.types[id]
    guard let record = row.record else { return nil }
    let keyword = record.isUnion ? "union" : "struct"
    guard record.isComplete else { return "\(type(id)) = \(keyword) incomplete" }
    let fields = record.fields.map { field in
      let label = field.name.isEmpty ? "\"\"" : Label(name: field.name, ordinal: 0).text
      return "\(label): \(type(field.type)) @\(field.bitOffset)" + (field.bitWidth.map { " :\($0)" } ?? "")
    }
    return "\(type(id)) = \(keyword) { \(fields.joined(separator: ", ")) } \(Layout(of: row).words)"
  }

  /// The definition or declaration of a global.
  func definition(of id: ID<Global>, origins: Bool) -> String {
    let global = unit.globals[id]
    var words = ["global \(self.global(id)): \(type(global.type)) \(global.linkage.rawValue)"]
    words += global.flags.words
    if let section = global.section { words.append("section \(Label.quoted(section))") }
    if let alias = global.alias { words.append("alias \(Label.quoted(alias))") }
    if let alignment = global.alignment { words.append("align \(alignment)") }
    if let size = global.size { words.append("size \(size)") }
    if origins, let site = global.site { words.append(site.suffix) }
    if let items = global.initialiser {
      let list = items.map { "\($0.offset): " + text(of: $0.value) }
      words.append(list.isEmpty ? "= {}" : "= { \(list.joined(separator: ", ")) }")
    }
    return words.joined(separator: " ")
  }

  private func text(of value: InitialiserItem.Value) -> String {
    switch value {
    case .bytes(let bytes): "bytes " + Label.quoted(bytes: bytes)
    case .integer(let value, let size):
      InitialiserItem.word(ofBytes: size).map { "\($0) \(value)" } ?? "integer \(value) size \(size)"
    case .floating(let value, let format): "\(format.word) \(Spelling.text(of: value))"
    case .bits(let value, let bitOffset, let bitWidth): "bits \(value) @\(bitOffset) :\(bitWidth)"
    case .address(let id, let addend): global(id) + Spelling.moved(by: addend)
    case .function(let id): function(id)
    case .label(let id, let block): "label \(function(id)) b\(block.raw)"
    }
  }

  /// `+n` for a move by bytes; nothing for none.
  static func moved(by bytes: Int) -> String { bytes == 0 ? "" : "+\(bytes)" }

  /// The shortest decimal form that reads back as the same value.
  static func text(of value: Double) -> String {
    let sign = value.sign == .minus ? "-" : ""
    if value.isNaN { return sign + "nan" }
    if value.isInfinite { return sign + "inf" }
    return value.description
  }
}

extension InitialiserItem {
  /// The short form of an integer of 1 to 16 bytes, `i8` to `i128`.
  static func word(ofBytes size: Int) -> String? { (1...16).contains(size) ? "i\(size * 8)" : nil }
}
