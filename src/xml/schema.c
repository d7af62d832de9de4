/* schema.c - compiling the grammars and running them; schema_fault.c puts their faults in words. */
#include "base/resource.h"
#include "xml/schema_inside.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>

enum { FAULTS_MAX = 200 };

struct grammar {
    xmlDocPtr doc;
    xmlSchemaPtr schema;
};

struct schemas {
    struct grammar grammars[SCHEMA_COUNT];
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
    if (!r)
        return true; /* said when it is asked for */
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

struct schemas *schemas_new(struct arena *a, struct diags *d)
{
    struct schemas *s = arena_new_of(a, struct schemas);
    arena_defer(a, release, s);
    bool sound = true;
    for (size_t i = 0; i < SCHEMA_COUNT; i++)
        sound &= compile(&s->grammars[i], files[i], d);
    return sound ? s : NULL;
}

/* ---- running -------------------------------------------------------------------------------- */

struct run {
    struct arena *arena;
    struct schema_fault faults[FAULTS_MAX];
    size_t n;
};

static bool of_value(int code)
{
    return code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 &&
           code <= XML_SCHEMAV_CVC_ENUMERATION_VALID;
}

static void on_fault(void *data, xmlErrorPtr e)
{
    struct run *r = data;
    if (!e->node || !e->message)
        return;
    /* Of one value the first complaint names the cause. */
    for (size_t i = 0; of_value(e->code) && i < r->n; i++)
        if (r->faults[i].node == e->node && of_value(r->faults[i].code))
            return;
    size_t n = strcspn(e->message, "\n");
    char *message = arena_try(r->arena, n + 1);
    if (!message || r->n == FAULTS_MAX)
        return;
    memcpy(message, e->message, n);
    r->faults[r->n++] = (struct schema_fault){e->code, e->node, message};
}

bool schema_check(const struct schemas *s, enum schema_kind kind, const struct xml *x,
                  struct diags *d)
{
    const struct grammar *g = &s->grammars[kind];
    if (!g->schema) {
        diag_add(d, DIAG_INTERNAL, (struct place){0}, "%s isn't in this program", files[kind]);
        return false;
    }
    struct run *r = arena_new_of(x->arena, struct run);
    r->arena = x->arena;
    xmlSchemaValidCtxtPtr ctxt = xmlSchemaNewValidCtxt(g->schema);
    if (!ctxt)
        arena_exhausted(x->arena);
    xmlSchemaSetValidStructuredErrors(ctxt, on_fault, r);
    int result = xmlSchemaValidateDoc(ctxt, x->doc);
    xmlSchemaFreeValidCtxt(ctxt);
    for (size_t i = 0; i < r->n; i++)
        schema_report_fault(&r->faults[i], x, g->doc, d);
    if (result < 0)
        diag_add(d, DIAG_LIBRARY, xml_at_name(x, xml_root(x)), "the schema could not be run");
    return result == 0;
}
