/* colwidth.h - where a table's columns stand: as the flow states it, as the theme places so many
 * columns, spread evenly, or measured, whichever comes first and leaves every figure whole. */
#ifndef HFB_LAYOUT_COLWIDTH_H
#define HFB_LAYOUT_COLWIDTH_H

#include "layout/theme.h"

struct column_need { /* of the cells in one column */
    sp_t hard;       /* with less a figure or a word is broken */
    sp_t natural;    /* of all cells on one line each */
    sp_t figure;     /* natural width of all but the heads: a head may take two lines */
    bool figures;    /* every cell begins with a digit, sign or currency */
    bool chart;      /* it has one: that begins at the left */
};

struct column_place { /* from the table's left */
    sp_t left, right;
    enum align align;
};

/* False: even with the least space between columns one is narrower than its hard width; what comes
 * out divides the width as well as it can be. */
bool colwidth(const struct table *t, const struct table_style *style, sp_t width,
              const struct column_need *need, struct column_place *out, size_t n);

#endif
