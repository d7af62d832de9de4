/* table.h - the tables of bands: regions, levels, or both down the side; components down the side;
 * levels against regions. A table is settled as one: whose dollars they are, and whether equity is
 * a grant or a year's, by the reading under which most rows' totals add up. Only a place or a level
 * becomes a row.
 */
#ifndef HFB_IMPORT_TABLE_H
#define HFB_IMPORT_TABLE_H

#include "import/cell.h"
#include "import/markdown.h"

/* Reads it into the draft; what can't be a row or a part of one is left out with its reason.
 * `around` is the text before and after it. False: the table is none of bands. */
bool table_read(struct draft *d, const struct block *table, const char *around);

/* After all tables: rows relative to another find it, or are left out; the title's level is the
 * one that is meant where a text names none. */
void table_settle(struct draft *d);

/* ---- a row, in whatever shape its table has it (fill.c) -------------------------------------- */

#define ENTRIES_MAX 12

enum column {
    COLUMN_OTHER,
    COLUMN_NAME,
    COLUMN_BASE,
    COLUMN_EQUITY,
    COLUMN_BONUS,
    COLUMN_SIGN_ON,
    COLUMN_TOTAL,
    COLUMN_FURTHER, /* carry, profit sharing */
    COLUMN_MIXED    /* "Stock/Bonus": which of the two isn't said */
};

struct entry {
    enum column what;
    const char *heading;
    struct cell cell;
    const char *in;            /* the currency of its amounts; NULL: it can't be settled */
    const struct reading *own; /* its range in the row's currency; NULL: none */
};

/* The years that a heading names: "Options (4yr)", "RSU/4yr", "over 4 years"; 0: none. */
int heading_years(const char *heading);

/* The row into the draft: every cell into its part, or left out with its line and the reason. */
void row_keep(struct draft *d, struct row *r);

#endif
