/* tree.c - one element at a time. */
#include "template/tree.h"

static void release(void *doc)
{
    xmlFreeDoc(doc);
}

static void *need(struct tree *t, void *made)
{
    if (!made)
        arena_exhausted(t->arena);
    return made;
}

xmlNode *tree_new(struct tree *t, struct arena *a, const struct present *p, const char *root)
{
    t->arena = a;
    t->present = p;
    t->doc = xmlNewDoc((const xmlChar *)"1.0");
    need(t, t->doc);
    arena_defer(a, release, t->doc);
    xmlNode *n = need(t, xmlNewDocNode(t->doc, NULL, (const xmlChar *)root, NULL));
    xmlDocSetRootElement(t->doc, n);
    t->ns = need(t, xmlNewNs(n, (const xmlChar *)FIGURES_NS, NULL));
    xmlSetNs(n, t->ns);
    return n;
}

xmlNode *tree_el(struct tree *t, xmlNode *parent, const char *name)
{
    xmlNode *n = need(t, xmlNewDocNode(t->doc, t->ns, (const xmlChar *)name, NULL));
    return xmlAddChild(parent, n);
}

void tree_attr(struct tree *t, xmlNode *n, const char *name, const char *value)
{
    if (value)
        need(t, xmlNewProp(n, (const xmlChar *)name, (const xmlChar *)value));
}

void tree_text(struct tree *t, xmlNode *n, const char *text)
{
    if (text && *text)
        need(t, xmlAddChild(n, need(t, xmlNewDocText(t->doc, (const xmlChar *)text))));
}

void tree_rich(struct tree *t, xmlNode *n, const char *text)
{
    for (const char *s = text; s && *s;) {
        const char *open = strchr(s, CATALOGUE_BOLD);
        if (!open) {
            tree_text(t, n, s);
            return;
        }
        tree_text(t, n, arena_strndup(t->arena, s, (size_t)(open - s)));
        const char *close = strchr(open, CATALOGUE_PLAIN);
        const char *end = close ? close : open + strlen(open);
        tree_text(t, tree_el(t, n, "b"),
                  arena_strndup(t->arena, open + 1, (size_t)(end - open - 1)));
        s = close ? close + 1 : end;
    }
}

void tree_null(struct tree *t, xmlNode *parent, const char *name)
{
    tree_attr(t, tree_el(t, parent, name), "null", "true");
}

xmlNode *tree_leaf(struct tree *t, xmlNode *parent, const char *name, const char *text)
{
    xmlNode *n = tree_el(t, parent, name);
    if (text)
        tree_text(t, n, text);
    else
        tree_attr(t, n, "null", "true");
    return n;
}

void tree_bool(struct tree *t, xmlNode *parent, const char *name, bool v)
{
    tree_leaf(t, parent, name, v ? "true" : "false");
}

void tree_int(struct tree *t, xmlNode *parent, const char *name, int64_t v)
{
    tree_leaf(t, parent, name, tree_number(t, v, 0));
}

const char *tree_number(struct tree *t, int64_t v, unsigned places)
{
    uint64_t n = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
    char digits[32];
    unsigned count = 0, point = places;
    while (point && n % 10 == 0) {
        n /= 10;
        point--;
    }
    do {
        digits[count++] = (char)('0' + n % 10);
        n /= 10;
        if (count == point)
            digits[count++] = '.';
    } while (n || (point && count < point + 2));
    struct buf b;
    buf_init(&b, t->arena);
    if (v < 0)
        buf_putc(&b, '-');
    while (count)
        buf_putc(&b, digits[--count]);
    return buf_str(&b);
}

xmlNode *tree_money(struct tree *t, xmlNode *parent, const char *name, money v)
{
    xmlNode *n = tree_leaf(t, parent, name, tree_number(t, v, 2));
    tree_attr(t, n, "text", present_amount(t->present, v));
    tree_attr(t, n, "plain", present_plain(t->present, v));
    tree_attr(t, n, "short", present_chart(t->present, v));
    return n;
}

void tree_fig(struct tree *t, xmlNode *parent, const char *name, struct fig f)
{
    if (f.has)
        tree_money(t, parent, name, f.v);
    else
        tree_null(t, parent, name);
}

void tree_gap(struct tree *t, xmlNode *parent, const char *name, struct fig f)
{
    if (!f.has) {
        tree_null(t, parent, name);
        return;
    }
    xmlNode *n = tree_money(t, parent, name, f.v);
    tree_attr(t, n, "signed", present_signed(t->present, f.v));
    tree_attr(t, n, "signed-text", present_signed_amount(t->present, f.v));
    tree_attr(t, n, "sign", f.v > 0 ? "plus" : f.v < 0 ? "minus" : "zero");
}

void tree_share(struct tree *t, xmlNode *parent, const char *name, struct share s,
                enum share_form form)
{
    xmlNode *n = tree_leaf(t, parent, name, s.has ? tree_number(t, s.e4, 4) : NULL);
    tree_attr(t, n, "text",
              form == FORM_PERCENT    ? present_percent(t->present, s)
              : form == FORM_MULTIPLE ? present_multiple(t->present, s)
                                      : present_ratio(t->present, s));
}

void tree_date(struct tree *t, xmlNode *parent, const char *name, struct date d)
{
    if (!date_set(d)) {
        tree_null(t, parent, name);
        return;
    }
    xmlNode *n = tree_leaf(t, parent, name,
                           arena_printf(t->arena, "%04d-%02d-%02d", d.year, d.month, d.day));
    tree_attr(t, n, "text", present_date_head(t->present, d));
    tree_attr(t, n, "spoken", present_date_spoken(t->present, d));
    tree_attr(t, n, "letter", present_date_letter(t->present, d));
    if (d.has_time)
        tree_attr(t, n, "time", present_time(t->present, d));
}
