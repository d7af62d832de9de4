/* giveback.c - figures' heights, sheet by sheet. */
#include "layout/giveback.h"

static const sp_t least_worth = SP_MM(1);

sp_t given_back_to(const struct setter *s, const struct block *b)
{
    for (const struct given_back *k = s->given_back; k; k = k->next)
        if (k->block == b)
            return k->height;
    return 0;
}

bool given_back_same(const struct given_back *a, const struct given_back *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->block != b->block || a->height != b->height)
            return false;
    return !a && !b;
}

static bool gives_up(const struct strip *st)
{
    return st->kind == STRIP_FIGURE && st->block && st->block->stretch > 0;
}

static bool in_margin(const struct setter *s, const struct placed *k)
{
    return k->x >= s->margin_left;
}

static bool is_content(const struct placed *k)
{
    return k->strip->kind != STRIP_RULED; /* lines to write on take what is left */
}

static sp_t bottom_of(const struct placed *k)
{
    return k->y + k->strip->height;
}

static sp_t content_bottom(const struct sheet *sheet)
{
    sp_t bottom = 0;
    for (const struct placed *k = sheet->first; k; k = k->next)
        if (is_content(k) && bottom_of(k) > bottom)
            bottom = bottom_of(k);
    return bottom;
}

/* What stands below a figure, before what waits for the margin's notes to end, may sink so far. */
static sp_t beside_notes(const struct setter *s, const struct sheet *sheet,
                         const struct placed *figure)
{
    const struct placed *above = figure;
    for (const struct placed *k = figure->next; k && is_content(k); k = k->next) {
        if (in_margin(s, k))
            continue;
        if (k->strip->full) {
            sp_t slack = k->y - bottom_of(above) - galley_gap(above->strip, k->strip);
            return slack > 0 ? slack : 0;
        }
        above = k;
    }
    return content_bottom(sheet) - bottom_of(above);
}

/* What a sheet's figures get of the room below it: the first as much as it gave, then the next. */
static void share_room(struct setter *s, const struct sheet *sheet, sp_t bottom, bool notes,
                       const struct given_back **list)
{
    sp_t room = bottom - content_bottom(sheet);
    for (const struct placed *k = sheet->first; k; k = k->next) {
        sp_t gave = gives_up(k->strip) ? setter_given_up(s, k->strip->block->stretch) : 0;
        sp_t slack = notes && gave ? beside_notes(s, sheet, k) : 0;
        sp_t all = (room > 0 ? room : 0) + slack, height = gave < all ? gave : all;
        if (height < least_worth)
            continue;
        struct given_back *one = arena_new_of(s->arena, struct given_back);
        *one = (struct given_back){k->strip->block, height, *list};
        *list = one;
        room -= height > slack ? height - slack : 0;
    }
}

/* Notes that go on from the sheet before, and the head of a table that does, begin nothing. */
static const struct strip *begins_with(const struct setter *s, const struct sheet *sheet)
{
    const struct placed *first = sheet->first;
    while (first && in_margin(s, first))
        first = first->next;
    if (first && first->next && first->next->strip->repeat == first->strip)
        first = first->next;
    return first ? first->strip : NULL;
}

/* The strips that begin a sheet, but the first, by their places in the galley, which they keep
 * when it is set anew. NULL: a sheet begins with what isn't of the galley. */
static size_t *starts_of(struct setter *s, const struct galley *g, const struct sheets *sheets)
{
    size_t *starts = arena_new_array(s->arena, size_t, sheets->n), n = 0, at = 0;
    const struct strip *strip = g->first;
    for (const struct sheet *k = sheets->first->next; k; k = k->next) {
        const struct strip *first = begins_with(s, k);
        for (; strip && strip != first; strip = strip->next)
            at++;
        if (!strip)
            return NULL;
        starts[n++] = at;
    }
    return starts;
}

static const struct strip **strips_at(struct setter *s, const struct galley *g, const size_t *at,
                                      size_t n)
{
    const struct strip **out = arena_new_array(s->arena, const struct strip *, n + 1);
    size_t i = 0, k = 0;
    for (const struct strip *st = g->first; st && i < n; st = st->next, k++)
        if (k == at[i])
            out[i++] = st;
    out[i] = NULL;
    return out;
}

static bool begin_so(const struct setter *s, const struct sheets *sheets,
                     const struct strip *const *starts)
{
    for (const struct sheet *k = sheets->first->next; k; k = k->next)
        if (!*starts || begins_with(s, k) != *starts++)
            return false;
    return !*starts;
}

static bool try_so(struct setter *s, const struct galley *g, struct sheet_limits limits,
                   set_anew_fn *set_anew, void *to, const size_t *starts, struct sheets *sheets,
                   bool *stay)
{
    const size_t n = sheets->n - 1, parted = sheets->parted;
    limits.max = 0; /* none more than there were */
    if (!set_anew(to))
        return false;
    const struct strip *const *at = limits.starts = strips_at(s, g, starts, n);
    if (!pagebreak(s, g, limits, sheets))
        return false;
    *stay = sheets->n == n + 1 && sheets->parted <= parted && begin_so(s, sheets, at);
    return true;
}

bool giveback_heighten(struct setter *s, const struct galley *g, struct sheet_limits limits,
                       set_anew_fn *set_anew, void *to, struct sheets *sheets)
{
    const struct given_back *most = NULL, *less = NULL;
    if (!s->give_up || !sheets->n)
        return true;
    for (const struct sheet *k = sheets->first; k; k = k->next) {
        share_room(s, k, limits.bottom, true, &most);
        share_room(s, k, limits.bottom, false, &less);
    }
    const size_t *starts = most ? starts_of(s, g, sheets) : NULL;
    const struct given_back *tries[] = {most, less, NULL}; /* at last as they were */
    bool stay = !starts;
    const struct sheets as_they_were = *sheets;
    for (size_t i = 0; !stay && i < sizeof tries / sizeof *tries; i++) {
        *sheets = as_they_were;
        s->given_back = tries[i];
        if (!try_so(s, g, limits, set_anew, to, starts, sheets, &stay))
            return false;
    }
    return true;
}
