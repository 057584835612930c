internal import Findings
internal import RuleKit
internal import Summaries

/// Finds memory that is taken from the heap when the device has started.
struct DynamicMemoryAfterStartup: ProgramRule {
  static let id: RuleID = "firmware/dynamic-memory-after-startup"

  func check(_ program: Program, into report: inout Report) {
    let late = program.afterStartup()
    let known = program.reached(from: program.starts + program.tasks, calls: [], throughPointers: true)
    for function in program.functionsInOrder where !Self.allocators.contains(function.name) {
      for call in function.calls where Self.allocators.contains(call.text) {
        let message = Allocates(allocator: call.text, function: function.name)
        guard let late else {
          report.add(.unknown(.environment("main")), at: call, in: function, message)
          continue
        }
        if late[function.key] != nil {
          report.add(.violated, at: call, in: function, message, steps: program.path(to: function.key, in: late))
        } else if known[function.key] == nil {
          report.add(.unknown(.environment("callers(\(function.name))")), at: call, in: function, message)
        } else if call.isInEndlessLoop {
          report.add(.violated, at: call, in: function, message)
        } else {
          report.holds(at: call.location)
        }
      }
    }
  }

  private static let allocators: Set<String> = [
    "malloc", "calloc", "realloc", "reallocarray", "aligned_alloc", "memalign", "posix_memalign", "strdup", "strndup",
    "asprintf", "vasprintf", "_malloc_r", "_calloc_r", "_realloc_r", "__builtin_malloc", "__builtin_calloc",
    "pvPortMalloc", "pvPortCalloc", "k_malloc", "k_calloc", "k_realloc", "k_aligned_alloc", "k_heap_alloc",
    "sys_heap_alloc", "tx_byte_allocate", "rt_malloc", "rt_calloc", "rt_realloc", "os_malloc", "os_calloc",
    "mem_malloc",
    "mem_calloc", "heap_caps_malloc", "heap_caps_calloc", "heap_caps_realloc", "umm_malloc", "lv_mem_alloc",
    "xTaskCreate", "xQueueGenericCreate", "xQueueCreate", "xQueueCreateMutex", "xSemaphoreCreateMutex",
    "xSemaphoreCreateBinary", "xTimerCreate", "xEventGroupCreate", "xStreamBufferGenericCreate",
  ]
}

private struct Allocates: Message {
  let allocator: String
  let function: String
  var en: String { "`\(function)` takes memory from the heap with `\(allocator)` after start-up" }
  var ja: String { "起動後に `\(function)` が `\(allocator)` でヒープからメモリを確保する" }
}
