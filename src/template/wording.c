/* wording.c - one walk over the stylesheet's tree; see wording.h. */
#include "template/wording.h"

#include <string.h>

#define XSLT "http://www.w3.org/1999/XSL/Transform"

struct wording {
    const struct catalogue *words;
    struct arena *arena;
};

/* What value-of gives for a message: its stress is markup there. */
static const char *plain(struct wording *w, const char *message)
{
    char *out = arena_strdup(w->arena, message), *end = out;
    for (const char *s = message; *s; s++)
        if (*s != CATALOGUE_BOLD && *s != CATALOGUE_PLAIN)
            *end++ = *s;
    *end = '\0';
    return out;
}

/* "key('m', 'label.call')", with nothing before it and its end at *end: the message; else NULL. */
static const char *message_at(struct wording *w, const char *s, const char **end)
{
    static const char head[] = "key('m', '";
    if (strncmp(s, head, sizeof head - 1) != 0)
        return NULL;
    s += sizeof head - 1;
    size_t n = strcspn(s, "'");
    if (strncmp(s + n, "')", 2) != 0)
        return NULL;
    *end = s + n + 2;
    const char *key = arena_strndup(w->arena, s, n), *message = catalogue_find(w->words, key);
    bool same = message && *message && !catalogue_varies(w->words, key);
    return same ? plain(w, message) : NULL;
}

static const char *message_of(struct wording *w, const xmlAttr *a)
{
    const char *end, *m;
    if (!a || !a->children || !a->children->content)
        return NULL;
    m = message_at(w, (const char *)a->children->content, &end);
    return m && !*end ? m : NULL;
}

static void set_value(xmlAttr *a, const char *value)
{
    xmlFreeNodeList(a->children);
    a->children = a->last = xmlNewDocText(a->doc, (const xmlChar *)value);
    if (a->children)
        a->children->parent = (xmlNode *)a;
}

/* <xsl:value-of select="key(…)"/> becomes its text, in <xsl:text> if that is blank: libxslt would
 * strip it. */
static void put_text(struct wording *w, xmlNode *n)
{
    xmlAttr *select = xmlHasProp(n, (const xmlChar *)"select");
    const char *m = message_of(w, select);
    xmlNode *text = m ? xmlNewDocText(n->doc, (const xmlChar *)m) : NULL;
    if (!text)
        return;
    if (xmlIsBlankNode(text)) {
        xmlRemoveProp(select);
        xmlNodeSetName(n, (const xmlChar *)"text");
        xmlAddChild(n, text);
    } else {
        xmlReplaceNode(n, text);
        xmlFreeNode(n);
    }
}

/* select="key(…)" becomes select="'…'": XPath 1.0 has no way to write both kinds of quotes. */
static void put_literal(struct wording *w, const xmlNode *n)
{
    xmlAttr *select = xmlHasProp(n, (const xmlChar *)"select");
    const char *m = message_of(w, select);
    if (m && !strchr(m, '\''))
        set_value(select, arena_printf(w->arena, "'%s'", m));
    else if (m && !strchr(m, '"'))
        set_value(select, arena_printf(w->arena, "\"%s\"", m));
}

/* title="{key(…)}": a brace of the words themselves is written twice (XSLT 1.0, 7.6.2). */
static void put_value(struct wording *w, xmlAttr *a)
{
    const char *s = a->children ? (const char *)a->children->content : NULL;
    struct buf out;
    buf_init(&out, w->arena);
    bool found = false;
    while (s && *s) {
        const char *end, *m = *s == '{' ? message_at(w, s + 1, &end) : NULL;
        if (!m || *end != '}') {
            buf_putc(&out, *s++);
            continue;
        }
        for (; *m; m++) {
            if (*m == '{' || *m == '}')
                buf_putc(&out, *m);
            buf_putc(&out, *m);
        }
        s = end + 1;
        found = true;
    }
    if (found)
        set_value(a, buf_str(&out));
}

static void put(struct wording *w, xmlNode *n)
{
    const char *name = (const char *)n->name;
    bool xsl = n->ns && strcmp((const char *)n->ns->href, XSLT) == 0;
    if (!xsl) {
        for (xmlAttr *a = n->properties; a; a = a->next)
            put_value(w, a);
    } else if (strcmp(name, "value-of") == 0) {
        put_text(w, n);
    } else if (strcmp(name, "with-param") == 0 || strcmp(name, "param") == 0 ||
               strcmp(name, "variable") == 0) {
        put_literal(w, n);
    }
}

static void walk(struct wording *w, xmlNode *n)
{
    for (xmlNode *next; n; n = next) {
        next = n->next;
        if (n->type == XML_ELEMENT_NODE) {
            walk(w, n->children);
            put(w, n);
        }
    }
}

void wording_put(xmlDoc *sheet, const struct catalogue *words, struct arena *a)
{
    struct wording w = {words, a};
    walk(&w, sheet->children);
}
