/* grammar_hold.h - a reader's tables against its schema: two ways to say what may stand where. */
#ifndef HFB_TESTS_GRAMMAR_HOLD_H
#define HFB_TESTS_GRAMMAR_HOLD_H

#include "base/resource.h"
#include "xml/reader.h"
#include <libxml/tree.h>
#include <stdio.h>

/* ---- reading the schema ---------------------------------------------------------------------- */

enum { NAMES_MAX = 64 };

struct names {
    const char *at[NAMES_MAX];
    size_t n;
};

static inline const char *value_of(xmlNodePtr n, const char *name)
{
    for (xmlAttrPtr a = n->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children)
            return (const char *)a->children->content;
    return NULL;
}

static inline xmlNodePtr top(xmlDocPtr xsd, const char *what, const char *name)
{
    for (xmlNodePtr n = xmlDocGetRootElement(xsd)->children; name && n; n = n->next)
        if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, what) == 0 &&
            value_of(n, "name") && strcmp(value_of(n, "name"), name) == 0)
            return n;
    return NULL;
}

/* The declarations of `what` in a type, its groups and its base included. */
static inline void collect(xmlDocPtr xsd, xmlNodePtr type, const char *what, xmlNodePtr *out,
                           size_t *n)
{
    for (xmlNodePtr c = type ? type->children : NULL; c; c = c->next) {
        if (c->type != XML_ELEMENT_NODE)
            continue;
        const char *ref = value_of(c, "ref"), *base = value_of(c, "base");
        if (strcmp((const char *)c->name, what) == 0 && value_of(c, "name")) {
            assert_true(*n < NAMES_MAX);
            out[(*n)++] = c;
            continue;
        }
        if (ref)
            collect(xsd, top(xsd, (const char *)c->name, ref), what, out, n);
        if (base)
            collect(xsd, top(xsd, "complexType", base), what, out, n);
        collect(xsd, c, what, out, n);
    }
}

static inline xmlNodePtr named(xmlNodePtr *all, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(value_of(all[i], "name"), name) == 0)
            return all[i];
    return NULL;
}

/* ---- table against schema -------------------------------------------------------------------- */

struct pair {
    xmlDocPtr xsd;
    unsigned bad, seen;
    const struct xml_element *held[100]; /* tables may hold themselves: a note in a note */
    unsigned where[100];
    size_t held_n;
};

static inline void differ(struct pair *p, const char *where, const char *what, const char *name)
{
    print_message("%s: %s %s\n", where, what, name);
    p->bad++;
}

static inline bool here(unsigned in, unsigned where)
{
    return !in || (in & where);
}

static inline void hold_words(struct pair *p, const struct xml_field *f, xmlNodePtr declared,
                              const char *path)
{
    xmlNodePtr words[NAMES_MAX];
    size_t n = 0;
    xmlNodePtr type = top(p->xsd, "simpleType", value_of(declared, "type"));
    for (xmlNodePtr c = type ? type->children : NULL; c; c = c->next)
        for (xmlNodePtr e = c->children; e; e = e->next)
            if (e->type == XML_ELEMENT_NODE && strcmp((const char *)e->name, "enumeration") == 0)
                words[n++] = e;
    size_t i = f->names[0] ? 0 : 1, first = i;
    for (; f->names[i] && (!f->max || i <= (size_t)f->max); i++)
        if (i - first >= n || strcmp(value_of(words[i - first], "value"), f->names[i]) != 0)
            differ(p, path, "the schema lacks the value", f->names[i]);
    if (i - first != n)
        differ(p, path, "the schema has more values of", f->name);
}

static inline void hold(struct pair *p, const struct xml_element *e, xmlNodePtr type,
                        const char *path, unsigned where)
{
    xmlNodePtr attributes[NAMES_MAX], elements[NAMES_MAX];
    size_t attributes_n = 0, elements_n = 0;
    char inner[300];
    collect(p->xsd, type, "attribute", attributes, &attributes_n);
    collect(p->xsd, type, "element", elements, &elements_n);
    where = e->where ? e->where : where;
    for (size_t i = 0; i < p->held_n; i++)
        if (p->held[i] == e && p->where[i] == where)
            return;
    assert_true(p->held_n < 100);
    p->held[p->held_n] = e;
    p->where[p->held_n++] = where;
    size_t known = 0;
    for (size_t i = 0; i < e->attributes_n; i++) {
        const struct xml_field *f = &e->attributes[i];
        xmlNodePtr a = named(attributes, attributes_n, f->name);
        if (a)
            known++; /* lower="yes" the schema allows everywhere */
        if (!here(f->in, where))
            continue;
        p->seen++;
        if (!a) {
            differ(p, path, "the schema lacks the attribute", f->name);
            continue;
        }
        bool required = (f->required & where) != 0, said = value_of(a, "use") != NULL;
        if (required != said)
            differ(p, path, "required here or there:", f->name);
        if (f->type == XML_CHOICE && f->names)
            hold_words(p, f, a, path);
    }
    if (known != attributes_n)
        differ(p, path, "the reader lacks an attribute of", path);
    size_t children = 0;
    for (size_t i = 0; i < e->children_n; i++) {
        const struct xml_child *c = &e->children[i];
        if (!here(c->in, where))
            continue;
        children++;
        p->seen++;
        xmlNodePtr d = named(elements, elements_n, c->name);
        if (!d) {
            differ(p, path, "the schema lacks the element", c->name);
            continue;
        }
        snprintf(inner, sizeof inner, "%s/%s", path, c->name);
        hold(p, c->element, top(p->xsd, "complexType", value_of(d, "type")), inner, where);
    }
    if (children != elements_n)
        differ(p, path, "the reader lacks an element of", path);
}

/* Every name and value of the schema in a resource, from its root element down, is in the tables,
 * and the other way round. How many were held. */
static inline unsigned hold_schema(const char *file, const char *root, const struct xml_element *e)
{
    const struct resource *r = resource_find(file);
    assert_non_null(r);
    struct pair p = {.xsd = xmlReadMemory((const char *)r->data, (int)r->len, NULL, NULL, 0)};
    assert_non_null(p.xsd);
    hold(&p, e, top(p.xsd, "element", root), root, XML_ANYWHERE);
    xmlFreeDoc(p.xsd);
    assert_int_equal(p.bad, 0);
    return p.seen;
}

#endif
