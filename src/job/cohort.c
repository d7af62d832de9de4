/* cohort.c - the coach's page: many offers, a row each (contract 3, `cohort`).
 *
 * Each offer is read and computed in an arena of its own, which goes when its row is made. One that
 * is refused keeps the others from nothing: it is reported like any, and listed at the end.
 *
 * Hundreds of pages are set some at a time, and of each part only its finished pages are kept:
 * tree, flow and layout take 26 kB a row, a row and what is painted of it 7.
 */
#include "draw/page.h"
#include "job/work.h"
#include "tree/cohort_xml.h"

static void release_arena(void *a)
{
    arena_free(a);
}

static const struct source *kept_source(struct arena *a, const struct hfb_input *in)
{
    struct source *src = arena_new_of(a, struct source);
    *src = (struct source){in->name, arena_strndup(a, in->bytes, in->len), in->len};
    return src;
}

/* What was reported for one offer, kept past its arena: messages are copied, and the bytes that
 * they point into. */
static void keep_diags(struct diags *to, const struct diags *from, const struct hfb_input *in)
{
    const struct source *src = NULL;
    for (const struct diag *g = from->first; g; g = g->next) {
        struct place at = g->at;
        if (at.src && at.src->text == in->bytes)
            at.src = src = src ? src : kept_source(to->arena, in);
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

static struct hfb_input read_offer(const struct hfb_job *job, const struct hfb_input *named,
                                   struct arena *a)
{
    struct hfb_input in = *named;
    struct str text = {"", 0};
    if (!job->cohort_read)
        return in;
    in.why = job->cohort_read(in.name, a, &text);
    in.bytes = text.s;
    in.len = text.n;
    return in;
}

static void add_offer(struct work *w, struct cohort *c, const struct hfb_input *named,
                      struct arena *own)
{
    const struct hfb_input in = read_offer(w->job, named, own);
    struct hfb_result result = {0};
    struct diags d;
    struct hfb_job job = *w->job;
    job.offer = in;
    diags_init(&d, own);
    struct work one = {
        .env = w->env, .job = &job, .arena = own, .out = &result, .d = &d, .is_private = true};
    if (in.why) {
        diag_add(&d, DIAG_NOT_READABLE, (struct place){0}, "%s %s", in.name, in.why);
        cohort_refuse(c, in.name, in.why);
    } else if (work_figures(&one)) {
        cohort_add(c, one.figures);
    } else {
        cohort_refuse(c, in.name, first_reason(own, &d));
    }
    keep_diags(w->d, &d, &in);
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

/* ---- pages -------------------------------------------------------------------------------- */

enum { PAGES_A_PART = 4 };

/* As layout sets each sheet by itself. */
static bool in_parts(const struct work *w, const struct cohort *c)
{
    return c->n > COHORT_ROWS_A_PAGE * LAYOUT_FITTED_MAX && w->job->dump != HFB_DUMP_FLOW &&
           w->job->dump != HFB_DUMP_GALLEY;
}

/* The pages from this row on. */
static struct cohort_part part_from(const struct cohort_row *row, size_t row_n)
{
    struct cohort_part p = {row, row_n, PAGES_A_PART, row_n == 0, true};
    for (const struct cohort_row *r = row; r && p.last; r = r->next)
        p.last = r->page < row->page + p.pages;
    return p;
}

static struct cohort_part part_after(const struct cohort_part *p)
{
    const struct cohort_row *row = p->row;
    size_t row_n = p->row_n;
    for (; row && row->page < p->row->page + p->pages; row = row->next)
        row_n++;
    return part_from(row, row_n);
}

static bool set_whole(struct work *w, const struct cohort *c, const struct chart_source *charts)
{
    const struct cohort_part all = {c->rows, 0, INT_MAX / 2, true, true};
    xmlDoc *tree = cohort_xml(w->arena, c, &all, w->present, w->sheet);
    return w->job->dump == HFB_DUMP_FLOW
               ? stylesheet_text(w->sheet, tree, w->d, &w->out->output)
               : work_flow(w, tree) && work_pages(w, charts, c->us && c->n > 0);
}

/* What is made for a part alone stands in an arena of its own. */
static bool set_parts(struct work *w, const struct cohort *c, const struct chart_source *charts)
{
    struct arena *own = arena_new_within(w->arena);
    struct work one = *w;
    struct document *whole = arena_new_of(w->arena, struct document);
    struct layout_job layout = {0};
    one.arena = own;
    if (!(one.theme = env_theme(w->env, w->job, w->d)))
        return false;
    for (struct cohort_part part = part_from(c->rows, 0); part.row; part = part_after(&part)) {
        arena_reset(own);
        if (!work_flow(&one, cohort_xml(own, c, &part, w->present, w->sheet)))
            return false;
        layout = work_layout(&one, charts, c->us);
        layout.part = true;
        layout.pages_before = whole->pages_n;
        const struct document *pages = layout_document(&layout, own, w->d);
        if (pages) /* a character without a face: what else lacks one is told too */
            document_append(whole, pages, w->arena);
    }
    return !diags_failed(w->d) && layout_finish(&layout, whole, own, w->d) &&
           work_put_pages(w, whole, layout.paper);
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
    bool ok = in_parts(w, c) ? set_parts(w, c, &charts) : set_whole(w, c, &charts);
    w->d = all;
    for (const struct diag *g = own.first; g; g = g->next)
        diag_add(all, g->code, g->at, "%s", g->message);
    w->out->partial = w->out->partial && ok;
    return ok;
}
