/* Total fit for ragged right. Words keep their width and spaces theirs; what is judged is how far
 * each line ends from the measure. With r = slack / stretch and the stretch a sixth of the measure
 * (Knuth & Plass give a ragged line its stretch at the end, p. 1138), badness is 100 r³ and a
 * line's demerits (1 + badness)² + penalty² as in their formula (8); the last line's slack is free,
 * but a single short word left on it costs more than the roughest edge of those before. One line
 * more costs LINE, so that a paragraph is never longer than it has to be for a smoother edge.
 *
 * Every break keeps only its best predecessor, and a predecessor leaves the active list once the
 * line from it is too long: the work is words × words a line, whatever the paragraph's length. */
#include "layout/linebreak.h"

enum { BADNESS_MAX = 10000 };
static const int64_t demerits_line = INT64_C(1000000000000), demerits_alone = 300000000;

/* What a line demands for how far it ends from the measure. */
static int64_t badness(sp_t slack, sp_t stretch)
{
    if (slack <= 0 || stretch <= 0)
        return 0;
    if ((int64_t)slack << 8 >= (int64_t)stretch * (256 * 5 + 1))
        return BADNESS_MAX;
    int64_t r = ((int64_t)slack << 8) / stretch; /* 1/256 */
    return 100 * r * r * r >> 24;
}

static int64_t edge_demerits(sp_t width, sp_t measure, bool last, bool alone)
{
    sp_t slack = measure - width;
    if (last)
        return alone && slack > measure / 3 * 2 ? demerits_alone : 0;
    int64_t b = 1 + badness(slack, measure / 6);
    return b * b;
}

struct best {
    int64_t demerits;
    size_t from;  /* where the line that ends here begins */
    int64_t upto; /* how wide all words before are, with their glue */
};

/* words[0..n) end with a forced break, or with the paragraph. */
static size_t break_stretch(const struct word *w, size_t n, sp_t measure, struct best *best,
                            size_t base, size_t *ends)
{
    size_t lo = 0, lines = 0;
    best[0] = (struct best){0, 0, 0};
    for (size_t j = 1; j <= n; j++) {
        const struct word *end = &w[j - 1];
        const int64_t reach = best[j - 1].upto + end->width, p = j == n ? 0 : end->penalty;
        const int64_t least = demerits_line + p * p;
        int64_t most = INT64_MAX;
        size_t from = j - 1;
        for (size_t i = lo; i < j; i++) {
            int64_t width = reach - best[i].upto;
            if (width > measure && i + 1 < j) {
                lo = i + 1; /* no later line can begin at i either: it would be longer still */
                most = INT64_MAX;
                continue;
            }
            int64_t d = best[i].demerits + least;
            if (d >= most) /* before its edge is looked at, which only adds */
                continue;
            d += edge_demerits(width > measure ? measure : (sp_t)width, measure, j == n,
                               i + 1 == j && i > 0);
            if (d < most) {
                most = d;
                from = i;
            }
        }
        best[j] = (struct best){most, from, reach + end->glue};
    }
    for (size_t j = n; j > 0; j = best[j].from)
        lines++;
    size_t k = lines;
    for (size_t j = n; j > 0; j = best[j].from)
        ends[--k] = base + j;
    return lines;
}

/* Do they fit one line? Then no other breaking has as few demerits. */
static bool fit_one(const struct word *w, size_t n, sp_t measure)
{
    int64_t width = 0;
    for (size_t i = 0; i < n; i++) {
        width += w[i].width;
        if (width > measure || (w[i].width | w[i].glue) < 0)
            return false;
        width += w[i].glue;
    }
    return true;
}

size_t linebreak(const struct word *words, size_t n, sp_t measure, struct arena *scratch,
                 size_t *ends)
{
    struct best *best = NULL;
    size_t lines = 0;
    for (size_t from = 0; from < n;) {
        size_t to = from;
        while (to < n && !words[to++].forced)
            ;
        if (fit_one(words + from, to - from, measure)) {
            ends[lines++] = to;
        } else {
            best = best ? best : arena_new_array(scratch, struct best, n + 1);
            lines += break_stretch(words + from, to - from, measure, best, from, ends + lines);
        }
        from = to;
    }
    return lines;
}

/* ---- widths ------------------------------------------------------------------------------- */

sp_t items_min_width(const struct items *it)
{
    sp_t w = 0;
    for (unsigned i = 0; i < it->words_n; i++)
        w = it->words[i].width > w ? it->words[i].width : w;
    return w;
}

sp_t items_natural_width(const struct items *it)
{
    int64_t w = 0, widest = 0;
    for (unsigned i = 0; i < it->words_n; i++) {
        w += it->words[i].width;
        widest = w > widest ? w : widest;
        w = it->words[i].forced ? 0 : w + it->words[i].glue;
    }
    return widest > SP_MAX / 4 ? SP_MAX / 4 : (sp_t)widest;
}
