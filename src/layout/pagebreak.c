/* Strips to sheets, first fit: what may not be parted is tried as one, and goes to a new sheet if
 * it doesn't fit this one. Main column and margin column fill side by side; they meet where a note
 * has to stand level with its text, and where a block reaches across both.
 *
 * Nothing here can refuse. A note longer than what is left of its sheet goes on in the margin of
 * the next, if its text stays: either since no sheet could hold it, or since moving the text along
 * would leave a hole. A stated height counts on a section's first sheet alone. */
#include "layout/pagebreak.h"

struct track {
    sp_t y;                    /* bottom of what stands in it */
    const struct strip *above; /* NULL: nothing yet */
};

struct ruled {                 /* lines that may go on down to the sheet's bottom */
    const struct strip *strip; /* NULL: none */
    struct frame *frame;
    sp_t y, line; /* where it begins; where the next line would be */
    sp_t pitch;   /* from line to line */
};

struct state {
    struct setter *s;
    struct sheet_limits limits, all; /* of this sheet; as they were given */
    struct sheet *sheet;
    struct track main, margin;
    bool part_notes; /* a note may go on overleaf */
    const struct waiting *waiting;
    bool overleaf; /* not the first sheet: stated heights don't count */
    bool dry;      /* a try: nothing is recorded, painted or taken out of the tree */
    struct ruled ruled;
    const struct strip *closing; /* lines that stand here if the sheet ends here; NULL: none */
};

/* Less than this left white at a sheet's foot is no hole. */
static const sp_t hole_least = SP_MM(25);

static void record(struct state *st, const struct strip *strip, struct frame *f, sp_t y)
{
    if (st->dry)
        return;
    struct placed *p = arena_new_of(st->s->arena, struct placed);
    *p = (struct placed){strip, f, strip->x, y, NULL};
    *st->sheet->last = p;
    st->sheet->last = &p->next;
}

static sp_t gap(const struct state *st, const struct strip *above, const struct strip *strip)
{
    sp_t g = galley_gap(above, strip);
    return g > 0 ? g - (sp_t)((int64_t)g * st->s->tight / 1024) : g;
}

static sp_t below(const struct state *st, const struct track *c, const struct strip *strip,
                  sp_t top)
{
    return c->above ? c->y + gap(st, c->above, strip) : top;
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
static sp_t at_stated(const struct state *st, const struct track *c, const struct strip *strip,
                      sp_t y)
{
    const sp_t small = SP_MM(3);
    if (strip->at_y == FLOW_UNSET || st->overleaf)
        return y;
    sp_t want = strip->at_y - strip->reference, least = c->above ? c->y : y;
    if (want >= least)
        return want;
    return y < least + small ? y : least + small;
}

/* Rest of a note, and the notes after it, for the next sheet. The last stands first, so that what a
 * try took back is as it was. */
static void wait(struct state *st, const struct strip *strip)
{
    struct waiting *w = arena_new_of(st->s->arena, struct waiting);
    *w = (struct waiting){strip, st->waiting};
    st->waiting = w;
}

/* Does it end below the sheet's bottom, or does the last line after it, which never stands alone
 * overleaf? */
static bool ends_below(const struct state *st, const struct strip *k, sp_t at)
{
    const struct strip *last = k->next && !k->next->next ? k->next : NULL;
    sp_t end = at + k->height + (last ? gap(st, k, last) + last->height : 0);
    return end > st->limits.bottom;
}

/* Does the paragraph that begins with k, at `at`, end below the sheet's bottom? */
static bool paragraph_ends_below(const struct state *st, const struct strip *k, sp_t at)
{
    sp_t end = at + k->height;
    for (const struct strip *above = k; (k = k->next) && (k->keep || k->block == above->block);
         above = k)
        end += gap(st, above, k) + k->height;
    return end > st->limits.bottom;
}

/* Strips of one note from `strip` on, the first at `want` or lower. It goes on overleaf between two
 * of its paragraphs; within the first, after two lines of it at least. */
static void put_note(struct state *st, const struct strip *strip, sp_t want)
{
    int placed = 0;
    const struct strip *above = NULL;
    for (const struct strip *k = strip; k; above = k, k = k->next, placed++) {
        sp_t at = below(st, &st->margin, k, k == strip ? want : st->limits.top);
        if (k == strip)
            at = not_above(at, want);
        at = at_stated(st, &st->margin, k, at);
        bool begins = above && k->block != above->block && !k->keep;
        if (st->part_notes && placed > 1 &&
            (ends_below(st, k, at) || (begins && paragraph_ends_below(st, k, at)))) {
            wait(st, k);
            return;
        }
        record(st, k, k->frame, at);
        add(&st->margin, k, at);
        if (st->margin.y > HEIGHT_MAX) /* it fits no page: enough is known */
            return;
    }
}

/* Notes beside a strip that stands at y: the first level with it, the rest below each other. */
static void put_asides(struct state *st, const struct strip *anchor, sp_t y)
{
    for (const struct aside *a = anchor->asides; a; a = a->next) {
        const struct strip *first = a->strips;
        if (st->waiting)
            wait(st, first);
        else
            put_note(st, first, y + anchor->baseline + a->shift - first->baseline);
    }
}

/* True: strip and notes end above the sheet's bottom. */
static bool put(struct state *st, const struct strip *strip)
{
    if (strip->kind == STRIP_SPACE && !strip->asides && !st->main.above)
        return true;
    sp_t y = below(st, &st->main, strip, st->limits.top);
    y = at_stated(st, &st->main, strip, y);
    if (strip->full && st->margin.above)
        y = not_above(y, strip->at_y == FLOW_UNSET || st->overleaf
                             ? below(st, &st->margin, strip, y)
                             : at_stated(st, &st->margin, strip, st->margin.y));
    const struct aside *a = strip->asides;
    if (a && !a->floats && st->margin.above && !st->s->loose && !st->waiting) {
        /* a note stays level with its text: both move down */
        sp_t note = y + strip->baseline + a->shift - a->strips->baseline;
        sp_t free = below(st, &st->margin, a->strips, note);
        if (!st->part_notes || strip->height + free - note < st->limits.bottom - y)
            y += free > note ? free - note : 0;
    }
    if (y > HEIGHT_MAX)
        y = HEIGHT_MAX;
    record(st, strip, strip->frame, y);
    add(&st->main, strip, y);
    put_asides(st, strip, y);
    return st->main.y <= st->limits.bottom && (!a || st->margin.y <= st->limits.bottom);
}

/* At the top of a sheet: the notes that the one before had no room for, the first first. */
static void go_on_with_notes(struct state *st)
{
    size_t n = 0;
    for (const struct waiting *w = st->waiting; w; w = w->next)
        n++;
    const struct strip **rest = arena_new_array(st->s->arena, const struct strip *, n + 1);
    size_t i = n;
    for (const struct waiting *w = st->waiting; w; w = w->next)
        rest[--i] = w->strip;
    const bool parts = st->part_notes;
    st->waiting = NULL;
    st->part_notes = true;
    for (i = 0; i < n; i++)
        if (st->waiting)
            wait(st, rest[i]);
        else
            put_note(st, rest[i], st->limits.top);
    st->part_notes = parts;
}

static sp_t content_bottom(const struct state *st)
{
    return st->margin.above ? not_above(st->main.y, st->margin.y) : st->main.y;
}

static void begin_sheet(struct state *st, bool overleaf)
{
    st->main = st->margin = (struct track){st->limits.top, NULL};
    st->overleaf = overleaf;
    st->ruled.strip = NULL;
    st->closing = NULL;
    go_on_with_notes(st);
}

static bool new_sheet(struct state *st, struct sheets *out)
{
    struct sheet *sheet = arena_new_of(st->s->arena, struct sheet);
    if (st->limits.max && out->n >= st->limits.max)
        return false;
    sheet->last = &sheet->first;
    if (st->sheet) {
        st->sheet->bottom = content_bottom(st);
        st->sheet->next = sheet;
    } else
        out->first = sheet;
    st->sheet = sheet;
    if (st->all.short_bottom)
        st->limits.bottom = out->n == st->all.short_one ? st->all.short_bottom : st->all.bottom;
    out->parted += st->waiting != NULL;
    begin_sheet(st, out->n++ > 0);
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

static const sp_t ruled_pitch = SP_MM(8);
static const sp_t ruled_close = SP_MM(7); /* of two lines, where else there would be one */

/* Lines from the next one on down to y, if it may have so many. */
static void rule_down_to(struct state *st, sp_t last)
{
    struct ruled *r = &st->ruled;
    const sp_t lowest = r->y + r->strip->baseline + r->strip->lines * r->pitch;
    if (r->strip->lines && last > lowest)
        last = lowest;
    for (; r->line <= last; r->line += r->pitch) {
        st->main.y = r->line;
        if (!r->frame) /* a dry run */
            continue;
        rule_paint(st->s, r->frame, RULE_HAIR, 0, r->strip->width, r->line - r->y);
        r->frame->height = r->line - r->y;
    }
}

/* The rest of a sheet whose next block begins another: half a sheet of lines is enough. */
static void rule_on(struct state *st)
{
    sp_t bottom = st->limits.bottom - SP_MM(1);
    sp_t most = st->ruled.y + (st->limits.bottom - st->limits.top) / 2;
    rule_down_to(st, most < bottom ? most : bottom);
}

/* Lines on so much height below their label. */
static sp_t pitch_within(sp_t height)
{
    bool close = height < 2 * ruled_pitch && height >= 2 * ruled_close;
    return close ? height / 2 : ruled_pitch;
}

static void give_up_ruled(struct state *st, const struct strip *strip)
{
    if (strip->elem && !st->dry)
        elem_unlink(strip->elem);
}

/* Design 11: what is left becomes lines to write on, 8 mm apart, the last 1 mm above the bottom.
 * Where a section runs on below there are three of them, or as many as its least height holds; the
 * rest of the sheet has them too when that section turns out to begin on the next. */
static void put_ruled(struct state *st, const struct strip *strip)
{
    sp_t bottom = not_above(st->main.y, st->margin.above ? st->margin.y : 0);
    const struct strip *above = st->main.y >= bottom ? st->main.above : st->margin.above;
    sp_t y = above ? bottom + gap(st, above, strip) : st->limits.top;
    sp_t line = y + strip->baseline + ruled_pitch, last = st->limits.bottom - SP_MM(1);
    if (st->limits.bottom == SP_MAX) { /* how much there is: one line at least */
        st->main.y = not_above(bottom + strip->least, line + SP_MM(1));
        st->main.above = strip;
        st->margin.above = NULL;
        return;
    }
    if (st->limits.bottom - bottom < strip->least || line > last) {
        give_up_ruled(st, strip);
        return;
    }
    sp_t pitch = pitch_within(last - y - strip->baseline);
    line = y + strip->baseline + pitch;
    record(st, strip, strip->frame, y);
    struct frame *f = st->dry ? NULL : frame_new(st->s->arena, strip->width, last - y);
    record(st, strip, f, y);
    st->ruled = (struct ruled){strip, f, y, line, pitch};
    st->main.above = strip;
    st->margin.above = NULL; /* both columns begin anew below them */
    sp_t three = not_above(line + 2 * pitch, y + strip->least);
    rule_down_to(st, strip->next && three < last ? three : last);
    st->margin.y = st->main.y;
}

/* Lines where the sheet ends below them wait until it does. */
static void meet_ruled(struct state *st, const struct strip *strip)
{
    if (!strip->closing || !strip->next)
        put_ruled(st, strip);
    else if (st->limits.bottom != SP_MAX)
        st->closing = strip;
}

/* The sheet ends here. */
static void end_sheet(struct state *st)
{
    if (st->closing)
        put_ruled(st, st->closing);
    st->closing = NULL;
    if (st->ruled.strip)
        rule_on(st);
}

/* Something stands on it below any lines. */
static void go_on(struct state *st)
{
    if (st->closing)
        give_up_ruled(st, st->closing);
    st->closing = NULL;
    st->ruled.strip = NULL;
}

/* A rule or a space that ends a page's text says nothing at the next one's top. */
static bool is_closing(const struct strip *strip)
{
    return (strip->kind == STRIP_RULE || strip->kind == STRIP_SPACE) && !strip->asides;
}

/* ---- all strips --------------------------------------------------------------------------- */

/* A chunk that is higher than a sheet is parted after all, its notes too. Only a figure that is
 * higher than a sheet can't be: no stylesheet that is sound has one. */
static bool part_chunk(struct state *st, struct sheets *out, const struct strip **strip,
                       const struct strip *end)
{
    const struct strip *from = *strip;
    st->part_notes = true;
    while (*strip != end && put_chunk(st, *strip, (*strip)->next))
        *strip = (*strip)->next;
    st->part_notes = false;
    if (*strip == end)
        return true;
    /* notes from the sheet before may fill this one's margin: a strip over both columns waits */
    if (*strip == from && !st->main.above && !st->margin.above)
        return does_not_fit(st, *strip, "a line, row or figure is higher than a page");
    return new_sheet(st, out) || does_not_fit(st, *strip, "the document has too many pages");
}

/* A chunk whose own lines fit, but not its notes, leaves no hole: they go on overleaf. */
static bool put_parting(struct state *st, const struct strip *strip, const struct strip *end)
{
    if (st->limits.bottom - st->main.y < hole_least)
        return false;
    st->part_notes = true;
    bool fits = put_chunk(st, strip, end);
    st->part_notes = false;
    return fits;
}

bool pagebreak(struct setter *s, const struct galley *g, struct sheet_limits limits,
               struct sheets *out)
{
    struct state st = {.s = s, .limits = limits, .all = limits};
    *out = (struct sheets){0};
    if (!new_sheet(&st, out))
        return does_not_fit(&st, g->first, "the document has too many pages");
    const struct strip *const *start = limits.starts;
    for (const struct strip *strip = g->first; strip || st.waiting;) {
        if (start && strip == *start && strip) { /* chosen */
            start++;
            end_sheet(&st);
            if (!new_sheet(&st, out))
                return does_not_fit(&st, strip, "the document has too many pages");
        }
        if (!strip || (st.waiting && strip->full)) { /* first what the margin still has to say */
            if (!new_sheet(&st, out))
                return does_not_fit(&st, g->end, "the document has too many pages");
            continue;
        }
        if (strip->kind == STRIP_RULED) {
            meet_ruled(&st, strip);
            strip = strip->next;
            continue;
        }
        const struct strip *end = chunk_end(strip);
        bool fresh = !st.main.above;
        if (!(strip->page_break && !fresh) &&
            (put_chunk(&st, strip, end) || put_parting(&st, strip, end))) {
            strip = end;
            go_on(&st);
            if (st.main.y > HEIGHT_MAX || st.margin.y > HEIGHT_MAX)
                break; /* endless, and long enough */
        } else if (!fresh && end == strip->next && is_closing(strip)) {
            strip = end;
        } else if (!fresh || st.margin.above) { /* or notes of the sheet before are in its way */
            end_sheet(&st);
            if (!new_sheet(&st, out))
                return does_not_fit(&st, strip, "the document has too many pages");
        } else if (!part_chunk(&st, out, &strip, end)) {
            return false;
        }
    }
    out->bottom = st.sheet->bottom = content_bottom(&st);
    return true;
}

/* ---- where a sheet may end ----------------------------------------------------------------- */

size_t pagebreak_chunks(struct setter *s, const struct galley *g, struct chunk **out)
{
    size_t n = 0;
    for (const struct strip *k = g->first; k; k = k->kind == STRIP_RULED ? k->next : chunk_end(k))
        n++;
    struct chunk *c = *out = arena_new_array(s->arena, struct chunk, n + 1);
    const struct strip *above = NULL;
    for (const struct strip *k = g->first; k; c++) {
        const struct strip *end = k->kind == STRIP_RULED ? k->next : chunk_end(k);
        bool closing = end == k->next && is_closing(k);
        *c = (struct chunk){k, end, above, k->kind != STRIP_RULED && !closing};
        for (; k != end; k = k->next)
            above = k;
    }
    return n;
}

bool strip_begins_something(const struct strip *strip)
{
    if (strip->block && strip->block->keep_with_next)
        return true;
    switch (strip->block ? strip->block->kind : BLOCK_PARA) {
    case BLOCK_HEADING:
    case BLOCK_LABEL:
    case BLOCK_CARD:
        return true;
    default:
        return false;
    }
}

bool chunk_begins_section(const struct chunk *c)
{
    for (const struct strip *k = c->first; k != c->end; k = k->next)
        if (k->section)
            return true;
    return false;
}

bool chunk_is_within(const struct chunk *c)
{
    return c->above && c->above->block == c->first->block &&
           (c->first->kind == STRIP_LINE || c->first->kind == STRIP_ROW);
}

/* One more chunk on the sheet. False: it has no room. */
static bool try_chunk(struct state *st, const struct chunk *c)
{
    if (c->first->kind == STRIP_RULED) {
        meet_ruled(st, c->first);
        return true;
    }
    if (c->first->page_break && st->main.above)
        return false;
    if (put_chunk(st, c->first, c->end) || put_parting(st, c->first, c->end)) {
        go_on(st);
        return true;
    }
    return !c->begins && st->main.above; /* what closes a page falls away at its end */
}

/* section_y: bottom of what stands above the first section that begins here, above the last; 0:
 * none does. */
static struct sheet_end sheet_end(const struct state *st, size_t next, const sp_t *section_y)
{
    struct state then = *st;
    end_sheet(&then);
    sp_t bottom = content_bottom(&then), white = st->limits.bottom - bottom;
    return (struct sheet_end){.next = next,
                              .white = white > 0 ? white : 0,
                              .beside = st->limits.bottom - then.main.y,
                              .tail = section_y[0] ? section_y[0] - st->limits.top : 0,
                              .head = section_y[1] ? bottom - section_y[1] : 0,
                              .closing = st->closing && then.ruled.strip,
                              .waiting = st->waiting};
}

void pagebreak_ends(struct setter *s, struct sheet_limits limits, const struct chunk *chunks,
                    size_t n, size_t from, const struct waiting *waiting, sheet_end_fn *found,
                    void *to)
{
    struct sheet sheet = {0};
    struct state st = {.s = s, .limits = limits, .all = limits, .sheet = &sheet, .dry = true};
    const sp_t hole = (limits.bottom - limits.top) * 3 / 5;
    sp_t section_y[2] = {0, 0};
    sheet.last = &sheet.first;
    st.waiting = waiting;
    begin_sheet(&st, from > 0);
    for (size_t i = from; i <= n; i++) {
        bool may = i > from && (i == n || chunks[i].begins);
        struct sheet_end e = may ? sheet_end(&st, i, section_y) : (struct sheet_end){0};
        bool unwilling = i < n && (e.white > hole || chunk_is_within(&chunks[i]));
        if (may && !unwilling)
            found(to, &e);
        if (i < n && chunk_begins_section(&chunks[i])) {
            section_y[1] = content_bottom(&st);
            section_y[0] = section_y[0] ? section_y[0] : section_y[1];
        }
        if (i == n || (st.waiting && chunks[i].first->full) || !try_chunk(&st, &chunks[i])) {
            if (may && unwilling)
                found(to, &e);
            return;
        }
    }
}
