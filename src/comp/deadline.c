/* deadline.c - see deadline.h. */
#include "comp/deadline.h"

#define EXPLODING_DAYS 3
#define EXPLODING_SECONDS (INT64_C(72) * 3600)

static bool is_exploding(const struct figures *f, const struct deadline_fig *d)
{
    const struct offer *o = f->offer;
    if (d->passed)
        return false;
    if (o->offered.has_time && f->respond_by.has_time)
        return date_seconds(f->respond_by) - date_seconds(o->offered) <= EXPLODING_SECONDS;
    return d->days_left <= EXPLODING_DAYS;
}

struct deadline_fig deadline_of(const struct figures *f)
{
    struct deadline_fig d = {.has = date_set(f->respond_by)};
    if (d.has) {
        d.days_left = date_days_between(f->date, f->respond_by);
        d.passed = date_cmp(f->respond_by, f->date) < 0;
        d.exploding = is_exploding(f, &d);
        d.first = d.passed ? CLOCK_NONE : CLOCK_RESPOND_BY;
    }
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *k = &f->competing[i];
        if (k->expired || !date_set(k->entry->expires))
            continue;
        struct date first = d.competing ? d.competing->entry->expires : f->respond_by;
        if (d.first != CLOCK_NONE && date_cmp(k->entry->expires, first) >= 0)
            continue;
        d.first = CLOCK_COMPETING;
        d.competing = k;
    }
    return d;
}
