internal import Findings
internal import RuleKit
internal import Summaries

/// Finds calls in interrupt context of functions that keep state which the interrupted code may be changing.
struct NonReentrantCallInInterrupt: ProgramRule {
  static let id: RuleID = "firmware/non-reentrant-call-in-interrupt"

  func check(_ program: Program, into report: inout Report) {
    func isNonReentrant(_ call: CallSite) -> Bool {
      if Self.kernel.contains(call.text) { return true }
      // A function of the project with a library's name is not the library's.
      return Self.library.contains(call.text) && call.callee.map { program.functions[$0] == nil } ?? false
    }
    let reach = InterruptReach(program) { !isNonReentrant($0) }
    for function in reach.functions {
      for call in function.calls {
        guard isNonReentrant(call), !function.asksForContext else {
          report.holds(at: call.location)
          continue
        }
        let root = reach.root(of: function).name
        let message: any Message =
          Self.kernel.contains(call.text)
          ? ForTasksOnly(callee: call.text, handler: root) : KeepsState(callee: call.text, handler: root)
        report.add(reach.verdict(in: function), at: call, in: function, message, steps: reach.path(to: function))
      }
    }
  }

  /// Functions of the C library and POSIX that keep hidden state or use the heap (C11 7.1.4, 7.14.1.1).
  private static let library: Set<String> = [
    "malloc", "calloc", "realloc", "free", "strdup", "printf", "vprintf", "fprintf", "vfprintf", "sprintf", "vsprintf",
    "snprintf", "vsnprintf", "puts", "putchar", "fputs", "fwrite", "fflush", "sscanf", "strtok", "rand", "srand",
    "asctime", "ctime", "gmtime", "localtime", "strerror", "setlocale", "getenv", "atexit", "exit", "mbedtls_printf",
    "__builtin_malloc", "__builtin_free", "__builtin_printf", "__builtin_sprintf", "__builtin_snprintf",
  ]

  /// Functions of kernels that have a variant for interrupts, or none.
  private static let kernel: Set<String> = [
    "pvPortMalloc", "vPortFree", "xTaskNotify", "xTaskNotifyGive", "xTaskGenericNotify", "xSemaphoreGive",
    "xSemaphoreGiveRecursive", "xQueueGenericSend", "xQueueGiveMutexRecursive", "xTaskResumeAll", "vTaskSuspendAll",
    "vTaskSuspend", "vTaskResume", "vTaskDelete", "xTaskCreate", "xEventGroupSetBits", "xEventGroupClearBits",
    "xTimerStart", "xTimerStop", "xTimerReset", "xTimerChangePeriod", "xTaskGetTickCount", "vPortEnterCritical",
    "vPortExitCritical",
    "osThreadNew", "osThreadTerminate", "osMutexRelease", "osTimerStart", "osTimerStop", "k_malloc", "k_free",
    "k_mutex_unlock", "k_thread_create", "k_thread_abort", "tx_thread_create", "tx_mutex_put", "tx_byte_allocate",
    "tx_byte_release", "OSTaskCreate", "OSMutexPost",
  ]
}

private struct KeepsState: Message {
  let callee: String
  let handler: String
  var en: String { "`\(callee)` is not reentrant, but is called in interrupt `\(handler)`" }
  var ja: String { "再入可能でない `\(callee)` を割込み `\(handler)` の処理中に呼び出している" }
}

private struct ForTasksOnly: Message {
  let callee: String
  let handler: String
  var en: String { "`\(callee)` may be called by tasks only, but is called in interrupt `\(handler)`" }
  var ja: String { "タスク専用の `\(callee)` を割込み `\(handler)` の処理中に呼び出している" }
}
