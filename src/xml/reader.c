/* reader.c - elements and attributes by their tables: unknown, twice, missing. */
#include "xml/reader.h"
#include <libxml/tree.h>
#include <stdarg.h>

/* What has become of an element so far. */
struct xml_state {
    bool flawed;   /* something in it was refused: no rule across its values is looked at */
    bool doubtful; /* an attribute or its text was, or a rule broken: no later rule either */
    bool unknown_attribute, unknown_child; /* and what it was meant to be isn't known */
};

static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

/* A field of the struct at `into`. */
static void *field(void *into, size_t to)
{
    return (char *)into + to - 1;
}

static bool here(const struct xml_reader *r, unsigned in)
{
    return !in || (in & r->where);
}

static struct diag *tell(struct xml_reader *r, enum diag_code code, struct place at,
                         const char *format, va_list args)
{
    struct buf b;
    buf_init(&b, r->arena);
    buf_vprintf(&b, format, args);
    if (!r->is_private)
        return diag_add(r->d, code, at, "%s", buf_str(&b));
    const char *shown = arena_printf(r->arena, "a private value is refused: %s", diag_text(code));
    return diag_add_private(r->d, code, at, shown, "%s", buf_str(&b));
}

struct diag *xml_refuse(struct xml_reader *r, enum diag_code code, struct place at,
                        const char *format, ...)
{
    if (r->now)
        r->now->flawed = r->now->doubtful = true;
    va_list args;
    va_start(args, format);
    struct diag *g = tell(r, code, at, format, args);
    va_end(args);
    return g;
}

struct diag *xml_refuse_rule(struct xml_reader *r, enum diag_code code, struct place at,
                             const char *format, ...)
{
    if (r->now && r->now->flawed)
        return arena_new_of(r->arena, struct diag); /* the caller may still write to it */
    if (r->now)
        r->now->doubtful = true;
    va_list args;
    va_start(args, format);
    struct diag *g = tell(r, code, at, format, args);
    va_end(args);
    return g;
}

/* A fault of what an element holds, which leaves the element's own values sound. */
static struct diag *refuse_child(struct xml_reader *r, enum diag_code code, struct place at,
                                 const char *format, ...) __attribute__((format(printf, 4, 5)));
static struct diag *refuse_child(struct xml_reader *r, enum diag_code code, struct place at,
                                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *g = tell(r, code, at, format, args);
    va_end(args);
    return g;
}

/* ---- names ---------------------------------------------------------------------------------- */

struct names {
    const char **at;
    size_t n;
};

static const char *listed(struct xml_reader *r, struct names known)
{
    struct buf b;
    buf_init(&b, r->arena);
    for (size_t i = 0; i < known.n; i++) {
        buf_puts(&b, i ? ", " : "");
        buf_puts(&b, known.at[i]);
    }
    return buf_str(&b);
}

/* What to do about a name that isn't known here. */
static const char *instead(struct xml_reader *r, const char *hint, const char *near,
                           struct names known)
{
    if (hint)
        return hint;
    if (near)
        return arena_printf(r->arena, "did you mean %s?", near);
    if (known.n == 0)
        return "delete it";
    return arena_printf(r->arena, "known here: %s", listed(r, known));
}

/* ---- attributes ----------------------------------------------------------------------------- */

static const char *written_name(struct xml_reader *r, xmlAttrPtr a)
{
    const char *name = (const char *)a->name;
    if (a->ns && a->ns->prefix)
        return arena_printf(r->arena, "%s:%s", (const char *)a->ns->prefix, name);
    return name;
}

static bool always_allowed(xmlAttrPtr a)
{
    return a->ns && strcmp((const char *)a->ns->href, xsi) == 0 &&
           (strcmp((const char *)a->name, "schemaLocation") == 0 ||
            strcmp((const char *)a->name, "noNamespaceSchemaLocation") == 0);
}

static size_t field_row(const struct xml_reader *r, const struct xml_element *e, const char *name)
{
    size_t i = 0;
    while (i < e->attributes_n &&
           !(here(r, e->attributes[i].in) && strcmp(e->attributes[i].name, name) == 0))
        i++;
    return i;
}

static void read_attribute(struct xml_reader *r, xml_node *n, const char *written,
                           const struct xml_field *f, void *into)
{
    struct xml_value v = xml_value_of(r, n, written);
    v.name = f->name;
    xml_read_field(r, v, f, into);
}

static struct names attributes_here(struct xml_reader *r, const struct xml_element *e)
{
    struct names known = {arena_new_array(r->arena, const char *, e->attributes_n + 1), 0};
    for (size_t i = 0; i < e->attributes_n; i++)
        if (here(r, e->attributes[i].in))
            known.at[known.n++] = e->attributes[i].name;
    return known;
}

/* What a name was meant to be: rather one that is missed than another. */
static const char *nearest(struct xml_reader *r, const struct xml_element *e, const bool *seen,
                           const char *name, struct names known)
{
    struct names missed = {arena_new_array(r->arena, const char *, e->attributes_n + 1), 0};
    for (size_t i = 0; i < e->attributes_n; i++)
        if ((e->attributes[i].required & r->where) && !seen[i])
            missed.at[missed.n++] = e->attributes[i].name;
    const char *near = str_nearest(name, missed.at, missed.n);
    return near ? near : str_nearest(name, known.at, known.n);
}

static void refuse_attribute(struct xml_reader *r, xml_node *n, xmlAttrPtr a,
                             const struct xml_element *e, bool *seen, void *into)
{
    const char *name = written_name(r, a);
    struct names known = attributes_here(r, e);
    const char *hint = !a->ns && r->hint ? r->hint(r, name, n) : NULL;
    const char *near = a->ns || hint ? NULL : nearest(r, e, seen, name, known);
    if (!r->ns && n == xml_root(r->x) && !hint && !near) {
        r->now->flawed = r->now->unknown_attribute = true;
        return; /* xmlns it is, under another name: that it is missing was reported */
    }
    if (a->ns)
        known.n = 0;
    xml_refuse(r, DIAG_UNKNOWN_ATTRIBUTE, xml_at_attribute(r->x, n, name),
               "%s has no attribute %s; %s", xml_name(n), name,
               a->ns ? "delete it" : instead(r, hint, near, known));
    size_t i = near ? field_row(r, e, near) : e->attributes_n;
    r->now->unknown_attribute |= !a->ns && !hint && !near;
    if (i == e->attributes_n || seen[i])
        return;
    seen[i] = true;
    read_attribute(r, n, (const char *)a->name, &e->attributes[i], into);
}

static void read_attributes(struct xml_reader *r, xml_node *n, const struct xml_element *e,
                            void *into)
{
    bool *seen = arena_new_array(r->arena, bool, e->attributes_n + 1);
    for (xmlAttrPtr a = n->properties; a; a = a->next) {
        size_t i = a->ns ? e->attributes_n : field_row(r, e, (const char *)a->name);
        if (i == e->attributes_n)
            continue;
        seen[i] = true;
        read_attribute(r, n, (const char *)a->name, &e->attributes[i], into);
    }
    for (xmlAttrPtr a = n->properties; a; a = a->next) {
        const char *name = written_name(r, a);
        /* A prefix that isn't declared was reported by the parser. */
        bool undeclared = !a->ns && strchr(name, ':');
        if (!always_allowed(a) && !undeclared &&
            (a->ns || field_row(r, e, name) == e->attributes_n))
            refuse_attribute(r, n, a, e, seen, into);
    }
    for (size_t i = 0; i < e->attributes_n; i++)
        if ((e->attributes[i].required & r->where) && !seen[i] && !r->now->unknown_attribute)
            xml_refuse(r, DIAG_MISSING_ATTRIBUTE, xml_at_name(r->x, n),
                       "%s has no %s; write %s=\"…\"", xml_name(n), e->attributes[i].name,
                       e->attributes[i].name);
}

/* ---- elements ------------------------------------------------------------------------------- */

static bool ours(const struct xml_reader *r, xml_node *n)
{
    const char *ns = xml_namespace(n);
    return ns == r->ns || (ns && r->ns && strcmp(ns, r->ns) == 0);
}

/* What stands where no text belongs may be anything, a private amount too. */
static void refuse_text(struct xml_reader *r, xml_node *n)
{
    bool outside = r->is_private;
    r->is_private = true;
    for (xml_node *t = n->children; t; t = t->next)
        if ((t->type == XML_TEXT_NODE || t->type == XML_CDATA_SECTION_NODE) && t->content &&
            str_trim(str_of((const char *)t->content)).n) {
            refuse_child(r, DIAG_NOT_ALLOWED, xml_at_text_node(r->x, t),
                         "%s holds no text of its own: %s; delete it, or put it into an element",
                         xml_name(n), diag_quote(r->arena, str_of((const char *)t->content)));
            r->now->unknown_child = true; /* it may be one that lost its < */
        }
    r->is_private = outside;
}

static size_t child_row(const struct xml_reader *r, const struct xml_element *e, const char *name)
{
    size_t i = 0;
    while (i < e->children_n &&
           !(here(r, e->children[i].in) && strcmp(e->children[i].name, name) == 0))
        i++;
    return i;
}

static struct names children_here(struct xml_reader *r, const struct xml_element *e)
{
    struct names known = {arena_new_array(r->arena, const char *, e->children_n + 1), 0};
    for (size_t i = 0; i < e->children_n; i++)
        if (here(r, e->children[i].in))
            known.at[known.n++] = e->children[i].name;
    return known;
}

/* The row of a child; an unknown one is reported, and its nearest known name's row given. */
static size_t identify(struct xml_reader *r, xml_node *parent, xml_node *c,
                       const struct xml_element *e)
{
    const char *name = xml_name(c), *colon = c->ns ? NULL : strchr(name, ':');
    if (colon) /* a prefix that isn't declared: reported by the parser */
        return child_row(r, e, colon + 1);
    if (!ours(r, c)) {
        refuse_child(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c),
                     "%s is in another namespace; take its prefix or xmlns away", name);
        r->now->flawed = true;
        r->now->unknown_child |= child_row(r, e, name) < e->children_n;
        return e->children_n;
    }
    size_t i = child_row(r, e, name);
    if (i < e->children_n)
        return i;
    struct names known = children_here(r, e);
    const char *hint = r->hint ? r->hint(r, name, parent) : NULL;
    const char *near = hint ? NULL : str_nearest(name, known.at, known.n);
    if (known.n == 0 && e->content == XML_VALUE)
        refuse_child(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c),
                     "%s holds its value and no elements; take <%s> and </%s> away",
                     xml_name(parent), name, name);
    else if (known.n == 0)
        refuse_child(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c),
                     "%s holds no elements; delete %s", xml_name(parent), name);
    else
        refuse_child(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c), "%s has no element %s; %s",
                     xml_name(parent), name, instead(r, hint, near, known));
    r->now->flawed = true;
    r->now->unknown_child |= !hint && !near;
    return near ? child_row(r, e, near) : e->children_n;
}

/* ---- lists ---------------------------------------------------------------------------------- */

static const struct text *key_of(const struct xml_child *row, const void *item)
{
    return (const struct text *)((const char *)item + row->key - 1);
}

/* An item whose key stands already: reported. */
static bool repeats(struct xml_reader *r, xml_node *n, const struct xml_child *row,
                    const char *items, size_t items_n, const void *item)
{
    const struct text *mine = key_of(row, item);
    for (size_t i = 0; row->key && i < items_n; i++) {
        const struct text *theirs = key_of(row, items + i * row->size);
        struct place at = mine->s ? mine->at : xml_at_name(r->x, n);
        if (!mine->s != !theirs->s || (mine->s && strcmp(mine->s, theirs->s) != 0))
            continue;
        struct diag *g =
            mine->s ? refuse_child(r, DIAG_DUPLICATE, at,
                                   "the %s %s appears twice; delete one of the two", row->name,
                                   diag_quote(r->arena, str_of(mine->s)))
                    : refuse_child(r, DIAG_DUPLICATE, at,
                                   "two of %s have no name; write name=\"…\" on one of the two",
                                   row->name);
        g->also = theirs->at;
        return true;
    }
    return false;
}

/* Room for one more: lists double at 8, 16, …; what they leave behind stays in the arena. */
void xml_append(struct xml_reader *r, void *into, size_t list, size_t count, const void *item,
                size_t size)
{
    void **items = field(into, list);
    size_t *n = field(into, count);
    if (*n == 0 || (*n >= 8 && (*n & (*n - 1)) == 0))
        *items = arena_larger(r->arena, *items, *n, *n ? *n * 2 : 8, size);
    memcpy((char *)*items + *n * size, item, size);
    ++*n;
}

static void read_item(struct xml_reader *r, xml_node *n, const struct xml_child *row, void *into,
                      size_t seen)
{
    if (row->most && seen > row->most) {
        if (seen == row->most + 1)
            refuse_child(r, DIAG_TOO_MANY, xml_at_name(r->x, n), "more than %zu %s", row->most,
                         row->what);
        return;
    }
    void *item = arena_array(r->arena, 1, row->size);
    bool sound = xml_read(r, n, row->element, item, into);
    if (row->partly && (!sound || r->flawed))
        *(bool *)field(into, row->partly) = true;
    if (!sound)
        return;
    if (!repeats(r, n, row, *(char **)field(into, row->list), *(size_t *)field(into, row->count),
                 item))
        xml_append(r, into, row->list, row->count, item, row->size);
}

static void read_children(struct xml_reader *r, xml_node *n, const struct xml_element *e,
                          void *into)
{
    xml_node **first = arena_new_array(r->arena, xml_node *, e->children_n + 1);
    size_t *seen = arena_new_array(r->arena, size_t, e->children_n + 1);
    for (xml_node *c = n->children; c; c = c->next) {
        bool text = c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE;
        if (text && e->words && c->content)
            e->words(r, c, into);
        if (c->type != XML_ELEMENT_NODE)
            continue;
        size_t i = identify(r, n, c, e);
        if (i == e->children_n)
            continue;
        const struct xml_child *row = &e->children[i];
        bool typo = !xml_is(c, row->name) || (first[i] && !xml_is(first[i], row->name));
        seen[i]++;
        if (row->list) {
            read_item(r, c, row, into, seen[i]);
        } else if (first[i] && !typo && !row->often) {
            struct diag *g = refuse_child(r, DIAG_DUPLICATE, xml_at_name(r->x, c),
                                          "%s appears twice in %s; delete one of the two",
                                          row->name, xml_name(n));
            g->also = xml_at_name(r->x, first[i]);
        } else {
            /* a typo's twin is read all the same: the file is refused, its other faults are told */
            xml_read(r, c, row->element, (char *)into + row->into, into);
        }
        if (!first[i])
            first[i] = c;
    }
    bool unknown = r->now->unknown_child; /* what is missing may have been meant by it */
    for (size_t i = 0; i < e->children_n; i++) {
        if ((e->children[i].required & r->where) && !first[i] && !unknown)
            refuse_child(r, DIAG_MISSING_ELEMENT, xml_at_name(r->x, n),
                         "%s has no %s; write <%s>…</%s> inside it", xml_name(n),
                         e->children[i].name, e->children[i].name, e->children[i].name);
        if (e->children[i].partly && unknown)
            *(bool *)field(into, e->children[i].partly) = true;
    }
}

/* ---- a tag that ends too early ----------------------------------------------------------------
 */

const char *xml_spilled(struct xml_reader *r, xml_node *n, const struct xml_element *e)
{
    const xml_node *t = n->children;
    if (!t || t->type != XML_TEXT_NODE || !t->content || e->content == XML_MIXED)
        return NULL;
    const char *s = str_trim(str_of((const char *)t->content)).s;
    size_t len = strspn(s, "abcdefghijklmnopqrstuvwxyz-");
    if (s[len] != '=' || (s[len + 1] != '"' && s[len + 1] != '\'') || !strchr(s + len, '>'))
        return NULL;
    const char *name = arena_strndup(r->arena, s, len);
    bool ours = field_row(r, e, name) < e->attributes_n ||
                (n == xml_root(r->x) && strcmp(name, "xmlns") == 0);
    return ours ? name : NULL;
}

/* ---- one element ---------------------------------------------------------------------------- */

static void read_values(struct xml_reader *r, xml_node *n, const struct xml_element *e, void *into)
{
    read_attributes(r, n, e, into);
    if (e->content == XML_NO_TEXT)
        refuse_text(r, n);
    read_children(r, n, e, (char *)into + e->children_in);
    if (e->content != XML_VALUE)
        return;
    struct xml_value text = xml_text_value(r, n);
    if (!(r->now->unknown_child &&
          xml_value_blank(text))) /* what stands in its place was reported */
        xml_read_field(r, text, &e->text, into);
}

/* The element, or its start tag where others stand inside it: those have doubts of their own. */
static struct place doubt_of(struct xml_reader *r, xml_node *n)
{
    return xml_first_child(n) ? xml_at_start(r->x, n) : xml_at_whole(r->x, n);
}

bool xml_read(struct xml_reader *r, xml_node *n, const struct xml_element *e, void *into,
              void *parent)
{
    unsigned where = r->where;
    bool outside = r->is_private;
    struct xml_state state = {false}, *outer = r->now;
    r->now = &state;
    if (e->where)
        r->where = e->where;
    if (e->is_private)
        r->is_private |= e->is_private(r, n);
    if (e->stated)
        *(bool *)field(into, e->stated) = true;
    if (e->at)
        *(struct place *)field(into, e->at) = xml_at_name(r->x, n);
    if (e->start)
        e->start(into);
    const char *spilled = xml_spilled(r, n, e);
    state.unknown_attribute = spilled != NULL;
    if (spilled)
        xml_refuse(r, DIAG_NOT_ALLOWED, xml_at_text(r->x, n),
                   "the tag of %s ends before its %s; delete the > in front of it", xml_name(n),
                   spilled);
    else
        read_values(r, n, e, into);
    bool sound = !spilled && (!e->done || e->done(r, n, into, parent));
    if (!sound && e->stated)
        *(bool *)field(into, e->stated) = false;
    if (e->unknown && (state.unknown_attribute || state.unknown_child))
        *(bool *)field(into, e->unknown) = true;
    if (state.doubtful)
        diag_doubt(r->d, doubt_of(r, n));
    r->flawed = state.flawed;
    r->now = outer;
    r->where = where;
    r->is_private = outside;
    return sound;
}
