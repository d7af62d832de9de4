/* stackchart.c - the four years of each package by how sure they are (8.4). */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include <math.h>

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
