/* places.h - what a row's name says: its plain name without flag and stress, the currency that a
 * heading's code or the place's country gives, and whether it prints on US paper. */
#ifndef HFB_IMPORT_PLACES_H
#define HFB_IMPORT_PLACES_H

#include "import/draft.h"

struct place_name {
    const char *name;     /* "San Francisco", "McLean VA (HQ)" without flag and code */
    const char *currency; /* from "(AUD)"; NULL: not stated */
    const char *second;   /* of "(GBP/USD)" */
};

struct place_name place_read(struct draft *d, const char *cell);

/* The currency of the country that the name names, "CAD" of "Toronto"; NULL: unknown here. */
const char *place_currency(const char *name);

/* A sign that several currencies share, settled by heading or place; NULL: it cannot be. */
const char *place_settle(const char *sign, const struct place_name *place);

/* Whether words of a text name this row: its name, the part before a comma or bracket, "NYC". */
const char *place_in(const char *text, const char *row_name);

/* The ids of the rows that a text names, and of rows relative to them, divided by spaces; NULL: it
 * names none, or all. */
const char *places_named(struct draft *d, const char *text);

#endif
