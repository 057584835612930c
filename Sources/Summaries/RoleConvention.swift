public import Syntax

/// By which attributes and names the supported device families mark functions that the hardware or an RTOS starts.
public enum RoleConvention {
  /// The role that the declaration itself tells; vector tables and task creation are judged on the whole program.
  public static func role(of function: Declaration) -> FunctionRole {
    let attributes = ["interrupt", "signal", "kw:interrupt", "kw:irq", "interrupt_handler", "isr"]
    if attributes.contains(where: { function.attribute($0) != nil }) { return .interruptHandler }
    return role(ofName: function.name)
  }

  static func role(ofName name: String) -> FunctionRole {
    if starts.contains(name) { return .start }
    if name.hasSuffix("_IRQHandler") || name.hasSuffix("_ISR") || name.hasSuffix("_isr") || name.hasPrefix("ISR_")
      || name.hasPrefix("isr_") || name.hasPrefix("__vector_") || exceptions.contains(name)
    {
      return .interruptHandler
    }
    // ST's HAL calls these from its interrupt handlers.
    if name.hasPrefix("HAL_"), name.hasSuffix("Callback") { return .interruptHandler }
    return .ordinary
  }

  private static let starts: Set<String> = ["main", "Reset_Handler", "ResetISR", "_start", "__iar_program_start", "app_main"]
  private static let exceptions: Set<String> = [
    "NMI_Handler", "HardFault_Handler", "MemManage_Handler", "BusFault_Handler", "UsageFault_Handler", "SVC_Handler",
    "DebugMon_Handler", "PendSV_Handler", "SysTick_Handler",
  ]

  /// Functions that start a task, with the position of the entry function among their arguments.
  public static let taskCreators: [String: Int] = [
    "xTaskCreate": 0, "xTaskCreateStatic": 0, "xTaskCreatePinnedToCore": 0, "osThreadNew": 0, "k_thread_create": 3,
    "tx_thread_create": 2, "OSTaskCreate": 2, "OSTaskCreateExt": 0, "thread_create": 4, "os_task_create": 0,
    "pthread_create": 2,
  ]
}
