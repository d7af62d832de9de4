/* series.c - who is compared, and from what layers. */
#include "chart/series.h"

#include "chart/kinds.h"

const char *competing_mark(int number)
{
    static const char *const marks[COMPETING_SHOWN + 1] = {
        "competing", "competing-1", "competing-2", "competing-3", "competing-4"};
    return marks[number >= 0 && number <= COMPETING_SHOWN ? number : 0];
}

int competing_number(const struct chart_source *s, const struct competing_fig *c)
{
    const struct figures *f = s->figures;
    if (f->competing_n < 2)
        return 0;
    for (size_t i = 0; i < f->competing_n; i++)
        if (&f->competing[s->shown ? s->shown[i] : i] == c)
            return i < COMPETING_SHOWN ? (int)i + 1 : 0;
    return 0;
}

static struct series own(enum who who, const char *mark, const char *name,
                         const struct package_fig *k, const struct position *at,
                         struct fig comparable)
{
    return (struct series){.who = who,
                           .mark = mark,
                           .name = name,
                           .package = k,
                           .position = at,
                           .comparable = comparable};
}

size_t series_list(const struct chart_source *s, bool floor, struct series out[SERIES_MAX])
{
    const struct figures *f = s->figures;
    const struct catalogue *w = s->present->words;
    size_t n = 0;

    out[n++] = own(WHO_OFFER, "offer", catalogue_say(w, "chart.offer"), &f->package,
                   &f->position.offer, f->comparable.offer);
    out[n++] = own(WHO_ASK, "ask", catalogue_say(w, "chart.ask"), &f->ask, &f->position.ask,
                   f->comparable.ask);
    if (floor && s->floor)
        out[n++] = own(WHO_FLOOR, "floor", catalogue_say(w, "chart.floor"), &f->floor,
                       &f->position.floor, f->comparable.floor);
    for (size_t i = 0; i < f->competing_n && i < COMPETING_SHOWN; i++) {
        const struct competing_fig *c = &f->competing[s->shown ? s->shown[i] : i];
        int number = f->competing_n > 1 ? (int)i + 1 : 0;
        out[n] = own(WHO_COMPETING, competing_mark(number), c->entry->company.s, &c->package,
                     &c->position, c->comparable);
        out[n].number = number;
        out[n++].competing = c;
    }
    return n;
}

void chart_sheet_amounts(struct chart *c)
{
    struct series series[SERIES_MAX];
    size_t n = series_list(c->source, true, series);
    for (int part = PART_BASE; part <= PART_ANNUAL; part++) {
        const struct band_fig *band = band_part(&c->figures->band, (enum part)part);
        if (!band->min.has || !band->max.has)
            continue;
        chart_amount(c, band->min.v);
        chart_amount(c, band->max.v);
        for (size_t i = 0; i < n; i++)
            chart_amount(c, series_part(&series[i], (enum part)part));
    }
    for (int part = 0; part < PAY_PARTS; part++)
        for (size_t i = 0; i < n && figures_sides_differ(c->figures, part, c->source->floor); i++)
            if (figures_part_is_own(series[i].package, part))
                chart_amount(c, series[i].package->part[part]);
}

money series_part(const struct series *s, enum part part)
{
    const struct package_fig *p = s->package;
    switch (part) {
    case PART_BASE:
        return p->base;
    case PART_EQUITY:
        return p->equity;
    case PART_ANNUAL:
        break;
    }
    return s->comparable.v;
}

const struct position_part *series_position(const struct series *s, enum part part)
{
    return part == PART_BASE     ? &s->position->base
           : part == PART_EQUITY ? &s->position->equity
                                 : &s->position->annual;
}

const struct band_fig *band_part(const struct bands *b, enum part part)
{
    return part == PART_BASE ? &b->base : part == PART_EQUITY ? &b->equity : &b->annual;
}

const char *fill_of_equity(enum equity_kind kind)
{
    return kind == EQUITY_LIQUID ? "liquid" : "pre-ipo";
}

static void layer_add(struct layer *out, size_t *n, const char *fill, const char *name, money value)
{
    if (value > 0)
        out[(*n)++] = (struct layer){fill, name, value};
}

static const char *equity_name(enum equity_kind kind)
{
    return kind == EQUITY_LIQUID    ? "chart.layer.liquid"
           : kind == EQUITY_OPTIONS ? "chart.layer.options"
                                    : "chart.layer.pre-ipo";
}

static bool once_beside_sign_on(const struct package_fig *p)
{
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_ONCE && part != PAY_SIGN_ON && p->part[part] > 0)
            return true;
    return false;
}

/* Named for what is in it. */
static const char *layer_name(const struct package_fig *p, enum pay_layer layer)
{
    switch (layer) {
    case LAYER_SALARY:
        return p->allowance > 0 ? "chart.layer.pay" : "chart.layer.salary";
    case LAYER_BONUS:
        return "chart.layer.bonus";
    case LAYER_ONCE:
        return once_beside_sign_on(p) ? "chart.layer.once" : "chart.layer.sign-on";
    case LAYER_REFRESH:
        return "chart.layer.refresh";
    case LAYER_EQUITY:
    case PAY_LAYERS:
        break;
    }
    return equity_name(p->kind);
}

static size_t layers_from(const struct package_fig *p, const money values[PAY_LAYERS],
                          struct layer out[LAYERS_MAX])
{
    const char *const fills[] = {"salary", "bonus", "sign-on", fill_of_equity(p->kind),
                                 "discretionary"};
    size_t n = 0;
    for (int i = 0; i < PAY_LAYERS; i++)
        layer_add(out, &n, fills[i], layer_name(p, (enum pay_layer)i), values[i]);
    return n;
}

size_t layers_of_year(const struct package_fig *p, int year, struct layer out[LAYERS_MAX])
{
    return layers_from(p, p->layers[year], out);
}

size_t layers_of_certainty(const struct package_fig *p, struct layer out[LAYERS_MAX])
{
    const struct certainty *c = &p->certainty;
    size_t n = 0;
    layer_add(out, &n, "salary", "chart.layer.contracted", c->contracted);
    layer_add(out, &n, "bonus", p->bonuses_n ? "chart.layer.target" : "chart.layer.expected",
              c->target);
    layer_add(out, &n, "liquid", "chart.layer.liquid", c->liquid);
    layer_add(out, &n, "pre-ipo",
              p->kind == EQUITY_OPTIONS ? "chart.layer.options" : "chart.layer.pre-ipo",
              c->illiquid);
    layer_add(out, &n, "discretionary", "chart.layer.discretionary", c->discretionary);
    return n;
}

size_t layers_of_cash(const struct package_fig *p, struct layer out[LAYERS_MAX])
{
    return layers_from(p, p->cash_layers, out);
}
