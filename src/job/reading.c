/* reading.c - the way of hfbrief.c as far as the findings, for an offer that is still being asked
 * for. */
#include "job/reading.h"
#include "brief/checks.h"
#include "brief/findings.h"
#include "job/env.h"
#include "offer/offer_read.h"

/* ---- a guide's outline ------------------------------------------------------------------ */

static const char *factor_text(struct arena *a, struct decimal f)
{
    return arena_printf(a, "%lld.%02lld", (long long)(f.e8 / DECIMAL_ONE),
                        (long long)(f.e8 % DECIMAL_ONE / (DECIMAL_ONE / 100)));
}

static struct reading_region region_outline(const struct region *r, struct arena *a)
{
    static const char *const kinds[] = {[EQUITY_UNSTATED] = "pre-ipo",
                                        [EQUITY_LIQUID] = "liquid",
                                        [EQUITY_PRE_IPO] = "pre-ipo",
                                        [EQUITY_OPTIONS] = "options"};
    struct reading_region out = {.id = r->id,
                                 .name = r->name,
                                 .level = r->level,
                                 .currency = r->currency,
                                 .kind = kinds[r->equity_kind],
                                 .years = r->equity_years};
    if (r->factor_of) {
        out.factor_low = factor_text(a, r->factor_min);
        out.factor = arena_printf(a, "%s to %s", out.factor_low, factor_text(a, r->factor_max));
    }
    return out;
}

static const struct guide *find_guide(struct hfb_env *e, const char *id,
                                      const struct hfb_input *file, struct diags *d)
{
    return file ? env_guide_file(e, file, d) : env_guide(e, id, d);
}

static const struct reading_guide *outline(struct hfb_env *e, const char *id,
                                           const struct hfb_input *file, struct arena *a,
                                           struct diags *d)
{
    const struct guide *g = find_guide(e, id, file, d);
    if (!g)
        return NULL;
    struct reading_guide *out = arena_new_of(a, struct reading_guide);
    struct reading_region *regions = arena_new_array(a, struct reading_region, g->regions_n + 1);
    for (size_t i = 0; i < g->regions_n; i++)
        regions[i] = region_outline(&g->regions[i], a);
    *out = (struct reading_guide){.id = g->id,
                                  .title = g->title,
                                  .employer = g->employer,
                                  .role = g->role,
                                  .lang = g->lang,
                                  .lang_stated = g->lang_at.src != NULL,
                                  .regions = regions,
                                  .regions_n = g->regions_n};
    return out;
}

/* ---- an offer's reading ----------------------------------------------------------------- */

static const char *range_text(const struct present *p, const struct band_fig *b)
{
    return b->min.has && b->max.has ? present_range(p, b->min.v, b->max.v) : NULL;
}

static const char *signed_text(const struct present *p, struct fig f)
{
    return f.has ? present_signed_amount(p, f.v) : NULL;
}

static void put_in_words(const struct figures *f, const struct present *p, struct reading *out)
{
    out->base_band = range_text(p, &f->band.base);
    out->equity_band = range_text(p, &f->band.equity);
    out->annual_band = range_text(p, &f->band.annual);
    out->base = present_amount(p, f->package.base);
    out->bonus = present_amount(p, f->package.bonus);
    out->equity = present_amount(p, f->package.equity);
    out->annual = present_amount(p, f->package.annual);
    out->four_year = present_amount(p, f->package.four_year);
    out->ask_base = present_amount(p, f->ask.base);
    out->ask_equity = present_amount(p, f->ask.equity);
    out->floor_base = present_amount(p, f->floor.base);
    out->floor_equity = present_amount(p, f->floor.equity);
    out->gap_base = signed_text(p, f->gaps.ask.base);
    out->gap_equity = signed_text(p, f->gaps.ask.equity);
    out->gap_four_year = signed_text(p, f->gaps.ask.four_year);
}

/* The finding without its stress. */
static const char *plain(struct arena *a, const char *text)
{
    if (!text)
        return NULL;
    char *copy = arena_strdup(a, text), *to = copy;
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c > CATALOGUE_PAGE_END) /* no mark of the catalogue's */
            *to++ = *c;
    *to = '\0';
    return copy;
}

static bool read_offer(struct hfb_env *e, const struct hfb_input *in, const struct hfb_input *file,
                       struct arena *a, struct diags *d, struct reading *out)
{
    struct source *source = arena_new_of(a, struct source);
    *source = (struct source){in->name, in->bytes, in->len};
    const struct offer *o = offer_read(a, source, e->schemas, d);
    const struct guide *g = o && o->guide.s ? find_guide(e, o->guide.s, file, d) : NULL;
    if (!g || diags_failed(d))
        return false;
    const struct figures *f = figures_compute(a, o, g, (struct date){0}, d);
    const struct catalogue *words = env_words(e, NULL, d);
    if (!f || !words)
        return false;
    struct present p = {a, words, f->currency, NULL, true};
    put_in_words(f, &p, out);
    const struct speech *speech = speech_compose(a, f, &p, d);
    if (!speech)
        return false;
    const struct advice *advice = checks_find(a, f, speech, &p);
    struct findings *said = findings_compose(a, f, advice, speech, &p, in->name, FLOOR_FRONT);
    out->verdict = plain(a, finding_text(said, "call.title"));
    out->deck = plain(a, finding_text(said, "call.deck"));
    out->competing = plain(a, finding_text(said, "competing.title"));
    return !diags_failed(d);
}

/* ---- the doors: whatever runs dry ends here ---------------------------------------------- */

struct asked {
    struct hfb_env *e;
    const char *id;
    const struct hfb_input *offer, *guide;
    struct arena *a;
    struct diags *d;
    const struct reading_guide *outline;
    struct reading *out;
    bool ok;
};

static void outline_step(void *data)
{
    struct asked *q = data;
    q->outline = outline(q->e, q->id, q->guide, q->a, q->d);
}

static void reading_step(void *data)
{
    struct asked *q = data;
    q->ok = read_offer(q->e, q->offer, q->guide, q->a, q->d, q->out);
}

const struct reading_guide *reading_guide(struct hfb_env *e, const char *id,
                                          const struct hfb_input *file, struct arena *a,
                                          struct diags *d)
{
    struct asked q = {.e = e, .id = id, .guide = file, .a = a, .d = d};
    return arena_guarded((struct arena *[]){e->arena, NULL}, outline_step, &q) ? q.outline : NULL;
}

bool reading_of(struct hfb_env *e, const struct hfb_input *offer, const struct hfb_input *guide,
                struct arena *a, struct diags *d, struct reading *out)
{
    struct asked q = {.e = e, .offer = offer, .guide = guide, .a = a, .d = d, .out = out};
    *out = (struct reading){0};
    return arena_guarded((struct arena *[]){e->arena, NULL}, reading_step, &q) && q.ok;
}
