/* Total fit for ragged right. Words keep their width and spaces theirs; what is judged is how far
 * each line ends from the measure. With r = slack / stretch and the stretch a sixth of the measure
 * (Knuth & Plass give a ragged line its stretch at the end, p. 1138), badness is 100 r³ and a
 * line's demerits (1 + badness)² + penalty² as in their formula (8); the last line's slack is free
 * unless a single short word is left on it. One line more costs LINE, so that a paragraph is never
 * longer than it has to be for a smoother edge.
 *
 * Every break keeps only its best predecessor, and a predecessor leaves the active list once the
 * line from it is too long: the work is words × words a line, whatever the paragraph's length. */
#include "layout/linebreak.h"

enum { BADNESS_MAX = 10000 };
static const int64_t demerits_line = INT64_C(1000000000000), demerits_orphan_word = 30000;

static int64_t badness(sp_t slack, sp_t stretch)
{
    if (slack <= 0 || stretch <= 0)
        return 0;
    int64_t r = ((int64_t)slack << 8) / stretch; /* 1/256 */
    if (r > 256 * 5)
        return BADNESS_MAX;
    return 100 * r * r * r >> 24;
}

static int64_t line_demerits(sp_t width, sp_t measure, int penalty, bool last)
{
    sp_t slack = measure - width;
    if (last)
        return demerits_line + (slack > measure / 10 * 9 ? demerits_orphan_word : 0);
    int64_t b = 1 + badness(slack, measure / 6), p = penalty;
    return demerits_line + b * b + p * p;
}

struct best {
    int64_t demerits;
    size_t from; /* where the line that ends here begins */
};

/* words[0..n) end with a forced break, or with the paragraph. */
static size_t break_stretch(const struct word *w, size_t n, sp_t measure, struct best *best,
                            size_t base, size_t *ends)
{
    size_t lo = 0, lines = 0;
    best[0] = (struct best){0, 0};
    for (size_t j = 1; j <= n; j++) {
        int64_t width = 0;
        best[j] = (struct best){INT64_MAX, j - 1};
        size_t i = j;
        while (i > lo) {
            i--;
            width += w[i].width + (i + 1 < j ? w[i].glue : 0);
            if (width > measure && i + 1 < j) {
                lo = i + 1; /* no later line can begin at i either: it would be longer still */
                break;
            }
            sp_t shown = width > measure ? measure : (sp_t)width;
            int64_t d = best[i].demerits + line_demerits(shown, measure, w[j - 1].penalty, j == n);
            if (d <= best[j].demerits)
                best[j] = (struct best){d, i};
        }
    }
    for (size_t j = n; j > 0; j = best[j].from)
        lines++;
    size_t k = lines;
    for (size_t j = n; j > 0; j = best[j].from)
        ends[--k] = base + j;
    return lines;
}

size_t linebreak(const struct word *words, size_t n, sp_t measure, struct arena *scratch,
                 size_t *ends)
{
    struct best *best = arena_new_array(scratch, struct best, n + 1);
    size_t lines = 0;
    for (size_t from = 0; from < n;) {
        size_t to = from;
        while (to < n && !words[to++].forced)
            ;
        lines += break_stretch(words + from, to - from, measure, best, from, ends + lines);
        from = to;
    }
    return lines;
}
