/* schema_fault.c - the validator's complaints in our words. The names that would be right and the
 * text of a type come from the grammar's own document. */
#include "xml/schema_inside.h"
#include <libxml/xmlerror.h>

enum { NAMES_MAX = 64 };

struct names {
    const char *at[NAMES_MAX];
    size_t n;
};

static void names_add(struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->at[i], name) == 0)
            return;
    if (name && names->n < NAMES_MAX)
        names->at[names->n++] = name;
}

static const char *names_list(struct arena *a, const struct names *names)
{
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < names->n; i++) {
        buf_puts(&b, i ? ", " : "");
        buf_puts(&b, names->at[i]);
    }
    return buf_str(&b);
}

/* ---- looking things up in the grammar ------------------------------------------------------- */

static const char *plain_attribute(xmlNodePtr n, const char *name)
{
    for (xmlAttrPtr a = n->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content) {
            const char *v = (const char *)a->children->content, *colon = strrchr(v, ':');
            return colon && strcmp(name, "value") != 0 ? colon + 1 : v;
        }
    return NULL;
}

static bool is(xmlNodePtr n, const char *name)
{
    return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static xmlNodePtr top(xmlDocPtr xsd, const char *what, const char *name)
{
    xmlNodePtr root = xmlDocGetRootElement(xsd);
    for (xmlNodePtr n = root->children; name && n; n = n->next) {
        const char *v = is(n, what) ? plain_attribute(n, "name") : NULL;
        if (v && strcmp(v, name) == 0)
            return n;
    }
    return NULL;
}

/* Names of all `what` (element, attribute) that a type holds, its groups and its base included;
 * what is declared inside another element belongs to that one. */
static void collect(xmlDocPtr xsd, xmlNodePtr type, const char *what, struct names *out,
                    unsigned depth)
{
    if (!type || depth > 12)
        return;
    for (xmlNodePtr n = type->children; n; n = n->next) {
        const char *name = n->type == XML_ELEMENT_NODE ? plain_attribute(n, "name") : NULL;
        const char *ref = n->type == XML_ELEMENT_NODE ? plain_attribute(n, "ref") : NULL;
        if (is(n, what) && (name || ref))
            names_add(out, name ? name : ref);
        if (is(n, "extension") || is(n, "restriction"))
            collect(xsd, top(xsd, "complexType", plain_attribute(n, "base")), what, out, depth + 1);
        if (ref && (is(n, "attributeGroup") || is(n, "group")))
            collect(xsd, top(xsd, (const char *)n->name, ref), what, out, depth + 1);
        if (!is(n, "element") && !is(n, "attribute"))
            collect(xsd, n, what, out, depth + 1);
    }
}

/* Of every declaration of an element of this name, anywhere in the grammar. */
static void collect_of(xmlDocPtr xsd, xmlNodePtr from, const char *element, const char *what,
                       struct names *out)
{
    for (xmlNodePtr n = from; n; n = n->next) {
        const char *name = is(n, "element") ? plain_attribute(n, "name") : NULL;
        if (name && strcmp(name, element) == 0) {
            collect(xsd, n, what, out, 0);
            collect(xsd, top(xsd, "complexType", plain_attribute(n, "type")), what, out, 0);
        }
        collect_of(xsd, n->children, element, what, out);
    }
}

/* The first sentence of a declaration's documentation, white space folded, no full stop; NULL when
 * it has none. */
static const char *text_of(struct arena *a, xmlNodePtr n)
{
    for (n = n ? n->children : NULL; n && !is(n, "annotation");)
        n = n->next;
    for (n = n ? n->children : NULL; n && !is(n, "documentation");)
        n = n->next;
    if (!n || !n->children || !n->children->content)
        return NULL;
    struct buf b;
    buf_init(&b, a);
    struct str s = str_trim(str_of((const char *)n->children->content));
    for (size_t i = 0; i < s.n; i++) {
        bool space = s.s[i] == ' ' || s.s[i] == '\n' || s.s[i] == '\t';
        if (s.s[i] == '.' && (i + 1 == s.n || s.s[i + 1] == ' ' || s.s[i + 1] == '\n'))
            break;
        if (space && b.n && b.p[b.n - 1] == ' ')
            continue;
        buf_putc(&b, space ? ' ' : s.s[i]);
    }
    return buf_str(&b);
}

/* The simple type behind a declaration's type: itself, or what a complex one extends. */
static xmlNodePtr simple_type(xmlDocPtr xsd, const char *name)
{
    xmlNodePtr n = top(xsd, "simpleType", name);
    if (n)
        return n;
    for (n = top(xsd, "complexType", name); n;) {
        xmlNodePtr c = n->children;
        while (c && !is(c, "simpleContent") && !is(c, "extension"))
            c = c->next;
        if (c && is(c, "extension"))
            return top(xsd, "simpleType", plain_attribute(c, "base"));
        n = c;
    }
    return NULL;
}

/* What a value of this element or attribute is: its type's text, else the declaration's own. A
 * name that is declared with several types has none that could be told. */
static const char *value_text(struct arena *a, xmlDocPtr xsd, xmlNodePtr from, const char *what,
                              const char *name, bool *several)
{
    const char *found = NULL;
    for (xmlNodePtr n = from; n; n = n->next) {
        const char *declared = is(n, what) ? plain_attribute(n, "name") : NULL, *text;
        if (declared && strcmp(declared, name) == 0) {
            xmlNodePtr type = simple_type(xsd, plain_attribute(n, "type"));
            text = text_of(a, type ? type : n);
        } else
            text = value_text(a, xsd, n->children, what, name, several);
        *several |= found && text && strcmp(found, text) != 0;
        found = found ? found : text;
    }
    return *several ? NULL : found;
}

/* ---- one complaint -------------------------------------------------------------------------- */

/* The thing complained about: an element, or one of its attributes. */
struct subject {
    xmlNodePtr element;
    const char *name;
    bool attribute;
    struct str value;
    struct place at_name, at_value;
};

/* The attribute complained about: the node itself, or one that only the message names, as in
 * "Element '{urn:…}offer', attribute 'regoin': …". NULL: the element is meant. */
static xmlAttrPtr attribute_of(const struct schema_fault *f)
{
    if (f->node->type == XML_ATTRIBUTE_NODE)
        return (xmlAttrPtr)(void *)f->node;
    const char *p = strstr(f->message, "', attribute '"), *end = p ? strchr(p + 14, '\'') : NULL;
    if (!end)
        return NULL;
    p += 14;
    const char *brace = memchr(p, '}', (size_t)(end - p));
    p = brace ? brace + 1 : p;
    for (xmlAttrPtr a = f->node->properties; a; a = a->next)
        if (strlen((const char *)a->name) == (size_t)(end - p) &&
            memcmp(a->name, p, (size_t)(end - p)) == 0 && !a->ns == !brace)
            return a;
    return NULL;
}

static struct subject subject_of(const struct schema_fault *f, const struct xml *x)
{
    struct subject s = {.element = f->node, .name = (const char *)f->node->name};
    xmlAttrPtr a = attribute_of(f);
    s.attribute = a != NULL;
    if (a) {
        s.name = (const char *)a->name;
        if (a->ns && a->ns->prefix)
            s.name = arena_printf(x->arena, "%s:%s", (const char *)a->ns->prefix, s.name);
        s.element = a->parent;
        s.value = str_of(a->children ? (const char *)a->children->content : "");
        s.at_name = xml_at_attribute(x, s.element, s.name);
        s.at_value = xml_at_value(x, s.element, s.name);
        return s;
    }
    s.value = str_of(xml_text(x, s.element));
    s.at_name = xml_at_name(x, s.element);
    s.at_value = xml_at_text(x, s.element);
    return s;
}

static const char *meant(struct arena *a, const char *wrong, const struct names *names)
{
    const char *near = str_nearest(wrong, names->at, names->n);
    if (near)
        return arena_printf(a, "did you mean %s?", near);
    return names->n ? arena_printf(a, "known here: %s", names_list(a, names)) : "delete it";
}

static struct diag *report_element(const struct schema_fault *f, const struct subject *s,
                                   const struct xml *x, xmlDocPtr xsd, struct diags *d)
{
    struct names known = {.n = 0}, expected = {.n = 0};
    const char *list = strstr(f->message, "Expected is"), *name = list;
    while (name && (name = strchr(name, '}'))) {
        size_t n = strcspn(++name, " ,)");
        names_add(&expected, arena_strndup(x->arena, name, n));
    }
    if (strstr(f->message, "Missing child"))
        return diag_add(d, DIAG_MISSING_ELEMENT, s->at_name, "%s lacks an element; write %s",
                        s->name, names_list(x->arena, &expected));
    xmlNodePtr parent = s->element->parent;
    if (parent && parent->type == XML_ELEMENT_NODE)
        collect_of(xsd, xmlDocGetRootElement(xsd)->children, (const char *)parent->name, "element",
                   &known);
    for (size_t i = 0; i < known.n; i++)
        if (strcmp(known.at[i], s->name) == 0)
            return diag_add(d, DIAG_NOT_ALLOWED, s->at_name, "%s can't stand here%s%s", s->name,
                            expected.n ? "; expected: " : "; it stands twice or too late",
                            names_list(x->arena, &expected));
    return diag_add(d, DIAG_UNKNOWN_ELEMENT, s->at_name, "unknown element %s; %s", s->name,
                    meant(x->arena, s->name, &known));
}

static struct diag *report_unknown_attribute(const struct subject *s, const struct xml *x,
                                             xmlDocPtr xsd, struct diags *d)
{
    struct names known = {.n = 0};
    const char *element = (const char *)s->element->name;
    collect_of(xsd, xmlDocGetRootElement(xsd)->children, element, "attribute", &known);
    return diag_add(d, DIAG_UNKNOWN_ATTRIBUTE, s->at_name, "unknown attribute %s on %s; %s",
                    s->name, element, meant(x->arena, s->name, &known));
}

/* What stands between the n-th pair of single quotes from p on; NULL past the last. */
static const char *quoted(struct arena *a, const char **p)
{
    const char *from = strchr(*p, '\''), *end = from ? strchr(from + 1, '\'') : NULL;
    if (!end)
        return NULL;
    *p = end + 1;
    return arena_strndup(a, from + 1, (size_t)(end - from) - 1);
}

static struct diag *report_value(enum diag_code code, const struct subject *s, const char *mend,
                                 const struct xml *x, struct diags *d)
{
    const char *shown = arena_printf(x->arena, "%s: %s", s->name, diag_text(code));
    return diag_add_private(d, code, s->at_value, shown, "%s can't be %s; %s", s->name,
                            diag_quote(x->arena, s->value), mend);
}

static struct diag *report_enumeration(const struct schema_fault *f, const struct subject *s,
                                       const struct xml *x, struct diags *d)
{
    struct names allowed = {.n = 0};
    const char *p = strchr(f->message, '{'), *set = strstr(f->message, "of the set {");
    p = set ? set : p ? p : "";
    for (const char *v; (v = quoted(x->arena, &p));)
        names_add(&allowed, v);
    const char *near =
        str_nearest(arena_strndup(x->arena, s->value.s, s->value.n), allowed.at, allowed.n);
    const char *mend =
        near ? arena_printf(x->arena, "did you mean %s?", near)
             : arena_printf(x->arena, "write one of: %s", names_list(x->arena, &allowed));
    return report_value(DIAG_BAD_VALUE, s, mend, x, d);
}

static const char *mend_of(const struct subject *s, const struct xml *x, xmlDocPtr xsd)
{
    bool several = false;
    const char *text = value_text(x->arena, xsd, xmlDocGetRootElement(xsd)->children,
                                  s->attribute ? "attribute" : "element", s->name, &several);
    return text ? arena_printf(x->arena, "it takes: %s", text) : "it takes another form";
}

/* What is left: the message itself, without "Element '{urn:…}x': " and the namespaces. */
static struct diag *report_other(const struct schema_fault *f, const struct subject *s,
                                 const struct xml *x, struct diags *d)
{
    struct buf b;
    buf_init(&b, x->arena);
    const char *p = strstr(f->message, "': ");
    for (p = p ? p + 3 : f->message; *p; p++) {
        const char *close = *p == '{' ? strchr(p, '}') : NULL;
        if (close && strncmp(p, "{urn:", 5) == 0)
            p = close;
        else
            buf_putc(&b, *p);
    }
    return diag_add_private(d, DIAG_SCHEMA, s->at_name, "this does not fit the schema", "%s: %s",
                            s->name, buf_str(&b));
}

void schema_report_fault(const struct schema_fault *f, const struct xml *x, xmlDocPtr xsd,
                         struct diags *d)
{
    struct subject s = subject_of(f, x);
    struct diag *g;
    const char *p = strstr(f->message, "The attribute "), *missing;
    switch (f->code) {
    case XML_SCHEMAV_ELEMENT_CONTENT:
        g = report_element(f, &s, x, xsd, d);
        break;
    case XML_SCHEMAV_CVC_ELT_1:
        g = diag_add(d, DIAG_WRONG_ROOT, s.at_name, "%s isn't the document expected here", s.name);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        g = report_unknown_attribute(&s, x, xsd, d);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        missing = p ? quoted(x->arena, &p) : NULL;
        g = diag_add(d, DIAG_MISSING_ATTRIBUTE, s.at_name, "%s lacks the attribute %s; write it",
                     s.name, missing ? missing : "that it needs");
        break;
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
        g = report_enumeration(f, &s, x, d);
        break;
    case XML_SCHEMAV_CVC_MINLENGTH_VALID:
        g = diag_add(d, DIAG_EMPTY, s.at_value, "%s is empty; write its text", s.name);
        break;
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
        g = report_value(DIAG_OUT_OF_RANGE, &s, mend_of(&s, x, xsd), x, d);
        break;
    case XML_SCHEMAV_CVC_PATTERN_VALID:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
        g = report_value(DIAG_BAD_VALUE, &s, mend_of(&s, x, xsd), x, d);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        g = diag_add(d, DIAG_NOT_ALLOWED, s.at_value, "%s holds no text of its own; delete it",
                     s.name);
        break;
    default:
        g = report_other(f, &s, x, d);
        break;
    }
    g->vague = true;
    /* A content at fault may lie deeper than its element's name: what is missing may stand there
     * under a name that the reader knows to be a typo, or text between two children. */
    if (!attribute_of(f))
        g->reach = g->code == DIAG_MISSING_ATTRIBUTE ? xml_at_start(x, s.element)
                                                     : xml_at_whole(x, s.element);
}
