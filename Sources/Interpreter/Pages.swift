#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory of the host whose bytes are zero; large amounts cost nothing until they are used.
///
/// - Returns: nil where the host has none left.
func zeroedPagesIfAny<Item>(_ count: Int, _: Item.Type) -> UnsafeMutablePointer<Item>? {
  calloc(max(1, count), MemoryLayout<Item>.stride)?.bindMemory(to: Item.self, capacity: count)
}

/// The same for the tables that no run can do without.
func zeroedPages<Item>(_ count: Int, _ type: Item.Type) -> UnsafeMutablePointer<Item> {
  guard let pages = zeroedPagesIfAny(count, type) else { fatalError("out of memory") }
  return pages
}

func freePages<Item>(_ pointer: UnsafeMutablePointer<Item>) { free(pointer) }
