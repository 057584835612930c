internal import Syntax

/// What functions of cryptographic libraries do with their arguments.
enum CryptoInterface {
  enum Role: Character {
    /// Secret input: a key or a password.
    case key = "k"
    /// Initialisation vector or nonce.
    case iv = "i"
    /// Output of a message authentication code.
    case tag = "m"
    /// Output of a hash function, which everybody can compute.
    case hash = "h"
    /// Secret output: a derived or exported key, a shared secret.
    case secret = "d"
    /// Direction; other than zero encrypts.
    case encrypts = "e"
    /// Direction; zero encrypts.
    case decrypts = "f"
  }

  /// The arguments of a call that play a role, by the library's interface or by a wrapper that this unit defines.
  static func arguments(_ role: Role, of call: Node, depth: Int = 2) -> [Node] {
    let positions = positions(role, of: call, depth: depth)
    let arguments = call.arguments
    return positions.compactMap { $0 < arguments.count ? arguments[$0] : nil }
  }

  private static func positions(_ role: Role, of call: Node, depth: Int) -> [Int] {
    guard let name = call.calledName, let function = call.calledFunction else { return [] }
    if let roles = table[name] { return roles.compactMap { $0.role == role ? $0.position : nil } }
    guard depth > 0, let definition = function.definition, let body = definition.body else { return [] }
    let inner = body.calls.flatMap { arguments(role, of: $0, depth: depth - 1) }.compactMap { ObjectPath($0)?.root }
    guard !inner.isEmpty else { return [] }
    return definition.parameters.enumerated().compactMap { position, parameter in
      parameter.declaration.map { inner.contains($0) } == true ? position : nil
    }
  }

  private static let table: [String: [(role: Role, position: Int)]] = {
    var table: [String: [(role: Role, position: Int)]] = [:]
    for line in lines {
      let words = line.split(separator: " ")
      table[String(words[0])] = words.dropFirst().compactMap { word in
        guard let first = word.first, let role = Role(rawValue: first), let position = Int(word.dropFirst()) else {
          return nil
        }
        return (role, position)
      }
    }
    return table
  }()

  /// A function and its roles with the positions from zero. Sources: the libraries' API references.
  private static let lines = [
    // mbedTLS
    "mbedtls_aes_setkey_enc k1", "mbedtls_aes_setkey_dec k1", "mbedtls_aes_xts_setkey_enc k1",
    "mbedtls_aes_xts_setkey_dec k1",
    "mbedtls_aes_crypt_cbc e1 i3", "mbedtls_aes_crypt_cfb128 e1 i4", "mbedtls_aes_crypt_cfb8 e1 i3",
    "mbedtls_aes_crypt_ctr i3",
    "mbedtls_aes_crypt_ofb i3", "mbedtls_camellia_setkey_enc k1", "mbedtls_camellia_crypt_cbc e1 i3",
    "mbedtls_aria_setkey_enc k1",
    "mbedtls_aria_crypt_cbc e1 i3", "mbedtls_des_crypt_cbc e1 i3", "mbedtls_des3_crypt_cbc e1 i3",
    "mbedtls_gcm_setkey k2",
    "mbedtls_gcm_crypt_and_tag e1 i3 m10", "mbedtls_gcm_starts e1 i2", "mbedtls_gcm_finish m1 m4",
    "mbedtls_ccm_setkey k2",
    "mbedtls_ccm_encrypt_and_tag i2", "mbedtls_ccm_star_encrypt_and_tag i2", "mbedtls_ccm_starts e1 i2",
    "mbedtls_ccm_finish m1",
    "mbedtls_chachapoly_setkey k1", "mbedtls_chachapoly_encrypt_and_tag i2", "mbedtls_chachapoly_finish m1",
    "mbedtls_chacha20_setkey k1", "mbedtls_chacha20_starts i1", "mbedtls_chacha20_crypt k0 i1",
    "mbedtls_poly1305_mac k0 m3",
    "mbedtls_poly1305_finish m1", "mbedtls_cipher_setkey k1", "mbedtls_cipher_set_iv i1", "mbedtls_cipher_crypt i1",
    "mbedtls_cipher_auth_encrypt i1", "mbedtls_cipher_auth_encrypt_ext i1", "mbedtls_cipher_cmac_starts k1",
    "mbedtls_cipher_cmac_finish m1", "mbedtls_cipher_cmac k1 m5", "mbedtls_aes_cmac_prf_128 k0 m4", "mbedtls_md h3",
    "mbedtls_md_finish h1", "mbedtls_md_hmac k1 m5", "mbedtls_md_hmac_starts k1", "mbedtls_md_hmac_finish m1",
    "mbedtls_md5 h2", "mbedtls_sha1 h2", "mbedtls_sha256 h2", "mbedtls_sha256_ret h2", "mbedtls_sha256_finish h1",
    "mbedtls_sha256_finish_ret h1", "mbedtls_sha512 h2", "mbedtls_sha512_ret h2", "mbedtls_sha512_finish h1",
    "mbedtls_sha512_finish_ret h1", "mbedtls_hkdf k3 d7", "mbedtls_hkdf_extract k3 d5", "mbedtls_hkdf_expand k1 d5",
    "mbedtls_pkcs5_pbkdf2_hmac k1 d7", "mbedtls_pkcs5_pbkdf2_hmac_ext k1 d7", "mbedtls_ecdh_calc_secret d2",
    "mbedtls_dhm_calc_secret d1", "mbedtls_ecjpake_derive_secret d1", "mbedtls_ecp_write_key d1",
    "mbedtls_nist_kw_setkey k2",
    // PSA
    "psa_import_key k1", "psa_export_key d1", "psa_raw_key_agreement d4", "psa_key_derivation_input_bytes k2",
    "psa_key_derivation_output_bytes d1", "psa_cipher_set_iv i1", "psa_aead_set_nonce i1", "psa_aead_encrypt i2",
    "psa_mac_compute m4", "psa_mac_sign_finish m1", "psa_hash_compute h3", "psa_hash_finish h1",
    // wolfCrypt
    "wc_AesSetKey k1 i3 f4", "wc_AesSetKeyDirect k1 i3 f4", "wc_AesSetIV i1", "wc_AesGcmSetKey k1",
    "wc_AesGcmEncrypt i4",
    "wc_AesGcmEncrypt_ex i4", "wc_AesCcmSetKey k1", "wc_AesCcmEncrypt i4", "wc_Des3_SetKey k1 i2 f3",
    "wc_ChaCha20Poly1305_Encrypt k0 i1", "wc_Chacha_SetKey k1", "wc_Chacha_SetIV i1", "wc_HmacSetKey k2",
    "wc_HmacFinal m1",
    "wc_Md5Final h1", "wc_ShaFinal h1", "wc_Sha256Final h1", "wc_Sha256Hash h2", "wc_Sha384Final h1",
    "wc_Sha512Final h1",
    "wc_Sha512Hash h2", "wc_InitCmac k1", "wc_CmacFinal m1", "wc_AesCmacGenerate m0 k4", "wc_HKDF k1 d7",
    "wc_PBKDF2 d0 k1",
    "wc_scrypt d0 k1", "wc_ecc_shared_secret d2", "wc_curve25519_shared_secret d2", "wc_DhAgree d1",
    "wc_ecc_export_private_only d1",
    // OpenSSL
    "AES_set_encrypt_key k0", "AES_set_decrypt_key k0", "AES_cbc_encrypt i4 e5", "AES_cfb128_encrypt i4 e6",
    "EVP_EncryptInit k2 i3", "EVP_EncryptInit_ex k3 i4", "EVP_EncryptInit_ex2 k2 i3", "EVP_CipherInit_ex k3 i4 e5",
    "EVP_DecryptInit_ex k3", "HMAC k1 m5", "HMAC_Init_ex k1", "HMAC_Final m1", "SHA256 h2", "SHA256_Final h0",
    "SHA512 h2",
    "EVP_DigestFinal_ex h1", "PKCS5_PBKDF2_HMAC k0 d7", "ECDH_compute_key d0", "EVP_PKEY_derive d1",
    // TinyCrypt, micro-ecc, tiny-AES, libsodium
    "tc_aes128_set_encrypt_key k1", "tc_aes128_set_decrypt_key k1", "tc_hmac_set_key k1", "tc_hmac_final m0",
    "tc_cmac_setup k1",
    "tc_cmac_final m0", "tc_sha256_final h0", "tc_cbc_mode_encrypt i4", "tc_ctr_mode i4", "uECC_shared_secret d2",
    "AES_init_ctx k1", "AES_init_ctx_iv k1 i2", "AES_ctx_set_iv i1", "crypto_secretbox_easy i3 k4", "crypto_auth m0 k3",
    "crypto_generichash m0", "crypto_scalarmult d0",
  ]
}
