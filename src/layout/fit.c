/* Each section as high as its room allows: what gives way, in which order, and what goes overleaf.
 */
#include "layout/fit.h"
#include "layout/choose.h"
#include "layout/gaveway.h"
#include "layout/giveback.h"

/* Between a section and one that runs on below it. */
#define SECTION_GAP SP_MM(9)

struct attempt { /* what a try may have to take back */
    struct elem *root;
    struct kid **last;
    unsigned notes;
};

static struct attempt attempt_mark(const struct setter *s, struct elem *root)
{
    return (struct attempt){root, root->last, s->notes};
}

static void attempt_undo(struct setter *s, const struct attempt *a)
{
    *a->last = NULL;
    a->root->last = a->last;
    s->notes = a->notes;
}

/* ---- setting ------------------------------------------------------------------------------ */

/* A section's last paragraph of one line or two never stands alone overleaf: lines of the one
 * before go with it. */
static void keep_end(struct strip *first)
{
    struct strip *end = first;
    size_t lines = 0;
    for (struct strip *st = first; st; st = st->next) {
        if (st->block != end->block || st->kind != STRIP_LINE) {
            end = st;
            lines = 0;
        }
        lines += st->kind == STRIP_LINE;
    }
    if (end != first && !end->full && (lines == 1 || lines == 2))
        end->keep = true;
}

/* Appends a section's strips to the galley. */
bool fit_galley(struct setter *s, const struct flow_section *section, struct elem *root,
                struct galley *g)
{
    struct room room = {.width = s->main_width, .top = true};
    const char *number = section->number, *name = section->name ? section->name : "";
    struct strip *before = g->end, **first = g->last;
    room.elem = elem_new(s->arena, root, ELEM_SECT);
    room.elem->title = number && *number ? arena_printf(s->arena, "%s %s", number, name) : name;
    s->heads_n = 0;
    g->keep_next = 0;
    if (!galley_blocks(s, g, section->blocks, &room))
        return false;
    if (!*first) {
        diag_add(s->diags, DIAG_FLOW, section->where, "a section with nothing to show");
        return false;
    }
    keep_end(*first);
    struct strip *mark = *first; /* a space or a rule may fall away at a page's end */
    while (mark->next && (mark->kind == STRIP_SPACE || mark->kind == STRIP_RULE))
        mark = mark->next;
    mark->section = section;
    if (before) { /* it runs on: set off from the section above, which its first block clears */
        (*first)->before = (*first)->before > SECTION_GAP ? (*first)->before : SECTION_GAP;
        (*first)->at_y = FLOW_UNSET;
        (*first)->full = true;
    }
    return true;
}

/* The sections from here that run on, as one galley. */
static bool set_chain(struct setter *s, const struct flow_section *from,
                      const struct flow_section *end, struct elem *root, struct galley *g)
{
    galley_init(g);
    for (; from != end; from = from->next)
        if (!fit_galley(s, from, root, g))
            return false;
    return true;
}

/* ---- what may give way -------------------------------------------------------------------- */

static int later(int a, int b)
{
    return a > b ? a : b;
}

static int drop_steps(const struct block *b)
{
    int most = 0;
    for (; b; b = b->next) {
        most = later(most, later(drop_steps(b->children), drop_steps(b->asides)));
        for (const struct row *r = b->table ? b->table->rows : NULL; r; r = r->next)
            most = later(most, r->drop);
        most = later(most, b->drop);
    }
    return most;
}

/* ---- fitting ------------------------------------------------------------------------------ */

struct fitting {
    struct setter *s;
    const struct flow_section *section, *end;
    struct elem *root;
    const struct paper_size *size;
    size_t pages_left;
    struct attempt before;
    struct galley galley; /* as it is set now */
};

/* Nothing gives way. */
static void give_nothing(struct setter *s)
{
    s->give_up = 0;
    s->given_back = NULL;
    s->tight = 0;
    s->dropped = 0;
    s->restored = 0;
    s->loose = false;
}

/* Sets all of it anew, in place of what a try before has set. */
static bool set_anew(void *fitting)
{
    struct fitting *f = fitting;
    attempt_undo(f->s, &f->before);
    return set_chain(f->s, f->section, f->end, f->root, &f->galley);
}

static struct sheet_limits limits_of(const struct fitting *f)
{
    return (struct sheet_limits){
        .top = f->size->top, .bottom = f->size->bottom, .max = f->pages_left};
}

static bool break_up(struct fitting *f, struct sheets *out)
{
    return pagebreak(f->s, &f->galley, limits_of(f), out);
}

/* How high one endless sheet of it is. */
static bool height_of(struct fitting *f, sp_t *height)
{
    struct sheets sheets;
    struct sheet_limits endless = {.top = f->size->top, .bottom = SP_MAX};
    bool ok = set_anew(f) && pagebreak(f->s, &f->galley, endless, &sheets);
    *height = sheets.bottom;
    return ok;
}

/* Design 11, Letter: figures' heights and rows' pitches give way, only as far as needed; type never
 * does. False: reported; *fits: whether that was enough. */
static bool give_up_stretch(struct fitting *f, sp_t natural, bool *fits)
{
    struct setter *s = f->s;
    sp_t least, bottom = f->size->bottom;
    s->give_up = 1024;
    if (!height_of(f, &least))
        return false;
    *fits = least <= bottom;
    if (*fits && natural > least) {
        int64_t over = natural - bottom, most = natural - least;
        s->give_up = (sp_t)((over * 1024 + most - 1) / most) + 8;
        s->give_up = s->give_up > 1024 ? 1024 : s->give_up;
    }
    return true;
}

/* What went last says most: it comes back first, wherever there is room for it after all. */
static bool restore(struct fitting *f)
{
    struct setter *s = f->s;
    for (int k = s->dropped < DROPS_MAX ? s->dropped - 1 : DROPS_MAX - 1; k > 0; k--) {
        sp_t height;
        s->restored |= UINT64_C(1) << k;
        if (!height_of(f, &height))
            return false;
        if (height > f->size->bottom)
            s->restored &= ~(UINT64_C(1) << k);
    }
    return true;
}

/* White space gives way. Of a letter no more of it than has to for a foot as wide as its head. */
static bool close_up(struct fitting *f, sp_t *height)
{
    struct setter *s = f->s;
    const sp_t foot = SP_MM(8); /* beyond the least */
    sp_t natural = *height, bottom = f->size->bottom;
    s->tight = TIGHTEST;
    if (!height_of(f, height))
        return false;
    if (s->flow->page != PAGE_LETTER || *height > bottom || natural <= *height)
        return true;
    int64_t over = natural - (bottom - foot), most = natural - *height;
    s->tight = (sp_t)(over * TIGHTEST / most) + 4;
    if (s->tight < TIGHTEST && !height_of(f, height))
        return false;
    if (s->tight < TIGHTEST && *height <= bottom)
        return true;
    s->tight = TIGHTEST;
    return height_of(f, height);
}

/* Drops blocks in their order until it fits, or until none is left. */
static bool drop_blocks(struct fitting *f, sp_t *height)
{
    struct setter *s = f->s;
    s->loose = true; /* notes no longer push their column down */
    if (!height_of(f, height))
        return false;
    if (*height > f->size->bottom && !close_up(f, height)) /* white space first */
        return false;
    for (int steps = drop_steps(f->section->blocks);
         *height > f->size->bottom && s->dropped < steps;) {
        s->dropped++;
        if (!height_of(f, height))
            return false;
    }
    if (*height <= f->size->bottom && s->dropped > 1 && !restore(f))
        return false;
    if (*height > f->size->bottom && s->flow->page == PAGE_LETTER) {
        give_nothing(s); /* two pages have room for every word */
        return true;
    }
    if (s->dropped)
        gaveway_tell(s, f->section, f->section->blocks);
    if (*height > f->size->bottom)
        diag_add(s->diags, DIAG_GAVE_WAY, (struct place){0}, "%s goes on overleaf",
                 f->section->name ? f->section->name : "the page");
    return true;
}

/* ---- closing up --------------------------------------------------------------------------- */

struct closeness { /* as the setter has them */
    sp_t give_up, tight;
    int dropped;
};

static bool set_at(struct fitting *f, struct closeness c, struct sheets *out)
{
    give_nothing(f->s);
    f->s->give_up = c.give_up;
    f->s->tight = c.tight;
    f->s->dropped = c.dropped;
    return set_anew(f) && break_up(f, out);
}

/* Sheets of which one, from 0, ends above the others by so much. */
static struct sheet_limits sheets_with(const struct fitting *f, size_t short_one, sp_t less)
{
    return (struct sheet_limits){.top = f->size->top,
                                 .bottom = f->size->bottom,
                                 .max = f->pages_left,
                                 .short_one = short_one,
                                 .short_bottom = f->size->bottom - less};
}

static bool begins_block(const struct sheet *before, const struct sheet *sheet)
{
    const struct placed *end = before->first;
    for (; end && end->next; end = end->next)
        ;
    return end && end->strip->block != sheet->first->strip->block;
}

/* The last of several sheets is less than half full: it takes from the one before, which stays two
 * thirds full, what stands under a heading of its own, best a whole section; in a letter a
 * paragraph does, as nobody looks for a heading there. */
static bool share_last(struct fitting *f, struct sheets *out)
{
    const sp_t height = f->size->bottom - f->size->top, most = height / 2;
    const bool letter = f->s->flow->page == PAGE_LETTER;
    sp_t best = out->bottom - f->size->top, shortest = 0;
    for (sp_t less = height / 3; out->n > 1 && best < most && less > 0; less -= height / 48) {
        struct sheets shared;
        struct sheet_limits limits = sheets_with(f, out->n - 2, less);
        if (!pagebreak(f->s, &f->galley, limits, &shared))
            return false;
        const struct sheet *last = shared.first, *before = NULL;
        for (; last->next; last = last->next)
            before = last;
        sp_t fill = shared.bottom - f->size->top;
        bool whole = last->first && last->first->strip->section != NULL;
        if (shared.n != out->n || !last->first ||
            (!whole && !strip_begins_something(last->first->strip) &&
             !(letter && begins_block(before, last))) ||
            before->bottom < f->size->top + height * 2 / 3 - SP_MM(4))
            continue;
        fill = (fill < most ? fill : most) + (whole ? height / 8 : 0);
        if (fill > best) {
            best = fill;
            shortest = less;
        }
    }
    struct sheet_limits limits = sheets_with(f, out->n - 2, shortest);
    return !shortest || pagebreak(f->s, &f->galley, limits, out);
}

/* Two sheets that are one when figures' heights give way: as far as needed, so gently. */
static bool close_to_one(struct fitting *f, struct sheets *out, bool *closed)
{
    sp_t natural;
    bool fits;
    struct sheets one;
    if (!height_of(f, &natural) || !give_up_stretch(f, natural, &fits))
        return false;
    if (fits && (!set_anew(f) || !break_up(f, &one)))
        return false;
    *closed = fits && one.n < out->n; /* a break that is asked for stays one */
    if (*closed)
        *out = one;
    return true;
}

/* A letter of several sheets: the spaces give way where that saves one that would not be full. */
static bool fit_letter(struct fitting *f, struct sheets *out)
{
    static const struct closeness steps[] = {{1024, 0, 0}, {1024, 300, 0}, {1024, 550, 0}};
    const size_t last = sizeof steps / sizeof *steps - 1;
    struct sheets closed;
    if (out->bottom > f->size->top + (f->size->bottom - f->size->top) * 2 / 3)
        return true;
    if (!set_at(f, steps[last], &closed))
        return false;
    if (closed.n == out->n)
        return set_at(f, (struct closeness){0}, out) && share_last(f, out);
    for (size_t i = 0; i <= last; i++) {
        if (!set_at(f, steps[i], out))
            return false;
        if (out->n == closed.n)
            break;
    }
    return true;
}

/* Where its sheets end, chosen; found is false where there is no choice. */
static bool choose(struct fitting *f, struct closeness c, int64_t most, struct choice *out,
                   bool *found)
{
    give_nothing(f->s);
    f->s->give_up = c.give_up;
    f->s->tight = c.tight;
    if (!set_anew(f))
        return false;
    *found = choose_sheets(f->s, &f->galley, limits_of(f), most, out);
    return true;
}

static bool break_as_chosen(struct fitting *f, const struct choice *c, struct sheets *out)
{
    struct sheet_limits limits = limits_of(f);
    limits.starts = c->starts;
    return pagebreak(f->s, &f->galley, limits, out);
}

/* Several sheets: as they are, or closed up, whichever has less white and parts less. `best` is the
 * choice as they are, and they are set so. */
static bool fit_best(struct fitting *f, struct choice best, struct sheets *out)
{
    static const struct closeness steps[] = {{0, 0, 0}, {1024, 0, 0}, {1024, 300, 0}};
    static const int64_t dear[] = {0, 300, 900}; /* closing up, for the eye */
    const int64_t small = 1500;                  /* a fault that nothing need give way for */
    size_t at = 0, set = 0;
    struct choice c;
    bool found;
    for (size_t i = 1; i < sizeof steps / sizeof *steps && best.fault > small; i++) {
        if (!choose(f, steps[i], best.cost - dear[i], &c, &found))
            return false;
        set = i;
        if (found) {
            best = c;
            best.cost += dear[i];
            at = i;
        }
    }
    return (at == set || choose(f, steps[at], INT64_MAX, &best, &found)) &&
           break_as_chosen(f, &best, out) &&
           giveback_heighten(f->s, &f->galley, limits_of(f), set_anew, f, out);
}

/* Where nothing is chosen they are filled one by one. */
static bool fit_sheets(struct fitting *f, struct sheets *out)
{
    const size_t surely_few = LAYOUT_FITTED_MAX * 3 / 4;
    const bool brief = f->s->flow->page != PAGE_LETTER && !f->s->job->part;
    const struct closeness natural = {0};
    struct choice c = {0};
    bool chosen = false, closed = false;
    if (brief && !choose(f, natural, INT64_MAX, &c, &chosen))
        return false;
    if (chosen && c.sheets == 1)
        return break_up(f, out);
    if (!chosen || c.sheets > surely_few) {
        if (!set_at(f, natural, out))
            return false;
        if (f->s->job->part || out->n < 2 || out->n > LAYOUT_FITTED_MAX)
            return true;
    } else {
        out->n = c.sheets;
    }
    if (out->n == 2 && (!close_to_one(f, out, &closed) || closed))
        return closed;
    if (!brief)
        return (out->n > 2 || set_at(f, natural, out)) && fit_letter(f, out);
    if (!chosen)
        return out->n > 2 || set_at(f, natural, out);
    if ((out->n == 2 || c.sheets > surely_few) && !choose(f, natural, INT64_MAX, &c, &chosen))
        return false;
    return fit_best(f, c, out);
}

/* ---- one sheet, and what runs on below it -------------------------------------------------- */

/* The first place in the order at which something else than a line to write on goes. */
static int first_words_drop(const struct block *b)
{
    int first = DROPS_MAX;
    for (; b; b = b->next) {
        int within = first_words_drop(b->children), beside = first_words_drop(b->asides);
        first = within < first ? within : first;
        first = beside < first ? beside : first;
        for (const struct row *r = b->table ? b->table->rows : NULL; r; r = r->next)
            first = r->drop && r->drop < first ? r->drop : first;
        if (b->drop && b->kind != BLOCK_ANSWER)
            first = b->drop < first ? b->drop : first;
    }
    return first;
}

/* All of it, the first section whole on the first sheet. */
static bool set_joined(struct fitting *f, struct closeness c, struct sheets *out, bool *whole)
{
    const struct flow_section *end = f->end;
    sp_t height;
    f->end = f->section->next;
    bool ok = set_at(f, c, out) && height_of(f, &height);
    f->end = end;
    *whole = ok && height <= f->size->bottom;
    return ok && (!*whole || set_at(f, c, out));
}

static bool begins_above(const struct sheet *sheet, const struct flow_section *section, sp_t y)
{
    for (const struct placed *k = sheet->first; k; k = k->next)
        if (k->strip->section == section)
            return k->y < y;
    return false;
}

/* What runs on begins on the one sheet, below its section, where there is room for it as it is, and
 * where that saves a sheet: for that spaces and lines to write on give way, but no word. */
static bool fit_joined(struct fitting *f, struct sheets *out, bool *joined)
{
    struct fitting rest = *f;
    struct sheets alone;
    rest.section = f->section->next;
    if (!fit_sheets(&rest, &alone))
        return false;
    attempt_undo(f->s, &f->before);
    struct closeness steps[DROPS_MAX + 4] = {{0, 0, 0}, {1024, 0, 0}, {1024, 300, 0}};
    int words = first_words_drop(f->section->blocks), most = drop_steps(f->section->blocks), n = 3;
    for (int k = 1; k < words && k <= most; k++)
        steps[n++] = (struct closeness){1024, 300, k};
    steps[n] = (struct closeness){1024, 450, steps[n - 1].dropped};
    if (!set_joined(f, steps[n], out, joined))
        return false;
    *joined &= out->n <= alone.n;
    if (!*joined) {
        if (!set_joined(f, steps[0], out, joined))
            return false;
        sp_t low = f->size->bottom - (f->size->bottom - f->size->top) / 6;
        *joined &= out->n == alone.n + 1 && begins_above(out->first, rest.section, low);
        return true;
    }
    for (int k = 0; k <= n; k++) {
        bool whole;
        if (!set_joined(f, steps[k], out, &whole))
            return false;
        if (whole && out->n <= alone.n)
            break;
    }
    return true;
}

/* One sheet: first what may be less high is, then blocks go in their order, then the rest goes
 * overleaf. */
static bool fit_one_page(struct fitting *f, struct sheets *out)
{
    sp_t height;
    bool fits;
    give_nothing(f->s);
    if (!height_of(f, &height))
        return false;
    if (height <= f->size->bottom)
        return break_up(f, out);
    if (!give_up_stretch(f, height, &fits) || (!fits && !drop_blocks(f, &height)))
        return false;
    if (!set_anew(f) || !break_up(f, out))
        return false;
    return f->s->flow->page != PAGE_LETTER || share_last(f, out);
}

bool fit_section(struct setter *s, const struct flow_section *section,
                 const struct flow_section **end, struct elem *root, const struct paper_size *size,
                 size_t pages_left, struct sheets *out)
{
    struct fitting f = {.s = s,
                        .section = section,
                        .end = *end,
                        .root = root,
                        .size = size,
                        .pages_left = pages_left,
                        .before = attempt_mark(s, root)};
    if (!section->one_page)
        return fit_sheets(&f, out);
    bool joined = false;
    if (section->next != *end && !fit_joined(&f, out, &joined))
        return false;
    if (joined)
        return giveback_heighten(f.s, &f.galley, limits_of(&f), set_anew, &f, out);
    *end = f.end = section->next;
    return fit_one_page(&f, out);
}
