internal import Crypto
public import Findings
internal import Foundation
internal import Triage

/// A detached signature over a manifest: an in-toto statement in a DSSE envelope, signed with Ed25519 (RFC 8032).
///
/// The statement names the manifest's SHA-256, which in turn holds those of all files
/// (in-toto Attestation Framework 1.0; DSSE 1.0.2, "protocol").
public enum Signature {
  private static let payloadType = "application/vnd.in-toto+json"
  private static let predicateType = "https://kenshin.invalid/evidence-manifest/v1"

  /// A new pair of keys, each as one line of base 64.
  public static func newKeys() -> (secret: String, open: String) {
    let key = Curve25519.Signing.PrivateKey()
    return (Base64.text(Array(key.rawRepresentation)), Base64.text(Array(key.publicKey.rawRepresentation)))
  }

  /// The envelope's text.
  ///
  /// - Throws: `SignatureFailure` for a key that is none.
  public static func sign(manifest: [UInt8], key: String) throws(SignatureFailure) -> String {
    guard let bytes = Base64.bytes(key.filter { !$0.isWhitespace }),
      let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else {
      throw SignatureFailure(
        text: Text(
          en: "this is no private key of Ed25519 (32 bytes in base 64, as keygen writes it)",
          ja: "Ed25519 の秘密鍵ではない (keygen が出力する base64 の 32 バイトが必要)"))
    }
    let payload = Array(statement(manifest).utf8)
    guard let signature = try? secret.signature(for: Data(preAuthentication(payload))) else {
      throw SignatureFailure(text: Text(en: "signing failed", ja: "署名に失敗した"))
    }
    let envelope: JSON = .members([
      "payloadType": .string(payloadType), "payload": .string(Base64.text(payload)),
      "signatures": [
        .members([
          "keyid": .string(identity(of: Array(secret.publicKey.rawRepresentation))),
          "sig": .string(Base64.text(Array(signature))),
        ])
      ],
    ])
    return envelope.pretty
  }

  /// Checks an envelope against a manifest and a public key.
  ///
  /// - Throws: `SignatureFailure` that says what does not fit.
  public static func verify(_ envelope: [UInt8], manifest: [UInt8], key: String) throws(SignatureFailure) {
    guard let bytes = Base64.bytes(key.filter { !$0.isWhitespace }),
      let open = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else {
      throw SignatureFailure(
        text: Text(
          en: "this is no public key of Ed25519 (32 bytes in base 64, as keygen writes it)",
          ja: "Ed25519 の公開鍵ではない (keygen が出力する base64 の 32 バイトが必要)"))
    }
    guard let read = try? JSONDecoder().decode(Envelope.self, from: Data(envelope)), read.payloadType == payloadType,
      let payload = Base64.bytes(read.payload)
    else {
      throw SignatureFailure(
        text: Text(en: "\(Manifest.signatureName) is no DSSE envelope", ja: "\(Manifest.signatureName) は DSSE の形式ではない"))
    }
    let isSigned = read.signatures.contains { entry in
      Base64.bytes(entry.sig).map { open.isValidSignature($0, for: Data(preAuthentication(payload))) } ?? false
    }
    guard isSigned else {
      throw SignatureFailure(
        text: Text(en: "no signature was made with this key", ja: "この鍵による署名が含まれていない"))
    }
    guard payload == Array(statement(manifest).utf8) else {
      throw SignatureFailure(
        text: Text(en: "the signature is about another manifest", ja: "署名の対象が異なる証跡一覧である"))
    }
  }

  private struct Envelope: Decodable {
    struct Entry: Decodable { let sig: String }

    let payloadType: String
    let payload: String
    let signatures: [Entry]
  }

  private static func statement(_ manifest: [UInt8]) -> String {
    let statement: JSON = .members([
      "_type": "https://in-toto.io/Statement/v1",
      "subject": [
        .members(["name": .string(Manifest.fileName), "digest": .members(["sha256": .string(sha256(manifest))])])
      ],
      "predicateType": .string(predicateType), "predicate": .members(["format": "kenshin-evidence-manifest"]),
    ])
    return statement.compact
  }

  /// What is signed in the place of the payload (DSSE, "PAE").
  private static func preAuthentication(_ payload: [UInt8]) -> [UInt8] {
    Array("DSSEv1 \(payloadType.utf8.count) \(payloadType) \(payload.count) ".utf8) + payload
  }

  private static func identity(of key: [UInt8]) -> String { String(sha256(key).prefix(16)) }
}

/// A signature that cannot be made, or does not fit.
public struct SignatureFailure: Error, Sendable {
  public let text: Text
}
