/* Spans to words. One pass gathers the field's text, with a letter standing in for each drawn
 * thing; opportunity.c says where lines may end and which way each stretch runs; then every stretch
 * between opportunities is cut where span or level changes, and shaped. */
#include "layout/kepttext.h"
#include "layout/pageref.h"
#include "layout/written.h"

#include "layout/opportunity.h"
#include <stdlib.h>
#include <unicode/uchar.h>

struct gather { /* the field's text, and where each span stands in it */
    struct setter *s;
    const struct look *look;
    struct buf text;
    struct stretch *stretches;
    unsigned stretches_n;
};

/* ---- how a span is set -------------------------------------------------------------------- */

static enum role weigh(enum role face, enum weight w)
{
    static const enum role family[3][3] = {
        {FACE_BODY, FACE_BODY_MEDIUM, FACE_BODY_BOLD},
        {FACE_NARROW, FACE_NARROW_MEDIUM, FACE_NARROW_BOLD},
        {FACE_SPEECH, FACE_SPEECH_BOLD, FACE_SPEECH_BOLD},
    };
    if (w == WEIGHT_INHERIT)
        return face;
    int f = face <= FACE_BODY_ITALIC ? 0 : face <= FACE_NARROW_ITALIC ? 1 : 2;
    return family[f][w - WEIGHT_REGULAR];
}

static struct type type_of(struct setter *s, const struct span *sp, const struct look *look)
{
    const struct text_style *st = look->style;
    if (sp->style)
        st = setter_style(s, sp->style, st->name, sp->at);
    struct type t = {st->face, st->size, st->letterspace, 0, st->colour, st->mark_e2, st->box_e2};
    if (sp->bold)
        t.role = st->bold;
    if (sp->italic)
        t.role = st->italic;
    if (sp->weight != WEIGHT_INHERIT)
        t.role = weigh(t.role, sp->weight);
    else if (!sp->style && !sp->bold && !sp->italic)
        t.role = weigh(t.role, look->weight);
    if (sp->kind == INLINE_NOTEREF) { /* a superior figure: small and raised by its face */
        const struct text_style *ref = setter_style(s, "noteref", st->name, sp->at);
        t.role = ref->face;
        t.colour = ref->colour;
        t.size = (sp_t)((int64_t)t.size * 112 / 100);
        t.letterspace = 0;
    }
    return t;
}

static sp_t swatch_width(const struct span *sp)
{
    if (sp->width)
        return sp->width;
    if (strcmp(sp->name, "filled") == 0 || strcmp(sp->name, "blank") == 0)
        return SP_MM(14);
    if (strcmp(sp->name, "band") == 0 || strcmp(sp->name, "gap") == 0)
        return SP_MM(8);
    return strcmp(sp->name, "dilution") == 0 ? SP_MM(2) : SP_MM(6);
}

/* What isn't text is as wide as it is drawn; a mark may be of its own size. */
static void measure_drawn(struct stretch *st)
{
    const struct span *sp = st->span;
    if (sp->kind == INLINE_SPACE) {
        st->width = sp->width;
    } else if (sp->kind == INLINE_SWATCH) {
        st->width = swatch_width(sp) + SWATCH_GAP;
    } else if (sp->kind == INLINE_MARK) {
        bool box = strcmp(sp->name, "box") == 0;
        int k = sp->scale_e2 ? sp->scale_e2 : box ? st->type.box_e2 : st->type.mark_e2;
        st->type.mark_e2 = k;
        st->width = mark_width(sp->name, k);
    }
}

static bool is_caps(struct setter *s, const struct span *sp, const struct look *look)
{
    const struct text_style *st = sp->style ? theme_style(s->theme, sp->style) : look->style;
    return st && st->caps;
}

/* ---- gathering ---------------------------------------------------------------------------- */

/* What stands in for a span in the field's text. */
static struct str stand_in(struct gather *g, const struct span *sp)
{
    const char *lang = sp->lang ? sp->lang : g->look->lang;
    switch (sp->kind) {
    case INLINE_TEXT:
    case INLINE_FILLED:
        return sp->text && is_caps(g->s, sp, g->look) ? written_upper(g->s, sp->text, lang)
                                                      : str_of(sp->text);
    case INLINE_NOTEREF:
        return str_of(written_superior(g->s, sp->text ? sp->text : ""));
    case INLINE_PAGEREF:
        return str_of(pageref_text(g->s, sp));
    case INLINE_BREAK:
        return str_of("\u2028");
    case INLINE_SPACE:
        return str_of(" ");
    case INLINE_MARK:
    case INLINE_SWATCH:
    case INLINE_BLANK:
        return str_of("\uE000"); /* a letter, so that a comma after a blank stays with it */
    case INLINE_TAB:
        break;
    }
    return (struct str){"", 0};
}

/* Slots in reading order: running text shares one; a link, a language and a mark that says
 * something have their own. */
struct slots {
    struct slot *text;
    struct elem *own;
    const struct span *like; /* the span that `own` was made for */
};

static struct slot *slot_of(struct gather *g, struct slots *k, const struct span *sp)
{
    struct setter *s = g->s;
    const struct look *look = g->look;
    if (!look->elem)
        return NULL;
    const char *say = NULL;
    if (sp->kind == INLINE_MARK) {
        bool named = strcmp(sp->name, "offer") == 0 || strcmp(sp->name, "ask") == 0 ||
                     strcmp(sp->name, "floor") == 0 || strcmp(sp->name, "competing") == 0;
        say = sp->text                                            ? sp->text
              : named                                             ? NULL /* a word follows those */
              : s->flow->box_word && strcmp(sp->name, "box") == 0 ? s->flow->box_word
                                                                  : mark_text(sp->name);
        if (!say || !*say)
            return NULL;
    }
    if (sp->kind == INLINE_SWATCH)
        return NULL;
    if (sp->kind == INLINE_BLANK) /* its caption is no word of the sentence */
        say = sp->name ? sp->name : arena_printf(s->arena, "blank: %s", sp->text ? sp->text : "");
    if (sp->kind == INLINE_NOTEREF) {
        k->text = NULL;
        k->own = NULL;
        return setter_slot(s, setter_elem(s, look->elem, ELEM_REFERENCE));
    }
    if (say) {
        struct slot *slot = setter_slot(s, look->elem);
        slot->actual = say;
        k->text = NULL;
        k->own = NULL;
        return slot;
    }
    bool foreign = sp->lang && !str_same(sp->lang, look->lang);
    if (sp->href || foreign) {
        if (!k->own || !str_same(k->like->href, sp->href) || !str_same(k->like->lang, sp->lang)) {
            k->own = setter_elem(s, look->elem, sp->href ? ELEM_LINK : ELEM_SPAN);
            k->own->href = sp->href;
            k->own->lang = foreign ? sp->lang : NULL;
            k->like = sp;
            k->text = setter_slot(s, k->own);
        }
        return k->text;
    }
    if (k->own || !k->text) {
        k->own = NULL;
        k->text = setter_slot(s, look->elem);
    }
    return k->text;
}

static void gather(struct gather *g, const struct span *first, const struct span *end)
{
    unsigned n = 0;
    size_t bytes = 8;
    for (const struct span *sp = first; sp && sp != end; sp = sp->next, n++)
        bytes += sp->text ? strlen(sp->text) + 4 : 4;
    buf_init(&g->text, g->s->arena);
    if (!n)
        return;
    buf_reserve(&g->text, bytes);
    g->stretches = arena_new_array(g->s->arena, struct stretch, n + 1);
    struct slots slots = {0};
    const struct span *before = NULL;
    for (const struct span *sp = first; sp && sp != end; sp = sp->next) {
        struct stretch *st = &g->stretches[g->stretches_n++];
        st->span = sp;
        st->lang = sp->lang ? sp->lang : g->look->lang;
        st->type = type_of(g->s, sp, g->look);
        measure_drawn(st);
        st->slot = slot_of(g, &slots, sp);
        if (before && before->kind == INLINE_NOTEREF && sp->kind == INLINE_NOTEREF)
            buf_puts(&g->text, "\u202F"); /* notes 7 and 8, not 78 */
        before = sp;
        st->from = g->text.n;
        struct str text = stand_in(g, sp);
        buf_add(&g->text, text.s, text.n);
        st->to = g->text.n;
    }
}

/* ---- cutting ------------------------------------------------------------------------------ */

struct cutter {
    struct setter *s;
    struct gather *g;
    struct items *it;
    const uint8_t *levels; /* one a byte; NULL: all left to right */
    unsigned stretch;      /* the one that the next byte is in */
    struct atom space;     /* the last " ", shaped: so are most that follow */
    const char *space_lang;
};

struct atom *items_new_atom(struct setter *s, struct items *it)
{
    if (it->atoms_n == it->atoms_size)
        arena_grow(s->arena, it->atoms, it->atoms_n, it->atoms_size, 4);
    return &it->atoms[it->atoms_n++];
}

struct word *items_new_word(struct setter *s, struct items *it)
{
    if (it->words_n == it->words_size)
        arena_grow(s->arena, it->words, it->words_n, it->words_size, 2);
    return &it->words[it->words_n++];
}

static sp_t text_width(const struct shaped *sh, const struct type *t)
{
    sp_t w = shaped_width(sh, t->size);
    for (unsigned r = 0; t->letterspace && r < sh->n; r++)
        w += t->letterspace * (sp_t)sh->runs[r].n;
    return w;
}

void atom_shape(struct setter *s, struct atom *a, const char *lang)
{
    struct place at = a->span ? a->span->at : (struct place){0};
    a->shaped = fontset_shape(s->fonts, a->type.role, a->text, a->level & 1, lang, at, s->diags);
    a->width = text_width(a->shaped, &a->type);
}

static void shape_space(struct cutter *c, struct atom *a, const char *lang)
{
    const struct atom *last = &c->space;
    bool same = last->shaped && last->shaped->n && last->level == a->level &&
                last->type.role == a->type.role && last->type.size == a->type.size &&
                last->type.letterspace == a->type.letterspace && c->space_lang == lang;
    if (same) {
        a->shaped = last->shaped;
        a->width = last->width;
        return;
    }
    atom_shape(c->s, a, lang);
    c->space = *a;
    c->space_lang = lang;
}

static sp_t blank_width(struct setter *s, const struct span *sp)
{
    const struct text_style *st = theme_style(s->theme, "blank-caption");
    sp_t w = sp->width;
    if (st && sp->text) { /* never narrower than its caption */
        const struct shaped *sh =
            fontset_shape(s->fonts, st->face, str_of(sp->text), false, NULL, sp->at, s->diags);
        sp_t caption = shaped_width(sh, st->size) + SP_MM(1.2);
        w = caption > w ? caption : w;
    }
    return w;
}

/* Bytes from..to of one span and level, either all glue or all box. */
static void add_atom(struct cutter *c, size_t from, size_t to, bool glue)
{
    const struct stretch *st = &c->g->stretches[c->stretch];
    const struct span *sp = st->span;
    struct atom *a = items_new_atom(c->s, c->it);
    a->type = st->type; /* the rest of it is zero */
    a->slot = st->slot;
    a->span = sp;
    a->level = c->levels ? c->levels[from] : 0;
    a->text = (struct str){c->g->text.p + from, to - from};
    a->filled = sp->kind == INLINE_FILLED;
    a->stretch = (uint16_t)c->stretch;
    a->width = st->width;
    switch (sp->kind) {
    case INLINE_SPACE:
        a->kind = ATOM_FIXED; /* a space to who listens, of its own width to who looks */
        atom_shape(c->s, a, st->lang);
        a->width = st->width;
        return;
    case INLINE_MARK:
        a->kind = ATOM_MARK;
        return;
    case INLINE_SWATCH:
        a->kind = ATOM_SWATCH;
        return;
    case INLINE_BLANK:
        a->kind = ATOM_BLANK;
        a->width = blank_width(c->s, sp);
        return;
    default:
        break;
    }
    a->kind = glue ? ATOM_SPACE : ATOM_TEXT;
    if (a->text.n >= 3 && memcmp(a->text.s, "\u2060", 3) == 0) { /* a noteref's joiner */
        a->text.s += 3;
        a->text.n -= 3;
    }
    if (a->text.n >= 3 && memcmp(a->text.s + a->text.n - 3, "\u2028", 3) == 0)
        a->text = str_of(" ");
    if (a->text.n == 1 && a->text.s[0] == ' ')
        shape_space(c, a, st->lang);
    else if (a->text.n)
        atom_shape(c->s, a, st->lang);
    if (sp->kind == INLINE_PAGEREF)
        pageref_keep(c->s, a);
}

/* A stretch is no longer than a length can hold: 160 characters of ten ems at 18 pt are 28,800 of
 * the 32,767 points of an sp_t. Widths of several are summed with a ceiling. */
enum { ATOM_UNITS_MAX = 160 };

static sp_t capped(int64_t w)
{
    return w > SP_MAX / 4 ? SP_MAX / 4 : (sp_t)w;
}

/* Where the longest atom from `from` on ends: characters beyond the first plane count twice. */
static size_t atom_end(const struct gather *g, size_t from, size_t to)
{
    if (to - from <= ATOM_UNITS_MAX)
        return to;
    size_t end = from;
    for (int units = 0; end < to;) {
        size_t next = end;
        units += str_decode((struct str){g->text.p, to}, &next) >= 0x10000 ? 2 : 1;
        if (units > ATOM_UNITS_MAX)
            break;
        end = next;
    }
    return end;
}

static void add_atoms(struct cutter *c, size_t from, size_t to, bool glue)
{
    while (from < to) {
        while (c->g->stretches[c->stretch].to <= from)
            c->stretch++;
        size_t end = c->g->stretches[c->stretch].to < to ? c->g->stretches[c->stretch].to : to;
        end = atom_end(c->g, from, end);
        for (size_t k = from + 1; c->levels && k < end; k++)
            if (c->levels[k] != c->levels[from])
                end = k;
        add_atom(c, from, end, glue);
        from = end;
    }
}

/* The character that ends at `end`, and where it begins. */
static uint32_t char_before(struct str text, size_t end, size_t *begin)
{
    size_t at = end - 1;
    while (at > 0 && end - at < 4 && ((unsigned char)text.s[at] & 0xC0) == 0x80)
        at--;
    size_t after = at;
    uint32_t c = str_decode(text, &after);
    *begin = after == end ? at : end - 1;
    return after == end ? c : 0xFFFD;
}

static bool is_glue(uint32_t c)
{
    return c == ' ' || c == 0x2028 || (c >= 0x2000 && c <= 0x200B && c != 0x2007) || c == 0x3000 ||
           c == 0x205F || c == 0x1680 || (c >= 9 && c <= 13) || c == 0x2029 || c == 0x85;
}

static size_t without_glue(struct str text, size_t from, size_t to)
{
    while (to > from) {
        size_t begin = to - 1;
        unsigned char last = (unsigned char)text.s[begin];
        if (!is_glue(last < 0x80 ? last : char_before(text, to, &begin)))
            return to;
        to = begin;
    }
    return from;
}

/* How bad a break after byte `end` - 1 is when no space stands there. */
static int penalty_at(struct str text, size_t end)
{
    size_t begin, next = end;
    if (end >= text.n)
        return PENALTY_NONE;
    uint32_t before = char_before(text, end, &begin), after = str_decode(text, &next);
    if (before >= 0x10000 || after >= 0x10000)
        return PENALTY_NONE; /* ideographs beyond the first plane, symbols */
    if (before >= 0x2E80 || after >= 0x2E80 || before == 0x200B)
        return before == 0xE000 || after == 0xE000 ? PENALTY_OTHER : PENALTY_NONE;
    if (u_getIntPropertyValue((UChar32)before, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
        return PENALTY_NONE; /* Thai, Khmer …: a dictionary's word boundary */
    if ((before == '-' || before == 0x2010) && u_isalpha((UChar32)after))
        return PENALTY_HYPHEN;
    return PENALTY_OTHER;
}

static void add_word(struct cutter *c, size_t from, size_t to, bool hard)
{
    struct items *it = c->it;
    struct str text = {c->g->text.p, c->g->text.n};
    size_t box_end = without_glue(text, from, to);
    struct word w = {.first = it->atoms_n, .forced = hard};
    add_atoms(c, from, box_end, false);
    w.box_end = it->atoms_n;
    if (box_end < to)
        add_atoms(c, box_end, to, true);
    w.glue_end = it->atoms_n;
    for (unsigned i = w.first; i < w.box_end; i++)
        w.width = capped((int64_t)w.width + it->atoms[i].width);
    for (unsigned i = w.box_end; i < w.glue_end; i++)
        w.glue = capped((int64_t)w.glue + it->atoms[i].width);
    w.penalty = box_end < to ? PENALTY_NONE : penalty_at(text, to);
    *items_new_word(c->s, it) = w;
}

static bool from_right(const char *lang)
{
    return lang && (strncmp(lang, "ar", 2) == 0 || strncmp(lang, "he", 2) == 0 ||
                    strncmp(lang, "fa", 2) == 0 || strncmp(lang, "ur", 2) == 0);
}

static void cut_field(struct setter *s, struct gather *g, bool runs_left, struct items *it)
{
    struct str text = {g->text.p, g->text.n};
    struct opportunities o = opportunities_of(s->breaker, text, runs_left, s->arena);
    struct cutter c = {.s = s, .g = g, .it = it, .levels = o.levels};
    it->atoms_size =
        (unsigned)text.n / 3 + g->stretches_n + 2; /* a word and its space are six letters */
    it->atoms = arena_new_array(s->arena, struct atom, it->atoms_size);
    it->words_size = (unsigned)text.n / 6 + 2;
    it->words = arena_new_array(s->arena, struct word, it->words_size);
    for (size_t from = 0, to; from < text.n; from = to) {
        for (to = from + 1; !o.after[to];)
            to++;
        add_word(&c, from, to, o.after[to] == OPPORTUNITY_HARD);
    }
}

struct items *itemize(struct setter *s, const struct span *first, const struct span *end,
                      const struct look *look)
{
    struct items *it = arena_new_of(s->arena, struct items);
    struct gather g = {.s = s, .look = look};
    unsigned long told = s->diags->next_order;
    gather(&g, first, end);
    if (!g.text.n)
        return it;
    const struct field_text field = {.text = {g.text.p, g.text.n},
                                     .stretches = g.stretches,
                                     .stretches_n = g.stretches_n,
                                     .from_right =
                                         from_right(look->lang ? look->lang : s->flow->lang)};
    const struct text_key *key = kepttext_key(s, &field);
    if (key && kepttext_take(s, key, &field, it))
        return it;
    cut_field(s, &g, field.from_right, it);
    if (key && s->diags->next_order == told) /* what was told is told again */
        kepttext_put(s, key, &field, it);
    return it;
}
