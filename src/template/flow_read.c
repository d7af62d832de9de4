/* Blocks of the flow: one function an element, a table of elements at the end of each list. */
#include "template/flow_read.h"
#include "template/flow_walk.h"

#include <libxml/parser.h>
#include <string.h>

#define BLOCK_NAMES "h1 h2 h3 label p note list table chart card group rule vspace ruled answer"
#define BLOCK_ATTRS                                                                                \
    "id style measure indent width at-y before after keep-with-next keep-together page-break "     \
    "align speak lang drop"

static struct block *read_blocks(struct flow_reader *r, const xmlNode *parent, const char *skip);

/* ---- what all blocks share ---------------------------------------------------------------- */

static struct block *read_asides(struct flow_reader *r, const xmlNode *n)
{
    struct block *first = NULL, **last = &first;
    for (const xmlNode *c = n->children; c; c = c->next) {
        if (!flow_is(c, "aside"))
            continue;
        flow_attrs(r, c, "shift floats drop", NULL);
        struct block *b = arena_new_of(r->arena, struct block);
        b->kind = BLOCK_GROUP;
        b->where = flow_place(r, c);
        b->at_y = b->before = b->after = FLOW_UNSET;
        b->shift = flow_length(r, c, "shift", 0);
        b->floats = flow_yes(r, c, "floats", false);
        b->drop = flow_count(r, c, "drop", 0);
        b->children = read_blocks(r, c, NULL);
        if (b->children) {
            *last = b;
            last = &b->next;
        }
    }
    return first;
}

static struct block *new_block(struct flow_reader *r, const xmlNode *n, enum block_kind kind,
                               const char *own_attrs)
{
    struct block *b = arena_new_of(r->arena, struct block);
    flow_attrs(r, n, BLOCK_ATTRS, own_attrs);
    b->kind = kind;
    b->where = flow_place(r, n);
    b->id = flow_text(r, n, "id");
    b->style = flow_text(r, n, "style");
    b->lang = flow_text(r, n, "lang");
    int m = flow_choice(r, n, "measure", "main full", -1);
    b->has_measure = m >= 0;
    b->measure = m == 1 ? MEASURE_FULL : MEASURE_MAIN;
    b->indent = flow_length(r, n, "indent", 0);
    b->width = flow_length(r, n, "width", 0);
    b->at_y = flow_length(r, n, "at-y", FLOW_UNSET);
    b->before = flow_length(r, n, "before", FLOW_UNSET);
    b->after = flow_length(r, n, "after", FLOW_UNSET);
    b->keep_with_next = flow_yes(r, n, "keep-with-next", false);
    b->keep_together = flow_yes(r, n, "keep-together", false);
    b->page_break = flow_yes(r, n, "page-break", false);
    b->align = (enum align)flow_choice(r, n, "align", "left right center", ALIGN_LEFT);
    b->speak = (enum speak)flow_choice(r, n, "speak", "none quote note", SPEAK_NONE);
    b->drop = flow_count(r, n, "drop", 0);
    b->asides = read_asides(r, n);
    return b;
}

static void default_measure(struct block *b, enum measure m)
{
    if (!b->has_measure)
        b->measure = m;
}

static enum rule rule_of(struct flow_reader *r, const xmlNode *n, const char *name, enum rule unset)
{
    return (enum rule)(flow_choice(r, n, name, "none hair rule heavy", (int)unset - 1) + 1);
}

static struct chart_arg *read_args(struct flow_reader *r, const xmlNode *n)
{
    struct chart_arg *first = NULL, **last = &first;
    for (const xmlNode *c = n->children; c; c = c->next) {
        if (c->type != XML_ELEMENT_NODE || flow_is(c, "aside"))
            continue;
        if (!flow_is(c, "arg")) {
            flow_unknown(r, c, "element of chart", (const char *)c->name, "arg aside");
            continue;
        }
        flow_attrs(r, c, "name value", NULL);
        struct chart_arg *a = arena_new_of(r->arena, struct chart_arg);
        a->name = flow_text(r, c, "name");
        a->value = flow_text(r, c, "value");
        if (!a->name || !a->value) {
            diag_add(r->diags, DIAG_FLOW, flow_place(r, c), "arg needs name and value");
            continue;
        }
        *last = a;
        last = &a->next;
    }
    return first;
}

/* ---- text blocks -------------------------------------------------------------------------- */

static struct block *read_heading(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_HEADING, NULL);
    b->level = n->name[1] - '0';
    if (b->level < 3)
        default_measure(b, MEASURE_FULL);
    b->spans = flow_spans(r, n, "aside");
    b->keep_with_next = true;
    return b;
}

static struct block *read_label(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_LABEL, "rule level");
    b->level = flow_count(r, n, "level", 0);
    b->rule = rule_of(r, n, "rule", RULE_NONE);
    b->spans = flow_spans(r, n, "aside");
    b->keep_with_next = true;
    return b;
}

static struct block *read_para(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_PARA, "tick");
    b->spans = flow_spans(r, n, "aside");
    b->hang = FLOW_UNSET;
    if (flow_yes(r, n, "tick", false)) {
        struct span *box = arena_new_of(r->arena, struct span);
        box->kind = INLINE_MARK;
        box->name = "box";
        b->label = box;
    }
    return b;
}

static struct block *read_note(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_ITEM, "n");
    b->speak = SPEAK_NOTE;
    b->hang = FLOW_UNSET;
    b->label = flow_span_text(r, flow_text(r, n, "n"));
    b->spans = flow_spans(r, n, "aside");
    return b;
}

static struct span *item_label(struct flow_reader *r, const xmlNode *n, enum list_kind kind,
                               int number)
{
    const char *own = flow_text(r, n, "label");
    if (own)
        return flow_span_text(r, own);
    switch (kind) {
    case LIST_NUMBER:
        return flow_span_text(r, arena_printf(r->arena, "%d", number));
    case LIST_BULLET:
        return flow_span_text(r, "\u2022");
    case LIST_TICK: {
        struct span *box = arena_new_of(r->arena, struct span);
        box->kind = INLINE_MARK;
        box->name = "box";
        return box;
    }
    case LIST_PLAIN:
        break;
    }
    return NULL;
}

static struct block *read_list(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_LIST, "kind hang gap");
    struct block **last = &b->children;
    b->list = (enum list_kind)flow_choice(r, n, "kind", "tick number bullet plain", LIST_PLAIN);
    b->hang = flow_length(r, n, "hang", FLOW_UNSET);
    b->gap = flow_length(r, n, "gap", FLOW_UNSET);
    int number = 0;
    for (const xmlNode *c = n->children; c; c = c->next) {
        if (c->type != XML_ELEMENT_NODE || flow_is(c, "aside"))
            continue;
        if (!flow_is(c, "item")) {
            flow_unknown(r, c, "element of list", (const char *)c->name, "item aside");
            continue;
        }
        flow_attrs(r, c, "label lang drop", NULL);
        struct block *item = arena_new_of(r->arena, struct block);
        item->kind = BLOCK_ITEM;
        item->where = flow_place(r, c);
        item->style = b->style;
        item->list = b->list;
        item->at_y = item->before = item->after = FLOW_UNSET;
        item->hang = b->hang;
        item->gap = b->gap;
        item->lang = flow_text(r, c, "lang");
        item->drop = flow_count(r, c, "drop", 0);
        item->label = item_label(r, c, b->list, ++number);
        item->spans = flow_spans(r, c, NULL);
        *last = item;
        last = &item->next;
    }
    if (!b->children)
        diag_add(r->diags, DIAG_FLOW, b->where, "a list without items");
    return b;
}

/* ---- tables ------------------------------------------------------------------------------- */

static void read_cell(struct flow_reader *r, const xmlNode *n, struct cell *c)
{
    flow_attrs(r, n, "style weight align colspan header boxed lines underline lang", NULL);
    c->at = flow_place(r, n);
    c->style = flow_text(r, n, "style");
    c->lang = flow_text(r, n, "lang");
    c->weight = (enum weight)(flow_choice(r, n, "weight", "regular medium bold", -1) + 1);
    int align = flow_choice(r, n, "align", "left right center", -1);
    c->has_align = align >= 0;
    c->align = align >= 0 ? (enum align)align : ALIGN_LEFT;
    c->colspan = flow_count(r, n, "colspan", 1);
    c->lines = flow_count(r, n, "lines", 0);
    c->boxed = flow_yes(r, n, "boxed", false);
    c->underline = flow_yes(r, n, "underline", false);
    c->spans = flow_spans(r, n, "lead second chart");
    for (const xmlNode *k = n->children; k; k = k->next) {
        if (flow_is(k, "lead")) {
            c->has_lead = true;
            c->lead = flow_spans(r, k, NULL);
        } else if (flow_is(k, "second")) {
            c->second = flow_spans(r, k, NULL);
            c->second_style = flow_text(r, k, "style");
        } else if (flow_is(k, "chart")) {
            c->chart = flow_text(r, k, "kind");
            c->alt = flow_text(r, k, "alt");
            c->args = read_args(r, k);
        }
    }
}

static struct row *read_row(struct flow_reader *r, const xmlNode *n)
{
    struct row *row = arena_new_of(r->arena, struct row);
    flow_attrs(r, n, "head group total rule weight pitch drop", NULL);
    row->head = flow_yes(r, n, "head", false);
    row->group = flow_text(r, n, "group");
    row->total = flow_yes(r, n, "total", false);
    row->rule = rule_of(r, n, "rule", RULE_DEFAULT);
    row->weight = (enum weight)(flow_choice(r, n, "weight", "regular medium bold", -1) + 1);
    row->pitch = flow_length(r, n, "pitch", 0);
    row->drop = flow_count(r, n, "drop", 0);
    size_t count = 0;
    for (const xmlNode *c = n->children; c; c = c->next)
        count += flow_is(c, "cell");
    row->cells = arena_new_array(r->arena, struct cell, count + 1);
    for (const xmlNode *c = n->children; c; c = c->next) {
        if (flow_is(c, "cell")) {
            struct cell *cell = &row->cells[row->n];
            read_cell(r, c, cell);
            cell->header = flow_yes(r, c, "header", row->n == 0 || row->head);
            row->n++;
        } else if (c->type == XML_ELEMENT_NODE) {
            flow_unknown(r, c, "element of row", (const char *)c->name, "cell");
        }
    }
    return row;
}

static size_t row_width(const struct row *row)
{
    size_t w = 0;
    for (size_t i = 0; i < row->n; i++)
        w += (size_t)row->cells[i].colspan;
    return w;
}

static void read_column(struct flow_reader *r, const xmlNode *n, struct column *c)
{
    flow_attrs(r, n, "right left align", NULL);
    c->right = flow_length(r, n, "right", FLOW_UNSET);
    c->left = flow_length(r, n, "left", FLOW_UNSET);
    int align = flow_choice(r, n, "align", "left right center", -1);
    c->has_align = align >= 0 || c->right != FLOW_UNSET || c->left != FLOW_UNSET;
    c->align = align >= 0 ? (enum align)align : c->right != FLOW_UNSET ? ALIGN_RIGHT : ALIGN_LEFT;
}

static struct block *read_table(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_TABLE, "kind pitch stretch");
    struct table *t = b->table = arena_new_of(r->arena, struct table);
    struct row **last = &t->rows;
    t->kind = flow_text(r, n, "kind");
    t->pitch = flow_length(r, n, "pitch", 0);
    b->stretch = flow_length(r, n, "stretch", 0);
    size_t cols = 0;
    for (const xmlNode *c = n->children; c; c = c->next)
        cols += flow_is(c, "col");
    t->columns = arena_new_array(r->arena, struct column, cols + 1);
    for (const xmlNode *c = n->children; c; c = c->next) {
        if (flow_is(c, "col")) {
            read_column(r, c, &t->columns[t->columns_n++]);
        } else if (flow_is(c, "row")) {
            *last = read_row(r, c);
            t->rows_n += !(*last)->head;
            size_t w = row_width(*last);
            t->width_n = w > t->width_n ? w : t->width_n;
            last = &(*last)->next;
        } else if (c->type == XML_ELEMENT_NODE && !flow_is(c, "aside")) {
            flow_unknown(r, c, "element of table", (const char *)c->name, "col row aside");
        }
    }
    if (!t->rows || !t->width_n)
        diag_add(r->diags, DIAG_FLOW, b->where, "a table without cells");
    return b;
}

/* ---- other blocks ------------------------------------------------------------------------- */

static struct block *read_chart(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_CHART, "kind height stretch alt");
    b->chart = flow_text(r, n, "kind");
    b->height = flow_length(r, n, "height", 0);
    b->stretch = flow_length(r, n, "stretch", 0);
    b->alt = flow_text(r, n, "alt");
    b->args = read_args(r, n);
    if (!b->chart)
        diag_add(r->diags, DIAG_FLOW, b->where, "a chart without a kind");
    return b;
}

static struct block *read_card(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_CARD, "stretch");
    default_measure(b, MEASURE_FULL);
    b->stretch = flow_length(r, n, "stretch", 0);
    b->children = read_blocks(r, n, "aside");
    b->keep_together = true;
    return b;
}

static struct block *read_group(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_GROUP, "columns gap pitch stretch");
    b->columns = flow_count(r, n, "columns", 1);
    b->gap = flow_length(r, n, "gap", SP_MM(4));
    b->pitch = flow_length(r, n, "pitch", 0);
    b->stretch = flow_length(r, n, "stretch", 0);
    b->children = read_blocks(r, n, "aside");
    return b;
}

static struct block *read_rule(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_RULE, "weight");
    b->rule = rule_of(r, n, "weight", RULE_THICK);
    return b;
}

static struct block *read_space(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = arena_new_of(r->arena, struct block);
    flow_attrs(r, n, "height drop", NULL);
    b->kind = BLOCK_SPACE;
    b->where = flow_place(r, n);
    b->at_y = b->before = b->after = FLOW_UNSET;
    b->height = flow_length(r, n, "height", 0);
    b->drop = flow_count(r, n, "drop", 0);
    return b;
}

static struct block *read_ruled(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_RULED, "min least gives lines closing");
    default_measure(b, MEASURE_FULL);
    b->spans = flow_spans(r, n, "aside");
    b->height = flow_length(r, n, "min", SP_MM(24)); /* design 11 */
    b->least = flow_length(r, n, "least", b->height);
    b->gives = flow_count(r, n, "gives", 0);
    b->lines = flow_count(r, n, "lines", 0);
    b->closing = flow_yes(r, n, "closing", false);
    return b;
}

static struct block *read_answer(struct flow_reader *r, const xmlNode *n)
{
    struct block *b = new_block(r, n, BLOCK_ANSWER, "height");
    b->height = flow_length(r, n, "height", SP_MM(8.2));
    return b;
}

static struct block *read_block(struct flow_reader *r, const xmlNode *n)
{
    static const struct {
        const char *name;
        struct block *(*read)(struct flow_reader *, const xmlNode *);
    } readers[] = {
        {"h1", read_heading},   {"h2", read_heading},  {"h3", read_heading},
        {"label", read_label},  {"p", read_para},      {"note", read_note},
        {"list", read_list},    {"table", read_table}, {"chart", read_chart},
        {"card", read_card},    {"group", read_group}, {"rule", read_rule},
        {"vspace", read_space}, {"ruled", read_ruled}, {"answer", read_answer},
    };
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (flow_is(n, readers[i].name))
            return readers[i].read(r, n);
    return NULL;
}

static struct block *read_blocks(struct flow_reader *r, const xmlNode *parent, const char *skip)
{
    struct block *first = NULL, **last = &first;
    if (++r->depth > FLOW_DEPTH) {
        diag_add(r->diags, DIAG_FLOW, flow_place(r, parent), "blocks nested too deep");
        r->depth--;
        return NULL;
    }
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE && !xmlIsBlankNode((xmlNode *)n))
            diag_add(r->diags, DIAG_FLOW, flow_place(r, n), "text outside a block; put it in a p");
        if (n->type != XML_ELEMENT_NODE || (skip && flow_is(n, skip)))
            continue;
        struct block *b = read_block(r, n);
        if (!b) {
            flow_unknown(r, n, "block", (const char *)n->name, BLOCK_NAMES);
            continue;
        }
        *last = b;
        last = &b->next;
    }
    r->depth--;
    return first;
}

/* ---- the document ------------------------------------------------------------------------- */

static struct flow_section *read_section(struct flow_reader *r, const xmlNode *n)
{
    struct flow_section *s = arena_new_of(r->arena, struct flow_section);
    flow_attrs(r, n, "id number name one-page start", NULL);
    s->id = flow_text(r, n, "id");
    s->number = flow_text(r, n, "number");
    s->name = flow_text(r, n, "name");
    s->one_page = flow_yes(r, n, "one-page", false);
    s->runs_on = flow_choice(r, n, "start", "page here", 0) == 1;
    s->where = flow_place(r, n);
    s->blocks = read_blocks(r, n, NULL);
    return s;
}

static void read_flow_attributes(struct flow_reader *r, const xmlNode *n, struct flow *f)
{
    flow_attrs(r, n,
               "page lang title subject author date identity warning private folio revision "
               "continued every-page box-word",
               "audience");
    f->page = flow_choice(r, n, "page", "brief letter", 0) ? PAGE_LETTER : PAGE_BRIEF;
    f->lang = flow_text(r, n, "lang");
    f->title = flow_text(r, n, "title");
    f->subject = flow_text(r, n, "subject");
    f->author = flow_text(r, n, "author");
    f->date = flow_text(r, n, "date");
    f->identity = flow_text(r, n, "identity");
    f->warning = flow_text(r, n, "warning");
    f->private_word = flow_text(r, n, "private");
    f->folio = flow_text(r, n, "folio");
    f->revision = flow_text(r, n, "revision");
    f->continued = flow_text(r, n, "continued");
    f->box_word = flow_text(r, n, "box-word");
    f->every_page = flow_text(r, n, "every-page");
    if (!f->lang || !f->title)
        diag_add(r->diags, DIAG_FLOW, flow_place(r, n), "flow needs lang and title");
}

struct flow *flow_read(struct arena *a, const xmlDoc *doc, const struct source *src,
                       struct diags *d)
{
    struct flow_reader r = {.arena = a, .src = src, .diags = d};
    const xmlNode *root = xmlDocGetRootElement((xmlDoc *)doc);
    unsigned before = d->counts[SEVERITY_ERROR];
    if (!root || !flow_is(root, "flow")) {
        diag_add(d, DIAG_FLOW, flow_place(&r, root),
                 "the stylesheet yields no flow: its root must be {%s}flow", FLOW_NAMESPACE);
        return NULL;
    }
    struct flow *f = arena_new_of(a, struct flow);
    struct flow_section **last = &f->sections;
    read_flow_attributes(&r, root, f);
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (!flow_is(n, "section")) {
            flow_unknown(&r, n, "element of flow", (const char *)n->name, "section");
            continue;
        }
        *last = read_section(&r, n);
        last = &(*last)->next;
    }
    if (!f->sections)
        diag_add(d, DIAG_FLOW, flow_place(&r, root), "a flow without sections");
    return d->counts[SEVERITY_ERROR] == before ? f : NULL;
}

static void release(void *doc)
{
    xmlFreeDoc(doc);
}

struct flow *flow_parse(struct arena *a, const struct source *src, struct diags *d)
{
    struct flow *f = NULL;
    xmlParserCtxt *ctxt = xmlNewParserCtxt();
    if (!ctxt)
        arena_exhausted(a);
    xmlDoc *doc = xmlCtxtReadMemory(ctxt, src->text, (int)src->len, src->name, "UTF-8",
                                    XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    bool well = ctxt->wellFormed;
    xmlFreeParserCtxt(ctxt);
    if (doc)
        arena_defer(a, release, doc);
    if (!doc || !well || doc->intSubset) {
        struct place at = {src, 0, 0};
        diag_add(d, DIAG_FLOW, at, "not a well-formed flow without DOCTYPE");
    } else {
        f = flow_read(a, doc, src, d);
    }
    return f;
}
