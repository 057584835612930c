// The C API of libclang as a table of functions that is filled at run time, so that the program starts without
// libclang and can say what to install.
#ifndef KENSHIN_CCLANG_H
#define KENSHIN_CCLANG_H

#include <clang-c/Index.h>

#define CCLANG_FUNCTIONS(X) \
  X(createIndex) X(disposeIndex) X(parseTranslationUnit2) X(disposeTranslationUnit) \
  X(getTranslationUnitCursor) X(getNumDiagnostics) X(getDiagnostic) X(disposeDiagnostic) X(getDiagnosticSeverity) \
  X(getDiagnosticLocation) X(getDiagnosticSpelling) X(getCString) X(disposeString) X(getClangVersion) \
  X(visitChildren) X(getCursorKind) X(getCursorType) X(getCursorSpelling) X(getCursorUSR) X(getCursorLocation) \
  X(getCursorExtent) X(getCursorReferenced) X(getCursorDefinition) X(getCanonicalCursor) \
  X(getCursorSemanticParent) X(getCursorLinkage) X(isCursorDefinition) X(isInvalid) X(isExpression) X(isStatement) \
  X(isDeclaration) X(isAttribute) X(isReference) X(Cursor_isNull) X(Cursor_getStorageClass) \
  X(Cursor_isFunctionInlined) X(Cursor_isVariadic) X(Cursor_getVarDeclInitializer) \
  X(Cursor_hasVarDeclGlobalStorage) X(Cursor_isAnonymous) X(Cursor_isBitField) X(getFieldDeclBitWidth) \
  X(Cursor_getOffsetOfField) X(getEnumConstantDeclValue) X(getEnumDeclIntegerType) X(getTypedefDeclUnderlyingType) \
  X(Cursor_Evaluate) X(EvalResult_getKind) X(EvalResult_getAsLongLong) X(EvalResult_isUnsignedInt) \
  X(EvalResult_getAsUnsigned) X(EvalResult_getAsDouble) X(EvalResult_dispose) \
  X(getCursorBinaryOperatorKind) X(getCursorUnaryOperatorKind) \
  X(getCursorPrettyPrinted) X(getCursorPrintingPolicy) X(PrintingPolicy_setProperty) X(PrintingPolicy_dispose) \
  X(getTypeSpelling) X(getCanonicalType) X(isConstQualifiedType) X(isVolatileQualifiedType) \
  X(isRestrictQualifiedType) X(getPointeeType) X(getTypeDeclaration) X(getResultType) X(getNumArgTypes) \
  X(getArgType) X(isFunctionTypeVariadic) X(getElementType) X(getArrayElementType) X(getArraySize) \
  X(Type_getSizeOf) X(Type_getAlignOf) X(Type_getValueType) X(getUnqualifiedType) \
  X(getExpansionLocation) X(getSpellingLocation) X(getFileName) X(getFile) X(File_isEqual) X(getFileContents) \
  X(getRangeStart) X(getRangeEnd) X(Location_isInSystemHeader) X(Cursor_isMacroFunctionLike) X(getInclusions) \
  X(getIncludedFile) X(getNullLocation) X(File_tryGetRealPathName) \
  X(Cursor_getNumArguments) X(Cursor_getArgument) X(Type_visitFields) X(getNumElements) X(getFileLocation)

/// The functions of libclang; an entry that the loaded library lacks is null.
typedef struct CClangFunctions {
#define CCLANG_FIELD(name) __typeof__(&clang_##name) name;
  CCLANG_FUNCTIONS(CCLANG_FIELD)
#undef CCLANG_FIELD
} CClangFunctions;

/// Opens the library at `path` and fills `functions`; answers zero, or -1 with the reason copied to `reason`.
/// The library stays open for the life of the process.
int cclang_load(const char *path, CClangFunctions *functions, char *reason, unsigned long capacity);

#endif
