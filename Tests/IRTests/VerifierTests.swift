import Basics
import IR
import Testing

/// Every rule of the verifier is broken once by a text; the text without the mistake is accepted.
struct VerifierTests {
  @Test(arguments: VerifierCase.all) func defectsAreFound(_ item: VerifierCase) throws {
    let good = try UnitIR(parsing: VerifierCase.head + item.good)
    #expect(verify(good).map(\.description) == [])
    let bad = try UnitIR(parsing: VerifierCase.head + item.bad)
    #expect(verify(bad).map(\.description) == [item.defect] + item.others)
  }

  @Test func defectsTellTheirPlace() throws {
    let unit = try UnitIR(
      parsing: VerifierCase.head
        + "fn @f(n: i32) -> i32 external { b0: jump b1 b1: %0: i32 = load n %1: i16 = neg %0 return %0 }")
    let defects = verify(unit.functions[ID(0)], in: unit)
    #expect(
      defects == [Defect(subject: "@f", block: ID(1), instruction: 1, text: "the result has the type i16, not i32")])
  }

  /// Indices that no text can give.
  @Test func indicesOutOfRangeAreFound() throws {
    let unit = try UnitIR(parsing: VerifierCase.head + "fn @f(n: i32) -> void external { b0: return }")
    var function = unit.functions[ID(0)]
    let operations: [Operation] = [
      .load(ID(9), ID(9), []), .store(ID(9), .constant(ID(9)), []), .call(ID(9)), .assembly(ID(9)),
      .storageLive(ID(9), bytes: .register(ID(9))), .storageDead(ID(9)), .clear(ID(9)),
      .unary(ID(9), .negate, .register(ID(9))),
    ]
    function.body?.blocks[ID(0)].instructions = operations.map {
      Instruction($0, origin: ID(9), sequence: ID(9))
    }
    for terminator: Terminator in [
      .switching(ID(9)), .returningObject(ID(9)), .jump(ID(9)),
      .branch(.register(ID(9)), then: ID(0), otherwise: ID(7)),
    ] {
      function.body?.blocks[ID(0)].terminator = terminator
      let defects = verify(function, in: unit)
      #expect(Set(defects.compactMap(\.instruction)) == Set(0...operations.count))
      #expect(!function.text(in: unit).isEmpty)
      #expect(!function.dot(in: unit).isEmpty)
    }
  }
}
