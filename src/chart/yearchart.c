/* yearchart.c - packages year by year, as stacks (8.3). */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include <math.h>
#include <string.h>

#define AXIS_COLUMN 14.0
#define ABOVE 2.0  /* for a number on the topmost line */
#define UNDER 10.0 /* marks and the years' names */
#define YEARS_HEIGHT (67.6 + ABOVE + UNDER)
#define BARS_HEIGHT 60.0 /* where the totals stand in a table below */
#define BAR_WIDTH 7.0
#define BAR_GAP 1.3
#define TOTAL_CLEAR 0.8 /* of a total from another, at least; */
#define TOTAL_APART 2.4 /* and where there is room */
#define GROUPS_APART 2.0

struct yearplot {
    struct axis y;
    double left, group, bar, gap;
};

static const struct type type_total = {FACE_NARROW_MEDIUM, 8};

static double total_of(const struct series *s, int year)
{
    return amount_of(s->package->years[year].total);
}

static const char *total_text(struct chart *c, const struct series *s, int year)
{
    return chart_amount_plain(c, s->package->years[year].total);
}

/* From 0 to the next multiple of a round unit above max × 1.1 (8.3), or above max where no total
 * stands over the highest bar. */
static double scale_end(double max, bool totals)
{
    double unit = axis_round_up(max / 9);
    return max > 0 ? ceil(max * (totals ? 1.1 : 1.0) / unit) * unit : 1;
}

/* Bars stand apart as far as the widest total needs, so that each has its own in the middle above
 * it; false: there isn't room for that, and then no bar has one. widest 0: none is wanted. */
static bool years_fit(size_t n, double widest, struct yearplot *plot)
{
    double room = (plot->group - GROUPS_APART) / (double)n, pitch = fmin(BAR_WIDTH + BAR_GAP, room);
    bool fits = widest > 0 && widest + TOTAL_CLEAR <= room;
    plot->bar = pitch * BAR_WIDTH / (BAR_WIDTH + BAR_GAP);
    if (fits)
        pitch = fmax(pitch, fmin(widest + TOTAL_APART, room));
    plot->gap = pitch - plot->bar;
    return fits;
}

static double years_grid(struct chart *c, const struct yearplot *plot, double step, double left)
{
    const struct palette *ink = c->pen.palette;
    double first, widest = 0;
    int n = axis_ticks(step, plot->y.hi, step, &first);
    for (int i = -1; i < n; i++) {
        double v = i < 0 ? 0 : first + i * step, y = axis_at(&plot->y, v);
        const char *text = chart_amount(c, axis_money(v));
        widest = fmax(widest, pen_width(&c->pen, type_axis, text));
        if (left < 0)
            continue; /* measuring */
        if (i >= 0)
            pen_grid(&c->pen, left, y, c->width, y);
        pen_text(&c->pen, left - 1.6, y + (i < 0 ? 0.6 : 1), text, type_axis, ink->txt2, PEN_RIGHT);
    }
    return widest;
}

static double bar_left(const struct yearplot *plot, size_t n, size_t i, int year)
{
    double pitch = plot->bar + plot->gap, stack = pitch * (double)n - plot->gap;
    return plot->left + year * plot->group + (plot->group - stack) / 2 + (double)i * pitch;
}

static void bar_draw(struct chart *c, const struct series *s, int year, double x,
                     const struct yearplot *plot)
{
    struct layer layers[LAYERS_MAX];
    size_t n = layers_of_year(s->package, year, layers);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double from = axis_at(&plot->y, sum),
               to = axis_at(&plot->y, sum += amount_of(layers[i].value));
        pen_fill(&c->pen, layers[i].fill, x, to, plot->bar, from - to);
    }
}

/* In the middle above its bar. */
static void total_draw(struct chart *c, const struct series *s, int year, double x,
                       const struct yearplot *plot)
{
    const char *text = total_text(c, s, year);
    double w = pen_width(&c->pen, type_total, text), middle = x + plot->bar / 2;
    double y = axis_at(&plot->y, total_of(s, year)) - 1.2;
    pen_block(&c->pen, middle - w / 2 - 0.4, y - 2.3, w + 0.8, 2.6,
              c->pen.palette->white); /* the grid ends at it */
    pen_text(&c->pen, middle, y, text, type_total, c->pen.palette->ink, PEN_CENTER);
}

/* "Year 1 €90,000 (salary €70,000, pre-IPO equity €20,000)" */
static const char *year_alt(struct chart *c, const struct series *s, int year, bool each)
{
    struct layer layers[LAYERS_MAX];
    size_t n = layers_of_year(s->package, year, layers);
    struct buf parts;
    buf_init(&parts, c->pen.arena);
    for (size_t k = 0; k < n; k++)
        list_add(&parts, chart_named(c, catalogue_say(c->words, layers[k].name), layers[k].value));
    return catalogue_fill(c->words, c->pen.arena,
                          n == 0 ? "alt.years.none"
                          : each ? "alt.years.each"
                                 : "alt.years.year",
                          "year", present_count(&c->present, year + 1), "amount",
                          present_amount(&c->present, s->package->years[year].total), "parts",
                          buf_str(&parts), NULL);
}

static bool years_alike(const struct package_fig *p)
{
    for (int i = 1; i < FIGURE_YEARS; i++)
        if (p->years[i].base != p->years[0].base || p->years[i].bonus != p->years[0].bonus ||
            p->years[i].sign_on != p->years[0].sign_on || p->years[i].equity != p->years[0].equity)
            return false;
    return p->years[0].total > 0;
}

static void years_alt(struct chart *c, const struct series *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct buf years;
        bool each = years_alike(s[i].package);
        buf_init(&years, c->pen.arena);
        for (int year = 0; year < (each ? 1 : FIGURE_YEARS); year++)
            list_add(&years, year_alt(c, &s[i], year, each));
        chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.years", "name", s[i].name,
                                    "amount", present_amount(&c->present, s[i].package->four_year),
                                    "years", buf_str(&years), NULL));
    }
}

/* An ask that is what the offer is already needs no second bar. */
static bool is_offers_twin(const struct chart *c, const struct series *s)
{
    const struct package_fig *a = &c->figures->package, *b = s->package;
    for (int year = 0; year < FIGURE_YEARS; year++)
        for (int i = 0; i < PAY_LAYERS; i++)
            if (a->layers[year][i] != b->layers[year][i])
                return false;
    return s->who == WHO_ASK && a->kind == b->kind;
}

/* Below each year's bars their marks, and its name. */
static void years_names(struct chart *c, const struct series *s, size_t n, bool twins, double base,
                        const struct yearplot *plot)
{
    for (int year = 0; year < FIGURE_YEARS; year++) {
        for (size_t i = 0; i < n; i++) {
            double x = bar_left(plot, n, i, year) + plot->bar / 2;
            bool two = twins && s[i].who == WHO_OFFER;
            pen_mark(&c->pen, s[i].mark, two ? x - 1.9 : x, base + 3, s[i].number ? 0.95 : 0.75);
            if (two)
                pen_mark(&c->pen, "ask", x + 1.9, base + 3, 0.75);
        }
        pen_text(&c->pen, plot->left + (year + 0.5) * plot->group, base + 9,
                 catalogue_fill(c->words, c->pen.arena, "chart.year", "year",
                                present_count(&c->present, year + 1), NULL),
                 (struct type){FACE_BODY_MEDIUM, 9}, c->pen.palette->ink, PEN_CENTER);
    }
}

/* The widest total; 0: the page has them in a table below. */
static double years_widest(struct chart *c, const struct series *s, size_t n)
{
    const char *totals = chart_arg_text(c, "totals");
    double widest = 0;
    if (totals && strcmp(totals, "no") == 0)
        return 0;
    for (size_t i = 0; i < n; i++)
        for (int year = 0; year < FIGURE_YEARS; year++)
            widest = fmax(widest, pen_width(&c->pen, type_total, total_text(c, &s[i], year)));
    return widest;
}

enum outcome chart_years(struct chart *c)
{
    struct series all[SERIES_MAX], s[SERIES_MAX];
    size_t all_n = series_list(c->source, false, all), n = 0;
    struct yearplot plot = {.left = AXIS_COLUMN};
    double max = 0;

    for (size_t i = 0; i < all_n; i++)
        if (!is_offers_twin(c, &all[i]))
            s[n++] = all[i];
    for (size_t i = 0; i < n; i++)
        for (int year = 0; year < FIGURE_YEARS; year++)
            max = fmax(max, total_of(&s[i], year));
    double widest = years_widest(c, s, n);
    double own = widest > 0 ? YEARS_HEIGHT : BARS_HEIGHT + ABOVE + UNDER;
    c->height = fmax(c->asked > 0 ? c->asked : own, 40);
    double base = c->height - UNDER;
    plot.y = (struct axis){0, scale_end(max, widest > 0), base, ABOVE};
    double step = axis_step(plot.y.hi / 1e6, plot.y.hi, 4);
    /* the axis' own numbers decide where the plot begins */
    plot.left = fmax(plot.left, years_grid(c, &plot, step, -1) + 2.4);
    plot.group = (c->width - plot.left) / FIGURE_YEARS;
    bool totals = years_fit(n, widest, &plot);
    years_grid(c, &plot, step, plot.left);
    for (int year = 0; year < FIGURE_YEARS; year++)
        for (size_t i = 0; i < n; i++) {
            double x = bar_left(&plot, n, i, year);
            bar_draw(c, &s[i], year, x, &plot);
            if (totals)
                total_draw(c, &s[i], year, x, &plot);
        }
    years_names(c, s, n, n < all_n, base, &plot);
    pen_line(&c->pen, plot.left, base, c->width, base, 0.75, c->pen.palette->ink);
    years_alt(c, all, all_n);
    return CHART_DRAWN;
}
