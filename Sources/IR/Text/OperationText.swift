import Basics

extension BodyText {
  func text(of operation: Operation) -> String {
    switch operation {
    case .load(let register, let place, let access):
      return setting(register) + "load \(text(of: place))" + text(of: access)
    case .store(let place, let value, let access):
      return "store \(text(of: place)), \(text(of: value))" + text(of: access)
    case .address(let register, let place): return setting(register) + "address \(text(of: place))"
    case .binary(let register, let operation, let left, let right):
      return setting(register) + "\(operation.rawValue) \(text(of: left)), \(text(of: right))"
    case .unary(let register, let operation, let value):
      return setting(register) + "\(operation.rawValue) \(text(of: value))"
    case .convert(let register, let kind, let value):
      return setting(register)
        + "\(body.registers[register].isCast ? "cast" : "convert") \(kind.rawValue) \(text(of: value))"
    case .pointerAdd(let register, let pointer, let index, let stride):
      return setting(register) + "ptradd \(text(of: pointer)), \(text(of: index)) stride \(stride)"
    case .pointerDifference(let register, let left, let right, let stride):
      return setting(register) + "ptrdiff \(text(of: left)), \(text(of: right)) stride \(stride)"
    case .copy(let target, let source, let access):
      return "copy \(text(of: target)) from \(text(of: source))" + text(of: access)
    case .clear(let place): return "clear \(text(of: place))"
    case .call(let id): return text(of: id)
    case .storageLive(let local, let bytes):
      return "live \(text(of: local))" + (bytes.map { " bytes \(text(of: $0))" } ?? "")
    case .storageDead(let local): return "dead \(text(of: local))"
    case .assembly(let id): return text(of: id)
    }
  }

  func text(of terminator: Terminator) -> String {
    switch terminator {
    case .jump(let block): return "jump b\(block.raw)"
    case .branch(let value, let then, let otherwise):
      return "branch \(text(of: value)), b\(then.raw), b\(otherwise.raw)"
    case .switching(let id):
      guard let table = body.switches.element(id) else { return "?switch\(id.raw)" }
      let cases = table.cases.map { item in
        "\(item.first)" + (item.first == item.last ? "" : "...\(item.last)") + ": b\(item.target.raw)"
      }
      let list = (cases + ["otherwise: b\(table.otherwise.raw)"]).joined(separator: ", ")
      return "switch \(text(of: table.operand)) { \(list) }"
    case .computed(let value, let blocks): return "goto \(text(of: value)) [\(list(blocks))]"
    case .anyOf(let blocks): return "anyof [\(list(blocks))]"
    case .returning(let value): return "return" + (value.map { " " + text(of: $0) } ?? "")
    case .returningObject(let place): return "return object \(text(of: place))"
    case .unreachable(let reason): return "unreachable \(reason.rawValue)"
    }
  }

  func text(of operand: Operand) -> String {
    switch operand {
    case .register(let id): return "%\(id.raw)"
    case .constant(let id):
      guard let constant = body.constants.element(id) else { return "?constant\(id.raw)" }
      return spelling.type(constant.type) + " " + text(of: constant.value)
    }
  }

  func text(of id: ID<Place>) -> String {
    guard let place = body.places.element(id) else { return "?place\(id.raw)" }
    var text: String
    switch place.base {
    case .local(let id): text = self.text(of: id)
    case .global(let id): text = spelling.global(id)
    case .memory(let operand):
      text = "*" + self.text(of: operand)
      if !place.projections.isEmpty { text = "(" + text + ")" }
    }
    var type = spelling.unit.type(of: place.base, in: body)
    for projection in place.projections {
      text += self.text(of: projection, from: type)
      type = spelling.unit.types.part(of: type, at: projection)
    }
    return type == place.type ? text : text + " as " + spelling.type(place.type)
  }

  private func text(of projection: Place.Projection, from type: ID<MachineType>?) -> String {
    switch projection {
    case .field(let index, let offset):
      if let fields = type.flatMap({ spelling.unit.types.row($0)?.record?.fields }), fields.indices.contains(index) {
        let field = fields[index]
        let isPlain = !field.name.isEmpty && field.byteOffset == offset
        if isPlain, fields.count(where: { $0.name == field.name }) == 1 {
          return "." + Label(name: field.name, ordinal: 0).text
        }
      }
      return ".#\(index)@\(offset)"
    case .index(let operand, let stride):
      let element = type.flatMap { spelling.unit.types.row($0)?.element }
      let isPlain = element.flatMap { spelling.unit.types.row($0)?.size } == stride
      return "[\(text(of: operand))\(isPlain ? "" : " stride \(stride)")]"
    case .offset(let bytes): return "+\(bytes)"
    }
  }

  private func text(of id: ID<Call>) -> String {
    guard let call = body.calls.element(id) else { return "call ?call\(id.raw)" }
    var text = ""
    if case .register(let register) = call.result { text = setting(register) }
    text += "call "
    switch call.callee {
    case .function(let id): text += spelling.function(id)
    case .pointer(let operand): text += "(" + self.text(of: operand) + ")"
    case .builtin(let builtin): text += "builtin " + builtin.rawValue
    }
    let arguments = call.arguments.map { argument in
      switch argument {
      case .value(let operand): self.text(of: operand)
      case .object(let place): "object " + self.text(of: place)
      }
    }
    text += "(" + arguments.joined(separator: ", ") + ")"
    if case .object(let place) = call.result { text += " into " + self.text(of: place) }
    return text + (call.isNoReturn ? " noreturn" : "")
  }

  private func text(of id: ID<Assembly>) -> String {
    guard let assembly = body.assemblies.element(id) else { return "asm ?asm\(id.raw)" }
    let outputs = assembly.outputs.map { self.text(of: $0) }.joined(separator: ", ")
    let inputs = assembly.inputs.map { self.text(of: $0) }.joined(separator: ", ")
    let places = assembly.inputPlaces.map { self.text(of: $0) }.joined(separator: ", ")
    var text = "asm " + Label.quoted(assembly.template)
    if !outputs.isEmpty { text += " out(\(outputs))" }
    if !inputs.isEmpty { text += " in(\(inputs))" }
    if !places.isEmpty { text += " reads(\(places))" }
    return text + (assembly.clobbersMemory ? " memory" : "")
  }

  private func text(of value: Constant.Value) -> String {
    switch value {
    case .integer(let value): "\(value)"
    case .floating(let value): Spelling.text(of: value)
    case .null: "null"
    case .address(let id, let offset): spelling.global(id) + Spelling.moved(by: offset)
    case .function(let id): spelling.function(id)
    case .label(let block): "label b\(block.raw)"
    case .undefined: "undefined"
    }
  }

  private func text(of id: ID<Local>) -> String {
    id.index < locals.count ? locals[id.index].label : "?local\(id.raw)"
  }

  private func text(of access: Access) -> String { access.words.map { " " + $0 }.joined() }

  private func list(_ blocks: [ID<Block>]) -> String { blocks.map { "b\($0.raw)" }.joined(separator: ", ") }

  private func setting(_ id: ID<Register>) -> String {
    guard let register = body.registers.element(id) else { return "%\(id.raw): ? = " }
    return "%\(id.raw): \(spelling.type(register.type)) = "
  }
}
