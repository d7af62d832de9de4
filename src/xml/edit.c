/* edit.c - see edit.h. */
#include "xml/edit.h"

struct xml_change {
    size_t at, len;
    const char *with;
    struct xml_change *next;
};

struct xml_edit xml_edit_new(const struct xml *x)
{
    return (struct xml_edit){.x = x};
}

static void change(struct xml_edit *e, size_t at, size_t len, const char *with)
{
    struct xml_change *c = arena_new_of(e->x->arena, struct xml_change);
    struct xml_change **to = &e->first;
    *c = (struct xml_change){at, len, with, NULL};
    /* what is put in goes before what is replaced there */
    while (*to && ((*to)->at < at || ((*to)->at == at && (len > 0 || (*to)->len == 0))))
        to = &(*to)->next;
    c->next = *to;
    *to = c;
}

void xml_edit_replace(struct xml_edit *e, struct place at, const char *with)
{
    change(e, at.off, at.len, with);
}

static void insert(struct xml_edit *e, size_t at, const char *what)
{
    change(e, at, 0, what);
}

/* ---- attributes ------------------------------------------------------------------------------ */

static const char *escaped(struct arena *a, const char *value)
{
    struct buf b;
    buf_init(&b, a);
    xml_put_escaped(str_of(value), &b);
    return buf_str(&b);
}

void xml_edit_attribute(struct xml_edit *e, const struct _xmlNode *n, const char *name,
                        const char *value, const char *after)
{
    struct arena *a = e->x->arena;
    if (xml_attribute(e->x, n, name)) {
        xml_edit_replace(e, xml_at_value(e->x, n, name), escaped(a, value));
        return;
    }
    struct place at = xml_at_name(e->x, n);
    size_t end = at.off + at.len;
    if (after && xml_attribute(e->x, n, after)) {
        at = xml_at_value(e->x, n, after);
        end = at.off + at.len + 1; /* its quote */
    }
    insert(e, end, arena_printf(a, " %s=\"%s\"", name, escaped(a, value)));
}

/* The attribute from the white space before it to its closing quote. */
static struct str whole_attribute(const struct xml *x, const struct _xmlNode *n, const char *name)
{
    struct place from = xml_at_attribute(x, n, name), value = xml_at_value(x, n, name);
    size_t start = from.off, end = value.off + value.len + 1;
    while (start > 0 && strchr(" \t\r\n", x->source->text[start - 1]))
        start--;
    return (struct str){x->source->text + start, end - start};
}

void xml_edit_drop_attribute(struct xml_edit *e, const struct _xmlNode *n, const char *name)
{
    if (!xml_attribute(e->x, n, name))
        return;
    struct str all = whole_attribute(e->x, n, name);
    change(e, (size_t)(all.s - e->x->source->text), all.n, "");
}

/* ---- elements -------------------------------------------------------------------------------- */

/* The start of the line at `at`, where nothing but blanks stands before it; else `at`. */
static size_t line_start(const struct xml *x, size_t at)
{
    size_t i = at;
    while (i > 0 && (x->source->text[i - 1] == ' ' || x->source->text[i - 1] == '\t'))
        i--;
    return i == 0 || x->source->text[i - 1] == '\n' ? i : at;
}

static size_t line_end(const struct xml *x, size_t at)
{
    size_t i = at;
    while (i < x->source->len && strchr(" \t\r", x->source->text[i]))
        i++;
    return i < x->source->len && x->source->text[i] == '\n' ? i + 1 : at;
}

void xml_edit_drop(struct xml_edit *e, const struct _xmlNode *n)
{
    struct place at = xml_at_whole(e->x, n);
    size_t from = line_start(e->x, at.off), to = line_end(e->x, at.off + at.len);
    if (from == at.off || to == at.off + at.len) { /* something else is on its line */
        from = at.off;
        to = at.off + at.len;
    }
    change(e, from, to - from, "");
}

/* The blanks before a child that stands on a line of its own; NULL: it doesn't. */
static const char *indent_of(const struct xml *x, const struct _xmlNode *child)
{
    size_t at = xml_at_whole(x, child).off, from = line_start(x, at);
    if (from == at && (at == 0 || x->source->text[at - 1] != '\n'))
        return NULL;
    return arena_strndup(x->arena, x->source->text + from, at - from);
}

void xml_edit_append(struct xml_edit *e, const struct _xmlNode *parent, const char *line)
{
    struct arena *a = e->x->arena;
    const struct _xmlNode *child = xml_first_child(parent);
    size_t end = xml_at_end(e->x, parent).off, start = line_start(e->x, end);
    const char *indent = child ? indent_of(e->x, child) : NULL;
    if (start == end && (end == 0 || e->x->source->text[end - 1] != '\n'))
        insert(e, end, line);
    else
        insert(e, start, arena_printf(a, "%s%s\n", indent ? indent : "    ", line));
}

void xml_edit_before(struct xml_edit *e, const struct _xmlNode *child, const char *line)
{
    struct arena *a = e->x->arena;
    const char *indent = indent_of(e->x, child);
    size_t at = xml_at_whole(e->x, child).off;
    if (indent)
        insert(e, line_start(e->x, at), arena_printf(a, "%s%s\n", indent, line));
    else
        insert(e, at, line);
}

void xml_edit_behind(struct xml_edit *e, const struct _xmlNode *child, const char *line)
{
    struct arena *a = e->x->arena;
    const char *indent = indent_of(e->x, child);
    struct place at = xml_at_whole(e->x, child);
    size_t end = at.off + at.len;
    if (indent)
        insert(e, end, arena_printf(a, "\n%s%s", indent, line));
    else
        insert(e, end, line);
}

/* ---- the new text ---------------------------------------------------------------------------- */

struct str xml_edit_apply(const struct xml_edit *e, struct arena *a)
{
    const struct source *s = e->x->source;
    struct buf b;
    size_t at = 0;
    buf_init(&b, a);
    for (const struct xml_change *c = e->first; c; c = c->next) {
        if (c->at < at) /* inside what went */
            continue;
        buf_add(&b, s->text + at, c->at - at);
        buf_puts(&b, c->with);
        at = c->at + c->len;
    }
    buf_add(&b, s->text + at, s->len - at);
    return (struct str){buf_str(&b), b.n};
}

/* ---- pieces ---------------------------------------------------------------------------------- */

struct _xmlNode *xml_child(const struct xml *x, const struct _xmlNode *n, const char *name,
                           const char *key, const char *value)
{
    for (struct _xmlNode *c = n ? xml_first_child(n) : NULL; c; c = xml_next(c)) {
        const char *own = key ? xml_attribute(x, c, key) : NULL;
        if (!xml_is(c, name))
            continue;
        if (!key || (own && value && strcmp(own, value) == 0) || (!own && !value))
            return c;
    }
    return NULL;
}

struct str xml_source(const struct xml *x, const struct _xmlNode *n)
{
    struct place at = xml_at_whole(x, n);
    return (struct str){x->source->text + at.off, at.len};
}

void xml_put_attribute(const struct xml *x, const struct _xmlNode *n, const char *name,
                       struct buf *out)
{
    if (!n || !xml_attribute(x, n, name))
        return;
    struct place value = xml_at_value(x, n, name);
    const char *from = x->source->text + value.off - 1; /* with its quotes */
    buf_printf(out, " %s=", name);
    buf_add(out, from, value.len + 2);
}

void xml_put_escaped(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '&')
            buf_puts(out, "&amp;");
        else if (c == '<')
            buf_puts(out, "&lt;");
        else if (c == '>')
            buf_puts(out, "&gt;");
        else if (c == '"')
            buf_puts(out, "&quot;");
        else if ((unsigned char)c >= ' ' || c == '\n' || c == '\t')
            buf_putc(out, c);
    }
}
