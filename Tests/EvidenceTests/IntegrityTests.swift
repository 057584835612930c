import Findings
import Testing

@testable import Evidence

@Suite struct IntegrityTests {
  private let files: [String: [UInt8]] = ["a.docx": [1, 2, 3], "b.xlsx": [4], "audit.sarif": Array("{}".utf8)]

  private func manifest() throws -> Manifest {
    let entries = files.map { ManifestFile(path: $0.key, role: "test", bytes: $0.value) }
    let made = Manifest(try EvidenceExample.input(), files: entries, withheld: [])
    return try Manifest(reading: Array(made.text.utf8))
  }

  private func differences(_ changed: [String: [UInt8]]) throws -> [Verification.Difference] {
    let paths = changed.keys.sorted() + [Manifest.fileName]
    return Verification(try manifest(), paths: paths) { changed[$0] }.differences
  }

  @Test func aManifestIsReadAsItWasWritten() throws {
    #expect(try manifest().files.map(\.path) == ["a.docx", "audit.sarif", "b.xlsx"])
    #expect(try differences(files) == [])
    for text in ["", "[]", "{}", "{\"format\": 1}"] {
      #expect(throws: ManifestFailure.self) { try Manifest(reading: Array(text.utf8)) }
    }
  }

  @Test func everyChangeIsReported() throws {
    for path in files.keys {
      var changed = files
      changed[path]?[0] ^= 1
      #expect(try differences(changed) == [.changed(path)])
      changed[path] = files[path].map { $0 + [0] }
      #expect(try differences(changed) == [.changed(path)])
      changed[path] = nil
      #expect(try differences(changed) == [.missing(path)])
    }
    #expect(try differences(files.merging(["x": [0]]) { $1 }) == [.added("x")])
  }

  @Test func aSignatureFitsOneManifestAndOneKey() throws {
    let bytes = Array(try manifest().text.utf8)
    let keys = Signature.newKeys()
    let envelope = Array(try Signature.sign(manifest: bytes, key: keys.secret + "\n").utf8)
    try Signature.verify(envelope, manifest: bytes, key: keys.open)
    #expect(throws: SignatureFailure.self) {
      try Signature.verify(envelope, manifest: bytes + [0x20], key: keys.open)
    }
    #expect(throws: SignatureFailure.self) {
      try Signature.verify(envelope, manifest: bytes, key: Signature.newKeys().open)
    }
    #expect(throws: SignatureFailure.self) { try Signature.verify([1], manifest: bytes, key: keys.open) }
    #expect(throws: SignatureFailure.self) { try Signature.sign(manifest: bytes, key: "short") }
  }

  @Test func digestsAreThoseOfTheStandard() {
    // FIPS 180-4, example of one block.
    #expect(sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
