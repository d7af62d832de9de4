/* The emergency break: a word wider than its line is cut between its clusters, each piece shaped
 * again. */
#include "layout/item.h"

struct cluster { /* where it starts in the text, and how far it reaches */
    uint32_t at;
    sp_t width;
};

/* An atom's clusters in logical order: right-to-left runs are walked from their end. */
static size_t clusters_of(const struct atom *a, struct cluster *out)
{
    const struct shaped *sh = a->shaped;
    bool rtl = a->level & 1;
    const char *base = sh->n ? sh->runs[rtl ? sh->n - 1 : 0].text : NULL;
    size_t n = 0;
    for (unsigned k = 0; k < sh->n; k++) {
        const struct glyphrun *r = &sh->runs[rtl ? sh->n - 1 - k : k];
        for (unsigned i = 0; i < r->n; i++) {
            const struct glyph *g = &r->glyphs[r->rtl ? r->n - 1 - i : i];
            uint32_t at = (uint32_t)(r->text - base) + g->cluster;
            if (!n || out[n - 1].at != at)
                out[n++] = (struct cluster){at, a->type.letterspace};
            out[n - 1].width += sp_scale(g->advance, a->type.size, r->face->upem);
        }
    }
    return n;
}

/* Each piece is a word of its own and shaped again; a cluster wider than the measure stands alone.
 * `used` is what earlier pieces of the word take of the line. */
static void cut_atom(struct setter *s, struct items *out, const struct atom *a, sp_t measure,
                     sp_t *used, const char *lang)
{
    size_t glyphs = 0;
    for (unsigned k = 0; k < a->shaped->n; k++)
        glyphs += a->shaped->runs[k].n;
    struct cluster *c = arena_new_array(s->arena, struct cluster, glyphs + 1);
    size_t n = clusters_of(a, c);
    for (size_t from = 0, to; from < n; from = to) {
        sp_t width = c[from].width, room = measure - *used;
        if (width > room)
            room = measure;
        for (to = from + 1; to < n && width + c[to].width <= room; to++)
            width += c[to].width;
        *used = room < measure ? *used + width : width;
        size_t start = from ? c[from].at : 0, end = to < n ? c[to].at : a->text.n;
        struct atom piece = *a;
        if (end > a->text.n || start >= end)
            continue;
        piece.text = (struct str){a->text.s + start, end - start};
        atom_shape(s, &piece, lang);
        struct word w = {.first = out->atoms_n, .penalty = PENALTY_NONE, .width = piece.width};
        *items_new_atom(s, out) = piece;
        w.box_end = w.glue_end = out->atoms_n;
        *items_new_word(s, out) = w;
    }
}

void items_cut_overlong(struct setter *s, struct items *it, sp_t measure, const struct look *look)
{
    if (items_min_width(it) <= measure)
        return;
    struct items out = {0};
    for (unsigned i = 0; i < it->words_n; i++) {
        const struct word *w = &it->words[i];
        unsigned words_before = out.words_n;
        if (w->width <= measure) {
            struct word copy = *w;
            copy.first = out.atoms_n;
            for (unsigned k = w->first; k < w->box_end; k++)
                *items_new_atom(s, &out) = it->atoms[k];
            copy.box_end = copy.glue_end = out.atoms_n;
            *items_new_word(s, &out) = copy;
        } else {
            sp_t used = 0;
            for (unsigned k = w->first; k < w->box_end; k++) {
                struct atom a = it->atoms[k];
                const char *lang = a.span && a.span->lang ? a.span->lang : look->lang;
                if (a.kind == ATOM_TEXT && a.shaped) {
                    cut_atom(s, &out, &a, measure, &used, lang);
                } else {
                    struct word one = {.first = out.atoms_n, .width = a.width};
                    *items_new_atom(s, &out) = a;
                    one.box_end = one.glue_end = out.atoms_n;
                    *items_new_word(s, &out) = one;
                }
            }
        }
        if (out.words_n == words_before)
            continue;
        struct word *last = &out.words[out.words_n - 1]; /* the glue stays with the last piece */
        last->forced = w->forced;
        last->penalty = w->penalty;
        last->glue = w->glue;
        for (unsigned k = w->box_end; k < w->glue_end; k++)
            *items_new_atom(s, &out) = it->atoms[k];
        last->glue_end = out.atoms_n;
    }
    *it = out;
}
