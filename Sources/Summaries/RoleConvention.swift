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

  private static let starts: Set<String> = [
    "main", "Reset_Handler", "ResetISR", "_start", "__iar_program_start", "app_main",
  ]
  private static let exceptions: Set<String> = [
    "NMI_Handler", "HardFault_Handler", "MemManage_Handler", "BusFault_Handler", "UsageFault_Handler", "SVC_Handler",
    "DebugMon_Handler", "PendSV_Handler", "SysTick_Handler", "ISR",
  ]

  /// Functions that start a task, with the position of the entry function among their arguments.
  public static let taskCreators: [String: Int] = [
    "xTaskCreate": 0, "xTaskCreateStatic": 0, "xTaskCreatePinnedToCore": 0, "osThreadNew": 0, "k_thread_create": 3,
    "tx_thread_create": 2, "OSTaskCreate": 2, "OSTaskCreateExt": 0, "thread_create": 4, "os_task_create": 0,
    "pthread_create": 2,
  ]

  /// In which role a call starts the functions that it is given; ordinary where it starts none.
  static func role(startedBy callee: String) -> FunctionRole {
    if taskCreators[callee] != nil { return .task }
    if registrars.contains(callee) { return .interruptHandler }
    let words = Set(callee.words)
    if !words.isDisjoint(with: ["task", "thread"]), !words.isDisjoint(with: ["create", "new", "start", "spawn", "add"])
    {
      return .task
    }
    let isInterrupt = !words.isDisjoint(with: ["irq", "isr", "interrupt", "vector"])
    if isInterrupt, !words.isDisjoint(with: ["register", "attach", "connect", "install", "set", "add", "request"]) {
      return .interruptHandler
    }
    return .ordinary
  }

  private static let registrars: Set<String> = [
    "NVIC_SetVector", "__NVIC_SetVector", "IntRegister", "signal", "bsd_signal", "TimerIntRegister", "UARTIntRegister",
    "GPIOIntRegister", "esp_intr_alloc", "irq_set_exclusive_handler", "irq_add_shared_handler",
  ]

  /// Who starts the functions in an object's initialiser, by the object's section, name or type.
  static func starter(objectNamed name: String, section: String, type: String) -> FunctionRole {
    let place = section.lowercased()
    let words = Set(name.words)
    if place.contains("vector") || place.contains("isr") || !words.isDisjoint(with: ["vector", "vectors", "isr"]) {
      return .interruptHandler
    }
    // CMSIS-RTOS osThreadDef and Zephyr's K_THREAD_DEFINE.
    if type.contains("osThreadDef") || type.contains("os_thread_def") || type.contains("_static_thread_data") {
      return .task
    }
    return .ordinary
  }

  /// Whether a function stops or restarts the device, by the words of its name.
  static func stopsDevice(_ name: String) -> Bool {
    !Set(name.words).isDisjoint(with: stopping)
  }

  /// Whether a function serves a watchdog, by the words of its name.
  static func servesWatchdog(_ name: String) -> Bool {
    let words = Set(name.words)
    guard !words.isDisjoint(with: ["watchdog", "wdt", "wdog", "iwdg", "wwdg"]) else { return false }
    return !words.isDisjoint(with: serving)
  }

  private static let serving: Set<String> = [
    "refresh", "feed", "kick", "reset", "reload", "clear", "service", "serve", "pat", "restart", "alive", "update",
  ]

  private static let stopping: Set<String> = [
    "reset", "reboot", "restart", "halt", "shutdown", "poweroff", "standby", "abort", "panic", "die", "breakpoint",
    "bkpt",
  ]
}
