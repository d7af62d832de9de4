/* guide_vocab.c - the guide's vocabulary as one table, and reading single values. The table answers
 * for unknown names with the nearest known one; what stands where is the schema's (guide.xsd). */
#include "guide/guide_parts.h"
#include <libxml/tree.h>

#define RUNS "strong fig fill choice amount term note opt"
#define SENTENCES "say quote s either"
#define BLOCKS "p item head"
#define SENTENCE_ATTRIBUTES "optional public needs bridges region currency note"

static const struct rule {
    const char *parent; /* names divided by spaces; NULL: anywhere */
    const char *name, *attributes, *children;
} rules[] = {
    {NULL, "guide", "id any-job",
     "title role dna employer valuation fills regions section script lever strategy additional "
     "evidence left-out"},
    {NULL, "title", "", ""},
    {NULL, "role", "short", ""},
    {NULL, "dna", "", "part"},
    {NULL, "part", "", ""},
    {NULL, "employer", "name short", "domain"},
    {NULL, "domain", "", ""},
    {NULL, "valuation", "currency amount", ""},
    {NULL, "fills", "", "fill"},
    {"fills", "fill", "name label size", ""},
    {NULL, "fill", "name label", ""},
    {NULL, "regions", "columns", "region"},
    {NULL, "region", "id name level currency paper relative-to",
     "base equity bonus sign-on total factor ask floor"},
    {NULL, "base", "min max open", ""},
    {NULL, "equity", "min max open kind instrument years per-year same", ""},
    {NULL, "bonus", "min max open kind", ""},
    {NULL, "sign-on", "min max open", ""},
    {NULL, "total", "min max open", ""},
    {NULL, "factor", "min max", ""},
    {NULL, "ask", "base equity bonus bonus-percent sign-on", ""},
    {NULL, "floor", "base equity bonus bonus-percent sign-on", ""},
    {NULL, "section", "kind id title", BLOCKS " table band"},
    {NULL, "table", "", "row"},
    {NULL, "row", "head", "cell"},
    {NULL, "cell", "", ""},
    {NULL, "band", "company region currency min max note", ""},
    {NULL, "script", "id title short region", BLOCKS " line"},
    {NULL, "lever", "id title short region needs by", BLOCKS " line they-say"},
    {NULL, "they-say", "", ""},
    {NULL, "line", "", SENTENCES},
    {NULL, "opening", "", SENTENCES},
    {NULL, "strategy", "title", SENTENCES " opening"},
    {NULL, "additional", "id title short heading give region", "clause wording"},
    {NULL, "clause", "", ""},
    {NULL, "wording", "", ""},
    {NULL, "evidence", "id from to", ""},
    {NULL, "left-out", "line reason", ""},
    {NULL, "p", "", SENTENCES},
    {NULL, "item", "", SENTENCES},
    {NULL, "head", "", SENTENCES},
    {NULL, "either", "", "say"},
    {NULL, "say", SENTENCE_ATTRIBUTES, RUNS},
    {NULL, "quote", SENTENCE_ATTRIBUTES, RUNS},
    {NULL, "s", SENTENCE_ATTRIBUTES, RUNS},
    {NULL, "strong", "", ""},
    {NULL, "fig", "ref stated source region currency", ""},
    {NULL, "choice", "", ""},
    {NULL, "amount", "role value currency region years open per", ""},
    {NULL, "term", "means", ""},
    {NULL, "note", "about", RUNS},
    {NULL, "opt", "", RUNS},
};

static const struct rule *rule_for(const char *parent, const char *name)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i].name, name) == 0 &&
            (!rules[i].parent || (parent && strcmp(rules[i].parent, parent) == 0)))
            return &rules[i];
    return NULL;
}

/* The nearest word of a list divided by spaces. */
static const char *nearest_in(struct arena *a, const char *list, const char *wrong)
{
    const char *words[24];
    size_t n = 0;
    for (const char *p = list; *p && n < 24;) {
        size_t len = strcspn(p, " ");
        words[n++] = arena_strndup(a, p, len);
        p += len + (p[len] == ' ');
    }
    return str_nearest(wrong, words, n);
}

static void unknown(struct guide_reader *r, enum diag_code code, struct place at, const char *what,
                    const char *name, const char *in, const char *list)
{
    const char *near = nearest_in(r->a, list, name);
    if (near)
        diag_add(r->d, code, at, "unknown %s %s in %s; did you mean %s?", what,
                 diag_quote(r->a, str_of(name)), in, near);
    else if (*list)
        diag_add(r->d, code, at, "unknown %s %s in %s; it takes: %s", what,
                 diag_quote(r->a, str_of(name)), in, list);
    else
        diag_add(r->d, code, at, "unknown %s %s in %s, which takes none", what,
                 diag_quote(r->a, str_of(name)), in);
}

static void check_attributes(struct guide_reader *r, node *n, const struct rule *rule)
{
    for (const xmlAttr *at = n->properties; at; at = at->next) {
        const char *name = (const char *)at->name;
        if (at->ns) {
            bool xsi = strcmp((const char *)at->ns->href,
                              "http://www.w3.org/2001/XMLSchema-instance") == 0;
            if (xsi && (strcmp(name, "schemaLocation") == 0 ||
                        strcmp(name, "noNamespaceSchemaLocation") == 0))
                continue;
            const char *written =
                at->ns->prefix ? arena_printf(r->a, "%s:%s", (const char *)at->ns->prefix, name)
                               : name;
            diag_add(r->d, DIAG_UNKNOWN_ATTRIBUTE, xml_at_attribute(r->x, n, written),
                     "attribute %s has no place in a guide; leave it out",
                     diag_quote(r->a, str_of(written)));
        } else if (!guide_applies(*rule->attributes ? rule->attributes : " ", name)) {
            unknown(r, DIAG_UNKNOWN_ATTRIBUTE, xml_at_attribute(r->x, n, name), "attribute", name,
                    rule->name, rule->attributes);
        }
    }
}

void vocab_check(struct guide_reader *r, node *n)
{
    const struct rule *rule = rule_for(
        n->parent && n->parent->type == XML_ELEMENT_NODE ? xml_name(n->parent) : NULL, xml_name(n));
    check_attributes(r, n, rule);
    for (node *c = xml_first_child(n); c; c = xml_next(c)) {
        const char *ns = xml_namespace(c), *name = xml_name(c);
        bool ours = ns && strcmp(ns, "urn:hfbrief:guide:1") == 0;
        if (ours && guide_applies(*rule->children ? rule->children : " ", name))
            vocab_check(r, c);
        else
            unknown(r, DIAG_UNKNOWN_ELEMENT, xml_at_name(r->x, c), "element", name, rule->name,
                    rule->children);
    }
}

/* ---- values --------------------------------------------------------------------------------- */

const char *attr_text(struct guide_reader *r, node *n, const char *name)
{
    const char *v = xml_attribute(r->x, n, name);
    if (!v)
        return NULL;
    struct str t = str_trim(str_of(v));
    if (t.n == 0) {
        diag_add(r->d, DIAG_EMPTY, xml_at_value(r->x, n, name),
                 "%s of %s is empty; write it or leave it out", name, xml_name(n));
        return NULL;
    }
    return arena_strndup(r->a, t.s, t.n);
}

const char *attr_needed(struct guide_reader *r, node *n, const char *name)
{
    if (!xml_attribute(r->x, n, name))
        diag_add(r->d, DIAG_MISSING_ATTRIBUTE, xml_at_name(r->x, n), "%s has no %s; add %s=\"…\"",
                 xml_name(n), name, name);
    return attr_text(r, n, name);
}

int attr_enum(struct guide_reader *r, node *n, const char *name, const char *const *names,
              int absent)
{
    const char *v = attr_text(r, n, name);
    if (!v)
        return absent;
    struct buf all;
    buf_init(&all, r->a);
    size_t count = 0;
    for (; names[count]; count++) {
        if (strcmp(names[count], v) == 0)
            return (int)count;
        buf_printf(&all, "%s%s", count ? ", " : "", names[count]);
    }
    const char *near = str_nearest(v, names, count);
    diag_add(r->d, DIAG_BAD_VALUE, xml_at_value(r->x, n, name), "%s is not %s; %s%s%s", name,
             diag_quote(r->a, str_of(v)),
             near ? "did you mean " : "write one of: ", near ? near : buf_str(&all),
             near ? "?" : "");
    return absent;
}

bool attr_yes(struct guide_reader *r, node *n, const char *name)
{
    static const char *const yes[] = {"yes", NULL};
    return attr_enum(r, n, name, yes, -1) == 0;
}

struct amount attr_amount(struct guide_reader *r, node *n, const char *name)
{
    struct amount out = {0};
    const char *v = attr_text(r, n, name);
    if (!v)
        return out;
    out.at = xml_at_value(r->x, n, name);
    out.stated = money_parse(str_of(v), &out.value);
    if (!out.stated)
        diag_add(r->d, DIAG_NOT_AN_AMOUNT, out.at,
                 "%s is not an amount: %s; write digits alone, such as 12000", name,
                 diag_quote(r->a, str_of(v)));
    return out;
}

struct decimal attr_decimal(struct guide_reader *r, node *n, const char *name)
{
    struct decimal out = {0};
    const char *v = attr_text(r, n, name);
    if (!v)
        return out;
    out.at = xml_at_value(r->x, n, name);
    out.stated = decimal_parse(str_of(v), &out.e8);
    if (!out.stated)
        diag_add(r->d, DIAG_NOT_A_NUMBER, out.at, "%s is not a number: %s; write it as 0.75 or 12",
                 name, diag_quote(r->a, str_of(v)));
    return out;
}

int attr_int(struct guide_reader *r, node *n, const char *name, int min, int max, int absent)
{
    const char *v = attr_text(r, n, name);
    if (!v)
        return absent;
    int64_t e8;
    bool number = strchr(v, '.') == NULL && decimal_parse(str_of(v), &e8);
    if (!number || e8 / DECIMAL_ONE < min || e8 / DECIMAL_ONE > max) {
        diag_add(r->d, number ? DIAG_OUT_OF_RANGE : DIAG_NOT_A_NUMBER, xml_at_value(r->x, n, name),
                 "%s is not %s; write a whole number from %d to %d", name,
                 diag_quote(r->a, str_of(v)), min, max);
        return absent;
    }
    return (int)(e8 / DECIMAL_ONE);
}

const char *attr_currency(struct guide_reader *r, node *n, const char *name)
{
    const char *v = attr_text(r, n, name);
    if (v && !currency_find(v)) {
        diag_add(r->d, DIAG_BAD_VALUE, xml_at_value(r->x, n, name),
                 "%s is not a currency: %s; write its ISO 4217 code, such as EUR", name,
                 diag_quote(r->a, str_of(v)));
        return NULL;
    }
    return v;
}

const char *plain_text(struct guide_reader *r, node *n)
{
    const char *raw = xml_text(r->x, n);
    struct buf out;
    buf_init(&out, r->a);
    bool space = false;
    for (const char *p = raw ? raw : ""; *p; p++) {
        if (strchr(" \t\r\n", *p)) {
            space = out.n > 0;
            continue;
        }
        if (space)
            buf_putc(&out, ' ');
        space = false;
        buf_putc(&out, *p);
    }
    return out.n ? buf_str(&out) : NULL;
}

const char *text_needed(struct guide_reader *r, node *n)
{
    const char *t = plain_text(r, n);
    if (!t)
        diag_add(r->d, DIAG_EMPTY, xml_at_name(r->x, n), "%s is empty; write its text",
                 xml_name(n));
    return t;
}

size_t count_children(node *n, const char *name)
{
    size_t count = 0;
    for (node *c = xml_first_child(n); c; c = xml_next(c))
        count += xml_is(c, name);
    return count;
}

node *child(node *n, const char *name)
{
    for (node *c = xml_first_child(n); c; c = xml_next(c))
        if (xml_is(c, name))
            return c;
    return NULL;
}
