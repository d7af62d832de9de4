/* floor_words.c - the floor's amounts that nothing else happens to equal; see floor_words.h. */
#include "speech/floor_words.h"
#include "guide/guide_refs.h"
#include "public/leak.h"

struct floor_words {
    struct fence *fence;
};

struct floor_words *floor_words_new(struct arena *a, const struct figures *f,
                                    const struct competing_fig *telling)
{
    struct floor_words *w = arena_new_of(a, struct floor_words);
    w->fence = leak_floor(a, f, telling);
    return w;
}

bool floor_told(struct floor_words *w, const char *text)
{
    return text && fence_find_amount(w->fence, str_of(text));
}

bool floor_in_runs(const struct run *run)
{
    for (; run; run = run->next) {
        bool amount = run->kind == RUN_AMOUNT &&
                      (run->role == ROLE_FLOOR_BASE || run->role == ROLE_FLOOR_EQUITY);
        if (run->floor || amount || (run->kind == RUN_FIGURE && guide_ref_on_floor(run->ref)) ||
            floor_in_runs(run->inner))
            return true;
    }
    return false;
}
