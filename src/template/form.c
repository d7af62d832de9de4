/* form.c - a tree written down in a list, and made of it again. */
#include "template/form.h"
#include "base/index.h"
#include <libxml/dict.h>
#include <libxml/parserInternals.h>

/* ---- in the build ------------------------------------------------------------------------------
 */

struct taking {
    struct form *form;
    struct arena *arena;
    struct index *strings;
    const xmlNode *root;
    size_t nodes_room, strings_room, last; /* the node that came last, attributes aside */
    bool whole;
};

static size_t size_of(const xmlNode *n)
{
    size_t size = 0;
    for (; n; n = n->next) {
        size += 1 + (n->type == XML_ELEMENT_NODE ? size_of(n->children) : 0);
        for (const xmlAttr *a = n->type == XML_ELEMENT_NODE ? n->properties : NULL; a; a = a->next)
            size++;
    }
    return size;
}

static uint32_t string_of(struct taking *t, const xmlChar *s)
{
    struct form *f = t->form;
    size_t known = index_find(t->strings, (const char *)s);
    if (known != INDEX_NONE)
        return (uint32_t)known;
    const char *own = arena_strdup(t->arena, (const char *)s);
    if (f->strings_n == t->strings_room)
        arena_grow(t->arena, f->strings, f->strings_n, t->strings_room, 1024);
    index_put(t->strings, own, f->strings_n);
    f->strings[f->strings_n] = own;
    return (uint32_t)f->strings_n++;
}

static uint16_t space_of(struct taking *t, const xmlNs *ns)
{
    uint16_t i = 1;
    for (const xmlNs *known = ns ? t->root->nsDef : NULL; known; known = known->next, i++)
        if (known == ns)
            return i;
    t->whole &= !ns;
    return 0;
}

static struct form_node *add(struct taking *t, uint32_t name, const xmlNs *ns)
{
    struct form_node *n = &t->form->nodes[t->form->nodes_n++];
    n->name = name;
    n->space = space_of(t, ns);
    return n;
}

static void take(struct taking *t, const xmlNode *n)
{
    if (n->type == XML_TEXT_NODE) {
        t->last = t->form->nodes_n;
        add(t, FORM_TEXT, NULL)->text = string_of(t, n->content);
    }
    if (n->type != XML_ELEMENT_NODE)
        return;
    t->whole &= n == t->root || !n->nsDef;
    t->last = t->form->nodes_n;
    struct form_node *own = add(t, string_of(t, n->name), n->ns);
    own->line = n->line;
    for (const xmlAttr *a = n->properties; a; a = a->next, own->attributes++)
        add(t, string_of(t, a->name), a->ns)->text =
            string_of(t, a->children ? a->children->content : (const xmlChar *)"");
    for (n = n->children; n; n = n->next)
        take(t, n);
    t->form->nodes[t->last].ends++;
}

bool form_take(struct form *f, struct arena *a, const xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    size_t size = size_of(root), spaces = 0;
    struct taking t = {f, a, index_new(a, 2 * size), root, size, 0, 0, true};
    f->nodes = arena_new_array(a, struct form_node, size);
    for (const xmlNs *ns = root->nsDef; ns; ns = ns->next)
        spaces++;
    f->spaces = arena_new_array(a, struct form_space, spaces);
    for (const xmlNs *ns = root->nsDef; ns; ns = ns->next)
        f->spaces[f->spaces_n++] =
            (struct form_space){ns->prefix ? arena_strdup(a, (const char *)ns->prefix) : NULL,
                                arena_strdup(a, (const char *)ns->href)};
    take(&t, root);
    return t.whole;
}

/* ---- in the program ----------------------------------------------------------------------------
 */

struct making {
    const struct form *form;
    xmlDoc *doc;
    const xmlChar **strings; /* the document's own */
    xmlNs **spaces;
    bool whole; /* nothing was without memory so far */
};

static void *zeroed(struct making *m, size_t size)
{
    void *p = m->whole ? xmlMalloc(size) : NULL;
    m->whole = p != NULL;
    return p ? memset(p, 0, size) : NULL;
}

static xmlNode *new_node(struct making *m, xmlElementType type, const xmlChar *name,
                         xmlNode *parent)
{
    xmlNode *n = zeroed(m, sizeof *n);
    if (!n)
        return NULL;
    n->type = type;
    n->name = name;
    n->doc = m->doc;
    n->parent = parent;
    return n;
}

static xmlNode *new_text(struct making *m, const struct form_node *of, xmlNode *parent)
{
    xmlNode *n = new_node(m, XML_TEXT_NODE, xmlStringText, parent);
    if (n)
        n->content = (xmlChar *)m->strings[of->text];
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

static void put_attribute(struct making *m, const struct form_node *of, xmlNode *n, xmlAttr **last)
{
    xmlAttr *a = zeroed(m, sizeof *a);
    if (!a)
        return;
    a->type = XML_ATTRIBUTE_NODE;
    a->name = m->strings[of->name];
    a->doc = m->doc;
    a->parent = n;
    a->ns = of->space ? m->spaces[of->space - 1] : NULL;
    a->prev = *last;
    if (*last)
        (*last)->next = a;
    else
        n->properties = a;
    *last = a;
    a->children = a->last = new_text(m, of, (xmlNode *)a);
}

static void declare(struct making *m, xmlNode *root)
{
    for (size_t i = 0; m->whole && i < m->form->spaces_n; i++) {
        const struct form_space *s = &m->form->spaces[i];
        m->spaces[i] = xmlNewNs(root, (const xmlChar *)s->href, (const xmlChar *)s->prefix);
        m->whole = m->spaces[i] != NULL;
    }
}

static void put_nodes(struct making *m)
{
    const struct form *f = m->form;
    xmlNode *parent = (xmlNode *)m->doc;
    for (const struct form_node *of = f->nodes; of < f->nodes + f->nodes_n; of++) {
        const struct form_node *own = of;
        bool text = of->name == FORM_TEXT;
        xmlNode *n = text ? new_text(m, of, parent)
                          : new_node(m, XML_ELEMENT_NODE, m->strings[of->name], parent);
        if (!n)
            return;
        append(parent, n);
        n->line = own->line;
        if (!text) {
            if (of == f->nodes)
                declare(m, n);
            xmlAttr *last = NULL;
            while (of < own + own->attributes)
                put_attribute(m, ++of, n, &last);
            n->ns = own->space && m->whole ? m->spaces[own->space - 1] : NULL;
            parent = n;
        }
        for (unsigned i = 0; i < own->ends; i++)
            parent = parent->parent;
    }
}

/* Names and texts belong to the document's dictionary, as a parser's do: libxslt frees what
 * doesn't. */
static void take_strings(struct making *m)
{
    for (size_t i = 0; m->whole && i < m->form->strings_n; i++) {
        m->strings[i] = xmlDictLookup(m->doc->dict, (const xmlChar *)m->form->strings[i], -1);
        m->whole = m->strings[i] != NULL;
    }
}

xmlDoc *form_tree(const struct form *f)
{
    struct making m = {.form = f, .doc = xmlNewDoc((const xmlChar *)"1.0"), .whole = true};
    if (!m.doc)
        return NULL;
    m.doc->dict = xmlDictCreate();
    m.strings = zeroed(&m, f->strings_n * sizeof *m.strings);
    m.spaces = zeroed(&m, (f->spaces_n + 1) * sizeof *m.spaces);
    m.whole &= m.doc->dict != NULL;
    take_strings(&m);
    put_nodes(&m);
    if (m.strings)
        xmlFree((void *)m.strings);
    if (m.spaces)
        xmlFree(m.spaces);
    if (m.whole)
        return m.doc;
    xmlFreeDoc(m.doc);
    return NULL;
}
