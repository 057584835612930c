internal import Build
internal import Machine
internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  /// The row of a libclang type; made on first sight.
  func type(_ type: CXType) -> ID<TypeRecord> {
    guard let key = type.data.0 else { return invalidType }
    if let known = typeIDs[key] { return known }
    let canonical = clang.getCanonicalType(type)
    guard let canonicalKey = canonical.data.0 else { return invalidType }
    if canonicalKey != key {
      let base = self.type(canonical)
      var record = parts.types[base]
      record.spelling = spelling(type)
      record.canonical = base
      if type.kind != CXType_FunctionProto, let sugared = sugaredBase(type) { record.base = sugared }
      let id = parts.types.add(record)
      typeIDs[key] = id
      return id
    }
    return addCanonical(type, key: key)
  }

  /// The element or pointee with its typedef names, where the sugar is not hidden behind a typedef of its own.
  private func sugaredBase(_ type: CXType) -> ID<TypeRecord>? {
    switch type.kind {
    case CXType_Pointer: self.type(clang.getPointeeType(type))
    case CXType_ConstantArray, CXType_IncompleteArray, CXType_VariableArray: self.type(clang.getArrayElementType(type))
    default: nil
    }
  }

  private func addCanonical(_ type: CXType, key: UnsafeMutableRawPointer) -> ID<TypeRecord> {
    var value = type
    var qualifiers: Qualifiers = []
    if type.kind == CXType_Atomic {
      qualifiers.insert(.atomic)
      value = clang.getCanonicalType(clang.Type_getValueType(type))
    }
    for source in [type, value] {
      if clang.isConstQualifiedType(source) != 0 { qualifiers.insert(.const) }
      if clang.isVolatileQualifiedType(source) != 0 { qualifiers.insert(.volatile) }
      if clang.isRestrictQualifiedType(source) != 0 { qualifiers.insert(.restrict) }
    }
    // libclang crashes on the size of placeholder types, such as that of a builtin function's name.
    let hasLayout = ![CXType_Invalid, CXType_Unexposed, CXType_Overload, CXType_Dependent].contains { $0 == value.kind }
    let size = hasLayout ? clang.Type_getSizeOf(value) : -1
    let alignment = hasLayout ? clang.Type_getAlignOf(value) : -1
    let isFunction = value.kind == CXType_FunctionProto || value.kind == CXType_FunctionNoProto
    let name = spelling(type)
    let record = TypeRecord(
      kind: name == "<dependent type>" ? .invalid : kind(of: value, size: Int(size)), qualifiers: qualifiers,
      size: size < 0 || isFunction ? nil : Int(size), alignment: alignment < 0 || isFunction ? nil : Int(alignment),
      spelling: name, canonical: ID(parts.types.count))
    let id = parts.types.add(record)
    typeIDs[key] = id
    complete(id, value)
    return id
  }

  private func complete(_ id: ID<TypeRecord>, _ type: CXType) {
    switch type.kind {
    case CXType_Pointer: parts.types[id].base = self.type(clang.getPointeeType(type))
    case CXType_ConstantArray, CXType_IncompleteArray, CXType_VariableArray:
      let element = self.type(clang.getArrayElementType(type))
      parts.types[id].base = element
      parts.types[id].qualifiers.formUnion(parts.types[element].qualifiers)
      if type.kind == CXType_ConstantArray { parts.types[id].count = Int(clang.getArraySize(type)) }
    case CXType_Complex: parts.types[id].base = self.type(clang.getElementType(type))
    case CXType_Vector, CXType_ExtVector:
      parts.types[id].base = self.type(clang.getElementType(type))
      parts.types[id].count = Int(clang.getNumElements(type))
    case CXType_FunctionProto, CXType_FunctionNoProto:
      parts.types[id].base = self.type(clang.getResultType(type))
      let count = max(0, clang.getNumArgTypes(type))
      parts.types[id].parameters = (0..<count).map { self.type(clang.getArgType(type, UInt32($0))) }
      parts.types[id].isVariadic = clang.isFunctionTypeVariadic(type) != 0
      parts.types[id].hasPrototype = type.kind == CXType_FunctionProto
    case CXType_Record, CXType_Enum:
      parts.types[id].declaration = declaration(clang.getTypeDeclaration(type))
    default: break
    }
  }

  private func kind(of type: CXType, size: Int) -> TypeKind {
    func integer(_ isSigned: Bool, character: Bool = false) -> TypeKind {
      .integer(bits: max(8, size * 8), isSigned: isSigned, isCharacter: character)
    }
    switch type.kind {
    case CXType_Void: return .void
    case CXType_Bool: return .bool
    case CXType_Char_U, CXType_UChar: return integer(false, character: true)
    case CXType_Char_S, CXType_SChar: return integer(true, character: true)
    case CXType_UShort, CXType_UInt, CXType_ULong, CXType_ULongLong, CXType_UInt128, CXType_Char16, CXType_Char32:
      return integer(false)
    case CXType_Short, CXType_Int, CXType_Long, CXType_LongLong, CXType_Int128: return integer(true)
    case CXType_WChar: return integer(unit.target.dataModel.wideCharBits > 16)
    case CXType_Half, CXType_Float16: return .floating(.half)
    case CXType_BFloat16: return .floating(.brain)
    case CXType_Float: return .floating(.single)
    case CXType_Double: return .floating(size == 4 ? .single : .double)
    case CXType_LongDouble: return .floating(longDouble(size: size))
    case CXType_Float128: return .floating(.quadruple)
    case CXType_Ibm128: return .floating(.doubleDouble)
    case CXType_Complex: return .complex
    case CXType_Pointer, CXType_BlockPointer, CXType_NullPtr: return .pointer
    case CXType_ConstantArray: return .array
    case CXType_IncompleteArray: return .incompleteArray
    case CXType_VariableArray: return .variableArray
    case CXType_FunctionProto, CXType_FunctionNoProto: return .function
    case CXType_Vector, CXType_ExtVector: return .vector
    case CXType_Record:
      return .record(isUnion: clang.getCursorKind(clang.getTypeDeclaration(type)) == CXCursor_UnionDecl)
    case CXType_Enum:
      let underlying = clang.getCanonicalType(clang.getEnumDeclIntegerType(clang.getTypeDeclaration(type)))
      let unsigned = [CXType_UInt, CXType_UChar, CXType_UShort, CXType_ULong, CXType_ULongLong, CXType_Char_U]
      return .enumeration(bits: max(8, size * 8), isSigned: !unsigned.contains { $0 == underlying.kind })
    case CXType_Dependent, CXType_Invalid: return .invalid
    default: return .other
    }
  }

  /// The format of `long double`, which ABIs choose.
  private func longDouble(size: Int) -> FloatingFormat {
    if size <= 4 { return .single }
    if size == 8 { return .double }
    if unit.arguments.contains("-mlong-double-128") { return .quadruple }
    let triple = unit.target.clangTriple
    if ["x86", "i3", "i4", "i5", "i6", "m68k"].contains(where: triple.hasPrefix) { return .extended }
    return triple.hasPrefix("powerpc") || triple.hasPrefix("ppc") ? .doubleDouble : .quadruple
  }

  private func spelling(_ type: CXType) -> String { text(clang.getTypeSpelling(type)) }
}
