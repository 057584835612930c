internal import Basics
internal import IR
internal import Syntax

extension FunctionLowering {
  /// Inline assembly: its outputs get unknown values, and memory too where it says so.
  func lowerAssembly(_ node: Node) throws(Obstacle) {
    guard let text = node.assembly else { throw obstacle(.unknownStatement, node) }
    let operands = Array(node.children)
    guard operands.count >= text.outputs.count + text.inputs.count else { throw obstacle(.unknownStatement, node) }
    var assembly = IR.Assembly(
      template: text.template, outputs: [], inputs: [], inputPlaces: [],
      clobbersMemory: text.clobbers.contains("memory"))
    for (index, output) in text.outputs.enumerated() {
      let object = try lvalue(operands[index])
      if case .local(let local) = object.place.base, output.constraint.contains("m") {
        body.locals[local].isAddressTaken = true
      }
      let id = place(object.place)
      assembly.outputs.append(id)
      if output.constraint.contains("+") { assembly.inputPlaces.append(id) }
    }
    for (index, input) in text.inputs.enumerated() {
      let operand = operands[text.outputs.count + index]
      let isInMemory = !input.constraint.contains { $0 == "r" || $0 == "i" || $0 == "g" || $0.isNumber }
      if isInMemory, input.constraint.contains("m"), operand.withoutParentheses.kind != .implicitCast {
        assembly.inputPlaces.append(place(try lvalue(operand).place))
      } else if machineType(unit.type(operand.type)).isScalar {
        assembly.inputs.append(try scalar(operand))
      } else {
        assembly.inputPlaces.append(place(try lvalue(operand).place))
      }
    }
    setOrigin(node)
    emit(.assembly(body.assemblies.add(assembly)))
    guard !text.labels.isEmpty else { return }
    try jumpToAny(text.labels, node)
  }

  /// What `asm goto` does.
  private func jumpToAny(_ labels: [String], _ node: Node) throws(Obstacle) {
    let next = newBlock()
    var targets = [next]
    for label in labels {
      let jump = newBlock()
      gotos.append(PendingGoto(block: jump, label: label, scopes: scopes, node: node))
      _ = block(of: label)
      targets.append(jump)
    }
    terminate(.anyOf(targets))
    current = next
  }
}
