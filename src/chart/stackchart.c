/* stackchart.c - the four years of each package by how sure they are (8.4). */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include <math.h>
#include <string.h>

#define CERTAINTY_PITCH 7.6
#define CERTAINTY_BAR 5.2
#define CERTAINTY_FROM 20.0
#define CERTAINTY_LONGEST 92.0
#define NAME_MAX 34.0
#define TWO_LINES_MAX 46.0

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
        double w = pen_width(&c->pen, type_value, text);
        if (i == 0 && n > 1 && s->package->certainty.contracted > 0 && w + 3.2 <= to - x) {
            /* on white: a one-bit printer screens the bar */
            pen_block(&c->pen, to - 2.1 - w, y + 0.9, w + 1, 3.4, ink->white);
            pen_text(&c->pen, to - 1.6, y + 3.7, text, type_value, ink->ink, PEN_RIGHT);
        }
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

/* A name of one line, or of two smaller ones; what is longer than these ends in an ellipsis. */
static const struct type type_two_lines = {FACE_NARROW_MEDIUM, 8.5};

static bool is_one_line(struct chart *c, const char *name)
{
    return pen_width(&c->pen, type_name_medium, name) <= NAME_MAX;
}

static bool is_two_lines(struct chart *c, const char *name, double width)
{
    if (pen_lines(&c->pen, width, name, type_two_lines) > 2)
        return false;
    for (const char *at = name; *at; at += strspn(at, " ")) { /* a word may be wider than a line */
        size_t n = strcspn(at, " ");
        if (pen_width(&c->pen, type_two_lines, arena_strndup(c->pen.arena, at, n)) > width)
            return false;
        at += n;
    }
    return true;
}

static double name_width(struct chart *c, const char *name)
{
    if (is_one_line(c, name))
        return pen_width(&c->pen, type_name_medium, name);
    double width = NAME_MAX;
    while (!is_two_lines(c, name, width) && width < TWO_LINES_MAX)
        width += 1;
    return width;
}

static void name_draw(struct chart *c, const char *name, double y)
{
    struct color ink = c->pen.palette->ink;
    if (is_one_line(c, name)) {
        pen_text(&c->pen, 5, y + 3.7, name, type_name_medium, ink, PEN_LEFT);
        return;
    }
    double width = name_width(c, name);
    for (double most = 2 * width; !is_two_lines(c, name, width) && most > 4;)
        name = pen_fit(&c->pen, type_two_lines, name, most -= 2);
    pen_paragraph(&c->pen, 5, y + 2.1, width, 3.3, name, type_two_lines, ink);
}

enum outcome chart_certainty(struct chart *c)
{
    struct series s[SERIES_MAX];
    size_t n = series_list(c->source, false, s);
    double from = CERTAINTY_FROM, max = 0, total = 0;
    for (size_t i = 0; i < n; i++) {
        from = fmax(from, 5 + name_width(c, s[i].name) + 2.4);
        max = fmax(max, amount_of(s[i].package->four_year));
        total = fmax(
            total, pen_width(&c->pen, type_value_strong, chart_amount(c, s[i].package->four_year)));
    }
    double longest = fmin(CERTAINTY_LONGEST, c->width - from - total - 2);
    double pitch = fmax(c->asked > 0 ? c->asked / (double)n : 0, CERTAINTY_PITCH);
    for (size_t i = 0; i < n; i++) {
        double y = (double)i * pitch + 1.2;
        pen_mark(&c->pen, s[i].mark, 2.1, y + CERTAINTY_BAR / 2, s[i].number ? 0.95 : 0.85);
        name_draw(c, s[i].name, y);
        certainty_bar(c, &s[i], y, from, max > 0 ? longest / max : 0);
        certainty_alt(c, &s[i]);
    }
    c->height = (double)n * pitch;
    return CHART_DRAWN;
}
