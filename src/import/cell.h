/* cell.h - one cell of a table of bands, read by a grammar, whole or not at all:
 *
 *   cell  = range [gloss …] [known words]     "£148K–£208K / $187K–$263K", "$140K–$260K
 * ($35K–$65K/yr)" pair  = a / b – c / d                     two ranges, end by end: "£148K / $187K
 * – £208K / $263K" range = amount [dash amount], of money, per cent or papers, a year's, a month's
 * or a grant's
 *
 * A gloss says the same once more: in another currency at one ratio, as a year's, in per cent. A
 * word that isn't known makes the cell unread; no amount of it is ever used then.
 */
#ifndef HFB_IMPORT_CELL_H
#define HFB_IMPORT_CELL_H

#include "import/draft.h"

enum cell_kind {
    CELL_EMPTY,   /* nothing, or a dash */
    CELL_WORDS,   /* words without a number */
    CELL_MONEY,   /* main, and other where it is there */
    CELL_PERCENT, /* main, in 1/100 of a per cent */
    CELL_COUNT,   /* a number of papers */
    CELL_NONE,    /* there is none */
    CELL_OPEN,    /* discretionary, variable, up to */
    CELL_FACTOR,  /* main, in 1/100 of a per cent, of another row: of */
    CELL_SAME,    /* as the other row */
    CELL_UNREAD   /* why says what is in the way */
};

struct reading {
    money min, max;
    bool open;
    const char *sign; /* a currency's code, or a sign that several share; NULL: none */
    enum amount_period period;
    int years; /* of a grant; 0: not stated */
};

struct cell {
    enum cell_kind kind;
    const char *text, *why, *of;
    struct reading main, other;
    bool has_other;
    bool equivalent; /* says that it stands for amounts in another currency */
};

struct cell cell_read(struct draft *d, const char *text);

#endif
