/* source.h - what charts are drawn from: finished figures, the one formatter, and what may be
 * shown. hfbrief.c makes one per private document; an employer's document has none. Borrowed, all
 * of it, for as long as the charts are drawn.
 */
#ifndef HFB_CHART_SOURCE_H
#define HFB_CHART_SOURCE_H

#include "chart/chart.h"
#include "comp/figures.h"
#include "draw/marks.h"
#include "say/present.h"

struct chart_row { /* range penetration of the annual total */
    const char *name;
    struct share offer, ask, floor;
};

struct chart_source {
    const struct figures *figures; /* the brief's; NULL in a cohort */
    const size_t *shown; /* places in figures->competing, as they are shown; NULL: as they stand */
    const struct present *present; /* its `words` give names and alt texts */
    const struct palette *palette; /* palette_colour or palette_mono */
    bool floor;                    /* false (--floor omit, none named): no floor, no smallest yes */
    bool ladder;                   /* false: --floor omit */
    const struct chart_row *rows;  /* cohort: one for each row, in the order of the page */
    size_t rows_n;
};

#endif
