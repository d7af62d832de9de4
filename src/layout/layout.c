/* From flow to document, section by section: set the galley, see how high it is, give up what the
 * design lets go of where it is too high, break it into sheets; then place, and dress every page.
 */
#include "layout/layout.h"
#include "base/language.h"

#include "layout/again.h"
#include "layout/fit.h"
#include "layout/opportunity.h"
#include "layout/pageref.h"

struct section_pages { /* the sheets of a section and of those that run on from it, before their
                          numbers are known */
    const struct flow_section *section, *end; /* end: the first that isn't in it */
    struct sheets sheets;
    struct section_pages *next;
};

/* A number of two digits where one was expected moves a line, which may move a page. */
#define PASSES_MAX 3

struct outline_list {
    struct outline *entries;
    size_t n, size;
};

/* ---- a run -------------------------------------------------------------------------------- */

static void release_breaker(void *what)
{
    line_breaker_free(what);
}

static struct line_breaker *own_breaker(struct arena *a)
{
    struct line_breaker *b = line_breaker_new();
    if (!b)
        arena_exhausted(a);
    arena_defer(a, release_breaker, b);
    return b;
}

static bool setter_open(struct setter *s, const struct layout_job *job, struct arena *a,
                        struct diags *d)
{
    *s = (struct setter){.job = job,
                         .flow = job->flow,
                         .theme = job->theme,
                         .fonts = job->fonts,
                         .arena = a,
                         .diags = d};
    s->palette = job->gray ? &job->theme->mono : &job->theme->colour;
    s->again = again_new(a);
    bool letter = job->flow->page == PAGE_LETTER;
    s->main_width = letter ? SP_MM(160) : SP_MM(126);
    s->full_width = letter ? SP_MM(160) : SP_MM(178);
    s->margin_left = letter ? 0 : SP_MM(132);
    s->margin_width = letter ? 0 : SP_MM(46);
    s->breaker = job->breaker ? job->breaker : own_breaker(a);
    const char *fault = line_breaker_speak(s->breaker, job->flow->lang ? job->flow->lang
                                                                       : language_default()->code);
    if (fault)
        diag_add(d, DIAG_LIBRARY, (struct place){0}, "ICU: %s", fault);
    return !fault;
}

/* ---- one section -------------------------------------------------------------------------- */

static const struct flow_section *chain_end(const struct flow_section *section)
{
    const struct flow_section *end = section->next;
    while (end && end->runs_on && !end->one_page)
        end = end->next;
    return end;
}

static struct section_pages *set_section(struct setter *s, const struct flow_section *section,
                                         struct elem *root, const struct paper_size *size,
                                         size_t pages_left)
{
    struct section_pages *p = arena_new_of(s->arena, struct section_pages);
    p->section = section;
    p->end = chain_end(section);
    return fit_section(s, section, &p->end, root, size, pages_left, &p->sheets) ? p : NULL;
}

/* ---- pages -------------------------------------------------------------------------------- */

static void add_bookmark(struct setter *s, struct outline_list *o, struct outline entry)
{
    if (o->n == o->size)
        arena_grow(s->arena, o->entries, o->n, o->size, 16);
    o->entries[o->n++] = entry;
}

static void place_strip(struct setter *s, const struct placed *p, struct page *page, int number,
                        const struct paper_size *size, struct outline_list *outline)
{
    sp_t x = size->left + p->x;
    frame_place(page->frame, p->frame, x, p->y);
    if (p->strip->bookmark && p->frame == p->strip->frame)
        add_bookmark(s, outline, (struct outline){p->strip->bookmark, number, p->y, 1});
    for (const struct figure_at *f = p->strip->figures; f; f = f->next) {
        f->elem->bbox_page = number;
        f->elem->bbox[0] = x + f->x;
        f->elem->bbox[1] = p->y + f->y;
        f->elem->bbox[2] = x + f->x + f->width;
        f->elem->bbox[3] = p->y + f->y + f->height;
    }
}

static void bookmark_section(struct setter *s, const struct flow_section *section, int page, sp_t y,
                             struct outline_list *o)
{
    const char *number = section->number, *name = section->name;
    if (!name || !*name)
        return;
    const char *title = number && *number ? arena_printf(s->arena, "%s  %s", number, name) : name;
    add_bookmark(s, o, (struct outline){title, page, y, 0});
}

/* The section that a sheet's first strip belongs to: the running head's. */
static const struct flow_section *head_of(const struct sheet *sheet,
                                          const struct flow_section *going_on)
{
    const struct placed *first = sheet->first;
    return first && first->strip->section ? first->strip->section : going_on;
}

static bool begins(const struct sheet *sheet, const struct flow_section *section)
{
    for (const struct placed *k = sheet->first; k; k = k->next)
        if (k->strip->section == section)
            return true;
    return false;
}

static void note_destination(struct setter *s, const char *id, size_t page,
                             const struct destination **pages)
{
    if (!id || destination_find(*pages, id)) /* a block begins with its first strip */
        return;
    struct destination *d = arena_new_of(s->arena, struct destination);
    *d = (struct destination){id, page, *pages};
    *pages = d;
}

/* Where sections and blocks that have an id begin goes to *pages. */
static void make_pages(struct setter *s, const struct section_pages *chains,
                       const struct paper_size *size, struct document *doc,
                       const struct destination **pages)
{
    struct outline_list outline = {0};
    const bool part = s->job->part;
    size_t n = 0, before = s->job->pages_before;
    doc->pages = arena_new_array(s->arena, struct page, doc->pages_n);
    for (const struct section_pages *p = chains; p; p = p->next) {
        const struct flow_section *now = p->section;
        for (const struct sheet *sheet = p->sheets.first; sheet; sheet = sheet->next, n++) {
            struct page *page = &doc->pages[n];
            page->frame = frame_new(s->arena, size->width, size->height);
            page->label = arena_printf(s->arena, "%zu", before + n + 1);
            const struct flow_section *head = head_of(sheet, now);
            const struct paper_size side =
                paper_side(size, s->flow->page, s->full_width, before + n + 1);
            bool goes_on = n > 0 && head == now && !begins(sheet, head);
            for (const struct placed *k = sheet->first; k; k = k->next) {
                if (k->strip->section && k->frame == k->strip->frame) {
                    now = k->strip->section;
                    if (!before)
                        bookmark_section(s, now, (int)n, now == p->section ? 0 : k->y, &outline);
                    note_destination(s, now->id, n + 1, pages);
                }
                if (k->strip->block && k->frame == k->strip->frame)
                    note_destination(s, k->strip->block->id, n + 1, pages);
                place_strip(s, k, page, (int)n, &side, &outline);
            }
            if (!part)
                furniture(s, page->frame, &side, head, goes_on, n + 1, doc->pages_n);
        }
    }
    doc->outline = outline.entries;
    doc->outline_n = outline.n;
}

static struct section_pages *set_sections(struct setter *s, struct document *doc,
                                          const struct paper_size *size)
{
    struct section_pages *first = NULL, **last = &first;
    size_t most = s->job->max_pages > 0 ? (size_t)s->job->max_pages : 2000;
    size_t before = s->job->pages_before;
    for (const struct flow_section *sec = s->flow->sections; sec;
         sec = (*last)->end, last = &(*last)->next) {
        if (before + doc->pages_n >= most) {
            diag_add(s->diags, DIAG_DOES_NOT_FIT, sec->where, "more than %zu pages", most);
            return NULL;
        }
        if (!(*last = set_section(s, sec, doc->root, size, most - before - doc->pages_n)))
            return NULL;
        doc->pages_n += (*last)->sheets.n;
    }
    return first;
}

/* One pass over the whole flow. NULL: reported. */
static struct document *set_pass(struct setter *s, const struct paper_size *size,
                                 const struct destination **pages)
{
    struct document *doc = arena_new_of(s->arena, struct document);
    doc->root = elem_new(s->arena, NULL, ELEM_DOCUMENT);
    s->pagerefs = NULL;
    s->notes = 0;
    const struct section_pages *chains = set_sections(s, doc, size);
    if (!chains || !pagerefs_check(s))
        return NULL;
    make_pages(s, chains, size, doc, pages);
    return doc;
}

/* What the flow says of the document as a whole. */
static void describe(const struct setter *s, struct document *doc)
{
    const struct flow *f = s->flow;
    doc->lang = f->lang;
    doc->title = f->title;
    doc->subject = f->subject;
    doc->author = f->author;
    doc->date = f->date;
    doc->audience = s->job->audience;
    doc->guide = s->job->guide;
    doc->gray = s->job->gray;
}

static struct document *set_document(struct setter *s)
{
    struct paper_size size = paper_size(s->job->paper, s->flow->page);
    const struct diags before = *s->diags;
    struct document *doc = NULL;
    furniture_room(s, &size);
    for (int pass = 0; pass < PASSES_MAX; pass++) {
        const struct destination *pages = NULL;
        if (!(doc = set_pass(s, &size, &pages)))
            return NULL;
        if (pagerefs_put(s, pages) || pass + 1 == PASSES_MAX)
            break;
        s->pages = pages;
        *s->diags = before; /* the next pass will say it again */
        *s->diags->last = NULL;
    }
    describe(s, doc);
    return doc;
}

struct document *layout_document(const struct layout_job *job, struct arena *a, struct diags *d)
{
    struct setter s;
    struct document *doc = NULL;
    unsigned errors = d->counts[SEVERITY_ERROR];
    if (setter_open(&s, job, a, d))
        doc = set_document(&s);
    return d->counts[SEVERITY_ERROR] == errors ? doc : NULL;
}

bool layout_finish(const struct layout_job *job, struct document *whole, struct arena *a,
                   struct diags *d)
{
    struct setter s;
    if (!setter_open(&s, job, a, d))
        return false;
    const struct paper_size size = paper_size(job->paper, job->flow->page);
    s.arena = arena_new_within(a); /* what a page's texts need is gone with it */
    for (size_t i = 0; i < whole->pages_n; i++) {
        const struct paper_size side = paper_side(&size, job->flow->page, s.full_width, i + 1);
        furniture(&s, whole->pages[i].frame, &side, job->flow->sections, i > 0, i + 1,
                  whole->pages_n);
        arena_reset(s.arena);
    }
    arena_free(s.arena);
    describe(&s, whole);
    return true;
}

/* ---- the galley as text ------------------------------------------------------------------- */

static void put_mm(struct buf *out, const char *name, sp_t v)
{
    int64_t centi =
        ((int64_t)v * 25400 / 72 + (v < 0 ? -SP_PER_PT * 5 : SP_PER_PT * 5)) / SP_PER_PT / 10;
    int64_t positive = centi < 0 ? -centi : centi;
    buf_printf(out, " %s%s%d.%02d", name, centi < 0 ? "-" : "", (int)(positive / 100),
               (int)(positive % 100));
}

/* How far the texts of a strip reach, and what they say. */
static void dump_texts(const struct frame *f, struct buf *out)
{
    sp_t left = SP_MAX, right = 0;
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind != OP_TEXT)
            continue;
        sp_t end = op->u.text.x + glyphrun_width(op->u.text.run, op->u.text.size);
        bool space = op->u.text.run->text_len == 1 && op->u.text.run->text[0] == ' ';
        left = op->u.text.x < left ? op->u.text.x : left;
        right = end > right && !space ? end : right;
    }
    if (left == SP_MAX)
        return;
    put_mm(out, "text=", right - left);
    buf_puts(out, " |");
    sp_t y = SP_MAX, x = 0;
    for (const struct op *op = f->first; op; op = op->next) {
        if (op->kind != OP_TEXT)
            continue;
        const struct glyphrun *r = op->u.text.run;
        if (y != SP_MAX && (op->u.text.y != y || op->u.text.x > x + op->u.text.size))
            buf_putc(out, '|');
        buf_add(out, r->text, r->text_len);
        y = op->u.text.y;
        x = op->u.text.x + glyphrun_width(r, op->u.text.size);
    }
    buf_putc(out, '|');
}

static void dump_strips(const struct strip *st, const char *indent, struct buf *out)
{
    static const char *const names[] = {"line",  "row",     "figure", "rule",
                                        "space", "columns", "ruled"};
    for (; st; st = st->next) {
        buf_printf(out, "%s%s", indent, names[st->kind]);
        put_mm(out, "x=", st->x);
        put_mm(out, "w=", st->width);
        put_mm(out, "h=", st->height);
        put_mm(out, "base=", st->baseline);
        if (st->before)
            put_mm(out, "before=", st->before);
        if (st->after)
            put_mm(out, "after=", st->after);
        if (st->at_y != FLOW_UNSET)
            put_mm(out, "at=", st->at_y);
        buf_puts(out, st->keep ? " keep" : "");
        buf_puts(out, st->full ? " full" : "");
        buf_puts(out, st->repeat ? " repeats" : "");
        dump_texts(st->frame, out);
        buf_putc(out, '\n');
        for (const struct aside *a = st->asides; a; a = a->next)
            dump_strips(a->strips, arena_printf(out->arena, "%s  > ", indent), out);
    }
}

bool layout_dump_galley(const struct layout_job *job, struct arena *a, struct diags *d,
                        struct buf *out)
{
    struct setter s;
    bool ok = setter_open(&s, job, a, d);
    struct elem *root = elem_new(a, NULL, ELEM_DOCUMENT);
    for (const struct flow_section *sec = job->flow->sections; ok && sec; sec = sec->next) {
        struct galley g;
        galley_init(&g);
        buf_printf(out, "section %s %s\n", sec->number ? sec->number : "-",
                   sec->name ? sec->name : "-");
        ok = fit_galley(&s, sec, root, &g);
        if (ok)
            dump_strips(g.first, "  ", out);
    }
    return ok;
}
