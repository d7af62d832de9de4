/* stackchart.c - packages as stacks: year by year, and the four years by how sure
 * they are (8.4). */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include <math.h>

/* ---- year by year ----------------------------------------------------------------------- */

#define AXIS_COLUMN 14.0
#define ABOVE 2.0  /* for a number on the topmost line */
#define UNDER 10.0 /* marks and the years' names */
#define YEARS_HEIGHT (67.6 + ABOVE + UNDER)
#define BAR_WIDTH 7.0
#define BAR_GAP 1.3

struct yearplot {
    struct axis y;
    double group, bar, gap;
    struct type type; /* of the totals */
    bool turned;      /* totals written upwards: they don't fit side by side */
};

static double total_of(const struct series *s, int year)
{
    return amount_of(s->package->years[year].total);
}

static const char *total_text(struct chart *c, const struct series *s, int year)
{
    return chart_amount_plain(c, s->package->years[year].total);
}

/* Do the totals of one group stand clear of each other and of taller neighbours? */
static bool totals_fit(struct chart *c, const struct series *s, size_t n,
                       const struct yearplot *plot)
{
    double pitch = plot->bar + plot->gap;
    double outer = plot->group - pitch * (double)n + plot->gap; /* between two groups' bars */
    for (int year = 0; year < FIGURE_YEARS; year++) {
        double first = pen_width(&c->pen, plot->type, total_text(c, &s[0], year));
        double last = pen_width(&c->pen, plot->type, total_text(c, &s[n - 1], year));
        if (fmax(first, last) - plot->bar > outer - 0.3)
            return false;
        for (size_t i = 0; i + 1 < n; i++) {
            double w0 = pen_width(&c->pen, plot->type, total_text(c, &s[i], year));
            double w1 = pen_width(&c->pen, plot->type, total_text(c, &s[i + 1], year));
            double rise =
                axis_at(&plot->y, total_of(&s[i], year)) -
                axis_at(&plot->y, total_of(&s[i + 1], year)); /* > 0: the next is taller */
            double lower = rise > 0 ? w0 : w1;
            if (fabs(rise) < 3.2 && (w0 + w1) / 2 + 0.4 > pitch)
                return false;
            if (fabs(rise) > 0.5 && (lower - plot->bar) / 2 > plot->gap - 0.25)
                return false;
        }
    }
    return true;
}

/* From 0 to the next multiple of a round unit above max × 1.1 (8.3). */
static double scale_end(double max)
{
    double unit = axis_round_up(max / 9);
    return max > 0 ? ceil(max * 1.1 / unit) * unit : 1;
}

static void years_fit(struct chart *c, const struct series *s, size_t n, double max, double base,
                      double tall, struct yearplot *plot)
{
    static const double sizes[] = {8, 7.75, 7.5};
    double pitch = fmin(BAR_WIDTH + BAR_GAP, (plot->group - 2) / (double)n);
    plot->bar = pitch * BAR_WIDTH / (BAR_WIDTH + BAR_GAP);
    plot->gap = pitch - plot->bar;
    plot->y = (struct axis){0, scale_end(max), base, base - tall};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        plot->type = (struct type){FACE_NARROW_MEDIUM, sizes[i]};
        if (totals_fit(c, s, n, plot))
            return;
    }
    plot->turned = true; /* a line of type is narrower than any bar */
    double longest = 0;
    for (size_t i = 0; i < n; i++)
        for (int year = 0; year < FIGURE_YEARS; year++)
            longest = fmax(longest, pen_width(&c->pen, plot->type, total_text(c, &s[i], year)));
    plot->y.hi = fmax(plot->y.hi, max * tall / fmax(tall - longest - 2.4, tall * 0.3));
}

static double years_grid(struct chart *c, const struct yearplot *plot, double step, double left)
{
    const struct palette *ink = c->pen.palette;
    double first, widest = 0;
    int n = axis_ticks(step, plot->y.hi, step, &first);
    for (int i = -1; i < n; i++) {
        double v = i < 0 ? 0 : first + i * step, y = axis_at(&plot->y, v);
        const char *text = present_chart(&c->present, axis_money(v));
        widest = fmax(widest, pen_width(&c->pen, type_axis, text));
        if (left < 0)
            continue; /* measuring */
        if (i >= 0)
            pen_grid(&c->pen, left, y, c->width, y);
        pen_text(&c->pen, left - 1.6, y + (i < 0 ? 0.6 : 1), text, type_axis, ink->txt2, PEN_RIGHT);
    }
    return widest;
}

static void bar_draw(struct chart *c, const struct series *s, int year, double x,
                     const struct yearplot *plot)
{
    const struct palette *ink = c->pen.palette;
    struct layer layers[LAYERS_MAX];
    size_t n = layers_of_year(s->package, year, layers);
    double sum = 0, top, middle = x + plot->bar / 2;
    for (size_t i = 0; i < n; i++) {
        double from = axis_at(&plot->y, sum),
               to = axis_at(&plot->y, sum += amount_of(layers[i].value));
        pen_fill(&c->pen, layers[i].fill, x, to, plot->bar, from - to);
    }
    top = axis_at(&plot->y, total_of(s, year));
    const char *text = total_text(c, s, year);
    double w = pen_width(&c->pen, plot->type, text);
    if (plot->turned) {
        pen_block(&c->pen, middle - 1.2, top - 1.4 - w, 2.4, w, ink->white);
        pen_text_turned(&c->pen, middle, top - 1.4 - w / 2, text, plot->type, ink->ink, -90);
    } else {
        pen_block(&c->pen, middle - w / 2, top - 3.5, w, 3, ink->white);
        pen_text(&c->pen, middle, top - 1.2, text, plot->type, ink->ink, PEN_CENTER);
    }
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

enum outcome chart_years(struct chart *c)
{
    const struct palette *ink = c->pen.palette;
    struct series s[SERIES_MAX];
    size_t n = series_list(c->source, false, s);
    struct yearplot plot = {0};
    double max = 0, left = AXIS_COLUMN;

    for (size_t i = 0; i < n; i++)
        for (int year = 0; year < FIGURE_YEARS; year++)
            max = fmax(max, total_of(&s[i], year));
    c->height = fmax(c->asked > 0 ? c->asked : YEARS_HEIGHT, 40);
    double base = c->height - UNDER, tall = base - ABOVE;
    /* the axis' own numbers decide where the plot begins; the scale does not depend on that */
    plot.group = (c->width - left) / FIGURE_YEARS;
    years_fit(c, s, n, max, base, tall, &plot);
    double step = axis_step(plot.y.hi / 1e6, plot.y.hi, 4);
    double axis = years_grid(c, &plot, step, -1) + 2.4;
    if (axis > left) {
        left = axis;
        plot.group = (c->width - left) / FIGURE_YEARS;
        plot.turned = false;
        years_fit(c, s, n, max, base, tall, &plot);
        step = axis_step(plot.y.hi / 1e6, plot.y.hi, 4);
    }
    years_grid(c, &plot, step, left);

    double stack = plot.bar * (double)n + plot.gap * (double)(n - 1);
    for (int year = 0; year < FIGURE_YEARS; year++) {
        double x = left + year * plot.group + (plot.group - stack) / 2;
        for (size_t i = 0; i < n; i++) {
            double at = x + (double)i * (plot.bar + plot.gap);
            bar_draw(c, &s[i], year, at, &plot);
            pen_mark(&c->pen, s[i].mark, at + plot.bar / 2, base + 3, s[i].number ? 0.95 : 0.75);
        }
        pen_text(&c->pen, x + stack / 2, base + 9,
                 catalogue_fill(c->words, c->pen.arena, "chart.year", "year",
                                present_count(&c->present, year + 1), NULL),
                 (struct type){FACE_BODY_MEDIUM, 9}, ink->ink, PEN_CENTER);
    }
    pen_line(&c->pen, left, base, c->width, base, 0.75, ink->ink);
    years_alt(c, s, n);
    return CHART_DRAWN;
}

/* ---- certainty -------------------------------------------------------------------------- */

#define CERTAINTY_PITCH 7.6
#define CERTAINTY_BAR 5.2
#define CERTAINTY_FROM 20.0
#define CERTAINTY_LONGEST 92.0

static void certainty_bar(struct chart *c, const struct series *s, double y, double from,
                          double scale)
{
    const struct palette *ink = c->pen.palette;
    struct layer layers[LAYERS_MAX];
    size_t n = layers_of_certainty(s->package, layers);
    double x = from, sum = 0;
    for (size_t i = 0; i < n; i++) {
        double to = from + (sum += amount_of(layers[i].value)) * scale;
        pen_fill(&c->pen, layers[i].fill, x, y, to - x, CERTAINTY_BAR);
        const char *text = chart_amount(c, layers[i].value);
        if (i == 0 && n > 1 && s->package->certainty.contracted > 0 &&
            pen_width(&c->pen, type_value, text) + 3.2 <= to - x)
            pen_text(&c->pen, to - 1.6, y + 3.7, text, type_value, ink->ink, PEN_RIGHT);
        x = to;
    }
    pen_text(&c->pen, x + 1.6, y + 3.7, chart_amount(c, s->package->four_year), type_value_strong,
             ink->ink, PEN_LEFT);
}

static void certainty_alt(struct chart *c, const struct series *s)
{
    struct layer layers[LAYERS_MAX];
    size_t n = layers_of_certainty(s->package, layers);
    struct buf parts;
    buf_init(&parts, c->pen.arena);
    for (size_t i = 0; i < n; i++)
        list_add(&parts, chart_named(c, catalogue_say(c->words, layers[i].name), layers[i].value));
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, n > 0 ? "alt.certainty" : "alt.value.alone",
                                "name", s->name, "amount",
                                present_amount(&c->present, s->package->four_year), "parts",
                                buf_str(&parts), NULL));
}

enum outcome chart_certainty(struct chart *c)
{
    struct series s[SERIES_MAX];
    size_t n = series_list(c->source, false, s);
    double from = CERTAINTY_FROM, max = 0, total = 0;
    for (size_t i = 0; i < n; i++) {
        s[i].name = pen_fit(&c->pen, type_name_medium, s[i].name, 34);
        from = fmax(from, 5 + pen_width(&c->pen, type_name_medium, s[i].name) + 2.4);
        max = fmax(max, amount_of(s[i].package->four_year));
        total = fmax(
            total, pen_width(&c->pen, type_value_strong, chart_amount(c, s[i].package->four_year)));
    }
    double longest = fmin(CERTAINTY_LONGEST, c->width - from - total - 2);
    double pitch = fmax(c->asked > 0 ? c->asked / (double)n : 0, CERTAINTY_PITCH);
    for (size_t i = 0; i < n; i++) {
        double y = (double)i * pitch + 1.2;
        pen_mark(&c->pen, s[i].mark, 1.9, y + CERTAINTY_BAR / 2, s[i].number ? 0.95 : 0.85);
        pen_text(&c->pen, 5, y + 3.7, s[i].name, type_name_medium, c->pen.palette->ink, PEN_LEFT);
        certainty_bar(c, &s[i], y, from, max > 0 ? longest / max : 0);
        certainty_alt(c, &s[i]);
    }
    c->height = (double)n * pitch;
    return CHART_DRAWN;
}
