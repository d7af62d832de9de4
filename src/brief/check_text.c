/* check_text.c - see check_text.h. */
#include "brief/check_text.h"

void checks_put(struct buf *out, const struct check *checks, size_t n, enum floor_place floor)
{
    for (size_t i = 0; i < n; i++) {
        const struct check *c = &checks[i];
        if (c->floor && floor == FLOOR_OMIT)
            continue;
        if (c->at.src)
            buf_printf(out, "%s:%u: ", c->at.src->name, place_linecol(c->at).line);
        buf_printf(out, "%s: %s: %s\n", diag_severity_names[c->severity], c->id, c->message);
        if (c->quote && strcmp(c->quote, "—") != 0)
            buf_printf(out, "    “%s”\n", c->quote);
        if (c->todo)
            buf_printf(out, "    %s\n", c->todo);
    }
}

static void put_list(struct buf *out, const char *label, const char *const *items, size_t n)
{
    if (n == 0)
        return;
    buf_printf(out, "%s:\n", label);
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "    %s\n", items[i]);
}

void checks_put_open(struct buf *out, const struct advice *advice, const struct present *p)
{
    put_list(out, catalogue_say(p->words, "label.questions"), advice->questions,
             advice->questions_n);
}
