/* csv.h - a table as comma-separated values (RFC 4180) that no spreadsheet takes for formulas. */
#ifndef HFB_BASE_CSV_H
#define HFB_BASE_CSV_H

#include "base/buf.h"

/* A cell, with what follows it: ',', or '\n' for the line's end. In quotes where it needs them; a
 * text that would begin a formula begins with an apostrophe. NULL: an empty one. */
void csv_cell(struct buf *out, const char *text, char after);

#endif
