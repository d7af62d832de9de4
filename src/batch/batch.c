/* batch.c - the run from plan to summary. */
#include "batch/batch.h"
#include "base/file.h"
#include "batch/manifest.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "batch/summary.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

enum { MANY = 20 }; /* offers from which on preprocessed faces pay */

/* A record that waits for its turn: the packed bytes, in memory of its own. */
struct waiting {
    char *bytes;
    size_t n;
};

struct run {
    const struct batch *b;
    struct arena *arena;
    struct diags *d;
    struct plan plan;
    const struct record **kept; /* by item */
    struct waiting *waiting;    /* by item */
    size_t *item_of_task;
    size_t turn; /* the next item to be told */
    struct manifest manifest;
    bool has_manifest, told_of_cage;
    struct summary summary;
    bool has_summary;
    enum summary_form summary_form;
    struct progress progress;
    enum hfb_status worst;
    size_t written;
};

static void fault(struct run *r, const char *what, const char *why)
{
    diag_add(r->d, DIAG_CANNOT_WRITE, NOWHERE, "%s %s", what, why);
    r->worst = HFB_FAULT;
}

/* ---- telling, in order -------------------------------------------------------------------- */

static void tell(struct run *r, const struct plan_item *item, const struct record *record,
                 bool kept)
{
    struct str messages = record->text[RECORD_MESSAGES], data = record->text[RECORD_DATA];
    if (messages.s && messages.n && !kept) {
        progress_clear(&r->progress);
        fwrite(messages.s, 1, messages.n, stderr);
    }
    if (data.s) {
        const char *why = file_write_to(r->arena, STDOUT_FILENO, data);
        if (why)
            fault(r, "standard output", why);
    }
    if (r->b->verbose && record->status == HFB_OK && item->output && !r->b->quiet) {
        progress_clear(&r->progress);
        struct buf safe;
        buf_init(&safe, r->arena);
        diag_put_safe(&safe, str_of(item->output));
        fprintf(stderr, "hfbrief: %s: %s\n", buf_str(&safe), kept ? "kept" : "written");
    }
    if (r->has_summary)
        summary_add(&r->summary, item, record, kept);
}

static void take_turns(struct run *r)
{
    for (; r->turn < r->plan.n; r->turn++) {
        const struct plan_item *item = &r->plan.items[r->turn];
        struct waiting *w = &r->waiting[r->turn];
        struct record record;
        const struct record *kept = r->kept[r->turn];
        if (kept && !r->b->summary) {
            tell(r, item, kept, true);
            continue;
        }
        if (!w->bytes)
            return;
        if (record_unpack((struct str){w->bytes, w->n}, &record)) {
            if (kept) {
                record.pages = kept->pages;
                record.bytes = kept->bytes;
            }
            tell(r, item, &record, kept && record.status == HFB_OK);
        }
        free(w->bytes);
        *w = (struct waiting){NULL, 0};
    }
}

static void keep_until_turn(struct run *r, size_t item, const struct record *record)
{
    struct arena *a = arena_new_within(r->arena);
    struct buf packed;
    buf_init(&packed, a);
    record_pack(record, &packed);
    size_t head = sizeof(uint32_t);
    struct waiting *w = &r->waiting[item];
    w->n = packed.n - head;
    w->bytes = malloc(w->n);
    if (w->bytes)
        memcpy(w->bytes, packed.p + head, w->n);
    arena_free(a);
    if (!w->bytes)
        arena_exhausted(r->arena);
}

/* ---- from the pool ------------------------------------------------------------------------ */

static void on_done(void *data, size_t task, const struct record *record)
{
    struct run *r = data;
    size_t item = r->item_of_task[task];
    if (record->lacks && r->b->verbose && !r->told_of_cage) {
        progress_clear(&r->progress);
        fprintf(stderr, "hfbrief: %s\n", record_cage_note(record->lacks));
        r->told_of_cage = true;
    }
    if (record->status > r->worst)
        r->worst = (enum hfb_status)record->status;
    if (r->kept[item]) { /* what stands there stays; its figures are for the summary alone */
        keep_until_turn(r, item, record);
        take_turns(r);
        return;
    }
    r->progress.done++;
    r->progress.refused += record->status == HFB_REFUSED;
    r->progress.failed += record->status > HFB_REFUSED;
    r->written += record->status == HFB_OK;
    if (r->has_manifest) {
        const char *why = manifest_add(&r->manifest, &r->plan.items[item], record);
        if (why)
            fault(r, r->manifest.path, why);
    }
    keep_until_turn(r, item, record);
    take_turns(r);
}

static void on_tick(void *data)
{
    struct run *r = data;
    progress_draw(&r->progress);
}

/* ---- before and after --------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

struct hashes {
    uint64_t *v;
    size_t n;
};

static bool is_ours(const void *data, uint64_t hash)
{
    const struct hashes *h = data;
    return bsearch(&hash, h->v, h->n, sizeof *h->v, by_hash) != NULL;
}

static uint64_t name_hash(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_hash(str_of(slash ? slash + 1 : path));
}

/* Whatever an interrupted run left half-written under the names that are ours to write. */
static void sweep(struct run *r)
{
    struct hashes h = {arena_new_array(r->arena, uint64_t, r->plan.n + 1), 0};
    for (size_t i = 0; i < r->plan.n; i++)
        if (r->plan.items[i].output)
            h.v[h.n++] = name_hash(r->plan.items[i].output);
    if (h.n)
        qsort(h.v, h.n, sizeof *h.v, by_hash);
    for (size_t i = 0; h.n && i < r->plan.folders_n; i++)
        file_sweep(r->plan.folders[i], is_ours, &h);
    if (r->b->summary)
        file_sweep_for(r->arena, r->b->summary);
    if (r->has_manifest)
        file_sweep_for(r->arena, manifest_path(r->arena, r->b->wish.folder, &r->b->wish));
}

static bool prepare(struct run *r)
{
    const struct batch *b = r->b;
    enum summary_form form = SUMMARY_CSV;
    if (b->summary && !summary_form_of(b->summary, &form, r->d))
        return false;
    if (!plan_make(&b->wish, r->arena, r->d, &r->plan) || !plan_folders(&r->plan, r->arena, r->d))
        return false;
    for (size_t i = 0; i < r->plan.n; i++)
        put_rules_read(b->rules, r->plan.items[i].input, "offer");
    put_rules_close(b->rules);
    struct put_target rows = {.path = b->summary, .sort = PUT_SUMMARY};
    if (b->summary && !put_allowed(b->rules, &rows, r->arena, r->d))
        return false;
    r->kept = arena_new_array(r->arena, const struct record *, r->plan.n + 1);
    r->waiting = arena_new_array(r->arena, struct waiting, r->plan.n + 1);
    r->item_of_task = arena_new_array(r->arena, size_t, r->plan.n + 1);
    r->has_manifest = b->wish.folder && !b->wish.no_output;
    if (r->has_manifest && !manifest_lock(&r->manifest, r->arena, b->wish.folder, &b->wish, r->d))
        return false;
    sweep(r);
    if (r->has_manifest &&
        !manifest_open(&r->manifest, r->arena, b->wish.folder, &r->plan, b, r->kept, r->d))
        return false;
    r->summary_form = form;
    progress_begin(&r->progress, b->progress, r->plan.n);
    return true;
}

static void abandon_summary(void *run)
{
    struct run *r = run;
    file_abandon(&r->summary.file);
}

/* Late, and given up with the arena: no way out of here leaves half of one behind. */
static void begin_summary(struct run *r)
{
    if (!r->b->summary)
        return;
    r->summary.file.fd = -1;
    arena_defer(r->arena, abandon_summary, r);
    summary_begin(&r->summary, r->arena, r->b->summary, r->summary_form);
    r->has_summary = true;
}

static struct pool_task *tasks_of(struct run *r, size_t *n)
{
    struct pool_task *tasks = arena_new_array(r->arena, struct pool_task, r->plan.n + 1);
    *n = 0;
    for (size_t i = 0; i < r->plan.n; i++) {
        const struct plan_item *item = &r->plan.items[i];
        r->progress.before += r->kept[i] != NULL;
        if (r->kept[i] && !r->b->summary)
            continue;
        r->item_of_task[*n] = i;
        tasks[(*n)++] = (struct pool_task){.input = item->input,
                                           .output = item->output,
                                           .email = item->email,
                                           .figures_only = r->kept[i]};
    }
    r->progress.done = r->progress.before;
    return tasks;
}

static void finish(struct run *r)
{
    const char *why;
    if (r->has_manifest && (why = manifest_close(&r->manifest)))
        fault(r, r->manifest.path, why);
    if (r->has_summary && (why = summary_end(&r->summary)))
        fault(r, r->b->summary, why);
    for (size_t i = 0; i < r->plan.n; i++)
        free(r->waiting[i].bytes);
    progress_clear(&r->progress);
    if ((r->b->progress || r->b->verbose) && !r->b->quiet)
        fprintf(stderr, "hfbrief: %zu of %zu %s, %zu kept, %zu refused, %zu failed, in %.1f s\n",
                r->written, r->plan.n, r->b->wish.no_output ? "sound" : "written",
                r->progress.before, r->progress.refused, r->progress.failed,
                progress_seconds(&r->progress));
}

/* Stopped early: what was done out of turn is told too, so that nothing done goes unsaid. */
static void take_all_turns(struct run *r)
{
    while (r->turn < r->plan.n) {
        take_turns(r);
        if (r->turn < r->plan.n)
            r->turn++;
    }
}

enum hfb_status batch_run(struct hfb_env *e, const struct batch *b, struct arena *a,
                          struct diags *d, int *stopped_by)
{
    struct run *r = arena_new_of(a, struct run);
    r->b = b;
    r->arena = a;
    r->d = d;
    *stopped_by = 0;
    if (!prepare(r)) {
        for (const struct diag *g = d->first; g; g = g->next)
            if (g->code == DIAG_USAGE)
                return HFB_USAGE;
        return d->counts[SEVERITY_FATAL] ? HFB_FAULT : HFB_REFUSED;
    }
    struct pool pool = {.env = e,
                        .job = b->job,
                        .rules = b->rules,
                        .password = b->password,
                        .to = b->to,
                        .trusted = b->trusted,
                        .with_data = b->to_stdout,
                        .cage = b->cage,
                        .style = b->style,
                        .jobs = b->jobs,
                        .timeout = b->timeout,
                        .done = on_done,
                        .tick = on_tick,
                        .data = r};
    pool.tasks = tasks_of(r, &pool.tasks_n);
    hfb_env_warm(e, b->job, pool.tasks_n > MANY);
    begin_summary(r);
    take_turns(r); /* what was kept before the first that wasn't */
    *stopped_by = pool_run(&pool, a, d);
    take_all_turns(r);
    finish(r);
    if (diags_failed(d))
        r->worst = HFB_FAULT;
    return r->worst;
}
