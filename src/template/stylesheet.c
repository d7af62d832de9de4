/* stylesheet.c - libxslt with every door shut.
 *
 * libxslt reports through printf-like functions: first a line that says where ("runtime error: file
 * x line 12 element value-of"), then one that says what. `struct complaints` puts the two together
 * again; anything that libxslt complains about makes the stylesheet fail, also what it would itself
 * go on after (a document() that is refused yields an empty set there). */
#include "template/stylesheet.h"
#include "template/flow_read.h"
#include "template/form.h"
#include "template/literals.h"
#include "template/marks.h"
#include "template/wording.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <stdlib.h>

enum { DEPTH_MAX = 400, VARIABLES_MAX = 8000, STEPS_MAX = 4000000, COMPLAINTS_MAX = 20 };

struct stylesheet {
    const struct source *src;
    xsltStylesheet *style;
    enum audience audience;
    bool uses_terms;          /* of the draft for HR, instead of the letter's sentences */
    const char *const *named; /* keys of messages that it may ask its tree for */
    size_t named_n;
    bool marked; /* its blocks know their lines */
};

/* ---- what libxslt says -------------------------------------------------------------------- */

struct complaints {
    const struct source *src;
    struct diags *d;
    unsigned line; /* of the complaint that comes next; 0: unknown */
    unsigned n;
    char pending[256]; /* XPath's own word, which libxslt mostly says again with its place */
};

static struct place line_of(const struct source *src, unsigned line)
{
    size_t off = 0;
    for (unsigned i = 1; src && i < line && off < src->len; off++)
        if (src->text[off] == '\n')
            i++;
    while (src && off < src->len && (src->text[off] == ' ' || src->text[off] == '\t'))
        off++;
    size_t end = off;
    while (src && end < src->len && src->text[end] != '\n')
        end++;
    return (struct place){src, (uint32_t)off, (uint32_t)(end - off)};
}

static void complain(struct complaints *c, const char *what)
{
    if (c->n++ < COMPLAINTS_MAX)
        diag_add(c->d, DIAG_STYLESHEET,
                 c->line ? line_of(c->src, c->line) : (struct place){c->src, 0, 0}, "%s", what);
}

static void complain_last(struct complaints *c)
{
    if (c->n == 0 && *c->pending)
        complain(c, c->pending);
}

static void hear(void *data, const char *format, ...)
{
    struct complaints *c = data;
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t n = strlen(text);
    while (n && (text[n - 1] == '\n' || text[n - 1] == ' '))
        text[--n] = '\0';
    if (n == 0)
        return;
    const char *where = strstr(text, "error: file ");
    const char *at = where ? strstr(where, " line ") : NULL;
    if (at) {
        c->line = (unsigned)strtoul(at + 6, NULL, 10);
        return;
    }
    complain(c, text);
}

static void hear_xml(void *data, xmlErrorPtr e)
{
    struct complaints *c = data;
    if (e->level < XML_ERR_ERROR || !e->message)
        return;
    if (e->domain == XML_FROM_XPATH) {
        snprintf(c->pending, sizeof c->pending, "%.*s", (int)strcspn(e->message, "\n"), e->message);
        return;
    }
    if (e->domain == XML_FROM_PARSER && e->line > 0)
        c->line = (unsigned)e->line;
    hear(c, "%s", e->message);
}

/* The handlers of libxml2 and libxslt are the process's; they are put back after every call. */
struct listening {
    xmlGenericErrorFunc plain;
    void *plain_data;
    xmlStructuredErrorFunc structured;
    void *structured_data;
    xmlGenericErrorFunc generic;
    void *generic_data;
};

static struct listening listen(struct complaints *c)
{
    struct listening before = {xmlGenericError,    xmlGenericErrorContext,
                               xmlStructuredError, xmlStructuredErrorContext,
                               xsltGenericError,   xsltGenericErrorContext};
    xmlSetGenericErrorFunc(c, hear);
    xmlSetStructuredErrorFunc(c, hear_xml);
    xsltSetGenericErrorFunc(c, hear);
    return before;
}

static void stop_listening(struct listening before)
{
    xmlSetGenericErrorFunc(before.plain_data, before.plain);
    xmlSetStructuredErrorFunc(before.structured_data, before.structured);
    xsltSetGenericErrorFunc(before.generic_data, before.generic);
}

/* ---- the doors ---------------------------------------------------------------------------- */

static xsltSecurityPrefs *shut_doors(void)
{
    static const xsltSecurityOption all[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                             XSLT_SECPREF_CREATE_DIRECTORY,
                                             XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
    xsltSecurityPrefs *sec = xsltNewSecurityPrefs();
    for (size_t i = 0; sec && i < sizeof all / sizeof *all; i++)
        if (xsltSetSecurityPrefs(sec, all[i], xsltSecurityForbid) != 0) {
            xsltFreeSecurityPrefs(sec);
            return NULL;
        }
    return sec;
}

/* ---- compiling ---------------------------------------------------------------------------- */

static void refuse_doctype(void *ctxt, const xmlChar *name, const xmlChar *id,
                           const xmlChar *system)
{
    (void)name;
    (void)id;
    (void)system;
    xmlParserCtxt *p = ctxt;
    *(bool *)p->_private = true;
    xmlStopParser(p);
}

static xmlDoc *parse(const struct source *src, struct complaints *c)
{
    if (src->len > STYLESHEET_BYTES_MAX) {
        diag_add(c->d, DIAG_TOO_LARGE, (struct place){src, 0, 0}, "a stylesheet has at most 1 MiB");
        return NULL;
    }
    xmlParserCtxt *p = xmlNewParserCtxt();
    if (!p)
        return NULL;
    bool doctype = false;
    p->_private = &doctype;
    p->sax->internalSubset = refuse_doctype;
    xmlDoc *doc = xmlCtxtReadMemory(p, src->text, (int)src->len, src->name, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
    bool well = p->wellFormed;
    xmlFreeParserCtxt(p);
    if (doctype)
        diag_add(c->d, DIAG_DOCTYPE, (struct place){src, 0, 0},
                 "remove it; a stylesheet needs none");
    if (!doc || !well || doctype) {
        if (!doctype && c->n == 0)
            complain(c, "not well-formed");
        xmlFreeDoc(doc);
        return NULL;
    }
    return doc;
}

static bool read_audience(const xmlDoc *doc, struct complaints *c, enum audience *out)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlChar *v = xmlGetNsProp(root, (const xmlChar *)"audience", (const xmlChar *)TEMPLATE_NS);
    bool is_private = v && strcmp((const char *)v, "private") == 0;
    bool known = !v || is_private || strcmp((const char *)v, "employer") == 0;
    *out = is_private ? AUDIENCE_PRIVATE : AUDIENCE_EMPLOYER;
    xmlFree(v);
    if (!known) {
        c->line = (unsigned)xmlGetLineNo(root);
        complain(c, "hfbrief:audience is \"private\" or \"employer\"");
    }
    return known;
}

/* What a page leaves out can't refuse it: a blank in a sentence, a term that nobody has named. */
static bool read_uses_terms(const xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlChar *v = xmlGetNsProp(root, (const xmlChar *)"uses", (const xmlChar *)TEMPLATE_NS);
    bool terms = v && strcmp((const char *)v, "terms") == 0;
    xmlFree(v);
    return terms;
}

/* xsl:include and xsl:import would read at compile time, before any run's security holds. */
static bool reads_others(const xmlNode *n, struct complaints *c)
{
    bool found = false;
    for (n = n->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || !n->ns ||
            strcmp((const char *)n->ns->href, (const char *)XSLT_NAMESPACE) != 0)
            continue;
        if (strcmp((const char *)n->name, "include") != 0 &&
            strcmp((const char *)n->name, "import") != 0)
            continue;
        c->line = (unsigned)xmlGetLineNo(n);
        complain(c, "xsl:include and xsl:import are not read; a stylesheet is one file");
        found = true;
    }
    return found;
}

static void release(void *style)
{
    xsltFreeStylesheet(style);
}

/* Once a stylesheet: a catalogue has some eight hundred messages. */
static void find_named(struct form *f, struct arena *a, const struct catalogue *words,
                       const struct literals *literals)
{
    size_t all = 0;
    const char *key;
    while (catalogue_key_at(words, all))
        all++;
    f->named = arena_new_array(a, const char *, all + 1);
    for (size_t i = 0; (key = catalogue_key_at(words, i)); i++)
        if (literals_name(literals, key))
            f->named[f->named_n++] = key;
}

/* What the document declares, and the words put into it. NULL: it has faults. */
static xmlDoc *read(struct form *f, struct arena *a, const struct source *src,
                    const struct catalogue *words, struct complaints *c)
{
    xmlDoc *doc = parse(src, c);
    if (!doc)
        return NULL;
    if (!read_audience(doc, c, &f->audience) || reads_others(xmlDocGetRootElement(doc), c)) {
        xmlFreeDoc(doc);
        return NULL;
    }
    f->uses_terms = read_uses_terms(doc);
    if (words && f->audience == AUDIENCE_PRIVATE)
        wording_put(doc, words, a);
    find_named(f, a, words, literals_of(a, doc));
    return doc;
}

static struct stylesheet *compile(struct arena *a, const struct source *src, xmlDoc *doc,
                                  const struct form *f, struct complaints *c)
{
    xsltStylesheet *style = xsltParseStylesheetDoc(doc);
    if (!style || style->errors || c->n) {
        if (c->n == 0 && !*c->pending)
            complain(c, "not an XSLT 1.0 stylesheet");
        if (style)
            xsltFreeStylesheet(style);
        else
            xmlFreeDoc(doc);
        return NULL;
    }
    arena_defer(a, release, style);
    struct stylesheet *s = arena_new_of(a, struct stylesheet);
    s->src = src;
    s->style = style;
    s->audience = f->audience;
    s->uses_terms = f->uses_terms;
    s->named = f->named;
    s->named_n = f->named_n;
    return s;
}

static struct stylesheet *read_and_compile(struct arena *a, const struct source *src, bool marked,
                                           const struct catalogue *words, struct diags *d)
{
    struct complaints c = {.src = src, .d = d};
    struct form f = {.audience = AUDIENCE_EMPLOYER};
    struct listening before = listen(&c);
    xmlDoc *doc = read(&f, a, src, words, &c);
    if (doc && marked)
        marks_put(doc);
    struct stylesheet *s = doc ? compile(a, src, doc, &f, &c) : NULL;
    stop_listening(before);
    if (s)
        s->marked = marked;
    else
        complain_last(&c);
    return s;
}

struct stylesheet *stylesheet_compile(struct arena *a, const struct source *src,
                                      const struct catalogue *words, struct diags *d)
{
    return read_and_compile(a, src, false, words, d);
}

struct stylesheet *stylesheet_compile_own(struct arena *a, const struct source *src,
                                          struct diags *d)
{
    return read_and_compile(a, src, true, NULL, d);
}

const struct form *stylesheet_form(struct arena *a, const struct source *src,
                                   const struct catalogue *words, struct diags *d)
{
    struct complaints c = {.src = src, .d = d};
    struct form *f = arena_new_of(a, struct form);
    struct listening before = listen(&c);
    xmlDoc *doc = read(f, a, src, words, &c);
    stop_listening(before);
    if (!doc)
        complain_last(&c);
    else if (!form_take(f, a, doc))
        complain(&c, "a form has the namespaces of its root alone");
    xmlFreeDoc(doc);
    return c.n ? NULL : f;
}

struct stylesheet *stylesheet_of_form(struct arena *a, const struct source *src,
                                      const struct form *form, struct diags *d)
{
    struct complaints c = {.src = src, .d = d};
    struct listening before = listen(&c);
    xmlDoc *doc = form_tree(form);
    if (!doc)
        complain(&c, "no memory to read it");
    struct stylesheet *s = doc ? compile(a, src, doc, form, &c) : NULL;
    stop_listening(before);
    if (!s)
        complain_last(&c);
    return s;
}

enum audience stylesheet_audience(const struct stylesheet *s)
{
    return s->audience;
}

bool stylesheet_uses_terms(const struct stylesheet *s)
{
    return s->uses_terms;
}

const char *const *stylesheet_messages(const struct stylesheet *s, size_t *n)
{
    *n = s->named_n;
    return s->named;
}

/* ---- running ------------------------------------------------------------------------------ */

/* xsl:strip-space takes nodes out of the tree that it runs on, and frees them: that must be a tree
 * of libxml2's own (tree.c's belong to an arena). NULL: the stylesheet strips nothing. */
static xmlDoc *own_copy(const struct stylesheet *s, xmlDoc *tree)
{
    return s->style->stripSpaces || s->style->stripAll ? xmlCopyDoc(tree, 1) : NULL;
}

/* The tree's namespace by the stylesheet's own copy of its name: XPath asks for it at every step,
 * and compares letters only where the pointers differ. */
static const xmlChar *name_in(const struct stylesheet *s, const xmlChar *href)
{
    const xmlNs *ns = xmlDocGetRootElement(s->style->doc)->nsDef;
    while (ns && !xmlStrEqual(ns->href, href))
        ns = ns->next;
    return ns ? ns->href : href;
}

static xmlDoc *apply_to(const struct stylesheet *s, xmlDoc *tree, struct complaints *c)
{
    xsltSecurityPrefs *sec = shut_doors();
    xsltTransformContext *run = sec ? xsltNewTransformContext(s->style, tree) : NULL;
    xmlDoc *result = NULL;
    if (!run || xsltSetCtxtSecurityPrefs(sec, run) != 0) {
        complain(c, "no memory to run it");
    } else {
        xsltSetTransformErrorFunc(run, c, hear);
        run->maxTemplateDepth = DEPTH_MAX;
        run->maxTemplateVars = VARIABLES_MAX;
        run->opLimit = STEPS_MAX;
        run->xpathCtxt->opLimit = STEPS_MAX;
        run->traceCode = NULL; /* else it tells each step to a function that drops it */
        result = xsltApplyStylesheetUser(s->style, tree, NULL, NULL, NULL, run);
        if (run->state != XSLT_STATE_OK && c->n == 0 && !*c->pending)
            complain(c, "it stopped");
    }
    if (run)
        xsltFreeTransformContext(run);
    if (sec)
        xsltFreeSecurityPrefs(sec);
    if (result && (c->n || *c->pending)) {
        xmlFreeDoc(result);
        return NULL;
    }
    if (!result && c->n == 0 && !*c->pending)
        complain(c, "it yields nothing");
    return result;
}

static xmlDoc *apply(const struct stylesheet *s, xmlDoc *tree, struct complaints *c)
{
    xmlDoc *copy = own_copy(s, tree);
    xmlNs *ns = copy ? NULL : xmlDocGetRootElement(tree)->nsDef;
    const xmlChar *href = ns ? ns->href : NULL;
    if (ns)
        ns->href = name_in(s, href);
    xmlDoc *result = apply_to(s, copy ? copy : tree, c);
    if (ns)
        ns->href = href;
    xmlFreeDoc(copy);
    return result;
}

static xmlDoc *result_of(const struct stylesheet *s, xmlDoc *tree, struct diags *d)
{
    struct complaints c = {.src = s->src, .d = d};
    struct listening before = listen(&c);
    xmlDoc *result = apply(s, tree, &c);
    stop_listening(before);
    if (!result)
        complain_last(&c);
    else if (s->marked)
        marks_take(result);
    return result;
}

static void release_result(void *doc)
{
    xmlFreeDoc(doc);
}

struct flow *stylesheet_run(const struct stylesheet *s, struct arena *a, xmlDoc *tree,
                            struct diags *d)
{
    xmlDoc *result = result_of(s, tree, d);
    if (!result)
        return NULL;
    struct diag **said = d->last;
    arena_defer(a, release_result, result);
    struct flow *flow = flow_read(a, result, s->marked ? s->src : NULL, d);
    for (struct diag *x = *said; x; x = x->next) /* a result has no places: name the stylesheet */
        if (!x->at.src)
            x->at = (struct place){s->src, 0, 0};
    return flow;
}

bool stylesheet_text(const struct stylesheet *s, xmlDoc *tree, struct diags *d, struct buf *out)
{
    xmlDoc *result = result_of(s, tree, d);
    if (!result)
        return false;
    xmlChar *text = NULL;
    int n = 0;
    xmlDocDumpFormatMemoryEnc(result, &text, &n, "UTF-8", 1);
    xmlFreeDoc(result);
    if (!text)
        return false;
    buf_add(out, text, (size_t)n);
    xmlFree(text);
    return true;
}
