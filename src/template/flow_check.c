/* What flow.xsd can't say about a flow. */
#include "template/flow_check.h"

#include <string.h>

struct check {
    struct diags *diags;
    bool ok;
};

static void fault(struct check *c, struct place at, const char *what)
{
    diag_add(c->diags, DIAG_FLOW, at, "%s", what);
    c->ok = false;
}

static void check_table(struct check *c, const struct block *b)
{
    const struct table *t = b->table;
    if (t->columns_n && t->columns_n < t->width_n)
        fault(c, b->where, "a row has more cells than the table has col elements");
    bool body = false;
    for (const struct row *r = t->rows; r; r = r->next) {
        if (r->head && body)
            fault(c, b->where, "a head row after other rows; put it first");
        body |= !r->head;
    }
    if (!body)
        fault(c, b->where, "a table of nothing but heads");
}

static void check_blocks(struct check *c, const struct block *b, bool top)
{
    for (; b; b = b->next) {
        if (b->level > 3)
            fault(c, b->where, "a heading level over 3");
        if (b->kind == BLOCK_TABLE)
            check_table(c, b);
        if (b->kind == BLOCK_RULED && (!top || b->next))
            fault(c, b->where, "ruled lines fill a page's rest: ruled must be last in its section");
        check_blocks(c, b->children, false);
        for (const struct block *a = b->asides; a; a = a->next)
            check_blocks(c, a->children, false);
    }
}

bool flow_check(const struct flow *flow, struct diags *d)
{
    struct check c = {d, true};
    for (const struct flow_section *s = flow->sections; s; s = s->next) {
        if (!s->blocks)
            fault(&c, s->where, "a section without blocks");
        check_blocks(&c, s->blocks, true);
    }
    return c.ok;
}
