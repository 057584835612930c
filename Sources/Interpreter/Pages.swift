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

func freePages<Item>(_ pointer: UnsafeMutablePointer<Item>) { free(pointer) }
