/* pageref.c - page numbers of sections and blocks, put in when the pages are known. */
#include "layout/pageref.h"

#include "layout/again.h"

static bool is_named(const char *id, const char *name)
{
    return id && name && strcmp(id, name) == 0;
}

static bool has_block(const struct block *b, const char *id)
{
    for (; b; b = b->next)
        if (is_named(b->id, id) || has_block(b->children, id))
            return true;
    return false;
}

/* The section of that id, or the one that has the block of that id; NULL: there is none. */
static const struct flow_section *section_of(const struct setter *s, const char *id)
{
    for (const struct flow_section *k = s->flow->sections; k; k = k->next)
        if (is_named(k->id, id) || has_block(k->blocks, id))
            return k;
    return NULL;
}

const struct destination *destination_find(const struct destination *d, const char *id)
{
    while (d && !is_named(d->id, id))
        d = d->next;
    return d;
}

/* A block that gave way has its section's. 0: not known. */
static size_t destination_page(const struct setter *s, const struct destination *pages,
                               const char *id)
{
    const struct destination *d = destination_find(pages, id);
    const struct flow_section *section = d || !pages ? NULL : section_of(s, id);
    if (section)
        d = destination_find(pages, section->id);
    return d ? d->page : 0;
}

const char *pageref_text(struct setter *s, const struct span *sp)
{
    s->leans |= LEANS_PAGES;
    return arena_printf(s->arena, "%zu", destination_page(s, s->pages, sp->name));
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

bool pagerefs_put(struct setter *s, const struct destination *pages)
{
    for (struct pageref *p = s->pagerefs; p; p = p->next) {
        const char *number =
            arena_printf(s->arena, "%zu", destination_page(s, pages, p->span->name));
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
        if (section_of(s, p->span->name))
            continue;
        diag_add(s->diags, DIAG_FLOW, p->span->at,
                 "pageref names \"%s\", and no section or block has that id",
                 p->span->name ? p->span->name : "");
        sound = false;
    }
    return sound;
}
