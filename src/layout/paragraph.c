/* Lines out of words, and ink out of lines. */
#include "layout/paragraph.h"

#include "layout/linebreak.h"
#include <unicode/ubidi.h>

/* ---- setting ------------------------------------------------------------------------------ */

static void reorder(struct setter *s, const struct atom **atoms, unsigned n)
{
    UBiDiLevel *levels = arena_new_array(s->arena, UBiDiLevel, n);
    int32_t *map = arena_new_array(s->arena, int32_t, n);
    const struct atom **logical = arena_new_array(s->arena, const struct atom *, n);
    for (unsigned i = 0; i < n; i++) {
        levels[i] = atoms[i]->level;
        logical[i] = atoms[i];
    }
    ubidi_reorderVisual(levels, (int32_t)n, map); /* UAX 9 rule L2 */
    for (unsigned i = 0; i < n; i++)
        atoms[i] = logical[map[i]];
}

/* Which place each of the line's atoms in reading order came to stand at. */
static void set_logical(struct setter *s, struct para_line *l, const struct atom *first, unsigned n)
{
    unsigned *at = arena_new_array(s->arena, unsigned, n + 1); /* place + 1 */
    for (unsigned i = 0; i < l->n; i++)
        at[l->atoms[i] - first] = i + 1;
    for (unsigned i = 0, k = 0; i < n; i++)
        if (at[i])
            l->logical[k++] = at[i] - 1;
}

static void set_line(struct setter *s, const struct items *it, size_t from, size_t to, bool first,
                     struct para_line *l)
{
    const struct word *last = &it->words[to - 1];
    unsigned begin = it->words[from].first, end = last->glue_end;
    bool flat = true;
    l->atoms = arena_new_array(s->arena, const struct atom *, end - begin + 1);
    for (unsigned i = begin; i < last->box_end; i++) {
        const struct atom *a = &it->atoms[i];
        l->atoms[l->n++] = a;
        l->width += a->width;
        flat &= a->level == 0;
        l->size = a->type.size > l->size && !a->type.raise ? a->type.size : l->size;
        if (a->kind == ATOM_BLANK) {
            l->above = first ? SP_PT(2) : SP_PT(4);
            l->below = SP_PT(s->flow->page == PAGE_LETTER ? 8 : 5); /* a letter's lines are close */
        }
    }
    if (!flat)
        reorder(s, l->atoms, l->n);
    /* Rule L1: the space at the end stands at the end, whichever way the line runs. Its text is
     * kept, so that who copies the line gets two words; a fixed space is gone. */
    for (unsigned i = last->box_end; i < end; i++)
        if (it->atoms[i].kind == ATOM_SPACE && it->atoms[i].shaped)
            l->atoms[l->n++] = &it->atoms[i];
    l->x = arena_new_array(s->arena, sp_t, l->n + 1);
    l->logical = arena_new_array(s->arena, unsigned, l->n + 1);
    for (unsigned i = 0; i < l->n; i++) {
        l->x[i + 1] = l->x[i] + l->atoms[i]->width;
        l->logical[i] = i;
    }
    if (!flat)
        set_logical(s, l, &it->atoms[begin], end - begin);
}

struct para *para_of_items(struct setter *s, struct items *it, const struct look *look,
                           sp_t measure)
{
    struct para *p = arena_new_of(s->arena, struct para);
    p->style = look->style;
    if (!it->words_n)
        return p;
    items_cut_overlong(s, it, measure, look);
    size_t *ends = arena_new_array(s->arena, size_t, it->words_n + 1);
    p->n = linebreak(it->words, it->words_n, measure, s->arena, ends);
    p->lines = arena_new_array(s->arena, struct para_line, p->n);
    for (size_t i = 0, from = 0; i < p->n; from = ends[i++]) {
        set_line(s, it, from, ends[i], i == 0, &p->lines[i]);
        p->width = p->lines[i].width > p->width ? p->lines[i].width : p->width;
    }
    return p;
}

struct para *para_set(struct setter *s, const struct span *first, const struct span *end,
                      const struct look *look, sp_t measure)
{
    return para_of_items(s, itemize(s, first, end, look), look, measure);
}

sp_t para_line_x(const struct para_line *l, enum align align, sp_t left, sp_t right)
{
    switch (align) {
    case ALIGN_RIGHT:
        return right - l->width;
    case ALIGN_CENTER:
        return left + (right - left - l->width) / 2;
    case ALIGN_LEFT:
        break;
    }
    return left;
}

/* ---- ink ---------------------------------------------------------------------------------- */

/* Runs stand in visual order; they are written in reading order, which is the other way round from
 * right to left. */
static void paint_text(struct setter *s, const struct atom *a, struct frame *f, sp_t x, sp_t y)
{
    const struct shaped *sh = a->shaped;
    if (!sh)
        return;
    struct color c = setter_colour(s, a->type.colour);
    bool rtl = a->level & 1;
    sp_t right = x + a->width;
    for (unsigned i = 0; i < sh->n; i++) {
        const struct glyphrun *r = &sh->runs[rtl ? sh->n - 1 - i : i];
        /* An atom of one run, and left to right, has no other place for it. */
        sp_t w = rtl || i + 1 < sh->n
                     ? glyphrun_width(r, a->type.size) + a->type.letterspace * (sp_t)r->n
                     : 0;
        right -= w;
        struct op *op =
            frame_text(f, a->slot, r, rtl ? right : x, y - a->type.raise, a->type.size, c);
        op->u.text.letterspace = a->type.letterspace;
        x += w;
    }
}

void para_paint_gap(struct setter *s, struct slot *slot, const struct text_style *style,
                    struct frame *f, sp_t x, sp_t baseline)
{
    const struct shaped *sh =
        fontset_shape(s->fonts, style->face, str_of(" "), false, NULL, (struct place){0}, s->diags);
    if (slot && sh->n)
        frame_text(f, slot, &sh->runs[0], x, baseline, style->size, s->palette->ink);
}

struct slot *para_slot(const struct para_line *l)
{
    for (unsigned k = l->n; k-- > 0;) {
        const struct atom *a = l->atoms[l->logical[k]];
        if (a->slot && !a->slot->actual)
            return a->slot;
    }
    return NULL;
}

static void paint_mark(struct setter *s, const struct atom *a, struct frame *f, sp_t x, sp_t y)
{
    const char *name = a->span->name;
    bool on_baseline =
        strcmp(name, "tick") == 0 || strcmp(name, "cross") == 0 || strcmp(name, "box") == 0;
    char numbered[16] = "competing-0";
    if (a->span->number && strcmp(name, "competing") == 0) {
        numbered[10] = (char)('0' + a->span->number);
        name = numbered;
    }
    if (on_baseline)
        mark_draw(f, a->slot, s->palette, name, x, y, a->type.mark_e2);
    else /* the middle of the x-height and a little over */
        mark_draw(f, a->slot, s->palette, name, x + a->width / 2,
                  y - (sp_t)((int64_t)a->type.size * 36 / 100), a->type.mark_e2);
}

static void dotted(struct setter *s, struct frame *f, sp_t x1, sp_t x2, sp_t y)
{
    struct op *op = frame_line(f, NULL, x1, y, x2, y, SP_PT(0.5), s->palette->txt2);
    op_dash(op, SP_PT(0.8), SP_PT(1.4));
}

static void paint_swatch(struct setter *s, const struct atom *a, struct frame *f, sp_t x, sp_t y)
{
    const char *name = a->span->name;
    const struct palette *p = s->palette;
    sp_t w = a->width - SWATCH_GAP;
    if (strcmp(name, "band") == 0)
        op_fill(frame_rect(f, a->slot, x, y - SP_MM(2.7), w, SP_MM(3.2)), p->band);
    else if (strcmp(name, "gap") == 0)
        frame_line(f, a->slot, x, y - SP_MM(1.1), x + w, y - SP_MM(1.1), SP_PT(1.6), p->ink);
    else if (strcmp(name, "filled") == 0)
        dotted(s, f, x, x + w, y - SP_MM(0.2));
    else if (strcmp(name, "blank") == 0)
        frame_line(f, a->slot, x, y, x + w, y, SP_PT(0.9), p->ink);
    else if (strcmp(name, "dilution") == 0)
        frame_line(f, a->slot, x + w / 2, y - SP_MM(3.2), x + w / 2, y + SP_MM(0.6), SP_PT(1.2),
                   p->ink);
    else
        fill_draw(f, a->slot, p, name, x, y - SP_MM(2.6), w, SP_MM(3.2), true);
}

/* A line to write on, its caption below (design 9). */
static void paint_blank(struct setter *s, const struct atom *a, struct frame *f, sp_t x, sp_t y)
{
    const struct text_style *st = theme_style(s->theme, "blank-caption");
    frame_line(f, NULL, x, y + SP_MM(0.7), x + a->width - SP_MM(0.6), y + SP_MM(0.7), SP_PT(0.9),
               s->palette->ink);
    if (!st || !a->span->text)
        return;
    const struct shaped *sh = fontset_shape(s->fonts, st->face, str_of(a->span->text), false, NULL,
                                            a->span->at, s->diags);
    for (unsigned i = 0; i < sh->n; i++) {
        frame_text(f, a->slot, &sh->runs[i], x, y + SP_MM(3.15), st->size,
                   setter_colour(s, st->colour));
        x += glyphrun_width(&sh->runs[i], st->size);
    }
}

/* Filled words share their dotted line, the space between two of them included. */
static void paint_underlines(struct setter *s, const struct para_line *l, struct frame *f, sp_t x,
                             sp_t y)
{
    sp_t from = 0;
    bool open = false;
    for (unsigned i = 0; i <= l->n; i++) {
        const struct atom *a = i < l->n ? l->atoms[i] : NULL;
        bool last_space = a && a->kind == ATOM_SPACE && i + 1 >= l->n;
        bool under = a && a->filled && !last_space;
        if (a && !under && open && a->kind == ATOM_SPACE && i + 1 < l->n && l->atoms[i + 1]->filled)
            under = true;
        if (under && !open)
            from = x;
        if (!under && open)
            dotted(s, f, from, x, y + SP_MM(0.95));
        open = under;
        x += a ? a->width : 0;
    }
}

static void paint_links(const struct para_line *l, struct frame *f, sp_t x, sp_t y)
{
    for (unsigned i = 0; i < l->n; i++) {
        const struct atom *a = l->atoms[i];
        sp_t from = x;
        x += a->width;
        if (!a->slot || !a->slot->elem->href)
            continue;
        while (i + 1 < l->n && l->atoms[i + 1]->slot == a->slot)
            x += l->atoms[++i]->width;
        frame_link(f, a->slot, from, y - a->type.size, x, y + a->type.size / 4);
    }
}

void para_paint(struct setter *s, const struct para_line *l, struct frame *f, sp_t x, sp_t baseline)
{
    bool filled = false;
    for (unsigned k = 0; k < l->n; k++) {
        const struct atom *a = l->atoms[l->logical[k]];
        sp_t at = x + l->x[l->logical[k]];
        filled |= a->filled;
        switch (a->kind) {
        case ATOM_TEXT:
        case ATOM_SPACE:
        case ATOM_FIXED:
            paint_text(s, a, f, at, baseline);
            break;
        case ATOM_MARK:
            paint_mark(s, a, f, at, baseline);
            break;
        case ATOM_SWATCH:
            paint_swatch(s, a, f, at, baseline);
            break;
        case ATOM_BLANK:
            paint_blank(s, a, f, at, baseline);
            break;
        }
    }
    if (filled)
        paint_underlines(s, l, f, x, baseline);
    paint_links(l, f, x, baseline);
}

static struct para *set_words(struct setter *s, const char *text, const struct look *look,
                              sp_t measure)
{
    struct span *sp = arena_new_of(s->arena, struct span);
    sp->text = text;
    return para_set(s, sp, NULL, look, measure);
}

static bool within(const struct para *p, sp_t most, size_t lines)
{
    return p->n && p->n <= lines && p->lines[0].width <= most;
}

/* The longest beginning that fits with an ellipsis, never half a character. */
struct para *para_cut(struct setter *s, const char *text, const struct look *look, sp_t most,
                      size_t lines)
{
    const sp_t measure = lines > 1 ? most : SP_MAX / 8;
    struct para *p = set_words(s, text, look, measure), *best = NULL;
    size_t lo = 0, hi = strlen(text);
    if (!p->n || within(p, most, lines))
        return p;
    while (hi > lo + 1) {
        size_t mid = lo + (hi - lo) / 2;
        while (mid > lo && ((unsigned char)text[mid] & 0xC0) == 0x80)
            mid--;
        if (mid == lo)
            break;
        struct para *shorter =
            set_words(s, arena_printf(s->arena, "%.*s\u2026", (int)mid, text), look, measure);
        bool fits = within(shorter, most, lines);
        lo = fits ? mid : lo;
        hi = fits ? hi : mid;
        best = fits ? shorter : best;
    }
    if (best)
        return best;
    return set_words(s, arena_printf(s->arena, "%.*s\u2026", (int)lo, text), look, measure);
}

sp_t para_furniture_width(struct setter *s, const char *text, const char *style)
{
    const struct text_style *st = theme_style(s->theme, style);
    struct look look = {st, WEIGHT_INHERIT, s->flow->lang, NULL};
    return text && st ? set_words(s, text, &look, SP_MAX / 8)->width : 0;
}

sp_t para_furniture(struct setter *s, struct frame *f, const char *text, const char *style, sp_t x,
                    sp_t baseline, enum align align, sp_t most)
{
    const struct text_style *st = theme_style(s->theme, style);
    if (!text || !*text || !st)
        return 0;
    struct look look = {st, WEIGHT_INHERIT, s->flow->lang, NULL};
    struct para *p = para_cut(s, text, &look, most, 1);
    if (!p->n)
        return 0;
    para_paint(s, &p->lines[0], f, para_line_x(&p->lines[0], align, x, x), baseline);
    return p->lines[0].width;
}
