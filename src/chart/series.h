/* series.h - the packages that a chart compares: offer, ask, floor, competing offers, each with
 * its name and its mark; and the layers that a package is stacked from. */
#ifndef HFB_CHART_SERIES_H
#define HFB_CHART_SERIES_H

#include "chart/pen.h"

enum who { WHO_OFFER, WHO_ASK, WHO_FLOOR, WHO_COMPETING };
enum part { PART_BASE, PART_EQUITY, PART_ANNUAL };

#define COMPETING_SHOWN 4
#define SERIES_MAX (3 + COMPETING_SHOWN)

struct series {
    enum who who;
    const char *mark; /* of draw/marks.h */
    int number;       /* of a competing offer among several, from 1; else 0 */
    const char *name; /* "Offer", "Ask", "Floor", "Google" */
    const struct package_fig *package;
    const struct position *position;
    struct fig comparable; /* a year of what the band is made of */
    const struct competing_fig *competing;
};

/* Offer, ask, floor (if it may be shown and `floor` is asked for), then up to four competing
 * offers. Returns how many. */
size_t series_list(const struct chart_source *s, bool floor, struct series out[SERIES_MAX]);

/* The number of a competing offer as it is shown among several, from 1; 0: alone, or not among
 * those that have one. */
int competing_number(const struct chart_source *s, const struct competing_fig *c);
/* Among several (number 1 to 4) with its number inside; 0: alone. */
const char *competing_mark(int number);

/* What stands against the band: of the year only the parts that have one (contract 2.4). */
money series_part(const struct series *s, enum part part);
const struct position_part *series_position(const struct series *s, enum part part);
const struct band_fig *band_part(const struct bands *b, enum part part);

/* The layers of a bar, from the axis outwards: the more solid, the more certain. */
#define LAYERS_MAX 6
struct layer {
    const char *fill; /* of draw/marks.h */
    const char *name; /* key in the catalogue: "chart.layer.salary" */
    money value;
};
/* One year's pay. Layers of nothing are left out. */
size_t layers_of_year(const struct package_fig *p, int year, struct layer out[LAYERS_MAX]);
/* The four years' total by how sure it is. */
size_t layers_of_certainty(const struct package_fig *p, struct layer out[LAYERS_MAX]);
/* The horizon's cash: all but equity. */
size_t layers_of_cash(const struct package_fig *p, struct layer out[LAYERS_MAX]);
/* "liquid", or "pre-ipo" for options, pre-IPO shares and what nobody has named. */
const char *fill_of_equity(enum equity_kind kind);

#endif
