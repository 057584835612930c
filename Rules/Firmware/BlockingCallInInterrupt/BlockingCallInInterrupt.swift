internal import Findings
internal import RuleKit
internal import Summaries

/// Finds calls that wait, made in interrupt context.
struct BlockingCallInInterrupt: ProgramRule {
  static let id: RuleID = "firmware/blocking-call-in-interrupt"

  func check(_ program: Program, into report: inout Report) {
    let reach = InterruptReach(program) { !Self.blocks($0) }
    for function in reach.functions {
      for call in function.calls {
        guard Self.blocks(call), !function.asksForContext else {
          report.holds(at: call.location)
          continue
        }
        let root = reach.root(of: function).name
        report.add(
          reach.verdict(in: function), at: call, in: function, Waits(callee: call.text, handler: root),
          steps: reach.path(to: function))
      }
    }
  }

  private static func blocks(_ call: CallSite) -> Bool {
    if always.contains(call.text) { return true }
    return timed.contains(call.text) && !noWait.contains(call.lastArgument)
  }

  /// Last arguments that say "do not wait".
  private static let noWait: Set<String> = ["0", "K_NO_WAIT", "TX_NO_WAIT", "osNoWait", "OS_NO_WAIT"]

  /// Functions that wait whatever their arguments are.
  private static let always: Set<String> = [
    // FreeRTOS
    "vTaskDelay", "vTaskDelayUntil", "xTaskDelayUntil", "ulTaskNotifyTake", "ulTaskGenericNotifyTake",
    "xTaskNotifyWait",
    "xTaskGenericNotifyWait",
    // CMSIS-RTOS, Zephyr, ThreadX, uC/OS, RT-Thread, POSIX
    "osDelay", "osDelayUntil", "osThreadJoin", "osMutexAcquire", "osMutexWait", "k_sleep", "k_msleep", "k_usleep",
    "k_mutex_lock", "k_thread_join", "tx_thread_sleep", "tx_mutex_get", "OSTimeDly", "OSTimeDlyHMSM", "OSMutexPend",
    "rt_thread_delay", "rt_thread_mdelay", "rt_mutex_take", "sleep", "usleep", "nanosleep", "pthread_mutex_lock",
    "pthread_cond_wait", "pthread_join", "sem_wait", "thrd_sleep", "mtx_lock", "dly_tsk", "slp_tsk", "loc_mtx",
    // Vendors' delays and transfers that poll
    "HAL_Delay", "delay", "delay_ms", "delay_us", "_delay_ms", "DelayMs", "SysCtlDelay", "nrf_delay_ms",
    "R_BSP_SoftwareDelay", "SDK_DelayAtLeastUs", "Cy_SysLib_Delay", "vTaskDelayMs", "HAL_UART_Transmit",
    "HAL_UART_Receive", "HAL_SPI_Transmit", "HAL_SPI_Receive", "HAL_SPI_TransmitReceive", "HAL_I2C_Master_Transmit",
    "HAL_I2C_Master_Receive", "HAL_I2C_Mem_Read", "HAL_I2C_Mem_Write", "HAL_ADC_PollForConversion",
    "HAL_FLASHEx_Erase", "getchar", "scanf", "fgets", "getc",
  ]

  /// Functions that take the longest time to wait as their last argument.
  private static let timed: Set<String> = [
    "xQueueSend", "xQueueSendToBack", "xQueueSendToFront", "xQueueReceive", "xQueuePeek", "xSemaphoreTake",
    "xSemaphoreTakeRecursive", "xQueueSemaphoreTake", "xQueueTakeMutexRecursive", "xEventGroupWaitBits",
    "xStreamBufferSend", "xStreamBufferReceive", "osMessageQueuePut", "osMessageQueueGet", "osMessagePut",
    "osMessageGet",
    "osSemaphoreAcquire", "osSemaphoreWait", "osEventFlagsWait", "osThreadFlagsWait", "osMemoryPoolAlloc", "k_sem_take",
    "k_msgq_put", "k_msgq_get", "k_fifo_get", "k_poll", "tx_queue_send", "tx_queue_receive", "tx_semaphore_get",
    "tx_event_flags_get", "rt_sem_take", "rt_mq_recv", "rt_mb_recv",
  ]
}

private struct Waits: Message {
  let callee: String
  let handler: String
  var en: String { "`\(callee)` waits, but is called in interrupt `\(handler)`" }
  var ja: String { "待ちに入る `\(callee)` を割込み `\(handler)` の処理中に呼び出している" }
}
