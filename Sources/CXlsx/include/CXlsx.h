// The part of libxlsxwriter's C API that is used, as a table of functions that is filled at run time: neither its
// headers nor the library are needed to build the program or to start it.
//
// The declarations agree with xlsxwriter.h of 1.1.4 to 1.2.
#ifndef KENSHIN_CXLSX_H
#define KENSHIN_CXLSX_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

typedef struct lxw_workbook lxw_workbook;
typedef struct lxw_worksheet lxw_worksheet;
typedef struct lxw_format lxw_format;

typedef struct {
  const char *title;
  const char *subject;
  const char *author;
  const char *manager;
  const char *company;
  const char *category;
  const char *keywords;
  const char *comments;
  const char *status;
  const char *hyperlink_base;
  time_t created;
} lxw_doc_properties;

// Result, name, parameters.
#define CXLSX_FUNCTIONS(X) \
  X(lxw_workbook *, workbook_new, (const char *)) \
  X(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *, const char *)) \
  X(lxw_format *, workbook_add_format, (lxw_workbook *)) \
  X(int, workbook_set_properties, (lxw_workbook *, lxw_doc_properties *)) \
  X(int, workbook_close, (lxw_workbook *)) \
  X(void, format_set_font_name, (lxw_format *, const char *)) \
  X(void, format_set_font_size, (lxw_format *, double)) \
  X(void, format_set_font_color, (lxw_format *, uint32_t)) \
  X(void, format_set_bold, (lxw_format *)) \
  X(void, format_set_bg_color, (lxw_format *, uint32_t)) \
  X(void, format_set_border, (lxw_format *, uint8_t)) \
  X(void, format_set_text_wrap, (lxw_format *)) \
  X(void, format_set_align, (lxw_format *, uint8_t)) \
  X(int, worksheet_write_string, (lxw_worksheet *, uint32_t, uint16_t, const char *, lxw_format *)) \
  X(int, worksheet_write_number, (lxw_worksheet *, uint32_t, uint16_t, double, lxw_format *)) \
  X(int, worksheet_write_blank, (lxw_worksheet *, uint32_t, uint16_t, lxw_format *)) \
  X(int, worksheet_merge_range, \
    (lxw_worksheet *, uint32_t, uint16_t, uint32_t, uint16_t, const char *, lxw_format *)) \
  X(int, worksheet_set_column, (lxw_worksheet *, uint16_t, uint16_t, double, lxw_format *)) \
  X(int, worksheet_set_row, (lxw_worksheet *, uint32_t, double, lxw_format *)) \
  X(int, worksheet_autofilter, (lxw_worksheet *, uint32_t, uint16_t, uint32_t, uint16_t)) \
  X(void, worksheet_freeze_panes, (lxw_worksheet *, uint32_t, uint16_t)) \
  X(void, worksheet_set_landscape, (lxw_worksheet *)) \
  X(void, worksheet_set_portrait, (lxw_worksheet *)) \
  X(void, worksheet_set_paper, (lxw_worksheet *, uint8_t)) \
  X(void, worksheet_fit_to_pages, (lxw_worksheet *, uint16_t, uint16_t)) \
  X(int, worksheet_repeat_rows, (lxw_worksheet *, uint32_t, uint32_t)) \
  X(int, worksheet_repeat_columns, (lxw_worksheet *, uint16_t, uint16_t)) \
  X(int, worksheet_set_header, (lxw_worksheet *, const char *)) \
  X(int, worksheet_set_footer, (lxw_worksheet *, const char *)) \
  X(void, worksheet_set_margins, (lxw_worksheet *, double, double, double, double)) \
  X(void, worksheet_gridlines, (lxw_worksheet *, uint8_t))

struct CXlsx {
#define CXLSX_MEMBER(result, name, parameters) result(*name) parameters;
  CXLSX_FUNCTIONS(CXLSX_MEMBER)
#undef CXLSX_MEMBER
};

/// Fills the table from the first library that can be loaded: the one at `path`, or the system's where it is null.
/// False where none has all functions.
bool cxlsx_load(struct CXlsx *table, const char *path);

#endif
