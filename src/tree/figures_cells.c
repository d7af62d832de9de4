/* figures_cells.c - every side's parts as a table's cells, with what the offer has more or less. */
#include "brief/cells.h"
#include "comp/package.h"
#include "tree/figures_tree.h"

struct cells_out {
    struct tree *t;
    xmlNode *table;
    const struct figures_tree *in;
    unsigned apart; /* a bit a part: the offer has more or less of it than another side */
};

static xmlNode *put_cell(struct cells_out *out, xmlNode *row, const char *of, const char *key)
{
    struct tree *t = out->t;
    xmlNode *cell = tree_el(t, row, "cell");
    tree_attr(t, cell, "key", key);
    tree_attr(t, cell, "of", arena_printf(t->arena, "%s %s", of, key));
    return cell;
}

/* Every package's parts as cells, in the order of the parts' own list; @who: offer, ask, floor or
 * competing, @at its place among those; @of says all of a cell for a key: "competing2 base". */
static void cells_of(struct cells_out *out, const char *who, const struct package_fig *k, bool open,
                     size_t at)
{
    struct tree *t = out->t;
    const struct present *p = t->present;
    const struct figures *f = out->in->figures;
    xmlNode *row = tree_el(t, out->table, "row");
    tree_attr(t, row, "who", who);
    if (at)
        tree_attr(t, row, "at", tree_number(t, (int64_t)at, 0));
    const char *of = at ? arena_printf(t->arena, "%s%zu", who, at) : who;
    for (int i = 0; i < PAY_PARTS + 2; i++) {
        bool sum = i >= PAY_PARTS;
        if (!sum && !(f->in_play >> i & 1))
            continue;
        struct cell_text text =
            sum ? (struct cell_text){present_amount(p, i == PAY_PARTS ? k->annual : k->four_year),
                                     NULL}
                : cell_part(p, k, (enum money_part)i, open);
        xmlNode *cell = put_cell(out, row, of,
                                 sum ? (i == PAY_PARTS ? "annual" : "four_year") : pay_rows[i].key);
        tree_attr(t, cell, "text", text.text);
        tree_attr(t, cell, "second", text.second);
        if (i == PAY_EQUITY && figures_vests_apart(f, k))
            tree_attr(t, cell, "vests",
                      catalogue_fill(p->words, t->arena, "cell.vests", "n",
                                     present_count(p, k->vesting_years), NULL));
        if (!sum && !(k->stated >> i & 1) && !k->part[i])
            tree_attr(t, cell, "unstated", "yes");
        if (i == PAY_EQUITY && k->equity_unknown) /* it counts 0, and isn't */
            tree_attr(t, cell, "unknown", catalogue_say(p->words, "cell.unknown"));
        if (k == &f->package)
            continue;
        struct cell_gap gap = cell_gap(p, &f->package, k, i);
        tree_attr(t, cell, "gap", cell_gap_said(p, &f->package, k, i, gap));
        tree_attr(t, cell, "level", gap.text && !gap.sign ? "yes" : NULL);
        tree_attr(t, cell, "apart", gap.text && out->apart >> i & 1 ? "yes" : NULL);
    }
    if (cell_units(f))
        tree_attr(t, put_cell(out, row, of, "unit"), "text", cell_unit(p, &f->package, k));
}

static unsigned apart_from(const struct present *p, const struct figures *f,
                           const struct package_fig *k)
{
    unsigned parts = 0;
    for (int i = 0; i < PAY_PARTS + 2; i++) {
        struct cell_gap gap = cell_gap(p, &f->package, k, i);
        parts |= (unsigned)(gap.text && gap.sign) << i;
    }
    return parts;
}

void tree_cells(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    bool floor = in->floor != FLOOR_OMIT && f->has_floor;
    struct cells_out out = {t, tree_el(t, brief, "cells"), in, apart_from(t->present, f, &f->ask)};
    if (floor)
        out.apart |= apart_from(t->present, f, &f->floor);
    for (size_t i = 0; i < f->competing_n; i++)
        out.apart |= apart_from(t->present, f, &f->competing[i].package);
    cells_of(&out, "offer", &f->package, true, 0);
    cells_of(&out, "ask", &f->ask, false, 0);
    if (floor)
        cells_of(&out, "floor", &f->floor, false, 0);
    for (size_t i = 0; i < f->competing_n; i++)
        cells_of(&out, "competing", &f->competing[i].package, true, i + 1);
}
