#include "layout/setter.h"

const struct text_style *setter_style(struct setter *s, const char *name, const char *otherwise,
                                      struct place at)
{
    const struct text_style *st = name ? theme_style(s->theme, name) : NULL;
    if (st)
        return st;
    if (name)
        diag_add(s->diags, DIAG_FLOW, at, "no text style %s in the theme", name);
    st = theme_style(s->theme, otherwise);
    return st ? st : &s->theme->styles[0];
}

struct color setter_colour(const struct setter *s, enum theme_colour c)
{
    return theme_colour_of(s->palette, c);
}

sp_t setter_given_up(const struct setter *s, sp_t stretch)
{
    return (sp_t)((int64_t)stretch * s->give_up / 1024);
}

struct elem *setter_elem(struct setter *s, struct elem *parent, enum elem_type type)
{
    return s->artifact || !parent ? NULL : elem_new(s->arena, parent, type);
}

struct slot *setter_slot(struct setter *s, struct elem *e)
{
    return s->artifact || !e ? NULL : elem_slot(s->arena, e);
}
