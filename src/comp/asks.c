/* asks.c - see asks.h. */
#include "comp/asks.h"

static bool listed(const struct text *list, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (id && list[i].s && strcmp(list[i].s, id) == 0)
            return true;
    return false;
}

/* One of the candidate's own, as the guide's are. */
static const struct additional_ask *own_as_guides(struct arena *a, const struct own_ask *own)
{
    struct additional_ask *k = arena_new_of(a, struct additional_ask);
    *k = (struct additional_ask){.id = own->id.s,
                                 .title = own->text.s,
                                 .clause = own->text.s,
                                 .heading = own->text.s,
                                 .short_ = own->text.s,
                                 .give = own->give.n,
                                 .at = own->at};
    return k;
}

/* By `give`; what has the same stays in the order of the file, the guide's first. */
static void insert(const struct additional_ask **list, size_t *n, const struct additional_ask *k)
{
    size_t at = *n;
    for (; at > 0 && list[at - 1]->give > k->give; at--)
        list[at] = list[at - 1];
    list[at] = k;
    ++*n;
}

void asks_fill(struct arena *a, struct figures *f)
{
    const struct offer *o = f->offer;
    const struct guide *g = f->guide;
    size_t most = g->additional_n + o->additional_n;
    f->additional = arena_new_array(a, const struct additional_ask *, most);
    f->held = arena_new_array(a, const struct additional_ask *, most);
    for (size_t i = 0; i < g->additional_n; i++) {
        const struct additional_ask *k = &g->additional[i];
        if (!guide_applies(k->region, f->region->id) || listed(o->drops, o->drops_n, k->id))
            continue;
        insert(f->additional, &f->additional_n, k);
    }
    for (size_t i = 0; i < o->additional_n; i++)
        insert(f->additional, &f->additional_n, own_as_guides(a, &o->additional[i]));
}
