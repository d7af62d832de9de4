#include "comp/shown.h"

/* The smaller, the earlier. */
static int class_of(const struct competing_fig *c, const struct competing_fig *lead)
{
    if (c == lead)
        return 0;
    if (c->entry->status == STATUS_CURRENT)
        return 20;
    return 1 + (int)c->entry->status + (c->expired ? 10 : 0);
}

static bool comes_before(const struct competing_fig *a, const struct competing_fig *b,
                         const struct competing_fig *lead)
{
    int first = class_of(a, lead), second = class_of(b, lead);
    if (first != second)
        return first < second;
    bool runs = date_set(a->entry->expires);
    if (runs && date_set(b->entry->expires))
        return date_cmp(a->entry->expires, b->entry->expires) < 0;
    return runs && !date_set(b->entry->expires);
}

const size_t *competing_order(struct arena *a, const struct figures *f,
                              const struct competing_fig *lead)
{
    size_t *order = arena_new_array(a, size_t, f->competing_n + 1);
    for (size_t n = 0; n < f->competing_n; n++) { /* by insertion: 64 at most, and stable */
        size_t at = n;
        for (; at > 0 && comes_before(&f->competing[n], &f->competing[order[at - 1]], lead); at--)
            order[at] = order[at - 1];
        order[at] = n;
    }
    return order;
}
