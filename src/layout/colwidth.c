/* Columns. Right edges are what is placed, since figures align on their last digit; a left edge
 * follows from the column before. */
#include "layout/colwidth.h"

#include <stdlib.h>

#define GUTTER SP_MM(4)
#define GUTTER_LEAST SP_MM(2)
#define GUTTER_WELL SP_MM(5.5)

/* From stated edges (FLOW_UNSET where not) to whole columns. */
static void complete(const struct table_style *style, sp_t width, const struct column_need *need,
                     struct column_place *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (c[i].align == ALIGN_LEFT)
            continue;
        if (i > 0 && c[i - 1].align != ALIGN_LEFT)
            c[i].left = c[i - 1].right + GUTTER;
        else if (i == 1 && style->label)
            c[i].left = style->label + GUTTER;
        else
            c[i].left = c[i].right - need[i].natural;
        bool stated = i > 0 && c[i - 1].right != FLOW_UNSET && c[i - 1].right > c[i - 1].left;
        sp_t least = stated ? c[i - 1].right + GUTTER : 0;
        if (c[i].left < least) /* no further than to a column whose edges are stated */
            c[i].left = least;
    }
    for (size_t i = 0; i < n; i++) {
        if (c[i].align != ALIGN_LEFT || (c[i].right != FLOW_UNSET && c[i].right > c[i].left))
            continue; /* both edges stated */
        c[i].right = i + 1 < n ? c[i + 1].left - GUTTER : width;
        if (i == 0 && style->label)
            c[i].right = style->label;
    }
}

/* No figure and no word may be broken, no edge run backwards. A head of several words may take a
 * second line. */
static bool fits(const struct column_need *need, const struct column_place *c, size_t n, sp_t width)
{
    for (size_t i = 0; i < n; i++) {
        sp_t room = c[i].right - c[i].left;
        if (c[i].align != ALIGN_LEFT && i > 0 && c[i - 1].align != ALIGN_LEFT)
            room += GUTTER - GUTTER_LEAST;
        sp_t least = need[i].hard;
        if (c[i].align != ALIGN_LEFT && need[i].natural >= room * 2)
            least = need[i].natural; /* a head of three lines wants a wider column */
        if (c[i].right > width + SP_MM(0.1) || room < least)
            return false;
    }
    return true;
}

static bool place_stated(const struct table *t, const struct table_style *style, sp_t width,
                         const struct column_need *need, struct column_place *c, size_t n)
{
    if (t->columns_n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct column *k = &t->columns[i];
        if (k->right == FLOW_UNSET && k->left == FLOW_UNSET)
            return false;
        c[i].align = k->align;
        c[i].left = k->left;
        c[i].right = k->right;
        if (k->right == FLOW_UNSET || k->left != FLOW_UNSET)
            c[i].align = ALIGN_LEFT;
    }
    complete(style, width, need, c, n);
    return fits(need, c, n, width);
}

/* Nothing takes a second line, and no two columns of figures look like one. */
static bool fits_well(const struct column_need *need, const struct column_place *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool figures = c[i].align != ALIGN_LEFT && i > 0 && c[i - 1].align != ALIGN_LEFT;
        if (c[i].right - c[i].left < need[i].natural + (figures ? GUTTER_WELL - GUTTER : 0))
            return false;
    }
    return true;
}

/* Of several so many columns the first that fits well, else the first that fits. */
static bool place_by_theme(const struct table_style *style, sp_t width,
                           const struct column_need *need, struct column_place *c, size_t n,
                           bool well)
{
    for (const struct table_columns *k = style->columns; k; k = k->next) {
        if (k->n != n)
            continue;
        for (size_t i = 0; i < n; i++)
            c[i] = (struct column_place){k->edge[i], k->edge[i],
                                         k->right[i] ? ALIGN_RIGHT : ALIGN_LEFT};
        complete(style, width, need, c, n);
        if (fits(need, c, n, width) && (!well || fits_well(need, c, n)))
            return true;
    }
    return false;
}

/* The second column's right edge is given; those after it share the rest evenly. */
static bool place_spread(const struct table_style *style, sp_t width,
                         const struct column_need *need, struct column_place *c, size_t n)
{
    if (!style->spread || n < 2 || style->spread > width)
        return false;
    c[0] = (struct column_place){0, 0, ALIGN_LEFT};
    sp_t rest = width - style->spread;
    for (size_t i = 1; i < n; i++) {
        sp_t right =
            n == 2 ? width
                   : style->spread + (sp_t)((int64_t)rest * (int64_t)(i - 1) / (int64_t)(n - 2));
        c[i] = (struct column_place){right, right, ALIGN_RIGHT};
    }
    complete(style, width, need, c, n);
    return fits(need, c, n, width);
}

/* The kind's own columns are figures, whatever a cell of them says ("no", "pre-IPO"). */
static bool of_figures(const struct table_style *style)
{
    bool right = style->spread != 0;
    for (const struct table_columns *k = style->columns; k; k = k->next) {
        right = true;
        for (size_t i = 1; i < k->n; i++)
            right &= k->right[i];
    }
    return right;
}

/* What a column would like: a head of many words no more than twice its figures' width. */
static sp_t liked(const struct column_need *need, bool figures)
{
    sp_t w = need->natural > need->hard ? need->natural : need->hard;
    sp_t most = need->figure * 2 > need->hard ? need->figure * 2 : need->hard;
    return figures && !need->chart && need->figure && w > most ? most : w;
}

/* Each column has what it can't do without; what is left goes to what each would like more, and an
 * even share of the rest. False: there isn't enough. */
static bool place_measured(const struct table *t, const struct table_style *style, sp_t width,
                           const struct column_need *need, struct column_place *c, size_t n)
{
    const bool figures = of_figures(style);
    int64_t hard = 0, natural = 0, x = 0, gutter = n > 1 ? GUTTER : 0, gaps = (int64_t)n - 1;
    for (size_t i = 0; i < n; i++) {
        hard += need[i].hard;
        natural += liked(&need[i], figures && i);
    }
    if (hard + gutter * gaps > width) {
        gutter = gaps ? (width - hard) / gaps : 0;
        gutter = gutter > GUTTER_LEAST ? gutter : GUTTER_LEAST;
    }
    int64_t room = width - gutter * gaps;
    if (room < width / 2)
        room = width / 2;
    for (size_t i = 0; i < n; i++) {
        int64_t least = need[i].hard, w = liked(&need[i], figures && i);
        if (natural <= room)
            w += (room - natural) / (int64_t)n;
        else if (hard < room)
            w = least + (w - least) * (room - hard) / (natural - hard);
        else
            w = hard ? least * room / hard : room / (int64_t)n;
        bool stated = i < t->columns_n && t->columns[i].has_align;
        c[i].left = (sp_t)x;
        c[i].right = (sp_t)(x + w);
        bool right = i && !need[i].chart && (need[i].figures || figures);
        c[i].align = stated ? t->columns[i].align : right ? ALIGN_RIGHT : ALIGN_LEFT;
        x += w + gutter;
    }
    if (c[n - 1].right > width || c[n - 1].align == ALIGN_RIGHT)
        c[n - 1].right = width;
    return hard <= room;
}

bool colwidth(const struct table *t, const struct table_style *style, sp_t width,
              const struct column_need *need, struct column_place *out, size_t n)
{
    return place_stated(t, style, width, need, out, n) ||
           (!t->columns_n && (place_by_theme(style, width, need, out, n, true) ||
                              place_by_theme(style, width, need, out, n, false) ||
                              place_spread(style, width, need, out, n))) ||
           place_measured(t, style, width, need, out, n);
}
