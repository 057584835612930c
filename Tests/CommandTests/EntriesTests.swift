import Foundation
import Testing

private struct Inventory: Decodable {
  struct Step: Decodable {
    let text: String
    let path: String
    let line: Int
  }
  struct Crossing: Decodable {
    let boundary: String
    let evidence: Step
  }
  struct Entry: Decodable {
    let function: String
    let kind: String
    let why: [Step]
    let crosses: [Crossing]
    let reaches: [String]
  }
  let complete: Bool
  let entries: [Entry]

  func names(_ kind: String) -> [String] { entries.filter { $0.kind == kind }.map(\.function).sorted() }
}

@Suite struct EntriesTests {
  private static func inventory(_ variant: String, _ more: String...) throws -> Inventory {
    let result = try run(
      [kenshin, "entries", "-p", ".", "--json", "--lang", "en"] + more, in: "\(root)/Fixtures/InfusionPump/\(variant)")
    #expect(result.code == 0, "\(result.errors)")
    return try JSONDecoder().decode(Inventory.self, from: Data(result.output.utf8))
  }

  @Test func theDemosAttackSurfaceIsComplete() throws {
    let inventory = try Self.inventory("corrected")
    #expect(inventory.complete)
    #expect(inventory.names("start") == ["Reset_Handler", "main"])
    #expect(
      inventory.names("interrupt-handler") == [
        "ADC_IRQHandler", "Default_Handler", "EXTI0_IRQHandler", "HardFault_Handler", "SysTick_Handler",
        "TIM2_IRQHandler", "USART1_IRQHandler",
      ])
    #expect(inventory.names("task") == ["control_task", "radio_task", "service_task", "telemetry_task"])
    #expect(inventory.names("callback") == ["compare_names"])
    let transitions = ["begin", "bolus", "clear_alarm", "pause_infusion", "reject", "resume", "sound_alarm"]
    let channels = ["handle_ble", "handle_gateway", "handle_pairing", "handle_update"]
    let fields = ["parse_patient", "parse_rate", "parse_token", "parse_volume", "skip_field"]
    let verbs = ["run_drug", "run_import", "run_log", "run_peek", "run_rate", "run_unlock"]
    #expect(inventory.names("command") == (transitions + channels + fields + verbs).sorted())
    #expect(inventory.entries.allSatisfy { !$0.why.isEmpty })
  }

  @Test func boundariesAreNamedWhereTheyAreCrossed() throws {
    let entries = try Self.inventory("corrected").entries
    func crossed(_ name: String) -> [String] { entries.first { $0.function == name }?.crosses.map(\.boundary) ?? [] }
    #expect(crossed("USART1_IRQHandler") == ["serial"])
    #expect(crossed("radio_task") == ["serial"])
    #expect(crossed("handle_ble") == ["serial"])
    #expect(crossed("service_task") == ["operator"])
    #expect(crossed("run_peek") == ["operator"])
    #expect(crossed("control_task") == ["sensor"])
    #expect(crossed("telemetry_task") == [])
    let radio = entries.first { $0.function == "radio_task" }?.crosses.first?.evidence
    #expect(radio?.text == "`receive_frame` calls `HAL_UART_Receive`")
    #expect(entries.first { $0.function == "radio_task" }?.reaches.contains("ble_parse") == true)
  }

  @Test func aProjectsOwnNamesAreAdded() throws {
    let scratch = try Scratch()
    try scratch.write("void bed_receive(void) {}\nint main(void) { bed_receive(); return 0; }\n", to: "main.c")
    try scratch.write("boundary bed = bedside bus = ベッドサイドバス\ninput bed bed_*\n", to: "mine.txt")
    let text = try scratch.command("entries", "--knowledge", "mine.txt", "main.c").output
    #expect(text.contains("crosses: bedside bus: `main` calls `bed_receive`"))
    try scratch.write("input nowhere f\n", to: "mine.txt")
    let refused = try scratch.command("entries", "--knowledge", "mine.txt", "main.c")
    #expect(refused.code == 2 && refused.errors.contains("mine.txt:1: there is no boundary `nowhere`"))
  }
}
