/* xml.c - libxml2 kept on a short lead: SAX2 builds its tree, and two handlers of ours see each
 * element first. Whatever must be refused at once stops the parser from inside its handler;
 * nothing is allocated there, since running out of memory would jump over libxml2's own frames. */
#include "xml/xml_inside.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>

enum { FAULTS_MAX = 20 };

enum stopped { STOPPED_NOT, STOPPED_DOCTYPE, STOPPED_DEPTH };

struct parse {
    const struct source *source;
    size_t bom;
    struct xml_span *spans;
    size_t spans_n, spans_max;
    struct xml_fault faults[FAULTS_MAX];
    size_t faults_n;
    bool unbalanced; /* an end tag has mismatched: those that follow mismatch because of it */
    unsigned depth;
    enum stopped stopped;
    size_t stopped_at;
};

/* libxml2's contexts carry one pointer of ours; the SAX user data stays the context itself, as
 * the SAX2 functions need it. */
static struct parse *parse_of(xmlParserCtxtPtr ctxt)
{
    return ctxt->_private;
}

static size_t offset_of(xmlParserCtxtPtr ctxt)
{
    struct parse *p = parse_of(ctxt);
    if (!ctxt->input)
        return p->source->len;
    size_t off = p->bom + ctxt->input->consumed + (size_t)(ctxt->input->cur - ctxt->input->base);
    return off < p->source->len ? off : p->source->len;
}

static void stop(xmlParserCtxtPtr ctxt, enum stopped why, size_t at)
{
    struct parse *p = parse_of(ctxt);
    p->stopped = why;
    p->stopped_at = at;
    xmlStopParser(ctxt);
}

/* ---- handlers ------------------------------------------------------------------------------- */

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int ns_n, const xmlChar **ns, int n, int defaulted, const xmlChar **attributes)
{
    xmlParserCtxtPtr ctxt = ctx;
    struct parse *p = parse_of(ctxt);
    if (p->stopped)
        return;
    /* A raw '<' can't stand in a start tag, so the last one before the cursor opened it. */
    size_t at = offset_of(ctxt);
    while (at > 0 && p->source->text[at] != '<')
        at--;
    if (++p->depth > XML_DEPTH_MAX) {
        stop(ctxt, STOPPED_DEPTH, at);
        return;
    }
    xmlNodePtr before = ctxt->node;
    xmlSAX2StartElementNs(ctx, name, prefix, uri, ns_n, ns, n, defaulted, attributes);
    if (ctxt->node && ctxt->node != before && p->spans_n < p->spans_max) {
        struct xml_span *span = &p->spans[p->spans_n++];
        span->start = (uint32_t)at;
        span->inner = (uint32_t)xml_tag_end(p->source, at);
        span->end = span->inner;
        ctxt->node->_private = span;
    }
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    xmlParserCtxtPtr ctxt = ctx;
    struct parse *p = parse_of(ctxt);
    if (p->stopped)
        return;
    p->depth--;
    if (ctxt->node && ctxt->node->_private) {
        struct xml_span *span = ctxt->node->_private;
        span->end = (uint32_t)offset_of(ctxt);
    }
    xmlSAX2EndElementNs(ctx, name, prefix, uri);
}

static void on_doctype(void *ctx, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
    (void)name, (void)id, (void)system;
    xmlParserCtxtPtr ctxt = ctx;
    struct parse *p = parse_of(ctxt);
    if (p->stopped)
        return;
    size_t at = offset_of(ctxt);
    while (at > 0 && strncmp(p->source->text + at, "<!DOCTYPE", 9) != 0)
        at--;
    stop(ctxt, STOPPED_DOCTYPE, at);
}

static void keep_word(char *to, size_t size, const char *from)
{
    size_t n = from ? strlen(from) : 0;
    if (n >= size)
        for (n = size - 1; n > 0 && ((unsigned char)from[n] & 0xC0) == 0x80;)
            n--;
    if (n)
        memcpy(to, from, n);
    to[n] = 0;
}

static bool of_balance(int code)
{
    return code == XML_ERR_TAG_NAME_MISMATCH || code == XML_ERR_TAG_NOT_FINISHED ||
           code == XML_ERR_DOCUMENT_END || code == XML_ERR_LTSLASH_REQUIRED ||
           code == XML_ERR_NOT_WELL_BALANCED;
}

/* A start tag that isn't read to its end opens nothing, so that its end tag won't match. */
static bool spoils_tag(int code)
{
    return code == XML_ERR_LT_IN_ATTRIBUTE || code == XML_ERR_ATTRIBUTE_NOT_STARTED ||
           code == XML_ERR_ATTRIBUTE_NOT_FINISHED || code == XML_ERR_ATTRIBUTE_WITHOUT_VALUE ||
           code == XML_ERR_GT_REQUIRED || code == XML_ERR_SPACE_REQUIRED ||
           code == XML_ERR_NAME_REQUIRED;
}

static bool of_reference(int code)
{
    return code == XML_ERR_ENTITYREF_NO_NAME || code == XML_ERR_ENTITYREF_SEMICOL_MISSING ||
           code == XML_ERR_UNDECLARED_ENTITY || code == XML_WAR_UNDECLARED_ENTITY ||
           code == XML_ERR_INVALID_CHARREF || code == XML_ERR_INVALID_DEC_CHARREF ||
           code == XML_ERR_INVALID_HEX_CHARREF;
}

/* A complaint that only follows from the one before: within the same markup, or about tags that
 * can't match any more. */
static bool follows(const struct parse *p, int code, size_t off)
{
    if (p->unbalanced && of_balance(code))
        return true;
    if (p->faults_n == 0)
        return false;
    const struct xml_fault *last = &p->faults[p->faults_n - 1];
    size_t before = last->off;
    if (off <= before || last->code == XML_ERR_COMMENT_NOT_FINISHED ||
        code == XML_ERR_DOCUMENT_EMPTY)
        return true;
    /* a stray & in a tag was reported as what it spoils there */
    if (of_reference(code) && spoils_tag(last->code) && p->source->text[before] == '&')
        return !memchr(p->source->text + before, '>', off - before);
    bool in_text = of_reference(last->code) || (before > 0 && p->source->text[before - 1] == '&');
    return !of_reference(code) && !in_text && !memchr(p->source->text + before, '>', off - before);
}

/* Whether the hyphens before off are those of another comment's start. */
static bool opens_comment(const struct source *src, size_t off)
{
    size_t from = off > 6 ? off - 6 : 0;
    for (size_t i = from; i + 4 <= src->len && i < off; i++)
        if (memcmp(src->text + i, "<!--", 4) == 0)
            return true;
    return false;
}

static void on_error(void *ctx, xmlErrorPtr e)
{
    xmlParserCtxtPtr ctxt = ctx;
    struct parse *p = parse_of(ctxt);
    if (p->stopped || e->level < XML_ERR_ERROR)
        return;
    size_t off = offset_of(ctxt);
    /* what the name of a namespace looks like: whoever wants another one says so */
    if (e->code == XML_WAR_NS_URI || e->code == XML_WAR_NS_URI_RELATIVE)
        return;
    /* hyphens that were to close a comment: it is the comment's end that is missing */
    if (e->code == XML_ERR_COMMENT_NOT_FINISHED && p->faults_n &&
        p->faults[p->faults_n - 1].code == XML_ERR_HYPHEN_IN_COMMENT) {
        p->faults[p->faults_n - 1].code = e->code;
        return;
    }
    if (e->code == XML_ERR_HYPHEN_IN_COMMENT && p->faults_n &&
        p->faults[p->faults_n - 1].code == e->code && opens_comment(p->source, off)) {
        p->faults[p->faults_n - 1].code = XML_ERR_COMMENT_NOT_FINISHED;
        return;
    }
    if (p->faults_n == FAULTS_MAX || follows(p, e->code, off))
        return;
    struct xml_fault *f = &p->faults[p->faults_n++];
    f->code = e->code;
    f->off = (uint32_t)off;
    f->line = e->int1;
    keep_word(f->name, sizeof f->name, e->str1);
    keep_word(f->other, sizeof f->other, e->str2);
    p->unbalanced |= of_balance(e->code) || spoils_tag(e->code);
}

/* ---- the parse ------------------------------------------------------------------------------ */

static void release_doc(void *what)
{
    struct xml *x = what;
    if (x->doc)
        xmlFreeDoc(x->doc);
    x->doc = NULL;
}

/* False: libxml2 had no memory for it. */
static bool run(struct parse *p, struct xml *x)
{
    const struct source *src = p->source;
    xmlParserCtxtPtr ctxt = xmlCreateMemoryParserCtxt(src->text + p->bom, (int)(src->len - p->bom));
    if (!ctxt)
        return false;
    xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    ctxt->_private = p;
    ctxt->sax->startElementNs = on_start;
    ctxt->sax->endElementNs = on_end;
    ctxt->sax->internalSubset = on_doctype;
    ctxt->sax->serror = on_error;
    xmlParseDocument(ctxt);
    bool memory = ctxt->errNo != XML_ERR_NO_MEMORY;
    x->doc = ctxt->myDoc;
    ctxt->myDoc = NULL;
    bool sound = ctxt->wellFormed && !p->stopped;
    xmlFreeParserCtxt(ctxt);
    if (!sound)
        release_doc(x);
    return memory;
}

static void report(const struct parse *p, struct diags *d)
{
    struct place at = {p->source, (uint32_t)p->stopped_at, 1};
    for (size_t i = 0; i < p->faults_n; i++)
        xml_report_fault(&p->faults[i], p->source, d);
    if (p->stopped == STOPPED_DOCTYPE) {
        at.len = 9;
        diag_add(d, DIAG_DOCTYPE, at,
                 "a DOCTYPE is refused: it can define entities; delete the line");
    } else if (p->stopped == STOPPED_DEPTH)
        diag_add(d, DIAG_TOO_DEEP, at,
                 "elements are nested deeper than %d; is an end tag missing above?", XML_DEPTH_MAX);
}

struct xml *xml_parse(struct arena *a, const struct source *source, size_t max_bytes,
                      struct diags *d)
{
    size_t elements = 0;
    if (!xml_prescan(source, max_bytes, &elements, d))
        return NULL;
    struct xml *x = arena_new_of(a, struct xml);
    x->arena = a;
    x->source = source;
    arena_defer(a, release_doc, x);
    struct parse *p = arena_new_of(a, struct parse);
    p->source = source;
    p->bom = xml_bom(source);
    p->spans_max = elements;
    p->spans = arena_new_array(a, struct xml_span, elements ? elements : 1);
    if (!run(p, x))
        arena_exhausted(a);
    report(p, d);
    if (!x->doc && !p->faults_n && !p->stopped)
        diag_add(d, DIAG_NOT_WELL_FORMED, (struct place){source, 0, 0}, "this is not XML");
    return x->doc ? x : NULL;
}
