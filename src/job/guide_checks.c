/* guide_checks.c - a guide alone, checked for each of its regions (--check-guide). */
#include "job/guide_checks.h"
#include "brief/check_text.h"
#include "guide/guide_read.h"
#include "guide/guide_refs.h"
#include "job/env.h"
#include "tree/json.h"

static void put_region(struct buf *out, const struct region *r, const struct check *checks,
                       size_t n, enum hfb_format format, bool last)
{
    if (format == HFB_JSON) {
        buf_printf(out, "\"%s\":", r->id);
        tree_json_checks(out->arena, checks, n, out);
        buf_puts(out, last ? "" : ",");
        return;
    }
    buf_printf(out, "%s, %s: %zu\n", r->name, r->currency, n);
    checks_put(out, checks, n, FLOOR_FRONT);
}

bool guide_checks_put(const struct guide *g, const struct catalogue *words, enum hfb_format format,
                      struct arena *a, struct buf *out, size_t *n)
{
    bool sound = true;
    if (format == HFB_JSON)
        buf_printf(out, "{\"guide\":\"%s\",\"regions\":{", g->id);
    for (size_t i = 0; i < g->regions_n; i++) {
        struct present p = {.arena = a, .words = words, .currency = g->regions[i].currency};
        size_t found;
        const struct check *checks = checks_of_guide(a, g, &g->regions[i], &p, &found);
        put_region(out, &g->regions[i], checks, found, format, i + 1 == g->regions_n);
        for (size_t k = 0; k < found; k++)
            sound = sound && checks[k].severity < SEVERITY_ERROR;
        *n += found;
    }
    if (format == HFB_JSON)
        buf_puts(out, "}}\n");
    return sound;
}

static bool check_regions(struct hfb_env *e, const struct guide *g, const struct hfb_job *job,
                          struct arena *a, struct hfb_result *out)
{
    const struct catalogue *words = env_words(e, job->lang, &out->diags);
    return words && guide_checks_put(g, words, job->format, a, &out->output, &out->checks_n);
}

static enum hfb_status check_guide(struct hfb_env *e, const struct hfb_job *job, struct arena *a,
                                   struct hfb_result *out)
{
    /* read into the job's own arena: a thousand guides checked in one run leave nothing behind */
    struct source *source = arena_new_of(a, struct source);
    *source = (struct source){job->guide_file->name, job->guide_file->bytes, job->guide_file->len};
    const struct guide *g = guide_read(a, source, e->schemas, &out->diags);
    if (g)
        guide_refs_check_public(g, &out->diags);
    bool sound = g && !diags_failed(&out->diags) && check_regions(e, g, job, a, out);
    if (out->diags.counts[SEVERITY_FATAL])
        return HFB_FAULT;
    return sound && !diags_failed(&out->diags) ? HFB_OK : HFB_REFUSED;
}

struct checking_guide {
    struct hfb_env *e;
    const struct hfb_job *job;
    struct arena *a;
    struct hfb_result *out;
};

static void check_step(void *data)
{
    struct checking_guide *c = data;
    *c->out = (struct hfb_result){0};
    diags_init(&c->out->diags, c->a);
    buf_init(&c->out->output, c->a);
    c->out->status = check_guide(c->e, c->job, c->a, c->out);
}

enum hfb_status hfb_check_guide(struct hfb_env *e, const struct hfb_job *job, struct arena *a,
                                struct hfb_result *out)
{
    struct checking_guide c = {e, job, a, out};
    if (!arena_guarded((struct arena *[]){a, e->arena, NULL}, check_step, &c)) {
        arena_reset(a);
        hfb_result_no_memory(out, a);
    }
    return out->status;
}
