/* floor_words.c - the floor's amounts that nothing else happens to equal; see floor_words.h. */
#include "speech/floor_words.h"
#include "guide/guide_refs.h"
#include "public/leak.h"

#define LEAST_PRIVATE (1000 * MONEY_UNIT)

struct floor_words {
    struct arena *arena;
    struct secret *amounts;
};

static bool equals_package(const struct package_fig *p, money v)
{
    return v == p->base || v == p->equity || v == p->annual || v == p->four_year;
}

/* An amount that may be said in its own right: the offer's, the ask's, the other offer's. */
static bool is_open(const struct figures *f, const struct competing_fig *telling, money v)
{
    if (equals_package(&f->package, v) || equals_package(&f->ask, v))
        return true;
    return telling && (equals_package(&telling->package, v) || v == telling->spoken_base.v ||
                       v == telling->spoken_equity.v || v == telling->package.equity_per_year ||
                       v == telling->spoken_equity_per_year.v);
}

struct floor_words *floor_words_new(struct arena *a, const struct figures *f,
                                    const struct competing_fig *telling)
{
    struct floor_words *w = arena_new_of(a, struct floor_words);
    w->arena = a;
    const struct package_fig *p = &f->floor;
    const money all[] = {p->base, p->equity, p->annual, p->four_year};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i] < LEAST_PRIVATE || is_open(f, telling, all[i]))
            continue;
        struct secret *secret = arena_new_of(a, struct secret);
        *secret = (struct secret){.value = all[i], .name = "floor", .next = w->amounts};
        w->amounts = secret;
    }
    return w;
}

bool floor_told(struct floor_words *w, const char *text)
{
    if (!w->amounts || !text)
        return false;
    struct plain_text t = plain_text_of(w->arena, str_of(text));
    return numbers_find(t, w->amounts) || spelled_find(w->arena, t, w->amounts);
}

bool runs_on_floor(const struct run *run)
{
    for (; run; run = run->next) {
        bool amount = run->kind == RUN_AMOUNT &&
                      (run->role == ROLE_FLOOR_BASE || run->role == ROLE_FLOOR_EQUITY);
        if (run->floor || amount || (run->kind == RUN_FIGURE && guide_ref_on_floor(run->ref)) ||
            runs_on_floor(run->inner))
            return true;
    }
    return false;
}
