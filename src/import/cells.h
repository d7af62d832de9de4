/* cells.h - one cell of the band table becomes base, equity, bonus or total of a row; what cannot
 * be read in one way only goes to the list of what was left out, with its line. */
#ifndef HFB_IMPORT_CELLS_H
#define HFB_IMPORT_CELLS_H

#include "import/places.h"

enum column {
    COLUMN_OTHER,
    COLUMN_NAME,
    COLUMN_BASE,
    COLUMN_EQUITY,
    COLUMN_BONUS,
    COLUMN_TOTAL,
    COLUMN_MIXED
};

/* What a heading ("Stock (RSU/4yr)") says its column, or row, holds. */
enum column column_of(const char *heading);

/* Reads `cell` (the source's text) of a column headed `heading` into the row. */
void cell_read(struct draft *d, struct row *row, const struct place_name *place, enum column what,
               const char *heading, const char *cell, int line);

/* "Varies by location (60–100% of NYC)": whether the cell is a factor, and of what it says. */
bool cell_is_factor(const char *cell, const char **of);

/* Whether there is an amount of money in the cell. */
bool cell_has_money(const char *cell);

#endif
