/* Strips to sheets, first fit: what may not be parted is tried as one, and goes to a new sheet if
 * it doesn't fit this one. Main column and margin column fill side by side; they meet where a note
 * has to stand level with its text, and where a block reaches across both. */
#include "layout/pagebreak.h"

struct track {
    sp_t y;                    /* bottom of what stands in it */
    const struct strip *above; /* NULL: nothing yet */
};

struct state {
    struct setter *s;
    struct sheet_limits limits;
    struct sheet *sheet;
    struct track main, margin;
};

static void record(struct state *st, const struct strip *strip, struct frame *f, sp_t y)
{
    struct placed *p = arena_new_of(st->s->arena, struct placed);
    *p = (struct placed){strip, f, strip->x, y, NULL};
    *st->sheet->last = p;
    st->sheet->last = &p->next;
}

static sp_t below(const struct track *c, const struct strip *strip, sp_t top)
{
    return c->above ? c->y + galley_gap(c->above, strip) : top;
}

static sp_t not_above(sp_t y, sp_t least)
{
    return y > least ? y : least;
}

static void add(struct track *c, const struct strip *strip, sp_t y)
{
    c->y = y + strip->height;
    c->above = strip;
}

/* A stated height needs no gap above it where the place is free; where it isn't, a small one. */
static sp_t at_stated(const struct track *c, const struct strip *strip, sp_t y)
{
    const sp_t small = SP_MM(3);
    if (strip->at_y == FLOW_UNSET)
        return y;
    sp_t want = strip->at_y - strip->reference, least = c->above ? c->y : y;
    if (want >= least)
        return want;
    return y < least + small ? y : least + small;
}

/* Notes beside a strip that stands at y: the first level with it, the rest below each other. */
static void put_asides(struct state *st, const struct strip *anchor, sp_t y)
{
    for (const struct aside *a = anchor->asides; a; a = a->next) {
        const struct strip *first = a->strips;
        sp_t want = y + anchor->baseline + a->shift - first->baseline;
        for (const struct strip *k = first; k; k = k->next) {
            sp_t at = below(&st->margin, k, k == first ? want : st->limits.top);
            if (k == first)
                at = not_above(at, want);
            at = at_stated(&st->margin, k, at);
            record(st, k, k->frame, at);
            add(&st->margin, k, at);
            if (st->margin.y > HEIGHT_MAX) /* it fits no page: enough is known */
                return;
        }
    }
}

/* True: strip and notes end above the sheet's bottom. */
static bool put(struct state *st, const struct strip *strip)
{
    if (strip->kind == STRIP_SPACE && !st->main.above)
        return true;
    sp_t y = below(&st->main, strip, st->limits.top);
    y = at_stated(&st->main, strip, y);
    if (strip->full && st->margin.above)
        y = not_above(y, strip->at_y == FLOW_UNSET ? below(&st->margin, strip, y)
                                                   : at_stated(&st->margin, strip, st->margin.y));
    const struct aside *a = strip->asides;
    if (a && st->margin.above) { /* a note stays level with its text: both move down */
        sp_t note = y + strip->baseline + a->shift - a->strips->baseline;
        sp_t free = below(&st->margin, a->strips, note);
        y += free > note ? free - note : 0;
    }
    if (y > HEIGHT_MAX)
        y = HEIGHT_MAX;
    record(st, strip, strip->frame, y);
    add(&st->main, strip, y);
    put_asides(st, strip, y);
    return st->main.y <= st->limits.bottom && (!a || st->margin.y <= st->limits.bottom);
}

static bool new_sheet(struct state *st, struct sheets *out)
{
    struct sheet *sheet = arena_new_of(st->s->arena, struct sheet);
    if (st->limits.max && out->n >= st->limits.max)
        return false;
    sheet->last = &sheet->first;
    if (st->sheet)
        st->sheet->next = sheet;
    else
        out->first = sheet;
    st->sheet = sheet;
    st->main = st->margin = (struct track){st->limits.top, NULL};
    out->n++;
    return true;
}

/* The strips from here that may not be parted. */
static const struct strip *chunk_end(const struct strip *strip)
{
    const struct strip *end = strip->next;
    while (end && end->keep && !end->page_break && end->kind != STRIP_RULED)
        end = end->next;
    return end;
}

/* Puts strip to before end, or nothing of it. */
static bool put_chunk(struct state *st, const struct strip *strip, const struct strip *end)
{
    struct state before = *st;
    struct placed **last = st->sheet->last;
    if (!st->main.above && strip->repeat && strip != end)
        put(st, strip->repeat);
    for (; strip != end; strip = strip->next)
        if (!put(st, strip)) {
            *last = NULL;
            st->sheet->last = last;
            *st = before;
            return false;
        }
    return true;
}

static bool does_not_fit(struct state *st, const struct strip *strip, const char *what)
{
    struct place at = strip->block ? strip->block->where : (struct place){0};
    diag_add(st->s->diags, DIAG_DOES_NOT_FIT, at, "%s", what);
    return false;
}

/* ---- ruled lines -------------------------------------------------------------------------- */

static void unlink_elem(struct elem *e)
{
    if (!e || !e->parent)
        return;
    for (struct kid **at = &e->parent->kids; *at; at = &(*at)->next)
        if ((*at)->elem == e) {
            *at = (*at)->next;
            if (!*at)
                e->parent->last = at;
            return;
        }
}

/* Design 11: what is left becomes lines to write on, 8 mm apart, the last 1 mm above the bottom. */
static void put_ruled(struct state *st, const struct strip *strip)
{
    const sp_t pitch = SP_MM(8);
    sp_t bottom = not_above(st->main.y, st->margin.above ? st->margin.y : 0);
    const struct strip *above = st->main.y >= bottom ? st->main.above : st->margin.above;
    sp_t y = above ? bottom + galley_gap(above, strip) : st->limits.top;
    sp_t line = y + strip->baseline + pitch, last = st->limits.bottom - SP_MM(1);
    if (st->limits.bottom == SP_MAX)
        return;
    if (st->limits.bottom - bottom < strip->block->height || line > last) {
        unlink_elem(strip->elem);
        return;
    }
    record(st, strip, strip->frame, y);
    struct frame *f = frame_new(st->s->arena, strip->width, last - y);
    for (; line <= last; line += pitch)
        rule_paint(st->s, f, RULE_HAIR, 0, strip->width, line - y);
    record(st, strip, f, y);
}

/* A rule or a space that ends a page's text says nothing at the next one's top. */
static bool is_closing(const struct strip *strip)
{
    return (strip->kind == STRIP_RULE || strip->kind == STRIP_SPACE) && !strip->asides;
}

/* ---- all strips --------------------------------------------------------------------------- */

/* A chunk that is higher than a sheet is parted after all; a strip that is can't be. */
static bool part_chunk(struct state *st, struct sheets *out, const struct strip **strip,
                       const struct strip *end)
{
    const struct strip *from = *strip;
    while (*strip != end && put_chunk(st, *strip, (*strip)->next))
        *strip = (*strip)->next;
    if (*strip == end)
        return true;
    if (*strip == from && !st->main.above)
        return does_not_fit(st, *strip,
                            (*strip)->asides
                                ? "a block with its margin notes is higher than a page; "
                                  "shorten the notes"
                                : "a line, row or figure is higher than a page");
    return new_sheet(st, out) || does_not_fit(st, *strip, "the document has too many pages");
}

bool pagebreak(struct setter *s, const struct galley *g, struct sheet_limits limits,
               struct sheets *out)
{
    struct state st = {.s = s, .limits = limits};
    *out = (struct sheets){0};
    if (!new_sheet(&st, out))
        return does_not_fit(&st, g->first, "the document has too many pages");
    for (const struct strip *strip = g->first; strip;) {
        if (strip->kind == STRIP_RULED) {
            put_ruled(&st, strip);
            strip = strip->next;
            continue;
        }
        const struct strip *end = chunk_end(strip);
        bool fresh = !st.main.above;
        if (!(strip->page_break && !fresh) && put_chunk(&st, strip, end)) {
            strip = end;
            if (st.main.y > HEIGHT_MAX || st.margin.y > HEIGHT_MAX)
                break; /* endless, and long enough */
        } else if (!fresh && end == strip->next && is_closing(strip)) {
            strip = end;
        } else if (!fresh) {
            if (!new_sheet(&st, out))
                return does_not_fit(&st, strip, "the document has too many pages");
        } else if (!part_chunk(&st, out, &strip, end)) {
            return false;
        }
    }
    out->bottom = st.margin.above ? not_above(st.main.y, st.margin.y) : st.main.y;
    return true;
}
