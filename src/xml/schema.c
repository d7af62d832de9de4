/* schema.c - compiling the grammars and running them: a tripwire behind the readers. */
#include "xml/schema.h"
#include "base/resource.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>

struct grammar {
    xmlDocPtr doc;
    xmlSchemaPtr schema;
};

struct schemas { /* compiled when first asked for */
    struct grammar *grammars;
};

static const char *const files[SCHEMA_COUNT] = {
    "templates/schema/offer.xsd",
    "templates/schema/guide.xsd",
};

/* ---- compiling ------------------------------------------------------------------------------ */

static void release(void *what)
{
    struct schemas *s = what;
    for (size_t i = 0; i < SCHEMA_COUNT; i++) {
        if (s->grammars[i].schema)
            xmlSchemaFree(s->grammars[i].schema);
        if (s->grammars[i].doc)
            xmlFreeDoc(s->grammars[i].doc);
    }
}

struct first_words {
    char text[200];
};

/* The grammar is ours: its first complaint is enough to mend it. */
static void on_grammar_error(void *data, xmlErrorPtr e)
{
    struct first_words *w = data;
    size_t n = e->message ? strcspn(e->message, "\n") : 0;
    if (w->text[0] || n == 0)
        return;
    n = n < sizeof w->text ? n : sizeof w->text - 1;
    memcpy(w->text, e->message, n);
    w->text[n] = 0;
}

static xmlDocPtr parse_grammar(const struct resource *r)
{
    xmlParserCtxtPtr ctxt = xmlCreateMemoryParserCtxt((const char *)r->data, (int)r->len);
    if (!ctxt)
        return NULL;
    xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlParseDocument(ctxt);
    xmlDocPtr doc = ctxt->wellFormed ? ctxt->myDoc : NULL;
    if (!doc && ctxt->myDoc)
        xmlFreeDoc(ctxt->myDoc);
    ctxt->myDoc = NULL;
    xmlFreeParserCtxt(ctxt);
    return doc;
}

static bool compile(struct grammar *g, const char *file, struct diags *d)
{
    struct place nowhere = {0};
    const struct resource *r = resource_find(file);
    struct first_words words = {{0}};
    if (!r) {
        diag_add(d, DIAG_INTERNAL, nowhere, "%s isn't in this program", file);
        return false;
    }
    if (!g->doc)
        g->doc = parse_grammar(r);
    xmlSchemaParserCtxtPtr ctxt = g->doc ? xmlSchemaNewDocParserCtxt(g->doc) : NULL;
    if (ctxt) {
        xmlSchemaSetParserStructuredErrors(ctxt, on_grammar_error, &words);
        g->schema = xmlSchemaParse(ctxt);
        xmlSchemaFreeParserCtxt(ctxt);
    }
    if (!g->schema)
        diag_add(d, DIAG_LIBRARY, nowhere, "%s doesn't compile: %s", file,
                 words.text[0] ? words.text : "not well-formed");
    return g->schema != NULL;
}

struct schemas *schemas_new(struct arena *a)
{
    struct schemas *s = arena_new_of(a, struct schemas);
    s->grammars = arena_new_array(a, struct grammar, SCHEMA_COUNT);
    arena_defer(a, release, s);
    return s;
}

/* ---- running -------------------------------------------------------------------------------- */

/* The first complaint: it names the cause of those that follow from it. */
struct first_fault {
    const struct _xmlNode *node;
    struct first_words words;
};

static void on_fault(void *data, xmlErrorPtr e)
{
    struct first_fault *f = data;
    if (!f->node && e->node) {
        f->node = e->node;
        on_grammar_error(&f->words, e);
    }
}

bool schema_check(const struct schemas *s, enum schema_kind kind, const struct xml *x,
                  struct diags *d)
{
    struct grammar *g = &s->grammars[kind];
    if (!g->schema && !compile(g, files[kind], d))
        return false;
    struct first_fault f = {0};
    xmlSchemaValidCtxtPtr ctxt = xmlSchemaNewValidCtxt(g->schema);
    if (!ctxt)
        arena_exhausted(x->arena);
    xmlSchemaSetValidStructuredErrors(ctxt, on_fault, &f);
    int result = xmlSchemaValidateDoc(ctxt, x->doc);
    xmlSchemaFreeValidCtxt(ctxt);
    const struct _xmlNode *at = f.node && f.node->type == XML_ELEMENT_NODE ? f.node : NULL;
    if (f.node && f.node->type == XML_ATTRIBUTE_NODE)
        at = f.node->parent;
    if (result < 0)
        diag_add(d, DIAG_LIBRARY, xml_at_name(x, xml_root(x)), "the schema could not be run");
    else if (result > 0)
        diag_add(d, DIAG_SCHEMA, xml_at_name(x, at ? at : xml_root(x)),
                 "the schema refuses what the reader took: %s; write it in another way, and please "
                 "report it",
                 f.words.text);
    return result == 0;
}
