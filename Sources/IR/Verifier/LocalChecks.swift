import Basics

extension Verifier {
  mutating func checkLocals() {
    if body.parameterCount < 0 || body.parameterCount > body.locals.count {
      report("there are \(body.parameterCount) parameters")
    } else {
      for id in body.locals.ids {
        let isParameter = body.locals[id].kind == .parameter
        require(isParameter == (id.index < body.parameterCount), "parameters come first, and nothing else does")
      }
      checkParameters()
    }
    for id in body.locals.ids {
      let local = body.locals[id]
      let name = Label(name: local.name, ordinal: 0).text
      guard let type = type(local.type) else {
        report("the type of local \(name) does not exist")
        continue
      }
      require(type.size != nil || type.isArray) { "local \(name) has the type \($0.name(local.type))" }
      if let alignment = local.alignment { require(alignment > 0) { _ in "local \(name) is aligned to \(alignment)" } }
    }
  }

  private mutating func checkParameters() {
    guard let signature = type(function.type)?.signature else { return }
    // A definition without prototype tells its parameters only in the body (C11 6.9.1p6).
    if !signature.hasPrototype, signature.parameters.isEmpty { return }
    let types = (0..<body.parameterCount).map { [body] in body.locals[ID($0)].type }
    let isEqual =
      types.count == signature.parameters.count && zip(types, signature.parameters).allSatisfy { isSame($0, $1) }
    require(isEqual, "the parameters are not those of the function's type")
  }

  mutating func checkSequencings() {
    for id in body.sequencings.ids {
      let node = body.sequencings[id]
      require(node.part >= 0) { _ in "s\(id.raw) is part \(node.part)" }
      guard let parent = node.parent else { continue }
      guard parent < id else {
        report("s\(id.raw) comes before its parent s\(parent.raw)")
        continue
      }
      switch body.sequencings[parent].kind {
      case .sequenced, .unsequenced: break
      case .afterOperands:
        require(node.part <= 1) { _ in "s\(id.raw) is part \(node.part) of s\(parent.raw), which has two" }
      case .leaf:
        require(node.part == 0) { _ in "s\(id.raw) is part \(node.part) of s\(parent.raw), which has one" }
      }
    }
  }
}
