internal import IR
internal import Syntax

/// What an atomic builtin does, whatever its name.
enum AtomicOperation {
  enum Modification { case add, subtract, and, or, xor, nand, minimum, maximum }

  /// The forms `through` a pointer take and give their values in memory.
  case load, loadThrough, store, storeThrough, exchange, exchangeThrough
  /// The expected value is behind a pointer and is replaced on failure.
  case compareExchange, compareExchangeThrough
  /// The old form: the expected value itself; answers the old value or whether it was swapped.
  case compareAndSwap(answersValue: Bool)
  case modify(Modification, answersNew: Bool)
  case release, testAndSet, fence

  /// The operation of an expression with a builtin's own syntax.
  init?(_ builtin: Syntax.Builtin?) {
    switch builtin {
    case .c11AtomicInit, .c11AtomicStore, .atomicStoreN: self = .store
    case .c11AtomicLoad, .atomicLoadN: self = .load
    case .atomicLoad: self = .loadThrough
    case .atomicStore: self = .storeThrough
    case .c11AtomicExchange, .atomicExchangeN: self = .exchange
    case .atomicExchange: self = .exchangeThrough
    case .c11AtomicCompareExchangeStrong, .c11AtomicCompareExchangeWeak, .atomicCompareExchangeN:
      self = .compareExchange
    case .atomicCompareExchange: self = .compareExchangeThrough
    case .c11AtomicFetchAdd, .atomicFetchAdd: self = .modify(.add, answersNew: false)
    case .c11AtomicFetchSub, .atomicFetchSub: self = .modify(.subtract, answersNew: false)
    case .c11AtomicFetchAnd, .atomicFetchAnd: self = .modify(.and, answersNew: false)
    case .c11AtomicFetchOr, .atomicFetchOr: self = .modify(.or, answersNew: false)
    case .c11AtomicFetchXor, .atomicFetchXor: self = .modify(.xor, answersNew: false)
    case .c11AtomicFetchNand, .atomicFetchNand: self = .modify(.nand, answersNew: false)
    case .c11AtomicFetchMin, .atomicFetchMin: self = .modify(.minimum, answersNew: false)
    case .c11AtomicFetchMax, .atomicFetchMax: self = .modify(.maximum, answersNew: false)
    case .atomicAddFetch: self = .modify(.add, answersNew: true)
    case .atomicSubFetch: self = .modify(.subtract, answersNew: true)
    case .atomicAndFetch: self = .modify(.and, answersNew: true)
    case .atomicOrFetch: self = .modify(.or, answersNew: true)
    case .atomicXorFetch: self = .modify(.xor, answersNew: true)
    case .atomicNandFetch: self = .modify(.nand, answersNew: true)
    case .atomicMinFetch: self = .modify(.minimum, answersNew: true)
    case .atomicMaxFetch: self = .modify(.maximum, answersNew: true)
    default: return nil
    }
  }

  /// The operation of a function such as `__sync_fetch_and_add`, with or without the size that old names carry.
  init?(function name: String) {
    var word = name[...]
    for size in ["_1", "_2", "_4", "_8", "_16"] where word.hasSuffix(size) { word = word.dropLast(size.count) }
    switch word {
    case "__sync_synchronize", "__atomic_thread_fence", "__atomic_signal_fence": self = .fence
    case "__sync_lock_test_and_set", "__sync_swap": self = .exchange
    case "__sync_lock_release", "__atomic_clear": self = .release
    case "__atomic_test_and_set": self = .testAndSet
    case "__sync_bool_compare_and_swap": self = .compareAndSwap(answersValue: false)
    case "__sync_val_compare_and_swap": self = .compareAndSwap(answersValue: true)
    default:
      let modifications: [(String, Modification)] = [
        ("add", .add), ("sub", .subtract), ("and", .and), ("or", .or), ("xor", .xor), ("nand", .nand),
      ]
      for (name, modification) in modifications {
        if word == "__sync_fetch_and_" + name {
          self = .modify(modification, answersNew: false)
          return
        }
        if word == "__sync_\(name)_and_fetch" {
          self = .modify(modification, answersNew: true)
          return
        }
      }
      return nil
    }
  }
}
