/* Attributes and names of the flow vocabulary, read with a fault for everything unknown. */
#include "template/flow_walk.h"

#include <string.h>

/* Elements mostly come in their lines' order: the search goes on where the last one ended. */
struct place flow_place(struct flow_reader *r, const xmlNode *n)
{
    struct place at = {r->src, 0, 0};
    if (!r->src)
        return at;
    long line = n ? xmlGetLineNo(n) : 0;
    if (r->line < 1 || line < r->line) {
        r->line = 1;
        r->line_at = 0;
    }
    const char *p = r->src->text + r->line_at, *end = r->src->text + r->src->len;
    for (; r->line < line && p < end; r->line++) {
        const char *nl = memchr(p, '\n', (size_t)(end - p));
        p = nl ? nl + 1 : end;
    }
    r->line_at = (size_t)(p - r->src->text);
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    at.off = (uint32_t)(p - r->src->text);
    return at;
}

bool flow_named(const xmlNode *n, const char *name)
{
    return strcmp((const char *)n->name, name) == 0 && n->ns && n->ns->href &&
           strcmp((const char *)n->ns->href, FLOW_NAMESPACE) == 0;
}

/* Walks a space-separated list; false at its end. */
static bool next_word(const char **list, struct str *word)
{
    while (**list == ' ')
        (*list)++;
    if (!**list)
        return false;
    word->s = *list;
    word->n = strcspn(*list, " ");
    *list += word->n;
    return true;
}

bool flow_listed(const char *list, const char *name)
{
    for (const char *p = list; p && *p; p += *p == ' ') {
        const char *n = name;
        while (*n && *n == *p)
            n++, p++;
        if (!*n && (!*p || *p == ' '))
            return true;
        while (*p && *p != ' ')
            p++;
    }
    return false;
}

void flow_unknown(struct flow_reader *r, const xmlNode *n, const char *what, const char *wrong,
                  const char *known)
{
    const char *names[96];
    size_t count = 0;
    struct str w;
    for (const char *p = known; p && count < 96 && next_word(&p, &w);)
        names[count++] = arena_strndup(r->arena, w.s, w.n);
    const char *near = str_nearest(wrong, names, count);
    if (near)
        diag_add(r->diags, DIAG_FLOW, flow_place(r, n), "no %s %s; did you mean %s?", what, wrong,
                 near);
    else
        diag_add(r->diags, DIAG_FLOW, flow_place(r, n), "no %s %s in the flow vocabulary", what,
                 wrong);
}

static bool is_known(struct flow_reader *r, const xmlChar *name, const char *known,
                     const char *more)
{
    uint64_t mixed =
        ((uintptr_t)name + (uintptr_t)known + (uintptr_t)more) * UINT64_C(0x9E3779B97F4A7C15);
    struct flow_known *f = &r->found[(mixed >> 32) % (sizeof r->found / sizeof *r->found)];
    if (f->name == name && f->known == known && f->more == more)
        return true;
    if (!flow_listed(known, (const char *)name) && !flow_listed(more, (const char *)name))
        return false;
    *f = (struct flow_known){known, more, name};
    return true;
}

void flow_attrs(struct flow_reader *r, const xmlNode *n, const char *known, const char *more)
{
    for (const xmlAttr *a = n->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (a->ns || is_known(r, a->name, known, more))
            continue; /* xml:space, xsi:schemaLocation and the like decide nothing here */
        char *all = arena_printf(r->arena, "%s %s", known, more ? more : "");
        flow_unknown(r, n, "attribute", name, all);
    }
}

/* Asked nine thousand times a document; most elements have none of that name. */
static inline const xmlAttr *attribute(const xmlNode *n, const char *name)
{
    const xmlAttr *a = n->properties;
    while (a &&
           (a->ns || a->name[0] != (xmlChar)name[0] || strcmp((const char *)a->name, name) != 0))
        a = a->next;
    return a;
}

static const char *value_of(struct flow_reader *r, const xmlAttr *a)
{
    const xmlNode *only = a->children;
    if (only && only->type == XML_TEXT_NODE && !only->next)
        return only->content ? (const char *)only->content : "";
    xmlChar *v = xmlNodeListGetString(a->doc, a->children, 1);
    if (!v)
        return "";
    char *copy = arena_strdup(r->arena, (const char *)v);
    xmlFree(v);
    return copy;
}

const char *flow_text(struct flow_reader *r, const xmlNode *n, const char *name)
{
    const xmlAttr *a = attribute(n, name);
    return a ? value_of(r, a) : NULL;
}

/* "21mm", "12.5pt", "-1mm" in sp, exactly: thousandths of the unit times 65536 (× 72 / 25.4). */
static bool length_of(struct str s, sp_t *out)
{
    size_t i = 0;
    int64_t v = 0, scale = 1000;
    bool neg = i < s.n && s.s[i] == '-';
    i += neg;
    size_t digits = 0;
    for (; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && digits < 4; i++, digits++)
        v = v * 10 + (s.s[i] - '0');
    if (!digits)
        return false;
    v *= 1000;
    if (i < s.n && s.s[i] == '.') {
        size_t decimals = 0;
        for (i++; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && decimals < 3; i++, decimals++)
            v += (s.s[i] - '0') * (scale /= 10);
        if (!decimals)
            return false;
    }
    struct str unit = {s.s + i, s.n - i};
    int64_t sp;
    if (str_eq(unit, "mm"))
        sp = (v * 72 * SP_PER_PT * 10 / 254 + 500) / 1000;
    else if (str_eq(unit, "pt"))
        sp = (v * SP_PER_PT + 500) / 1000;
    else
        return false;
    if (sp >= SP_MAX / 2)
        return false;
    *out = (sp_t)(neg ? -sp : sp);
    return true;
}

sp_t flow_length(struct flow_reader *r, const xmlNode *n, const char *name, sp_t unset)
{
    const xmlAttr *a = attribute(n, name);
    sp_t out = unset;
    if (!a)
        return unset;
    const char *v = value_of(r, a);
    if (!length_of(str_trim(str_of(v)), &out))
        diag_add(r->diags, DIAG_FLOW, flow_place(r, n),
                 "%s=\"%s\" is not a length; write 21mm or 12pt", name, v);
    return out;
}

bool flow_yes(struct flow_reader *r, const xmlNode *n, const char *name, bool unset)
{
    return flow_choice(r, n, name, "no yes", unset) == 1;
}

int flow_count(struct flow_reader *r, const xmlNode *n, const char *name, int unset)
{
    const xmlAttr *a = attribute(n, name);
    if (!a)
        return unset;
    const char *v = value_of(r, a);
    struct str s = str_trim(str_of(v));
    int out = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] < '0' || s.s[i] > '9' || i > 3) {
            out = 0;
            break;
        }
        out = out * 10 + (s.s[i] - '0');
    }
    if (out)
        return out;
    diag_add(r->diags, DIAG_FLOW, flow_place(r, n),
             "%s=\"%s\" is not a whole number from 1 to 9999", name, v);
    return unset;
}

int flow_choice(struct flow_reader *r, const xmlNode *n, const char *name, const char *choices,
                int unset)
{
    const xmlAttr *a = attribute(n, name);
    if (!a)
        return unset;
    const char *v = value_of(r, a);
    struct str s = str_trim(str_of(v)), w;
    const char *p = choices;
    for (int i = 0; next_word(&p, &w); i++)
        if (w.n == s.n && memcmp(w.s, s.s, s.n) == 0)
            return i;
    diag_add(r->diags, DIAG_FLOW, flow_place(r, n), "%s=\"%s\"; write one of: %s", name, v,
             choices);
    return unset;
}
