internal import RuleKit
internal import Syntax

/// A call that writes where others can read.
struct Output {
  enum Destination { case log, line, file }

  let destination: Destination
  /// The leading arguments that say where to and not what.
  let skipped: Int

  init?(_ call: Node, _ name: String) {
    if let skipped = Self.logFunctions[name] {
      self.init(.log, skipped)
    } else if let skipped = Self.streamFunctions[name] {
      let isConsole = call.arguments.contains { $0.text == "stderr" || $0.text == "stdout" }
      self.init(isConsole ? .log : .file, skipped)
    } else if let skipped = Self.lineFunctions[name] {
      self.init(.line, skipped)
    } else {
      guard Self.marks.first(in: name) != nil else { return nil }
      let words = IdentifierWords(name)
      if words.contains(anyOf: Self.protecting) { return nil }
      if words.contains(anyOf: Self.logs), !words.contains(anyOf: Self.controlling) {
        self.init(.log, 0)
      } else if words.contains(anyOf: Self.sending), words.contains(anyOf: Self.ports) {
        self.init(.line, 0)
      } else if words.contains(anyOf: Self.sending), words.contains(anyOf: Self.media) {
        self.init(.file, 0)
      } else {
        return nil
      }
    }
    if destination != .log, Self.isProvisioning(call, name) { return nil }
  }

  private init(_ destination: Destination, _ skipped: Int) {
    self.destination = destination
    self.skipped = skipped
  }

  /// Whether a call is there to put secrets where they belong, by its name or that of its function.
  private static func isProvisioning(_ call: Node, _ name: String) -> Bool {
    IdentifierWords([name, call.enclosingFunction?.declaration?.name ?? ""]).contains(anyOf: provisioning)
  }

  private static let logFunctions: [String: Int] = [
    "printf": 0, "puts": 0, "syslog": 1, "printk": 0, "perror": 0, "wprintf": 0, "warn": 0, "warnx": 0, "err": 1,
    "errx": 1,
  ]
  private static let streamFunctions: [String: Int] = [
    "fprintf": 1, "dprintf": 1, "fputs": 0, "fwprintf": 1, "fputws": 0, "fwrite": 0, "write": 1, "pwrite": 1,
    // FatFs, littlefs, SPIFFS, Zephyr
    "f_write": 1, "f_puts": 0, "f_printf": 1, "lfs_file_write": 2, "SPIFFS_write": 2, "fs_write": 1,
  ]
  private static let lineFunctions: [String: Int] = [
    "send": 1, "sendto": 1, "lwip_send": 1, "lwip_sendto": 1, "lwip_write": 1, "netconn_write": 1, "zsock_send": 1,
    "zsock_sendto": 1, "mosquitto_publish": 2,
  ]
  /// A name that holds none of these needs no closer look.
  private static let marks = PhraseSet((logs.union(ports).union(media)).sorted())
  private static let logs: Set<String> = [
    "log", "logf", "logger", "trace", "debug", "dbg", "print", "printf", "println",
  ]
  private static let controlling: Set<String> = ["level", "init", "open", "close", "set", "get", "in", "on", "off"]
  private static let ports: Set<String> = [
    "uart", "usart", "serial", "console", "rtt", "itm", "semihosting", "telnet", "http", "mqtt", "ble", "tcp", "udp",
    "socket", "sock", "net", "modem", "radio", "lora", "usb", "cdc", "plain", "plaintext", "cleartext", "unencrypted",
  ]
  private static let media: Set<String> = ["file", "sdcard"]
  private static let sending: Set<String> = [
    "send", "write", "puts", "put", "transmit", "print", "tx", "publish", "notify", "output", "append", "save",
  ]
  /// Words of functions that encrypt what they are given.
  private static let protecting: Set<String> = [
    "ssl", "tls", "dtls", "https", "encrypt", "encrypted", "secure", "hash", "cipher", "aes", "des", "crypto",
  ]
  private static let provisioning: Set<String> = [
    "provision", "provisions", "provisioning", "keystore", "eeprom", "vault", "enroll", "enrol", "tpm",
  ]
}
