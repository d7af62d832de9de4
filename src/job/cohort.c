/* cohort.c - the coach's page: many offers, a row each (contract 3, `cohort`).
 *
 * Each offer is read and computed in an arena of its own, which goes when its row is made. One that
 * is refused keeps the others from nothing: it is reported like any, and listed at the end.
 */
#include "job/work.h"
#include "tree/cohort_xml.h"

static void release_arena(void *a)
{
    arena_free(a);
}

/* What was reported for one offer, kept past its arena: messages are copied, places stay good,
 * since the offers' bytes are the caller's. */
static void keep_diags(struct diags *to, const struct diags *from, const struct source *src)
{
    for (const struct diag *g = from->first; g; g = g->next) {
        struct place at = g->at;
        if (at.src && at.src->text == src->text)
            at.src = src;
        else if (at.src)
            at = (struct place){0}; /* of a guide or stylesheet: named in the message already */
        struct diag *kept = diag_add(to, g->code, at, "%s", g->message);
        if (kept)
            kept->severity = g->severity;
    }
}

/* The first fault. */
static const char *first_reason(struct arena *a, const struct diags *d)
{
    const struct diag *best = NULL;
    for (const struct diag *g = d->first; g && !best; g = g->next)
        if (g->severity >= SEVERITY_ERROR)
            best = g;
    if (!best)
        return "";
    struct linecol at = place_linecol(best->at);
    return best->at.src ? arena_printf(a, "%s (line %u)", best->message, at.line)
                        : arena_strdup(a, best->message);
}

static void add_offer(struct work *w, struct cohort *c, const struct hfb_input *in,
                      struct arena *own)
{
    struct hfb_result result = {0};
    struct diags d;
    struct hfb_job job = *w->job;
    job.offer = *in;
    diags_init(&d, own);
    struct work one = {
        .env = w->env, .job = &job, .arena = own, .out = &result, .d = &d, .is_private = true};
    if (in->why) {
        diag_add(&d, DIAG_NOT_READABLE, (struct place){0}, "%s %s", in->name, in->why);
        cohort_refuse(c, in->name, in->why);
    } else if (work_figures(&one)) {
        cohort_add(c, one.figures);
    } else {
        cohort_refuse(c, in->name, first_reason(own, &d));
    }
    struct source *src = arena_new_of(w->arena, struct source);
    *src = (struct source){in->name, in->bytes, in->len};
    keep_diags(w->d, &d, src);
}

static const struct chart_row *chart_rows(struct arena *a, const struct cohort *c)
{
    struct chart_row *rows = arena_new_array(a, struct chart_row, c->n + 1), *to = rows;
    for (const struct cohort_row *r = c->rows; r; r = r->next)
        *to++ = (struct chart_row){r->name, r->offer, r->ask, r->floor};
    return rows;
}

struct adding {
    struct work *w;
    struct cohort *c;
    const struct hfb_input *in;
    struct arena *own;
};

static void add_step(void *data)
{
    const struct adding *x = data;
    add_offer(x->w, x->c, x->in, x->own);
}

static void gather(struct work *w, struct cohort *c)
{
    struct arena *own = arena_new();
    if (!own)
        arena_exhausted(w->arena);
    arena_defer(w->arena, release_arena, own);
    for (size_t i = 0; i < w->job->cohort_n; i++) {
        struct adding x = {w, c, &w->job->cohort[i], own};
        if (!arena_guarded((struct arena *[]){own, NULL}, add_step, &x))
            arena_exhausted(w->arena);
        arena_reset(own);
    }
}

bool cohort_run(struct work *w)
{
    const struct catalogue *words = env_words(w->env, w->job->lang, w->d);
    if (!words)
        return false;
    w->present = arena_new_of(w->arena, struct present);
    *w->present = (struct present){.arena = w->arena, .words = words, .currency = "EUR"};
    struct cohort *c = cohort_new(w->arena, w->job->floor != HFB_FLOOR_OMIT);
    gather(w, c);
    cohort_finish(c, w->job->as_of, w->present);
    w->out->partial = c->n > 0;
    w->out->refused_n = c->refused_n;
    struct chart_source charts = {.present = w->present,
                                  .palette = w->job->gray ? &palette_mono : &palette_colour,
                                  .floor = c->floor,
                                  .rows = chart_rows(w->arena, c),
                                  .rows_n = c->n};
    struct diags own = {0}; /* the page's faults, not its offers' */
    struct diags *all = w->d;
    diags_init(&own, w->arena);
    w->d = &own;
    xmlDoc *tree = cohort_xml(w->arena, c, w->present);
    bool ok = w->job->dump == HFB_DUMP_FLOW
                  ? stylesheet_text(w->sheet, tree, w->d, &w->out->output)
                  : work_flow(w, tree) && work_pages(w, &charts, c->us && c->n > 0);
    w->d = all;
    for (const struct diag *g = own.first; g; g = g->next)
        diag_add(all, g->code, g->at, "%s", g->message);
    w->out->partial = w->out->partial && ok;
    return ok;
}
