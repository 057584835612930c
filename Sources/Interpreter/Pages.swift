#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory of the host whose bytes are zero; large amounts cost nothing until they are used.
func zeroedPages<Item>(_ count: Int, _: Item.Type) -> UnsafeMutablePointer<Item> {
  guard let raw = calloc(max(1, count), MemoryLayout<Item>.stride) else { fatalError("out of memory") }
  return raw.bindMemory(to: Item.self, capacity: count)
}

func freePages<Item>(_ pointer: UnsafeMutablePointer<Item>) { free(pointer) }
