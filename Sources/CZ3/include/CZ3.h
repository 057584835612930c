// The part of Z3's C API that is used, as a table of functions that is filled at run time: neither Z3's headers nor
// the library are needed to build the program or to start it, and what does not ask Z3 does not wait for its loading.
//
// The declarations agree with z3_api.h of 4.8.12 to 4.13.
#ifndef KENSHIN_CZ3_H
#define KENSHIN_CZ3_H

#include <stdbool.h>
#include <stdint.h>

typedef struct _Z3_config *Z3_config;
typedef struct _Z3_context *Z3_context;
typedef struct _Z3_symbol *Z3_symbol;
typedef struct _Z3_ast *Z3_ast;
typedef struct _Z3_sort *Z3_sort;
typedef struct _Z3_func_decl *Z3_func_decl;
typedef struct _Z3_params *Z3_params;
typedef struct _Z3_solver *Z3_solver;
typedef struct _Z3_model *Z3_model;
typedef struct _Z3_stats *Z3_stats;
typedef int Z3_lbool;
typedef int Z3_error_code;
typedef void (*Z3_error_handler)(Z3_context, Z3_error_code);

#define CZ3_UNARY(X, name) X(Z3_ast, name, (Z3_context, Z3_ast))
#define CZ3_BINARY(X, name) X(Z3_ast, name, (Z3_context, Z3_ast, Z3_ast))

// Result, name without `Z3_`, parameters.
#define CZ3_FUNCTIONS(X) \
  X(Z3_config, mk_config, (void)) \
  X(void, del_config, (Z3_config)) \
  X(Z3_context, mk_context, (Z3_config)) \
  X(void, del_context, (Z3_context)) \
  X(void, set_error_handler, (Z3_context, Z3_error_handler)) \
  X(Z3_error_code, get_error_code, (Z3_context)) \
  X(Z3_symbol, mk_int_symbol, (Z3_context, int)) \
  X(Z3_symbol, mk_string_symbol, (Z3_context, const char *)) \
  X(Z3_sort, mk_bool_sort, (Z3_context)) \
  X(Z3_sort, mk_bv_sort, (Z3_context, unsigned)) \
  X(Z3_func_decl, mk_func_decl, (Z3_context, Z3_symbol, unsigned, const Z3_sort *, Z3_sort)) \
  X(Z3_ast, mk_app, (Z3_context, Z3_func_decl, unsigned, const Z3_ast *)) \
  X(Z3_ast, mk_unsigned_int64, (Z3_context, uint64_t, Z3_sort)) \
  X(Z3_ast, mk_true, (Z3_context)) \
  X(Z3_ast, mk_false, (Z3_context)) \
  X(Z3_ast, mk_and, (Z3_context, unsigned, const Z3_ast *)) \
  X(Z3_ast, mk_or, (Z3_context, unsigned, const Z3_ast *)) \
  X(Z3_ast, mk_ite, (Z3_context, Z3_ast, Z3_ast, Z3_ast)) \
  X(Z3_ast, mk_extract, (Z3_context, unsigned, unsigned, Z3_ast)) \
  X(Z3_ast, mk_sign_ext, (Z3_context, unsigned, Z3_ast)) \
  X(Z3_ast, mk_zero_ext, (Z3_context, unsigned, Z3_ast)) \
  X(Z3_ast, mk_bvmul_no_overflow, (Z3_context, Z3_ast, Z3_ast, bool)) \
  CZ3_UNARY(X, mk_not) CZ3_UNARY(X, mk_bvneg) CZ3_UNARY(X, mk_bvnot) \
  CZ3_BINARY(X, mk_eq) CZ3_BINARY(X, mk_xor) CZ3_BINARY(X, mk_concat) \
  CZ3_BINARY(X, mk_bvadd) CZ3_BINARY(X, mk_bvsub) CZ3_BINARY(X, mk_bvmul) \
  CZ3_BINARY(X, mk_bvudiv) CZ3_BINARY(X, mk_bvsdiv) CZ3_BINARY(X, mk_bvurem) CZ3_BINARY(X, mk_bvsrem) \
  CZ3_BINARY(X, mk_bvand) CZ3_BINARY(X, mk_bvor) CZ3_BINARY(X, mk_bvxor) \
  CZ3_BINARY(X, mk_bvshl) CZ3_BINARY(X, mk_bvlshr) CZ3_BINARY(X, mk_bvashr) \
  CZ3_BINARY(X, mk_bvult) CZ3_BINARY(X, mk_bvule) CZ3_BINARY(X, mk_bvslt) CZ3_BINARY(X, mk_bvsle) \
  X(Z3_params, mk_params, (Z3_context)) \
  X(void, params_inc_ref, (Z3_context, Z3_params)) \
  X(void, params_dec_ref, (Z3_context, Z3_params)) \
  X(void, params_set_bool, (Z3_context, Z3_params, Z3_symbol, bool)) \
  X(void, params_set_uint, (Z3_context, Z3_params, Z3_symbol, unsigned)) \
  X(Z3_solver, mk_simple_solver, (Z3_context)) \
  X(Z3_solver, mk_solver_for_logic, (Z3_context, Z3_symbol)) \
  X(void, solver_inc_ref, (Z3_context, Z3_solver)) \
  X(void, solver_dec_ref, (Z3_context, Z3_solver)) \
  X(void, solver_set_params, (Z3_context, Z3_solver, Z3_params)) \
  X(void, solver_push, (Z3_context, Z3_solver)) \
  X(void, solver_pop, (Z3_context, Z3_solver, unsigned)) \
  X(void, solver_assert, (Z3_context, Z3_solver, Z3_ast)) \
  X(Z3_lbool, solver_check, (Z3_context, Z3_solver)) \
  X(Z3_model, solver_get_model, (Z3_context, Z3_solver)) \
  X(Z3_stats, solver_get_statistics, (Z3_context, Z3_solver)) \
  X(void, stats_inc_ref, (Z3_context, Z3_stats)) \
  X(void, stats_dec_ref, (Z3_context, Z3_stats)) \
  X(unsigned, stats_size, (Z3_context, Z3_stats)) \
  X(const char *, stats_get_key, (Z3_context, Z3_stats, unsigned)) \
  X(unsigned, stats_get_uint_value, (Z3_context, Z3_stats, unsigned)) \
  X(void, model_inc_ref, (Z3_context, Z3_model)) \
  X(void, model_dec_ref, (Z3_context, Z3_model)) \
  X(Z3_ast, model_get_const_interp, (Z3_context, Z3_model, Z3_func_decl)) \
  X(bool, get_numeral_uint64, (Z3_context, Z3_ast, uint64_t *)) \
  X(Z3_lbool, get_bool_value, (Z3_context, Z3_ast))

/// The functions of Z3; all are present.
typedef struct CZ3Functions {
#define CZ3_FIELD(result, name, parameters) result(*name) parameters;
  CZ3_FUNCTIONS(CZ3_FIELD)
#undef CZ3_FIELD
} CZ3Functions;

/// Opens the first Z3 that is found and has all functions: the named one (nothing else is tried then) or, where `named`
/// is null, that of the loader's own search, of the folders of Debian's and Ubuntu's architectures, of Homebrew.
///
/// Answers zero, or -1 where there is none. The library stays open for the life of the process.
int cz3_load(const char *named, CZ3Functions *functions);

/// A context whose errors are left to be asked for; Z3 itself would end the process.
Z3_context cz3_context(const CZ3Functions *functions, Z3_config config);

#endif
