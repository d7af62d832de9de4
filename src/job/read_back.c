/* read_back.c - whatever is made for the employer, held against the fence (contract 3, Read-back):
 * the finished bytes, read as a stranger would read them. */
#include "job/work.h"
#include "pdf/read.h"
#include "public/leak.h"
#include <libxml/parser.h>

/* What the letters themselves say is known to the fence, piece by piece between its placeholders:
 * "Base salary" is no company called Base. */
static void know_wording(struct fence *fence, const struct catalogue *words, struct arena *a)
{
    const char *text, *key;
    for (size_t i = 0; (text = catalogue_message_at(words, i, &key)); i++) {
        if (strncmp(key, "letter.", 7) != 0 && strncmp(key, "hr.", 3) != 0)
            continue;
        while (*text) {
            size_t n = strcspn(text, "{");
            if (n)
                fence_knows(fence, arena_strndup(a, text, n));
            text += n + strcspn(text + n, "}");
            text += *text == '}';
        }
    }
}

/* `what`: the name of what stands there, never its value; NULL: nothing. `where`: "on page 3", "at
 * history.moves[0].for". */
static bool is_clean(struct work *w, const char *what, const char *where)
{
    if (what)
        diag_add(w->d, DIAG_LEAK, (struct place){0}, "a private amount (%s) stands %s", what,
                 where);
    return !what;
}

static bool behind_fence(struct work *w, struct fence *fence, struct str text, const char *where)
{
    return is_clean(w, fence_find(fence, text), where);
}

static struct fence *guard(struct work *w)
{
    struct fence *fence = leak_guard(w->arena, w->figures);
    know_wording(fence, w->present->words, w->arena);
    return fence;
}

/* At the end, and where all else is clean: a mail may carry it, which says the candidate's words
 * too, both names, and what the file is called. */
static bool and_mail(struct work *w, struct fence *fence)
{
    const struct {
        const char *text, *where;
    } mail[] = {{w->out->mail_subject, "in the subject of the e-mail that would carry it"},
                {w->out->mail_body, "in the text of the e-mail that would carry it"},
                {w->offer->candidate.name.s, "in the sender's name of the e-mail"},
                {w->offer->recruiter.name.s, "in the recipient's name of the e-mail"},
                {w->job->carried_as,
                 "in the name of the attachment; rename the offer, or give another name with -o"}};
    for (size_t i = 0; i < sizeof mail / sizeof *mail && !diags_failed(w->d); i++)
        if (mail[i].text)
            behind_fence(w, fence, str_of(mail[i].text), mail[i].where);
    return !diags_failed(w->d);
}

static bool unreadable(struct work *w, const char *why)
{
    diag_add(w->d, DIAG_LEAK, (struct place){0}, "the finished document can't be read back: %s",
             why);
    return false;
}

/* ---- a document ---------------------------------------------------------------------------- */

/* Every page, every string, and all pages as one text, since a number may begin on one and end on
 * the next. A name is looked for in the pages: one that may be told is cut there by a foot's words,
 * and another within it isn't told. */
bool work_read_back_pages(struct work *w, const struct buf *pdf)
{
    const char *why = NULL;
    struct fence *fence = guard(w);
    const struct pdf_reading *file = pdf_read((struct str){pdf->p, pdf->n}, w->arena, &why);
    if (!file)
        return unreadable(w, why);
    struct buf all;
    buf_init(&all, w->arena);
    bool clean = true;
    for (const struct reading *r = file->first; r; r = r->next) {
        const char *where =
            r->page ? arena_printf(w->arena, "on page %d", r->page) : "in the document's own data";
        clean = behind_fence(w, fence, r->text, where) && clean;
        if (r->kind == READING_TEXT) {
            buf_add(&all, r->text.s, r->text.n);
            buf_putc(&all, '\n');
        }
    }
    if (clean && file->pages > 1)
        is_clean(w, fence_find_amount(fence, (struct str){all.p, all.n}), "on page 1");
    return and_mail(w, fence);
}

/* ---- data ----------------------------------------------------------------------------------
 *
 * A number of it is typed and comes from the public figures alone; a text may be the candidate's
 * own words. Its place is said as --explain says it. */

static void data_text(struct work *w, struct fence *fence, const char *text, const char *path)
{
    if (text)
        behind_fence(w, fence, str_of(text), arena_printf(w->arena, "at %s", path));
}

/* JSON is the tree's texts, one by one, and numbers. */
static void json_texts(struct work *w, struct fence *fence, const struct figure_node *n,
                       const char *path)
{
    size_t i = 0;
    if (n->none)
        return;
    if (n->kind == NODE_TEXT || n->kind == NODE_LABELLED)
        data_text(w, fence, n->text, path);
    for (const struct figure_node *m = n->first; m; m = m->next)
        if (!m->key)
            json_texts(w, fence, m, arena_printf(w->arena, "%s[%zu]", path, i++));
        else if (m->kind < NODE_ATTRIBUTE)
            json_texts(w, fence, m,
                       arena_printf(w->arena, "%s%s%s", path, *path ? "." : "", m->key));
}

static bool read_back_json(struct work *w)
{
    struct fence *fence = guard(w);
    json_texts(w, fence, w->public->tree, "");
    return and_mail(w, fence);
}

static void release_xml(void *doc)
{
    xmlFreeDoc(doc);
}

static xmlNode *parse(struct work *w)
{
    const struct buf *out = &w->out->output;
    xmlDoc *doc =
        xmlReadMemory(out->p, (int)out->n, "", "UTF-8",
                      XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc)
        return NULL;
    arena_defer(w->arena, release_xml, doc);
    return xmlDocGetRootElement(doc);
}

static const char *attribute_text(struct work *w, const xmlAttr *attr)
{
    xmlChar *value = xmlNodeListGetString(attr->doc, attr->children, 1);
    const char *text = value ? arena_strdup(w->arena, (const char *)value) : "";
    xmlFree(value);
    return text;
}

/* Typed: its finished texts stand beside it, which no text has (tree/figure_elements.c). */
static bool is_number(const xmlNode *e)
{
    const char *s = e->children && !e->children->next && e->children->type == XML_TEXT_NODE
                        ? (const char *)e->children->content
                        : "";
    return xmlHasProp(e, (const xmlChar *)"text") && *s && s[strspn(s, "0123456789.-")] == '\0';
}

static void xml_texts(struct work *w, struct fence *fence, const xmlNode *e, const char *path)
{
    size_t items = 0;
    if (is_number(e))
        return;
    for (const xmlAttr *attr = e->properties; attr; attr = attr->next)
        data_text(w, fence, attribute_text(w, attr),
                  arena_printf(w->arena, "%s/@%s", path, (const char *)attr->name));
    for (const xmlNode *n = e->children; n; n = n->next)
        if (n->type == XML_TEXT_NODE)
            data_text(w, fence, (const char *)n->content, path);
        else if (n->type == XML_ELEMENT_NODE)
            xml_texts(w, fence, n,
                      strcmp((const char *)n->name, "item") == 0
                          ? arena_printf(w->arena, "%s[%zu]", path, items++)
                          : arena_printf(w->arena, "%s%s%s", path, *path ? "." : "",
                                         (const char *)n->name));
}

static bool read_back_xml(struct work *w)
{
    struct fence *fence = guard(w);
    const xmlNode *root = parse(w);
    if (!root)
        return unreadable(w, "it is no XML");
    xml_texts(w, fence, root, "");
    return and_mail(w, fence);
}

bool work_read_back_data(struct work *w)
{
    return w->job->format == HFB_XML ? read_back_xml(w) : read_back_json(w);
}

/* ---- a flow --------------------------------------------------------------------------------- */

/* What reads as one text: "6<b>7,0</b>00". An empty element, a tab or an end of a line, divides. */
static void gather(const xmlNode *n, struct buf *text)
{
    for (; n; n = n->next)
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            buf_puts(text, (const char *)n->content);
        else if (n->type == XML_ELEMENT_NODE && n->children)
            gather(n->children, text);
        else
            buf_putc(text, '\n');
}

/* "24mm" says no twenty-four million. */
static bool is_length(const char *text)
{
    size_t n = strspn(text, "-.0123456789");
    return n > 0 && (strcmp(text + n, "mm") == 0 || strcmp(text + n, "pt") == 0);
}

static void flow_texts(struct work *w, struct fence *fence, const xmlNode *e)
{
    const char *where = arena_printf(w->arena, "on line %ld of the flow", xmlGetLineNo(e));
    for (const xmlAttr *attr = e->properties; attr; attr = attr->next) {
        const char *text = attribute_text(w, attr);
        if (!is_length(text))
            behind_fence(w, fence, str_of(text), where);
    }
    bool words = false;
    for (const xmlNode *n = e->children; n; n = n->next)
        words = words || (n->type != XML_ELEMENT_NODE && !xmlIsBlankNode(n));
    if (words) {
        struct buf text;
        buf_init(&text, w->arena);
        gather(e->children, &text);
        behind_fence(w, fence, (struct str){text.p, text.n}, where);
    }
    for (const xmlNode *n = e->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            flow_texts(w, fence, n);
}

bool work_read_back_flow(struct work *w)
{
    struct fence *fence = guard(w);
    const xmlNode *root = parse(w);
    if (root)
        flow_texts(w, fence, root);
    else /* a stylesheet may write what it likes: it is one text */
        behind_fence(w, fence, (struct str){w->out->output.p, w->out->output.n}, "in the flow");
    return and_mail(w, fence);
}
