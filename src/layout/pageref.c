/* pageref.c - page numbers of other sections, put in when the pages are known. */
#include "layout/pageref.h"

#include "layout/again.h"

/* The place of a section in the flow, or -1. */
static int section_at(const struct setter *s, const char *id)
{
    int i = 0;
    for (const struct flow_section *k = s->flow->sections; k; k = k->next, i++)
        if (id && k->id && strcmp(k->id, id) == 0)
            return i;
    return -1;
}

const char *pageref_text(struct setter *s, const struct span *sp)
{
    int i = section_at(s, sp->name);
    s->leans |= LEANS_ALONE;
    return i < 0 || !s->pages ? "0" : arena_printf(s->arena, "%zu", s->pages[i]);
}

void pageref_keep(struct setter *s, struct atom *a)
{
    if (!a->shaped || a->shaped->n != 1)
        return;
    struct shaped *own = arena_new_of(s->arena, struct shaped);
    struct glyphrun *run = arena_new_of(s->arena, struct glyphrun);
    struct pageref *ref = arena_new_of(s->arena, struct pageref);
    *run = a->shaped->runs[0];
    *own = (struct shaped){run, 1};
    a->shaped = own;
    *ref = (struct pageref){run, a->span, a->type.role, s->pagerefs};
    s->pagerefs = ref;
}

bool pagerefs_put(struct setter *s, const size_t *pages)
{
    for (struct pageref *p = s->pagerefs; p; p = p->next) {
        int i = section_at(s, p->span->name);
        if (i < 0)
            continue;
        const char *number = arena_printf(s->arena, "%zu", pages[i]);
        const struct shaped *sh = fontset_shape(s->fonts, p->role, str_of(number), false, NULL,
                                                (struct place){0}, s->diags);
        if (sh->n != 1 || sh->runs[0].width != p->run->width)
            return false;
        *p->run = sh->runs[0];
    }
    return true;
}

bool pagerefs_check(struct setter *s)
{
    bool sound = true;
    for (const struct pageref *p = s->pagerefs; p; p = p->next) {
        if (section_at(s, p->span->name) >= 0)
            continue;
        diag_add(s->diags, DIAG_FLOW, p->span->at,
                 "pageref names \"%s\", and no section has that id",
                 p->span->name ? p->span->name : "");
        sound = false;
    }
    return sound;
}
