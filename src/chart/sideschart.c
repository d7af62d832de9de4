/* sideschart.c - a part that has no band: what the offer, the ask, the floor and other offers say
 * of it, as bars that begin at nought (contract 3, call sheet). The mark stands at the bar's end,
 * the amount beside it, and how it was stated ("€3,250 × 13") after that. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include "say/pay.h"
#include <math.h>
#include <string.h>

#define NAME_COLUMN 29.0
#define NAME_MAX 30.0
#define NAME_LEADING 3.5
#define PITCH 4.8
#define LEAST_PITCH 4.2
#define BAR 2.6
#define ABOVE 1.4
#define TO_LABEL 2.8  /* from a mark's middle */
#define TO_STATED 2.0 /* from the label */

struct bar {
    const struct series *series;
    money value;
    const char *label, *stated; /* stated: NULL, none */
    double width;               /* of both */
};

#define KEY_OF(x, code, field, ...) " " #field

static bool part_named(const char *name, enum money_part *part)
{
    for (int i = 0; name && i < PAY_PARTS; i++)
        if (strcmp(name, pay_rows[i].key) == 0) {
            *part = (enum money_part)i;
            return true;
        }
    return false;
}

static struct type label_type(const struct bar *s)
{
    return s->series->who == WHO_OFFER || s->series->who == WHO_ASK ? type_label_strong
                                                                    : type_label;
}

/* Who says the part: of one's own sides also what is carried from the offer, as in the table. */
static bool says_part(const struct chart *c, const struct series *s, enum money_part part)
{
    if (s->who == WHO_ASK && !c->figures->has_ask)
        return false;
    bool own_side = s->who == WHO_ASK || s->who == WHO_FLOOR;
    return figures_part_is_own(s->package, part) || (own_side && s->package->part[part] > 0);
}

static size_t bars_of(struct chart *c, const struct series *series, size_t n, enum money_part part,
                      struct bar *out)
{
    size_t sides = 0;
    double most = fmin(NAME_MAX, (c->width - NAME_COLUMN) / 3);
    for (size_t i = 0; i < n; i++) {
        const struct series *s = &series[i];
        if (!says_part(c, s, part))
            continue;
        struct bar *one = &out[sides++];
        *one = (struct bar){.series = s,
                            .value = s->package->part[part],
                            .stated = pay_stated(&c->present, s->package, part)};
        const char *amount = chart_amount(c, one->value);
        /* of a long name the table above has all, behind the same mark */
        one->label = pen_width(&c->pen, label_type(one), s->name) > most
                         ? amount
                         : catalogue_fill(c->words, c->pen.arena, "chart.label", "name", s->name,
                                          "amount", amount, NULL);
        one->width = pen_width(&c->pen, label_type(one), one->label);
        if (one->stated)
            one->width += TO_STATED + pen_width(&c->pen, type_axis, one->stated);
    }
    return sides;
}

/* The longest bar leaves room for the widest label after it; where that is too little for a bar,
 * how a part was stated gives way. */
static double longest_bar(struct chart *c, struct bar *bars, size_t n)
{
    double widest = 0, room = c->width - NAME_COLUMN - TO_LABEL;
    for (size_t i = 0; i < n; i++)
        widest = fmax(widest, bars[i].width);
    if (room - widest >= (c->width - NAME_COLUMN) / 3)
        return room - widest;
    widest = 0;
    for (size_t i = 0; i < n; i++) {
        bars[i].stated = NULL;
        widest = fmax(widest, pen_width(&c->pen, label_type(&bars[i]), bars[i].label));
    }
    return fmax(room - widest, 1);
}

static void bar_draw(struct chart *c, const struct bar *s, const struct axis *x, double y)
{
    const struct palette *ink = c->pen.palette;
    double end = axis_at(x, amount_of(s->value)), left = end + TO_LABEL;
    pen_block(&c->pen, x->from, y - BAR / 2, end - x->from, BAR,
              s->series->who == WHO_FLOOR ? ink->white : ink->solid);
    pen_outline(&c->pen, x->from, y - BAR / 2, end - x->from, BAR, 0.6, ink->ink);
    pen_mark(&c->pen, s->series->mark, end, y, s->series->number ? 0.9 : 0.85);
    left += pen_text(&c->pen, left, y + 1.1, s->label, label_type(s), ink->ink, PEN_LEFT);
    if (s->stated)
        pen_text(&c->pen, left + TO_STATED, y + 1.1, s->stated, type_axis, ink->txt2, PEN_LEFT);
}

static const char *unit_of(struct chart *c, enum money_part part)
{
    if (pay_rows[part].when == PAY_ONCE)
        return catalogue_say(c->words, "chart.unit.once");
    if (pay_rows[part].when == PAY_VESTS)
        return catalogue_fill(c->words, c->pen.arena, "chart.unit.grant", "years",
                              present_count(&c->present, c->figures->package.vesting_years), NULL);
    return catalogue_say(c->words, "chart.unit.year");
}

/* How it was stated stands in the alt text though the chart had no room for it. */
static void sides_alt(struct chart *c, const char *name, const char *unit, enum money_part part,
                      const struct bar *bars, size_t n)
{
    struct buf values;
    buf_init(&values, c->pen.arena);
    for (size_t i = 0; i < n; i++) {
        const char *stated = pay_stated(&c->present, bars[i].series->package, part);
        const char *value = chart_named(c, bars[i].series->name, bars[i].value);
        list_add(&values, stated ? catalogue_fill(c->words, c->pen.arena, "alt.sides.stated",
                                                  "value", value, "stated", stated, NULL)
                                 : value);
    }
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.sides", "part", name, "unit", unit,
                                "values", buf_str(&values), NULL));
}

enum outcome chart_sides(struct chart *c)
{
    const struct palette *ink = c->pen.palette;
    struct series series[SERIES_MAX];
    struct bar bars[SERIES_MAX];
    enum money_part part;
    double max = 0;

    if (!part_named(chart_arg_text(c, "part"), &part))
        return chart_wrong(c, "part", "one of" PAY_TABLE(KEY_OF, ));
    if (!figures_sides_differ(c->figures, part, c->source->floor))
        return CHART_NOTHING;
    chart_sheet_amounts(c);
    size_t n = bars_of(c, series, series_list(c->source, true, series), part, bars);
    for (size_t i = 0; i < n; i++)
        max = fmax(max, amount_of(bars[i].value));
    const char *name =
        catalogue_say(c->words, arena_printf(c->pen.arena, "Part.%s", pay_rows[part].key));
    const char *unit = unit_of(c, part), *said = unit, *under = chart_arg_text(c, "under");
    if (under && strcmp(under, "bands") == 0) /* whose heading speaks of a band */
        said = catalogue_fill(c->words, c->pen.arena, "chart.unit.from-zero", "unit", unit, NULL);
    struct axis x = {0, max, NAME_COLUMN, NAME_COLUMN + longest_bar(c, bars, n)};

    int lines = pen_lines(&c->pen, NAME_COLUMN - 3, said, type_axis);
    double pitch = fmax(c->asked > 0 ? (c->asked - ABOVE) / (double)n : PITCH, LEAST_PITCH);
    double tall = pitch * (double)n, words = 3.8 + NAME_LEADING * lines + 1;
    double top = ABOVE + fmax(words - tall, 0) / 2;
    c->height = top + fmax(tall, words);
    double middle = top + tall / 2; /* of the bars, and of the words beside them */
    pen_text(&c->pen, 0, middle + 0.6 - NAME_LEADING * (lines - 1) / 2.0, name, type_name, ink->ink,
             PEN_LEFT);
    pen_paragraph(&c->pen, 0, middle + 4.4 - NAME_LEADING * (lines - 1) / 2.0, NAME_COLUMN - 3,
                  NAME_LEADING, said, type_axis, ink->txt2);
    for (size_t i = 0; i < n; i++)
        bar_draw(c, &bars[i], &x, top + ((double)i + 0.5) * pitch);
    pen_line(&c->pen, x.from, top, x.from, top + tall, 0.75, ink->ink);
    sides_alt(c, name, unit, part, bars, n);
    return CHART_DRAWN;
}
