internal import RuleKit

struct ExchangedBranches: Message {
  let function: String
  let zero: Bool
  var en: String {
    "`\(function)` returns \(zero ? "zero" : "not zero") on success, but this test treats success as failure"
  }
  var ja: String { "`\(function)` は成功時に\(zero ? "ゼロ" : "ゼロ以外")を返すが、この検査は成功を失敗として扱っている" }
}

struct MisreadComparison: Message {
  let function: String
  let holder: String
  var en: String { "`\(function)` returns zero for equal operands, so `\(holder)` says the opposite" }
  var ja: String { "`\(function)` は等しいとき 0 を返すため、`\(holder)` の意味が逆になる" }
}

struct OnlySignCounts: Message {
  let function: String
  let constant: Int
  var en: String { "`\(function)` promises only the sign of its result; comparing it with `\(constant)` fails" }
  var ja: String { "`\(function)` が保証するのは戻り値の符号だけであり、`\(constant)` との比較は成り立たない" }
}

struct NeverNegative: Message {
  let function: String
  var en: String { "`\(function)` returns a positive error number, so this test never sees a failure" }
  var ja: String { "`\(function)` は失敗時に正のエラー番号を返すため、この検査では失敗を検出できない" }
}

struct NeverPositive: Message {
  let function: String
  var en: String { "`\(function)` returns zero or a negative error code, so this test is never true" }
  var ja: String { "`\(function)` はゼロか負のエラーコードを返すため、この条件は成立しない" }
}

struct NeverOne: Message {
  let function: String
  let sign: Bool
  var en: String {
    "`\(function)` returns zero on success\(sign ? " and a negative error code on failure" : ""), not one"
  }
  var ja: String { "`\(function)` は成功時に 0 を返し\(sign ? "、失敗時は負のエラーコードを返す" : "")、1 は返さない" }
}

struct NegativeIsFailure: Message {
  let function: String
  var en: String {
    "`\(function)` returns one on success and zero or less on failure; this test takes a negative number for success"
  }
  var ja: String { "`\(function)` は成功時に 1、失敗時に 0 または負の値を返すが、この検査は負の値を成功とみなす" }
}

struct DescriptorIsNoTruth: Message {
  let function: String
  var en: String { "`\(function)` returns -1 on failure, and zero is a valid descriptor; compare with `-1` or `< 0`" }
  var ja: String { "`\(function)` は失敗時に -1 を返し、0 は有効な記述子である。`-1` または `< 0` と比較すること" }
}

struct FailureIsMissed: Message {
  let function: String
  let convention: Convention

  var en: String { "`\(function)` returns \(result.en); this test does not tell the two apart" }
  var ja: String { "`\(function)` は\(result.ja)を返すため、この検査では成功と失敗を区別できない" }

  private var result: (en: String, ja: String) {
    switch convention {
    case .pointer: ("a pointer, and null on failure", "ポインタ (失敗時はヌル) ")
    case .mapping: ("a pointer, and `MAP_FAILED`, which is not null, on failure", "ポインタ (失敗時はヌルではなく `MAP_FAILED`) ")
    case .endOfFile: ("a number that is not negative, and `EOF` on failure", "負でない値 (失敗時は `EOF`) ")
    case .characters: ("the number of characters, and a negative number on failure", "文字数 (失敗時は負の値) ")
    case .matches:
      (
        "the number of converted items, fewer where one does not match, and `EOF` at the end",
        "変換した項目数 (一致しなければ少ない数、終端では `EOF`) "
      )
    case .items: ("the number of complete items, fewer on failure and never negative", "処理した項目数 (失敗時は少ない数であり、負にはならない) ")
    default: ("the number of bytes, and -1 on failure", "バイト数 (失敗時は -1) ")
    }
  }
}
