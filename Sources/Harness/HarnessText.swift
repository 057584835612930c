internal import Basics
internal import IR

/// What the C text of a harness needs to know of the source.
public struct HarnessSubject: Hashable, Sendable {
  public var function: String
  /// The file that defines it, as the harness includes it.
  public var file: String
  /// What each parameter, or what it points to, is declared as; without qualifiers at the top.
  public var types: [String]

  public init(function: String, file: String, types: [String]) {
    self.function = function
    self.file = file
    self.types = types
  }
}

extension HarnessLayout {
  /// A harness for libFuzzer (https://llvm.org/docs/LibFuzzer.html) as one C file, which includes the file under test:
  /// so static functions and types that no header declares are in sight.
  public func text(for subject: HarnessSubject) -> String {
    """
    /* Hands the bytes of a fuzzer to \(subject.function). Written by kenshin fuzz-harness; edit it freely.
     *
     * Objects keep what earlier calls wrote: reset those that matter at the start of LLVMFuzzerTestOneInput.
     * Pointers that lead to something of unknown extent are null.
     */
    #include <stdint.h>
    #include <stdlib.h>
    #include <string.h>

    #define main kenshin_main_of_the_program
    #include "\(subject.file)"
    #undef main

    struct kenshin_input {
        const uint8_t *at;
        size_t left;
    };

    /* A little-endian number of a width in bytes; zeros follow the end of the input. */
    static inline uint64_t kenshin_number(struct kenshin_input *input, unsigned width)
    {
        uint64_t value = 0;
        for (unsigned i = 0; i < width && input->left > 0; i++) {
            value |= (uint64_t)*input->at << (8 * i);
            input->at++;
            input->left--;
        }
        return value;
    }

    static inline int64_t kenshin_signed(struct kenshin_input *input, unsigned width)
    {
        uint64_t sign = (uint64_t)1 << (8 * width - 1);
        return (int64_t)((kenshin_number(input, width) ^ sign) - sign);
    }

    /* A block of its own, so that a sanitizer sees its end; `extra` zeros follow the bytes. */
    static inline void *kenshin_bytes(struct kenshin_input *input, size_t count, size_t extra)
    {
        if (count > input->left)
            count = input->left;
        uint8_t *block = malloc(count + extra ? count + extra : 1);
        if (block == NULL)
            abort();
        memcpy(block, input->at, count);
        memset(block + count, 0, extra);
        input->at += count;
        input->left -= count;
        return block;
    }

    int LLVMFuzzerTestOneInput(const uint8_t *kenshin_data, size_t kenshin_size);

    int LLVMFuzzerTestOneInput(const uint8_t *kenshin_data, size_t kenshin_size)
    {
        struct kenshin_input kenshin = {kenshin_data, kenshin_size};
    \(body(subject).map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n"))
        return 0;
    }

    """
  }

  private func body(_ subject: HarnessSubject) -> [String] {
    var lines: [String] = []
    for (parameter, type) in zip(parameters, subject.types) {
      switch parameter.kind {
      case .plain: lines.append("\(type) \(parameter.name) = 0;")
      case .object:
        lines.append("\(type) *\(parameter.name) = calloc(1, sizeof *\(parameter.name));")
        lines += ["if (\(parameter.name) == NULL)", "    abort();"]
      case .run, .null: lines.append("\(type) *\(parameter.name) = NULL;")
      }
    }
    for item in numbers { lines += statements(item) }
    for (index, run) in runs.enumerated() { lines += statements(run, index, isLast: index == runs.count - 1) }
    lines.append("")
    lines.append("(void)\(subject.function)(\(parameters.map(\.name).joined(separator: ", ")));")
    lines.append("")
    lines += runs.indices.map { "free(kenshin_block_\($0));" }
    lines += parameters.filter { $0.kind == .object }.map { "free(\($0.name));" }
    return lines
  }

  private func statements(_ item: Numbers) -> [String] {
    let call = "\(item.isSigned ? "kenshin_signed" : "kenshin_number")(&kenshin, \(item.size))"
    let value =
      item.isBoolean ? "(\(call) & 1) != 0" : "(__typeof__(\(item.target)\(item.count == nil ? "" : "[0]")))\(call)"
    // `typeof` of a bit-field is an error; the assignment converts.
    let assigned = item.bits != nil && !item.isBoolean ? call : value
    guard item.count != nil else { return ["\(item.target) = \(assigned);"] }
    return [
      "for (size_t i = 0; i < sizeof \(item.target) / sizeof \(item.target)[0]; i++)",
      "    \(item.target)[i] = \(assigned);",
    ]
  }

  private func statements(_ run: Run, _ index: Int, isLast: Bool) -> [String] {
    let count = "kenshin_count_\(index)"
    let block = "kenshin_block_\(index)"
    var lines = [isLast ? "size_t \(count) = kenshin.left;" : "size_t \(count) = kenshin_number(&kenshin, 2);"]
    if !isLast { lines += ["if (\(count) > kenshin.left)", "    \(count) = kenshin.left;"] }
    if let length = run.length {
      // No more bytes than the length can tell.
      lines.append("if (\(count) != (size_t)(__typeof__(\(length)))\(count))")
      lines.append("    \(count) = ((size_t)1 << (8 * sizeof \(length) - 1)) - 1;")
    }
    lines.append("void *\(block) = kenshin_bytes(&kenshin, \(count), \(run.length == nil ? 1 : 0));")
    lines.append("\(run.pointer) = \(block);")
    if let length = run.length { lines.append("\(length) = (__typeof__(\(length)))\(count);") }
    return lines
  }
}
