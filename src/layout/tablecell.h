/* tablecell.h - inside the room: a table's cells as words, as lines, as ink. table.c makes strips
 * of them. */
#ifndef HFB_LAYOUT_TABLECELL_H
#define HFB_LAYOUT_TABLECELL_H

#include "layout/colwidth.h"
#include "layout/paragraph.h"

/* How far a table's type gives way where its figures are too wide: what they are set in. */
enum squeeze { SQUEEZE_NONE, SQUEEZE_SMALLER, SQUEEZE_NARROW, SQUEEZE_LEAST };

struct set_cell {
    const struct cell *cell;
    struct items *text, *lead, *second;
    struct items *brief; /* the text without what yields; NULL: nothing does */
    struct items *under; /* what then stands on a line of its own; NULL: nothing */
    struct look look, second_look;
    struct elem *elem;
    size_t column, span;
    bool last; /* of its row */
    bool head;
};

struct set_row {
    const struct row *row;
    struct set_cell *cells;
    struct items *group;
    struct look group_look;
};

struct table_setting {
    struct setter *s;
    const struct table *table;
    const struct table_style *style;
    const struct block *block;
    sp_t x, width, give_up; /* of each row's pitch */
    struct column_place *columns;
    size_t columns_n;
    struct set_row *rows;
    size_t rows_n, heads_n;
    enum rule rule_above; /* of the row before; RULE_DEFAULT: none yet */
    enum squeeze squeeze;
};

struct cell_lines {
    struct para *text, *second, *lead;
    sp_t left, right;
    enum align align;
};

/* Elements are made first, row by row, which is how a table is read. */
void tablecell_set_row(struct table_setting *t, struct set_row *r, const struct row *row,
                       size_t row_index, struct elem *part);
/* Of a failure's box, on the right of its figure. */
#define TABLEBOX_PAD SP_MM(1)
/* What each column needs, over all rows. */
void tablecell_measure(const struct table_setting *t, struct column_need *need);
struct cell_lines tablecell_break(const struct table_setting *t, const struct set_cell *c);
/* How far below the row's baseline a cell reaches. */
sp_t tablecell_depth(const struct table_setting *t, const struct set_cell *c,
                     const struct cell_lines *l);
/* Its lines from `from` to before `to` below the row's baseline, the first at `baseline`. */
void tablecell_paint(const struct table_setting *t, const struct set_cell *c,
                     const struct cell_lines *l, struct frame *f, sp_t baseline, sp_t from,
                     sp_t to);

#endif
