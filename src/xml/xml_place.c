/* xml_place.c - walking the tree, and where each piece of it stands in the source. */
#include "base/ascii.h"
#include "xml/xml_inside.h"

/* ---- walking -------------------------------------------------------------------------------- */

static xmlNodePtr element_from(xmlNodePtr n)
{
    while (n && n->type != XML_ELEMENT_NODE)
        n = n->next;
    return n;
}

xmlNodePtr xml_root(const struct xml *x)
{
    return element_from(x->doc->children);
}

xmlNodePtr xml_first_child(const struct _xmlNode *n)
{
    return element_from(n->children);
}

xmlNodePtr xml_next(const struct _xmlNode *n)
{
    return element_from(n->next);
}

xmlNodePtr xml_child_of(const struct _xmlNode *n, const char *name)
{
    xmlNodePtr c = xml_first_child(n);
    while (c && !xml_is(c, name))
        c = xml_next(c);
    return c;
}

const char *xml_name(const struct _xmlNode *n)
{
    return (const char *)n->name;
}

const char *xml_namespace(const struct _xmlNode *n)
{
    return n->ns ? (const char *)n->ns->href : NULL;
}

bool xml_is(const struct _xmlNode *n, const char *name)
{
    return strcmp(xml_name(n), name) == 0;
}

/* The text nodes of a list; one alone, which is the rule, isn't copied. */
static const char *joined(const struct xml *x, xmlNodePtr list)
{
    xmlNodePtr only = NULL;
    size_t n = 0;
    for (xmlNodePtr t = list; t; t = t->next)
        if (t->type == XML_TEXT_NODE || t->type == XML_CDATA_SECTION_NODE) {
            only = t;
            n++;
        }
    if (n <= 1)
        return only && only->content ? (const char *)only->content : "";
    struct buf b;
    buf_init(&b, x->arena);
    for (xmlNodePtr t = list; t; t = t->next)
        if ((t->type == XML_TEXT_NODE || t->type == XML_CDATA_SECTION_NODE) && t->content)
            buf_puts(&b, (const char *)t->content);
    return buf_str(&b);
}

const char *xml_attribute(const struct xml *x, const struct _xmlNode *n, const char *name)
{
    for (xmlAttrPtr a = n->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return joined(x, a->children);
    return NULL;
}

const char *xml_text(const struct xml *x, const struct _xmlNode *n)
{
    return joined(x, n->children);
}

/* ---- places --------------------------------------------------------------------------------- */

static bool ends_name(char c)
{
    return ascii_is_space(c) || c == '>' || c == '/' || c == '=' || c == 0;
}

static struct place span_place(const struct xml *x, size_t from, size_t to)
{
    return (struct place){x->source, (uint32_t)from, (uint32_t)(to > from ? to - from : 0)};
}

static const struct xml_span *span_of(const struct _xmlNode *n)
{
    return n && n->type == XML_ELEMENT_NODE ? n->_private : NULL;
}

/* An element without a span (there is none but when memory ran out) still has its line. */
static struct place by_line(const struct xml *x, const struct _xmlNode *n)
{
    long line = n ? xmlGetLineNo((xmlNodePtr)n) : 1;
    size_t i = 0;
    for (; line > 1 && i < x->source->len; i++)
        line -= x->source->text[i] == '\n';
    return span_place(x, i, i);
}

static size_t name_end(const struct xml *x, size_t i)
{
    while (i < x->source->len && !ends_name(x->source->text[i]))
        i++;
    return i;
}

struct place xml_at_name(const struct xml *x, const struct _xmlNode *n)
{
    const struct xml_span *s = span_of(n);
    return s ? span_place(x, s->start + 1, name_end(x, s->start + 1)) : by_line(x, n);
}

struct place xml_at_start(const struct xml *x, const struct _xmlNode *n)
{
    const struct xml_span *s = span_of(n);
    return s ? span_place(x, s->start, s->inner) : by_line(x, n);
}

struct place xml_at_whole(const struct xml *x, const struct _xmlNode *n)
{
    const struct xml_span *s = span_of(n);
    return s ? span_place(x, s->start, s->end) : by_line(x, n);
}

struct place xml_at_end(const struct xml *x, const struct _xmlNode *n)
{
    const struct xml_span *s = span_of(n);
    if (!s)
        return by_line(x, n);
    size_t i = s->end;
    while (i > s->start && x->source->text[--i] != '<')
        ;
    return span_place(x, i, s->end);
}

/* Walks the start tag's attributes as they are written. */
static bool find_attribute(const struct xml *x, const struct _xmlNode *n, const char *name,
                           struct place *at_name, struct place *at_value)
{
    const struct xml_span *s = span_of(n);
    if (!s)
        return false;
    const char *t = x->source->text;
    size_t i = name_end(x, s->start + 1), end = s->inner, length = strlen(name);
    while (i < end) {
        while (i < end && ascii_is_space(t[i]))
            i++;
        size_t from = i, to = name_end(x, i);
        for (i = to; i < end && t[i] != '"' && t[i] != '\'';)
            i++;
        const char *close = i < end ? memchr(t + i + 1, t[i], end - i - 1) : NULL;
        if (!close)
            return false;
        size_t shut = (size_t)(close - t);
        if (to - from == length && memcmp(t + from, name, length) == 0) {
            *at_name = span_place(x, from, to);
            *at_value = span_place(x, i + 1, shut);
            return true;
        }
        i = shut + 1;
    }
    return false;
}

struct place xml_at_attribute(const struct xml *x, const struct _xmlNode *n, const char *name)
{
    struct place at, value;
    return find_attribute(x, n, name, &at, &value) ? at : xml_at_name(x, n);
}

struct place xml_at_value(const struct xml *x, const struct _xmlNode *n, const char *name)
{
    struct place at, value;
    if (!find_attribute(x, n, name, &at, &value))
        return xml_at_name(x, n);
    return value.len ? value : at;
}

/* The first run of characters that aren't white space, comment or instruction, from i on; the
 * inside of a CDATA section counts as text. */
static struct place text_from(const struct xml *x, size_t i, size_t end)
{
    const char *t = x->source->text;
    for (;;) {
        while (i < end && ascii_is_space(t[i]))
            i++;
        bool comment = strncmp(t + i, "<!--", 4) == 0;
        if (i < end && (comment || strncmp(t + i, "<?", 2) == 0)) {
            const char *close = strstr(t + i, comment ? "-->" : "?>");
            i = close ? (size_t)(close - t) + (comment ? 3 : 2) : end;
        } else
            break;
    }
    bool cdata = i < end && strncmp(t + i, "<![CDATA[", 9) == 0;
    size_t from = cdata ? i + 9 : i, to = from;
    const char *close = cdata ? strstr(t + from, "]]>") : NULL;
    if (cdata)
        to = close ? (size_t)(close - t) : end;
    else
        while (to < end && t[to] != '<')
            to++;
    while (to > from && ascii_is_space(t[to - 1]))
        to--;
    return span_place(x, from, to);
}

struct place xml_at_text(const struct xml *x, const struct _xmlNode *n)
{
    const struct xml_span *s = span_of(n);
    if (!s)
        return by_line(x, n);
    struct place at = text_from(x, s->inner, s->end);
    return at.len ? at : xml_at_start(x, n);
}

struct place xml_at_text_node(const struct xml *x, const struct _xmlNode *text)
{
    const struct xml_span *up = span_of(text->parent), *before = NULL;
    for (xmlNodePtr p = text->prev; p && !before; p = p->prev)
        before = span_of(p);
    if (!up)
        return by_line(x, text->parent);
    struct place at = text_from(x, before ? before->end : up->inner, up->end);
    return at.len ? at : xml_at_start(x, text->parent);
}
