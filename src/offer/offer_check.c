/* offer_check.c - offer and guide side by side (contract 1.1). */
#include "offer/offer_check.h"

static const char *list(struct arena *a, const char *const *names, size_t n)
{
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < n; i++) {
        buf_puts(&b, i ? ", " : "");
        buf_puts(&b, names[i]);
    }
    return buf_str(&b);
}

/* "did you mean paris?", and what there is. */
static const char *instead(struct arena *a, const char *wrong, const char *const *names, size_t n)
{
    const char *near = str_nearest(wrong, names, n), *all = list(a, names, n);
    if (near)
        return arena_printf(a, "did you mean %s? (known: %s)", near, all);
    return n ? arena_printf(a, "write one of: %s", all) : "there are none";
}

void offer_unknown_guide(const struct offer *o, const char *const *known, size_t known_n,
                         struct diags *d)
{
    if (!o->guide.s)
        return;
    diag_add(d, DIAG_UNKNOWN_GUIDE, o->guide.at, "no guide is called %s; %s",
             diag_quote(d->arena, str_of(o->guide.s)),
             instead(d->arena, o->guide.s, known, known_n));
}

const struct rate *offer_rate(const struct offer *o, const char *from, const char *to)
{
    for (size_t i = 0; i < o->rates_n; i++)
        if (strcmp(o->rates[i].from, from) == 0 && strcmp(o->rates[i].to, to) == 0)
            return &o->rates[i];
    return NULL;
}

/* ---- the checks ----------------------------------------------------------------------------- */

static const struct region *check_region(const struct offer *o, const struct guide *g,
                                         struct diags *d)
{
    if (!o->region.s)
        return NULL;
    const struct region *region = guide_region(g, o->region.s);
    if (region)
        return region;
    const char **ids = arena_array(d->arena, g->regions_n + 1, sizeof *ids);
    for (size_t i = 0; i < g->regions_n; i++)
        ids[i] = g->regions[i].id;
    diag_add(d, DIAG_UNKNOWN_REGION, o->region.at, "the guide has no region %s; %s",
             diag_quote(d->arena, str_of(o->region.s)),
             instead(d->arena, o->region.s, ids, g->regions_n));
    return NULL;
}

/* "0.60", "1.00", "0.755": at least two places, no more than it takes. */
static const char *factor_text(struct arena *a, int64_t e8)
{
    struct buf b;
    buf_init(&b, a);
    buf_printf(&b, "%lld.%08lld", (long long)(e8 / DECIMAL_ONE), (long long)(e8 % DECIMAL_ONE));
    size_t places = 8;
    for (; places > 2 && b.p[b.n - 1] == '0'; places--)
        b.p[--b.n] = 0;
    return buf_str(&b);
}

static void check_factor(const struct offer *o, const struct region *region, struct diags *d)
{
    const struct decimal *f = &o->location_factor;
    if (!region->factor_of) {
        if (f->stated)
            diag_add(d, DIAG_LOCATION_FACTOR, f->at,
                     "a location-factor goes with a region that is relative to another, and %s "
                     "isn't; delete it",
                     region->id);
        return;
    }
    bool range = region->factor_min.stated;
    const char *low = factor_text(d->arena, region->factor_min.e8),
               *high = factor_text(d->arena, region->factor_max.e8);
    if (!f->stated) {
        diag_add(d, DIAG_LOCATION_FACTOR, o->region.at,
                 "the region %s needs a location factor; write location-factor=\"…\"%s%s%s%s",
                 region->id, range ? ", from " : "", range ? low : "", range ? " to " : "",
                 range ? high : "");
        return;
    }
    if (!range || (f->e8 >= region->factor_min.e8 && f->e8 <= region->factor_max.e8))
        return;
    int64_t share = f->e8 / 100;
    bool percent = share >= region->factor_min.e8 && share <= region->factor_max.e8;
    diag_add(
        d, DIAG_LOCATION_FACTOR, f->at, "location-factor is out of the guide's range: %s; write %s",
        factor_text(d->arena, f->e8),
        percent ? factor_text(d->arena, share) : arena_printf(d->arena, "%s to %s", low, high));
}

static void check_rate(const struct offer *o, const struct package *p, const char *currency,
                       struct diags *d)
{
    if (!p->currency || !currency || strcmp(p->currency, currency) == 0 ||
        offer_rate(o, p->currency, currency))
        return;
    struct diag *g = diag_add(
        d, DIAG_TWO_CURRENCIES, p->currency_at,
        "this package is in %s, the region's figures are in %s; add <rate from=\"%s\" to=\"%s\" "
        "value=\"…\" date=\"…\"/>",
        p->currency, currency, p->currency, currency);
    /* The rate may be there the other way round. */
    const struct rate *back = offer_rate(o, currency, p->currency);
    if (back)
        g->also = back->at;
}

static void check_fills(const struct offer *o, const struct guide *g, struct diags *d)
{
    const char **names = arena_array(d->arena, g->fills_n + 1, sizeof *names);
    for (size_t i = 0; i < g->fills_n; i++)
        names[i] = g->fills[i].name;
    for (size_t i = 0; i < o->fills_n; i++)
        if (!guide_fill(g, o->fills[i].name))
            diag_add(d, DIAG_UNKNOWN_FILL, o->fills[i].at, "the guide has no blank %s; %s",
                     diag_quote(d->arena, str_of(o->fills[i].name)),
                     instead(d->arena, o->fills[i].name, names, g->fills_n));
}

bool offer_check(const struct offer *o, const struct guide *g, struct diags *d)
{
    unsigned before = d->counts[SEVERITY_ERROR] + d->counts[SEVERITY_FATAL];
    const struct region *region = check_region(o, g, d);
    if (region) {
        check_factor(o, region, d);
        check_rate(o, &o->package, region->currency, d);
        for (size_t i = 0; i < o->competing_n; i++)
            check_rate(o, &o->competing[i].package, region->currency, d);
    }
    check_fills(o, g, d);
    return d->counts[SEVERITY_ERROR] + d->counts[SEVERITY_FATAL] == before;
}
