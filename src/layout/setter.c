#include "layout/again.h"

/* A letter's lines may stand a little closer before it becomes two pages; its type stays as it is.
 */
static const struct text_style *closer(struct setter *s, const struct text_style *style)
{
    if (s->flow->page != PAGE_LETTER)
        return style;
    s->leans |= LEANS_TIGHT;
    if (!s->tight)
        return style;
    struct text_style *k = arena_new_of(s->arena, struct text_style);
    *k = *style;
    sp_t share = s->tight < TIGHTEST ? s->tight : TIGHTEST;
    k->lead = style->lead - (sp_t)((int64_t)style->lead * 7 * share / (100 * TIGHTEST));
    return k;
}

const struct text_style *setter_style(struct setter *s, const char *name, const char *otherwise,
                                      struct place at)
{
    const struct text_style *st = name ? theme_style(s->theme, name) : NULL;
    if (st)
        return closer(s, st);
    if (name)
        diag_add(s->diags, DIAG_FLOW, at, "no text style %s in the theme", name);
    st = theme_style(s->theme, otherwise);
    return closer(s, st ? st : &s->theme->styles[0]);
}

struct color setter_colour(const struct setter *s, enum theme_colour c)
{
    return theme_colour_of(s->palette, c);
}

sp_t setter_given_up(struct setter *s, sp_t stretch)
{
    s->leans |= stretch ? LEANS_GIVEN_UP : 0;
    return (sp_t)((int64_t)stretch * s->give_up / 1024);
}

bool setter_drops(struct setter *s, int drop)
{
    if (drop > 0) {
        s->leans |= LEANS_DROPS;
        s->drops_asked |= drop < DROPS_MAX ? UINT64_C(1) << drop : UINT64_MAX;
    }
    return drop > 0 && drop <= s->dropped && !(drop < DROPS_MAX && (s->restored >> drop & 1));
}

struct elem *setter_elem(struct setter *s, struct elem *parent, enum elem_type type)
{
    return s->artifact || !parent ? NULL : elem_new(s->arena, parent, type);
}

struct slot *setter_slot(struct setter *s, struct elem *e)
{
    return s->artifact || !e ? NULL : elem_slot(s->arena, e);
}

enum elem_type setter_heading(struct setter *s, int level)
{
    static const enum elem_type types[] = {ELEM_H1, ELEM_H2, ELEM_H3};
    s->leans |= LEANS_HEADS;
    while (s->heads_n && s->heads[s->heads_n - 1] >= level)
        s->heads_n--;
    if (s->heads_n == 3)
        s->heads_n--;
    s->heads[s->heads_n] = level;
    return types[s->heads_n++];
}
