/* reading.c - the way of hfbrief.c as far as the findings, for an offer that is still being asked
 * for. */
#include "job/reading.h"
#include "brief/checks.h"
#include "brief/findings.h"
#include "job/debrief_words.h"
#include "job/env.h"
#include "say/pay.h"

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

static void put_in_words(const struct figures *f, const struct present *p, struct reading *out)
{
    static const char *const bands[] = {[BAND_POSTED] = "the posted range",
                                        [BAND_TOLD] = "the range they named",
                                        [BAND_GUIDE] = "the guide's band",
                                        [BAND_MARKET] = "the market range"};
    const struct package_fig *k = &f->package;
    const struct band_fig *b = &f->band.base;
    if (b->min.has && b->max.has && f->band.base_source != BAND_NONE) {
        out->base_band = present_range(p, b->min.v, b->max.v);
        out->band = bands[f->band.base_source];
    }
    const struct unit_fig *u = &k->base_unit;
    out->base_year = present_amount(p, k->base);
    out->base = u->has
                    ? pay_times(p, u->amount, u->currency ? u->currency : p->currency, u->times_e8)
                    : out->base_year;
    out->bonus = present_amount(p, k->bonus);
    out->equity = k->equity_converted.has
                      ? present_amount_in(p, k->equity_converted.equity, k->equity_converted.from)
                      : present_amount(p, k->equity);
    out->equity_here = k->equity_converted.has ? present_amount(p, k->equity) : NULL;
    out->annual = present_amount(p, k->annual);
    out->four_year = present_amount(p, k->four_year);
    out->horizon = pay_horizon(p, f);
    if (!f->has_ask || f->ask.source[PAY_BASE] == FROM_BAND)
        return;
    out->ask = debrief_difference(p, &f->ask, k);
    out->gap_four_year =
        f->gaps.ask.four_year.has ? present_signed_amount(p, f->gaps.ask.four_year.v) : NULL;
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

static bool read_offer(struct hfb_env *e, const struct hfb_job *job, struct arena *a,
                       struct diags *d, struct reading *out)
{
    struct str text = {job->offer.bytes, job->offer.len};
    const struct work *w = debrief_read(e, job, text, a, d);
    const struct catalogue *words = w ? env_words(e, NULL, d) : NULL;
    if (!words)
        return false;
    const struct figures *f = w->figures;
    struct present p = {a, words, f->currency, NULL, true, NULL};
    put_in_words(f, &p, out);
    const struct speech *speech = speech_compose(a, f, &p, d);
    if (!speech)
        return false;
    const struct advice *advice = checks_find(a, f, speech, &p);
    struct findings *said =
        findings_compose(a, f, advice, speech, &p, job->offer.name, FLOOR_FRONT);
    out->verdict = plain(a, finding_text(said, "call.title"));
    out->deck = plain(a, finding_text(said, "call.deck"));
    out->competing = plain(a, finding_text(said, "competing.title"));
    return !diags_failed(d);
}

/* ---- the doors: whatever runs dry ends here ---------------------------------------------- */

struct asked {
    struct hfb_env *e;
    const char *id;
    const struct hfb_job *job;
    const struct hfb_input *guide;
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
    q->ok = read_offer(q->e, q->job, q->a, q->d, q->out);
}

const struct reading_guide *reading_guide(struct hfb_env *e, const char *id,
                                          const struct hfb_input *file, struct arena *a,
                                          struct diags *d)
{
    struct asked q = {.e = e, .id = id, .guide = file, .a = a, .d = d};
    return arena_guarded((struct arena *[]){e->arena, NULL}, outline_step, &q) ? q.outline : NULL;
}

bool reading_of(struct hfb_env *e, const struct hfb_job *job, struct arena *a, struct diags *d,
                struct reading *out)
{
    struct asked q = {.e = e, .job = job, .a = a, .d = d, .out = out};
    *out = (struct reading){0};
    return arena_guarded((struct arena *[]){e->arena, NULL}, reading_step, &q) && q.ok;
}
