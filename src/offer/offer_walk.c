/* offer_walk.c - elements and attributes by their rules: unknown, twice, missing. */
#include "offer/offer_walk.h"
#include <stdarg.h>

enum { NAMES_MAX = 16 };

static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

struct diag *reader_fault(struct reader *r, enum diag_code code, struct place at,
                          const char *format, ...)
{
    struct buf b;
    buf_init(&b, r->arena);
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    if (!r->is_private)
        return diag_add(r->d, code, at, "%s", buf_str(&b));
    const char *shown = arena_printf(r->arena, "a private value is refused: %s", diag_text(code));
    return diag_add_private(r->d, code, at, shown, "%s", buf_str(&b));
}

static const char *list(struct reader *r, const char *const *names, size_t n)
{
    struct buf b;
    buf_init(&b, r->arena);
    for (size_t i = 0; i < n; i++) {
        buf_puts(&b, i ? ", " : "");
        buf_puts(&b, names[i]);
    }
    return buf_str(&b);
}

/* What to do about a name that isn't known here. */
static const char *instead(struct reader *r, const char *near, const char *const *names, size_t n)
{
    if (near)
        return arena_printf(r->arena, "did you mean %s?", near);
    if (n == 0)
        return "delete it";
    return arena_printf(r->arena, "known here: %s", list(r, names, n));
}

/* ---- attributes ----------------------------------------------------------------------------- */

static const char *written_name(struct reader *r, xmlAttrPtr a)
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

static size_t rule_of(const struct attribute_rule *rules, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(rules[i].name, name) == 0)
            return i;
    return n;
}

static void run_attribute(struct reader *r, xmlNodePtr n, xmlAttrPtr a,
                          const struct attribute_rule *rule, void *into)
{
    const char *name = (const char *)a->name;
    struct value v = {rule->name, xml_attribute(r->x, n, name), xml_at_value(r->x, n, name)};
    rule->read(r, v, into);
}

void read_attributes(struct reader *r, xmlNodePtr n, const struct attribute_rule *rules,
                     size_t rules_n, void *into)
{
    const char *names[NAMES_MAX];
    bool seen[NAMES_MAX] = {false};
    for (size_t i = 0; i < rules_n; i++)
        names[i] = rules[i].name;
    for (xmlAttrPtr a = n->properties; a; a = a->next) {
        size_t i = a->ns ? rules_n : rule_of(rules, rules_n, (const char *)a->name);
        if (i == rules_n)
            continue;
        seen[i] = true;
        run_attribute(r, n, a, &rules[i], into);
    }
    for (xmlAttrPtr a = n->properties; a; a = a->next) {
        const char *name = written_name(r, a);
        /* A prefix that isn't declared was reported by the parser. */
        bool undeclared = !a->ns && strchr(name, ':');
        if (always_allowed(a) || undeclared || (!a->ns && rule_of(rules, rules_n, name) < rules_n))
            continue;
        const char *near = a->ns ? NULL : str_nearest(name, names, rules_n);
        reader_fault(r, DIAG_UNKNOWN_ATTRIBUTE, xml_at_attribute(r->x, n, name),
                     "%s has no attribute %s; %s", xml_name(n), name,
                     instead(r, near, names, a->ns ? 0 : rules_n));
        size_t i = near ? rule_of(rules, rules_n, near) : rules_n;
        if (i == rules_n || seen[i])
            continue;
        seen[i] = true;
        run_attribute(r, n, a, &rules[i], into);
    }
    for (size_t i = 0; i < rules_n; i++)
        if (rules[i].required && !seen[i])
            reader_fault(r, DIAG_MISSING_ATTRIBUTE, xml_at_name(r->x, n),
                         "%s has no %s; write %s=\"…\"", xml_name(n), names[i], names[i]);
}

void read_no_attributes(struct reader *r, xmlNodePtr n)
{
    read_attributes(r, n, NULL, 0, NULL);
}

/* ---- elements ------------------------------------------------------------------------------- */

static bool ours(const struct reader *r, xmlNodePtr n)
{
    const char *ns = xml_namespace(n);
    return ns == r->ns || (ns && r->ns && strcmp(ns, r->ns) == 0);
}

static bool blank(const char *s)
{
    return str_trim(str_of(s)).n == 0;
}

/* What stands where no text belongs may be anything, a private amount too. */
static void refuse_text(struct reader *r, xmlNodePtr n)
{
    bool outside = r->is_private;
    r->is_private = true;
    for (xmlNodePtr t = n->children; t; t = t->next)
        if ((t->type == XML_TEXT_NODE || t->type == XML_CDATA_SECTION_NODE) && t->content &&
            !blank((const char *)t->content))
            reader_fault(r, DIAG_NOT_ALLOWED, xml_at_text_node(r->x, t),
                         "%s holds no text of its own: %s; delete it, or put it into an element",
                         xml_name(n), diag_quote(r->arena, str_of((const char *)t->content)));
    r->is_private = outside;
}

static const struct element_rule *element_rule_of(const struct element_rule *rules, size_t n,
                                                  const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    return NULL;
}

/* The rule for a child; an unknown one is reported, and its nearest known name's rule given. */
static const struct element_rule *identify(struct reader *r, xmlNodePtr parent, xmlNodePtr c,
                                           const struct element_rule *rules, size_t rules_n)
{
    const char *names[NAMES_MAX], *name = xml_name(c);
    for (size_t i = 0; i < rules_n; i++)
        names[i] = rules[i].name;
    const char *colon = c->ns ? NULL : strchr(name, ':');
    if (colon) /* a prefix that isn't declared: reported by the parser */
        return element_rule_of(rules, rules_n, colon + 1);
    if (!ours(r, c)) {
        reader_fault(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c),
                     "%s is in another namespace; take its prefix or xmlns away", name);
        return NULL;
    }
    const struct element_rule *rule = element_rule_of(rules, rules_n, name);
    if (rule)
        return rule;
    const char *near = str_nearest(name, names, rules_n);
    if (rules_n == 0)
        reader_fault(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c),
                     "%s holds no elements; delete %s", xml_name(parent), name);
    else
        reader_fault(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c), "%s has no element %s; %s",
                     xml_name(parent), name, instead(r, near, names, rules_n));
    return near ? element_rule_of(rules, rules_n, near) : NULL;
}

void read_elements(struct reader *r, xmlNodePtr n, const struct element_rule *rules, size_t rules_n,
                   bool text_too, void *into)
{
    xmlNodePtr first[NAMES_MAX] = {NULL};
    if (!text_too)
        refuse_text(r, n);
    for (xmlNodePtr c = xml_first_child(n); c; c = xml_next(c)) {
        const struct element_rule *rule = identify(r, n, c, rules, rules_n);
        if (!rule)
            continue;
        size_t i = (size_t)(rule - rules);
        bool typo = !xml_is(c, rule->name) || (first[i] && !xml_is(first[i], rule->name));
        /* the typo was reported; that it then stands twice follows from it */
        if (first[i] && !rule->many && !typo) {
            struct diag *g = reader_fault(r, DIAG_DUPLICATE, xml_at_name(r->x, c),
                                          "%s stands twice in %s; delete one of the two",
                                          rule->name, xml_name(n));
            g->also = xml_at_name(r->x, first[i]);
            continue;
        }
        /* a typo's twin is read all the same: the offer is refused, its other faults are told */
        if (!first[i])
            first[i] = c;
        rule->read(r, c, into);
    }
    for (size_t i = 0; i < rules_n; i++)
        if (rules[i].required && !first[i])
            reader_fault(r, DIAG_MISSING_ELEMENT, xml_at_name(r->x, n),
                         "%s has no %s; write <%s>…</%s> inside it", xml_name(n), rules[i].name,
                         rules[i].name, rules[i].name);
}

struct value read_text(struct reader *r, xmlNodePtr n)
{
    read_elements(r, n, NULL, 0, true, NULL);
    return (struct value){xml_name(n), xml_text(r->x, n), xml_at_text(r->x, n)};
}
