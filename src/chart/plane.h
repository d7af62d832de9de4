/* plane.h - inside the room: base against equity, what is on it and where. */
#ifndef HFB_CHART_PLANE_H
#define HFB_CHART_PLANE_H

#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/scene.h"
#include "chart/series.h"

#define ISO_MAX 10
#define TEXTS_MAX 40

/* A line of packages with the same four-year value. */
struct iso {
    double x1, y1, x2, y2; /* mm, from upper left to lower right, clipped to the plot */
    double value;
    const char *text; /* NULL: without a label */
    struct type type;
    struct color color;
    double pt;
    double dash[2]; /* on, off; 0: solid */
    double wish;    /* where along it the label would like to stand, 0 to 1 */
    size_t line;    /* in the scene */
    bool named;
};

struct plane_point {
    const struct series *series;
    double x, y;
    int off_x, off_y; /* beyond the plot's edge: −1, 1 */
};

struct plane_text { /* placed, to be drawn when everything beneath it is */
    struct spot spot;
    const char *text[2];
    struct type type;
    struct color color;
    enum pen_align align;
    bool ground;           /* knock out what it crosses */
    bool led;              /* by a thin line from its mark, */
    double x1, y1, x2, y2; /* which is here */
};

/* What bounds the packages that clear the floor; from a corner to the next. */
enum floor_side { SIDE_EXTENT, SIDE_BASE, SIDE_EQUITY, SIDE_TOTAL };
#define CORNERS_MAX 10
struct corner {
    double x, y;
    enum floor_side side; /* of what goes on to the next corner */
};

struct plane {
    struct chart *c;
    struct axis x, y; /* base, equity */
    double left, right, top, bottom;
    const char *title; /* of the upright axis, above the plot */
    double title_width;
    double band_left, band_right, band_top, band_bottom; /* mm */
    double slope; /* equity for one of base; 0: no such trade */
    bool has_floor;
    double floor_x, floor_y;          /* mm */
    struct corner white[CORNERS_MAX]; /* what clears the floor inside the band */
    size_t white_n;
    struct corner clears[CORNERS_MAX]; /* the same as far as its lines are drawn */
    size_t clears_n;
    bool has_arrow_x, has_arrow_y;
    double foot_x, foot_y;   /* where the leg that has a head begins, beside the offer */
    double arrow_x, arrow_y; /* of the smallest yes */
    struct series series[SERIES_MAX];
    struct plane_point points[SERIES_MAX];
    size_t points_n;
    struct iso isos[ISO_MAX];
    size_t isos_n;
    struct plane_text texts[TEXTS_MAX];
    size_t texts_n;
    const struct plane_point *keyed[SERIES_MAX]; /* what has no label near it: below the plane */
    size_t keyed_n;
    struct scene scene;
};

/* Domain, axes, points (planefit.c). */
void plane_fit(struct plane *p);
/* What clears the floor, as the figures say (planefloor.c). */
void plane_floor(struct plane *p);
bool plane_clears(const struct plane *p, double x, double y);
/* The next line of the floor from *at on that is long enough to be drawn; false: no more. */
bool plane_floor_line(const struct plane *p, size_t *at, struct corner *from, struct corner *to);
/* A round number of an axis, as this chart writes its amounts (planefit.c). */
const char *plane_number(const struct plane *p, double v);
/* The named lines and some round ones between (planefit.c). */
void plane_isos(struct plane *p);
/* Places for every text (planelabels.c); a point that finds none is keyed, the rest is left to the
 * alt text. */
void plane_labels(struct plane *p);
/* "Google 90K / 220K, off the chart" */
const char *plane_point_text(struct plane *p, const struct plane_point *q, const char *name);

#endif
