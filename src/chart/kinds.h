/* kinds.h - inside the room: what a kind of chart is given, and the kinds. */
#ifndef HFB_CHART_KINDS_H
#define HFB_CHART_KINDS_H

#include "chart/pen.h"

enum outcome {
    CHART_DRAWN,
    CHART_NOTHING, /* its figures don't exist: layout leaves it out */
    CHART_WRONG    /* reported */
};

struct chart {
    const struct chart_source *source;
    const struct chart_request *request;
    const struct figures *figures; /* of the brief; NULL in a cohort */
    struct chart_row row;          /* dots */
    struct present present;        /* in these figures' currency */
    const struct catalogue *words;
    struct pen pen;
    double width, asked; /* mm; asked 0: the chart's own height */
    double below;        /* mm */
    double height;       /* out, mm */
    struct buf alt;
    bool in_full;           /* one format a chart: some amount can't be cut, so none is */
    bool has_cut, has_full; /* what chart_amount() has given so far */
};

/* It will be drawn once more, in full: nobody sees where its texts stand. */
static inline bool chart_is_void(const struct chart *c)
{
    return !c->in_full && c->has_cut && c->has_full;
}

typedef enum outcome chart_kind(struct chart *c);
chart_kind chart_band, chart_years, chart_certainty, chart_match, chart_scenarios, chart_plane,
    chart_ladder, chart_levels, chart_range, chart_history, chart_sides, chart_dots,
    chart_dots_axis;

/* An argument, or NULL; a number argument, or `otherwise`. */
const char *chart_arg_text(const struct chart *c, const char *name);
long chart_arg_number(const struct chart *c, const char *name, long otherwise);
/* Reports a wrong argument. */
enum outcome chart_wrong(struct chart *c, const char *name, const char *allowed);
/* The competing offer that `competing` names (from 0; `otherwise` when it isn't given, −1: none);
 * NULL when there is none. */
const struct competing_fig *chart_competing(const struct chart *c, long otherwise);

/* Adds a sentence to the alt text. */
void chart_alt(struct chart *c, const char *sentence);
/* Adds an item to a list of them: "a, b, c". */
void list_add(struct buf *list, const char *item);
/* A value as this chart writes all of its values: "€82K", or "€82,000" where one of them has more
 * digits. plain: without the currency. */
const char *chart_amount(struct chart *c, money v);
const char *chart_amount_plain(struct chart *c, money v);
/* The call sheet's charts stand below each other and are read as one: their amounts, of every part
 * with a band and of every part whose sides differ, are all written in one way. */
void chart_sheet_amounts(struct chart *c);
/* "Offer €70,000" */
const char *chart_named(struct chart *c, const char *name, money v);

/* Text in lines of at most `width` mm: how many, or written at y and below (and how many). */
int pen_lines(struct pen *p, double width, const char *text, struct type t);
int pen_paragraph(struct pen *p, double x, double y, double width, double leading, const char *text,
                  struct type t, struct color color);

#endif
