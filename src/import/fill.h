/* fill.h - a row, in whatever shape its table has it, gets its amounts: every cell into its part,
 * or left out with its line and the reason. */
#ifndef HFB_IMPORT_FILL_H
#define HFB_IMPORT_FILL_H

#include "import/cell.h"

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

/* The row into the draft. */
void row_keep(struct draft *d, struct row *r);

#endif
