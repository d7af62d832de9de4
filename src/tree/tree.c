/* tree.c - one element at a time.
 *
 * The nodes are libxml2's, but made here, in the job's arena, with names and values that are
 * borrowed: a tree has some four thousand, is only ever read, and goes with the arena as a whole.
 * Nothing may change or free a node (see stylesheet.c's own_copy()). */
#include "tree/tree.h"
#include "base/digits.h"

#include <libxml/parserInternals.h>

/* Only the document itself and what libxml2 hung on it are its own. */
static void release(void *data)
{
    xmlDoc *doc = data;
    doc->children = doc->last = NULL;
    xmlFreeDoc(doc);
}

static xmlNode *new_node(struct tree *t, xmlElementType type, const char *name, xmlNode *parent)
{
    xmlNode *n = arena_new_of(t->arena, xmlNode);
    n->type = type;
    n->name = (const xmlChar *)name;
    n->doc = t->doc;
    n->parent = parent;
    return n;
}

static xmlNode *new_text(struct tree *t, const char *text, xmlNode *parent)
{
    xmlNode *n = new_node(t, XML_TEXT_NODE, (const char *)xmlStringText, parent);
    n->content = (xmlChar *)text;
    return n;
}

static void append(xmlNode *parent, xmlNode *n)
{
    n->prev = parent->last;
    if (parent->last)
        parent->last->next = n;
    else
        parent->children = n;
    parent->last = n;
}

xmlNode *tree_new(struct tree *t, struct arena *a, const struct present *p, const char *root)
{
    t->arena = a;
    t->present = p;
    t->texts_alone = false;
    t->doc = xmlNewDoc((const xmlChar *)"1.0");
    if (!t->doc)
        arena_exhausted(a);
    arena_defer(a, release, t->doc);
    t->ns = arena_new_of(a, xmlNs);
    t->ns->type = XML_NAMESPACE_DECL;
    t->ns->href = (const xmlChar *)FIGURES_NS;
    xmlNode *n = tree_el(t, (xmlNode *)t->doc, root);
    n->nsDef = t->ns;
    return n;
}

xmlNode *tree_el(struct tree *t, xmlNode *parent, const char *name)
{
    xmlNode *n = new_node(t, XML_ELEMENT_NODE, name, parent);
    n->ns = t->ns;
    append(parent, n);
    return n;
}

void tree_attr(struct tree *t, xmlNode *n, const char *name, const char *value)
{
    if (!value)
        return;
    xmlAttr *a = arena_new_of(t->arena, xmlAttr), *last = n->properties;
    a->type = XML_ATTRIBUTE_NODE;
    a->name = (const xmlChar *)name;
    a->doc = t->doc;
    a->parent = n;
    a->children = a->last = new_text(t, value, (xmlNode *)a);
    while (last && last->next)
        last = last->next;
    a->prev = last;
    if (last)
        last->next = a;
    else
        n->properties = a;
}

/* Two texts in a row are one node, as in a document that was parsed. */
void tree_text(struct tree *t, xmlNode *n, const char *text)
{
    if (!text || !*text)
        return;
    if (!n->last || n->last->type != XML_TEXT_NODE) {
        append(n, new_text(t, text, n));
        return;
    }
    struct buf both;
    buf_init(&both, t->arena);
    buf_puts(&both, (const char *)n->last->content);
    buf_puts(&both, text);
    n->last->content = (xmlChar *)both.p;
}

/* What stands between `open` and the next `mark`, and where to go on. */
static const char *marked(struct tree *t, const char *open, char mark, const char **next)
{
    const char *close = strchr(open, mark);
    const char *end = close ? close : open + strlen(open);
    *next = close ? close + 1 : end;
    return arena_strndup(t->arena, open + 1, (size_t)(end - open - 1));
}

void tree_rich(struct tree *t, xmlNode *n, const char *text)
{
    static const char marks[] = {CATALOGUE_BOLD, CATALOGUE_PAGE_OF, '\0'};
    for (const char *s = text; s && *s;) {
        size_t plain = strcspn(s, marks);
        if (plain)
            tree_text(t, n, arena_strndup(t->arena, s, plain));
        s += plain;
        if (*s == CATALOGUE_BOLD) {
            const char *bold = marked(t, s, CATALOGUE_PLAIN, &s);
            tree_text(t, tree_el(t, n, "b"), bold);
        } else if (*s) {
            const char *section = marked(t, s, CATALOGUE_PAGE_END, &s);
            tree_attr(t, tree_el(t, n, "page"), "section", section);
        }
    }
}

static void tree_null(struct tree *t, xmlNode *parent, const char *name)
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

const char *tree_number(struct tree *t, int64_t v, unsigned places)
{
    uint64_t n = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
    while (places && n % 10 == 0) {
        n /= 10;
        places--;
    }
    char digits[DIGITS_MAX] = {0};
    size_t count = (size_t)(digits_put(digits, n) - digits);
    size_t zeros = count > places ? 0 : places + 1 - count; /* "0.05" */
    char *text = arena_alloc(t->arena, count + zeros + 3), *to = text;
    if (v < 0)
        *to++ = '-';
    for (size_t i = 0; i < zeros + count; i++) {
        if (places && i == zeros + count - places)
            *to++ = '.';
        *to++ = i < zeros ? '0' : digits[i - zeros];
    }
    *to = '\0';
    return text;
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
    if (t->texts_alone)
        return;
    tree_attr(t, n, "spoken", present_date_spoken(t->present, d));
    tree_attr(t, n, "letter", present_date_letter(t->present, d));
    tree_attr(t, n, "short", present_date_short(t->present, d));
    if (d.has_time)
        tree_attr(t, n, "time", present_time(t->present, d));
}
