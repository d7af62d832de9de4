/* bandchart.c - where offer, ask, floor and competing offers stand in a band.
 *
 * Offer and ask sit on the band's top edge, floor and competing offers on its bottom edge, so that
 * an offer that equals the floor shows both. What lies so far off that the band would shrink is
 * broken off: its mark stands behind two slashes, and its label says the value. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/labels.h"
#include "chart/series.h"
#include <math.h>
#include <string.h>

#define NAME_COLUMN 29.0
#define NAME_MAX 30.0
#define BAND_HEIGHT 6.4
#define OWN_HEIGHT 20.4
#define CLEAR_ABOVE 0.9 /* the highest label stands clear of a rule above the chart */
#define BREAK_ROOM 15.0 /* behind the slashes, for one mark */
#define BREAK_STEP 4.5  /* for each further one */
#define ROW_PITCH 3.8
#define NAME_LEADING 3.5

struct point { /* one series on the chart */
    const struct series *series;
    money value;
    double x;
    int broken; /* -1 left, 1 right, 0 on the axis */
    int level;
    const char *text;
    bool name_dropped;
    struct label label;
};

struct lane {
    struct point *points[SERIES_MAX]; /* sorted by x */
    size_t n;
    int sign; /* -1 above, 1 below */
    int highest, rows;
    bool near; /* labels of what is broken off stand clear of the band: close to their marks */
};

struct bandplot {
    struct axis axis;
    double left, right; /* the plot's ends, what is broken off included */
    int broken_left, broken_right;
    double min, max;
};

static bool part_named(const char *name, enum part *part)
{
    static const char *const names[] = {"base", "equity", "annual"};
    for (int i = 0; name && i < 3; i++)
        if (strcmp(name, names[i]) == 0) {
            *part = (enum part)i;
            return true;
        }
    return false;
}

/* Chooses what is broken off, so that the band stays wide enough for its own two labels. */
static void plot_fit(struct bandplot *b, struct point *points, size_t n, double need)
{
    static const double beyond[][2] = {{1, INFINITY}, {1, 0.5}, {0.25, 0.25}, {0, 0}};
    double band = b->max > b->min ? b->max - b->min : fmax(b->max * 0.2, 1);

    for (size_t t = 0; t < sizeof beyond / sizeof *beyond; t++) {
        double lo = b->min, hi = b->max;
        b->broken_left = b->broken_right = 0;
        for (size_t i = 0; i < n; i++) {
            double v = amount_of(points[i].value);
            points[i].broken = v > b->max + beyond[t][0] * band   ? 1
                               : v < b->min - beyond[t][1] * band ? -1
                                                                  : 0;
            b->broken_right += points[i].broken > 0;
            b->broken_left += points[i].broken < 0;
            if (!points[i].broken) {
                lo = fmin(lo, v);
                hi = fmax(hi, v);
            }
        }
        double pad = hi > lo ? (hi - lo) * 0.06 : band * 0.5;
        b->axis = (struct axis){
            lo - pad, hi + pad,
            b->left + (b->broken_left ? BREAK_ROOM + BREAK_STEP * (b->broken_left - 1) : 0),
            b->right - (b->broken_right ? BREAK_ROOM + BREAK_STEP * (b->broken_right - 1) : 0)};
        if (axis_at(&b->axis, b->max) - axis_at(&b->axis, b->min) >= need || b->max <= b->min)
            break;
    }
}

static void points_place(const struct bandplot *b, struct point *points, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int before = 0; /* others broken off on the same side that come earlier */
        for (size_t j = 0; j < n; j++)
            before += points[j].broken == points[i].broken &&
                      (points[j].value < points[i].value ||
                       (points[j].value == points[i].value && j < i));
        if (points[i].broken > 0)
            points[i].x = b->right - 6 - BREAK_STEP * (b->broken_right - 1 - before);
        else if (points[i].broken < 0)
            points[i].x = b->left + 6 + BREAK_STEP * before;
        else
            points[i].x = axis_at(&b->axis, amount_of(points[i].value));
    }
}

/* Sorts the points of a lane by x (ties keep the order offer, ask, floor, competing). */
static void lane_fill(struct lane *lane, struct point *points, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool above = points[i].series->who == WHO_OFFER || points[i].series->who == WHO_ASK;
        if (above != (lane->sign < 0))
            continue;
        size_t k = lane->n++;
        while (k > 0 && lane->points[k - 1]->x > points[i].x) {
            lane->points[k] = lane->points[k - 1];
            k--;
        }
        lane->points[k] = &points[i];
    }
}

static struct type label_type(const struct point *p)
{
    return p->series->who == WHO_OFFER || p->series->who == WHO_ASK ? type_label_strong
                                                                    : type_label;
}

static void lane_levels(struct lane *lane)
{
    double x[SERIES_MAX];
    int level[SERIES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < lane->n; i++)
        if (!lane->points[i]->broken)
            x[n++] = lane->points[i]->x;
    lane->highest = levels_of_marks(x, level, n);
    for (size_t i = 0, k = 0; i < lane->n; i++)
        lane->points[i]->level = lane->points[i]->broken ? 0 : level[k++];
}

#define SMALL_MARK 3.4 /* room for a mark before a value without a name */

static void lane_labels(struct chart *c, struct lane *lane, double lo, double hi, double band_from,
                        double band_to)
{
    struct label labels[SERIES_MAX];
    for (int dropped = 0; dropped < 2; dropped++) {
        for (size_t i = 0; i < lane->n; i++) {
            struct point *p = lane->points[i];
            const char *value = chart_amount(c, p->value), *name = p->series->name;
            /* of a long name the table above has all, behind the same mark */
            p->name_dropped = dropped || pen_width(&c->pen, label_type(p), name) > NAME_MAX;
            p->text = p->name_dropped ? value
                                      : catalogue_fill(c->words, c->pen.arena, "chart.label",
                                                       "name", name, "amount", value, NULL);
            labels[i] = (struct label){.x = p->x,
                                       .width = pen_width(&c->pen, label_type(p), p->text) +
                                                (p->name_dropped ? SMALL_MARK : 0)};
        }
        lane->rows = 1;
        if (labels_place(labels, lane->n, lo, hi))
            break;
        if (dropped)
            lane->rows = labels_place_rows(labels, lane->n, lo, hi);
    }
    lane->near = lane->rows == 1;
    for (size_t i = 0; i < lane->n; i++) {
        double left = labels[i].center - labels[i].width / 2, right = left + labels[i].width;
        bool clear = left > band_to + 1 || right < band_from - 1;
        for (size_t k = 0; k < lane->n; k++) /* and of the marks on the band's edge */
            clear = clear && (lane->points[k]->broken || lane->points[k]->x < left - MARK_REACH ||
                              lane->points[k]->x > right + MARK_REACH);
        lane->points[i]->label = labels[i];
        lane->near = lane->near && (!lane->points[i]->broken || clear);
    }
}

static double label_y(const struct lane *lane, const struct point *p, double y)
{
    double edge = BAND_HEIGHT / 2, row = ROW_PITCH * p->label.row + MARK_GAP * lane->highest;
    if (p->broken && lane->near)
        return lane->sign < 0 ? y - 3.5 : y + 5.6;
    return lane->sign < 0 ? y - edge - 2.7 - row : y + edge + 4.7 + row;
}

static void lane_draw(struct chart *c, const struct lane *lane, double y)
{
    const struct palette *ink = c->pen.palette;
    for (size_t i = 0; i < lane->n; i++) {
        const struct point *p = lane->points[i];
        double mark = p->broken ? y : y + lane->sign * (BAND_HEIGHT / 2 + MARK_GAP * p->level);
        double base = label_y(lane, p, y), center = p->label.center, half = p->label.width / 2;

        if (fabs(center - p->x) > half - 0.5 && !p->name_dropped) {
            double to = p->x < center ? center - half + 1 : center + half - 1;
            pen_line(&c->pen, p->x, mark + lane->sign * 1.6, to,
                     lane->sign < 0 ? base + 0.5 : base - 2.5, 0.25, ink->ink);
        }
        pen_mark(&c->pen, p->series->mark, p->x, mark, 1);
        if (p->name_dropped) {
            pen_mark(&c->pen, p->series->mark, center - half + 1.3, base - 1.05,
                     p->series->number ? 0.9 : 0.72);
            pen_text(&c->pen, center - half + SMALL_MARK, base, p->text, label_type(p), ink->ink,
                     PEN_LEFT);
        } else {
            pen_text(&c->pen, center, base, p->text, label_type(p), ink->ink, PEN_CENTER);
        }
    }
}

static void slashes(struct chart *c, double x, double y)
{
    for (int i = 0; i < 2; i++)
        pen_line(&c->pen, x + 2 * i - 0.7, y + 1.7, x + 2 * i + 0.7, y - 1.7, 0.5,
                 c->pen.palette->ink);
}

/* What the band begins or ends at, on white: a one-bit printer screens the band. */
static void band_end(struct chart *c, double x, double y, const char *text)
{
    const struct palette *ink = c->pen.palette;
    pen_block(&c->pen, x, y - 1.5, pen_width(&c->pen, type_inside, text) + 1, 3, ink->white);
    pen_text(&c->pen, x + 0.5, y + 0.9, text, type_inside, ink->txt2, PEN_LEFT);
}

static void band_draw(struct chart *c, const struct bandplot *b, const struct band_fig *band,
                      double y)
{
    const struct palette *ink = c->pen.palette;
    double from = b->left, to = b->right;
    double x0 = axis_at(&b->axis, b->min), x1 = axis_at(&b->axis, b->max);
    double top = y - BAND_HEIGHT / 2;
    const char *min = chart_amount_plain(c, band->min.v);
    const char *max = chart_amount_plain(c, band->max.v);

    if (b->broken_right) {
        to = b->axis.to + 1.5;
        pen_line(&c->pen, to + 2, y, b->right, y, 0.34, ink->ink);
        slashes(c, to, y);
    }
    if (b->broken_left) {
        from = b->axis.from - 1.5;
        pen_line(&c->pen, b->left, y, from - 2, y, 0.34, ink->ink);
        slashes(c, from - 2, y);
    }
    pen_line(&c->pen, from, y, to, y, 0.34, ink->ink);
    pen_block(&c->pen, x0, top, x1 - x0, BAND_HEIGHT, ink->band);
    pen_line(&c->pen, x0, top - 0.8, x0, top + BAND_HEIGHT + 0.8, 0.75, ink->ink);
    pen_line(&c->pen, x1, top - 0.8, x1, top + BAND_HEIGHT + 0.8, 0.75, ink->ink);
    if (b->max > b->min) {
        double mid = axis_at(&b->axis, amount_of(band->mid.v));
        double left = x0 + 2.2 + pen_width(&c->pen, type_inside, min);
        double right = x1 - 2.2 - pen_width(&c->pen, type_inside, max);
        double clear = left < mid - 0.4 && mid + 0.4 < right ? 0 : 1.7; /* of the numbers */
        pen_dashed(&c->pen, mid, top, mid, y - clear, 0.5, ink->txt2, 1.2, 1.4);
        pen_dashed(&c->pen, mid, y + clear, mid, top + BAND_HEIGHT, 0.5, ink->txt2, 1.2, 1.4);
        band_end(c, x0 + 1.2, y, min);
        band_end(c, x1 - 2.2 - pen_width(&c->pen, type_inside, max), y, max);
    } else {
        band_end(c, x0 + 1.2, y, min);
    }
}

/* ---- words ------------------------------------------------------------------------------ */

static bool band_has_bonus(const struct figures *f)
{
    return f->band.bonus.max.has && f->band.bonus.max.v > 0;
}

static const char *unit_of(struct chart *c, enum part part)
{
    const struct figures *f = c->figures;
    const char *years = present_count(&c->present, f->package.vesting_years);
    if (part == PART_EQUITY)
        return catalogue_fill(c->words, c->pen.arena, "chart.unit.grant", "years", years, NULL);
    if (part == PART_ANNUAL)
        return catalogue_fill(c->words, c->pen.arena,
                              arena_printf(c->pen.arena, "chart.unit.annual%s%s",
                                           band_has_bonus(f) ? ".bonus" : "",
                                           figures_vest_apart(f) ? ".years" : ""),
                              "years", years, NULL);
    for (size_t i = 0; f->region->factor_of && i < f->guide->regions_n; i++)
        if (f->location_factor.has && strcmp(f->guide->regions[i].id, f->region->factor_of) == 0)
            return catalogue_fill(c->words, c->pen.arena, "chart.unit.factor", "factor",
                                  present_percent(&c->present, f->location_factor), "region",
                                  f->guide->regions[i].name, NULL);
    return catalogue_say(c->words, "chart.unit.year");
}

/* Minimum − offer where the offer lies under the band, or offer − maximum; 0 inside. */
static money outside(const struct figures *f, enum part part, bool *below)
{
    const struct gap *to_min = &f->gaps.min, *to_max = &f->gaps.max;
    struct fig lo = part == PART_BASE     ? to_min->base
                    : part == PART_EQUITY ? to_min->equity
                                          : to_min->annual;
    struct fig hi = part == PART_BASE     ? to_max->base
                    : part == PART_EQUITY ? to_max->equity
                                          : to_max->annual;
    *below = lo.has && lo.v > 0;
    return *below ? lo.v : hi.has && hi.v < 0 ? -hi.v : 0;
}

static void band_alt(struct chart *c, const char *name, const struct band_fig *band,
                     const struct point *points, size_t n, enum part part)
{
    struct buf values;
    bool below = false;
    buf_init(&values, c->pen.arena);
    for (size_t i = 0; i < n; i++) {
        struct share at = series_position(points[i].series, part)->range_penetration;
        list_add(&values, at.has ? catalogue_fill(c->words, c->pen.arena, "alt.value.at", "name",
                                                  points[i].series->name, "amount",
                                                  present_amount(&c->present, points[i].value),
                                                  "percent", present_percent(&c->present, at), NULL)
                                 : chart_named(c, points[i].series->name, points[i].value));
    }
    money by = outside(c->figures, part, &below);
    if (by != 0)
        chart_alt(c, catalogue_fill(c->words, c->pen.arena,
                                    below ? "alt.band.below" : "alt.band.above", "part", name,
                                    "amount", present_amount(&c->present, by), NULL));
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.band", "part", name, "min",
                                present_amount(&c->present, band->min.v), "mid",
                                present_amount(&c->present, band->mid.v), "max",
                                present_amount(&c->present, band->max.v), "values",
                                buf_str(&values), NULL));
}

enum outcome chart_band(struct chart *c)
{
    static const char *const part_key[] = {"chart.base", "chart.equity", "chart.annual"};
    const struct palette *ink = c->pen.palette;
    struct series series[SERIES_MAX];
    struct point points[SERIES_MAX];
    enum part part;
    bool below = false;

    if (!part_named(chart_arg_text(c, "part"), &part))
        return chart_wrong(c, "part", "base, equity or annual");
    const struct band_fig *band = band_part(&c->figures->band, part);
    if (!band->min.has || !band->max.has)
        return CHART_NOTHING;

    chart_sheet_amounts(c);
    size_t n = series_list(c->source, true, series);
    for (size_t i = 0; i < n; i++)
        points[i] = (struct point){.series = &series[i], .value = series_part(&series[i], part)};
    struct bandplot plot = {.left = NAME_COLUMN,
                            .right = c->width,
                            .min = amount_of(band->min.v),
                            .max = amount_of(band->max.v)};
    double need = pen_width(&c->pen, type_inside, chart_amount_plain(c, band->min.v)) +
                  pen_width(&c->pen, type_inside, chart_amount_plain(c, band->max.v));
    plot_fit(&plot, points, n, fmax(18, need + 4.4));
    points_place(&plot, points, n);

    struct lane lanes[2] = {{.sign = -1}, {.sign = 1}};
    for (int i = 0; i < 2; i++) {
        lane_fill(&lanes[i], points, n);
        lane_levels(&lanes[i]);
        lane_labels(c, &lanes[i], plot.left - 2, plot.right, axis_at(&plot.axis, plot.min),
                    axis_at(&plot.axis, plot.max));
    }

    money by = outside(c->figures, part, &below);
    const char *unit = unit_of(c, part);
    const char *note = by == 0 ? ""
                               : catalogue_fill(c->words, c->pen.arena,
                                                below ? "chart.band.below" : "chart.band.above",
                                                "amount", present_amount(&c->present, by), NULL);
    double room = NAME_COLUMN - 3; /* of the column's text */
    int lines = pen_lines(&c->pen, room, unit, type_axis);
    int notes = pen_lines(&c->pen, room, note, type_axis);
    double above = 8.1 + MARK_GAP * lanes[0].highest + ROW_PITCH * (lanes[0].rows - 1);
    double under = 8.8 + MARK_GAP * lanes[1].highest + ROW_PITCH * (lanes[1].rows - 1);
    under = fmax(under, 2.2 + NAME_LEADING * (lines + notes - 1) + 1);
    double own = fmax(c->asked > 0 ? c->asked : OWN_HEIGHT, above + under);
    double y = above + fmax((own - above - under) * 0.6, CLEAR_ABOVE);
    c->height = fmax(own, y + under);

    const char *name = catalogue_say(c->words, part == PART_ANNUAL && band_has_bonus(c->figures)
                                                   ? "chart.annual.bonus"
                                                   : part_key[part]);
    pen_text(&c->pen, 0, y - 1.6, name, type_name, ink->ink, PEN_LEFT);
    pen_paragraph(&c->pen, 0, y + 2.2, room, NAME_LEADING, unit, type_axis, ink->txt2);
    pen_paragraph(&c->pen, 0, y + 2.2 + NAME_LEADING * lines, room, NAME_LEADING, note, type_axis,
                  ink->ink);
    band_draw(c, &plot, band, y);
    for (int i = 0; i < 2; i++)
        lane_draw(c, &lanes[i], y);
    band_alt(c, name, band, points, n, part);
    return CHART_DRAWN;
}
