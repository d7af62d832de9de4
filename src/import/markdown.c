/* markdown.c - blocks out of cmark-gfm's tree; see markdown.h. The library's functions are found at
 * run time, so that a brief pays nothing for them. */
#include "import/markdown.h"
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dlfcn.h>

#define CORE_LIBRARY "libcmark-gfm.so." CMARK_GFM_VERSION_STRING
#define EXTENSIONS_LIBRARY "libcmark-gfm-extensions.so." CMARK_GFM_VERSION_STRING
#define DEPTH_MAX 48

#define CORE_FUNCTIONS(X)                                                                          \
    X(cmark_parser_new)                                                                            \
    X(cmark_parser_feed)                                                                           \
    X(cmark_parser_finish)                                                                         \
    X(cmark_parser_free)                                                                           \
    X(cmark_parser_attach_syntax_extension)                                                        \
    X(cmark_find_syntax_extension)                                                                 \
    X(cmark_node_first_child)                                                                      \
    X(cmark_node_next)                                                                             \
    X(cmark_node_get_type)                                                                         \
    X(cmark_node_get_type_string)                                                                  \
    X(cmark_node_get_literal)                                                                      \
    X(cmark_node_get_url)                                                                          \
    X(cmark_node_get_heading_level)                                                                \
    X(cmark_node_get_list_type)                                                                    \
    X(cmark_node_get_list_start)                                                                   \
    X(cmark_node_get_start_line)                                                                   \
    X(cmark_node_free)

struct cmark {
    void *core, *extensions;
#define FIELD(name) __typeof__(&name) name##_;
    CORE_FUNCTIONS(FIELD)
#undef FIELD
    __typeof__(&cmark_gfm_core_extensions_ensure_registered) register_;
};

static bool load(struct cmark *c, struct diags *d)
{
    struct place nowhere = {0};
    c->core = dlopen(CORE_LIBRARY, RTLD_NOW | RTLD_GLOBAL | RTLD_NODELETE);
    c->extensions =
        c->core ? dlopen(EXTENSIONS_LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) : NULL;
    bool whole = c->extensions != NULL;
    void *f; /* POSIX lets a function's address stand in one */
#define LOAD(name)                                                                                 \
    if (whole && (f = dlsym(c->core, #name)))                                                      \
        memcpy(&c->name##_, &f, sizeof f);                                                         \
    else                                                                                           \
        whole = false;
    CORE_FUNCTIONS(LOAD)
#undef LOAD
    if (whole && (f = dlsym(c->extensions, "cmark_gfm_core_extensions_ensure_registered")))
        memcpy(&c->register_, &f, sizeof f);
    else
        whole = false;
    if (!whole)
        diag_add(d, DIAG_LIBRARY, nowhere,
                 "importing needs %s and its extensions; install libcmark-gfm0.29.0.gfm.6 and "
                 "libcmark-gfm-extensions0.29.0.gfm.6",
                 CORE_LIBRARY);
    else
        c->register_();
    return whole;
}

struct reader {
    const struct cmark *c;
    struct arena *a;
    struct block *first, **last;
    int item; /* number of the list item that begins with the next paragraph; -1: none, 0: bullet */
};

/* ---- inlines --------------------------------------------------------------------------------- */

static void wrap(struct reader *r, cmark_node *n, struct buf *out, char open, char close,
                 unsigned depth);

static void inlines(struct reader *r, cmark_node *parent, struct buf *out, unsigned depth)
{
    const struct cmark *c = r->c;
    for (cmark_node *n = c->cmark_node_first_child_(parent); n; n = c->cmark_node_next_(n)) {
        cmark_node_type type = c->cmark_node_get_type_(n);
        const char *literal = c->cmark_node_get_literal_(n);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            buf_putc(out, '\n');
        } else if (type == CMARK_NODE_STRONG) {
            wrap(r, n, out, MARK_STRONG, MARK_STRONG_END, depth);
        } else if (type == CMARK_NODE_CODE) {
            buf_putc(out, MARK_CODE);
            buf_puts(out, literal ? literal : "");
            buf_putc(out, MARK_CODE_END);
        } else if (literal) {
            buf_puts(out, literal);
        } else if (depth < DEPTH_MAX) {
            inlines(r, n, out, depth + 1);
            const char *url = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE
                                  ? c->cmark_node_get_url_(n)
                                  : NULL;
            if (url && *url && !strstr(buf_str(out), url))
                buf_printf(out, " (%s)", url);
        }
    }
}

static void wrap(struct reader *r, cmark_node *n, struct buf *out, char open, char close,
                 unsigned depth)
{
    buf_putc(out, open);
    if (depth < DEPTH_MAX)
        inlines(r, n, out, depth + 1);
    buf_putc(out, close);
}

static const char *inline_text(struct reader *r, cmark_node *n)
{
    struct buf out;
    buf_init(&out, r->a);
    const char *literal = r->c->cmark_node_get_literal_(n);
    if (literal)
        buf_puts(&out, literal);
    inlines(r, n, &out, 0);
    return buf_str(&out);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static struct block *add(struct reader *r, enum block_kind kind, cmark_node *n, bool quoted)
{
    struct block *b = arena_new_of(r->a, struct block);
    b->kind = kind;
    b->quoted = quoted;
    b->line = r->c->cmark_node_get_start_line_(n);
    b->text = "";
    *r->last = b;
    r->last = &b->next;
    return b;
}

static struct cells *row_cells(struct reader *r, cmark_node *row)
{
    const struct cmark *c = r->c;
    struct cells *out = arena_new_of(r->a, struct cells);
    out->line = c->cmark_node_get_start_line_(row);
    for (cmark_node *n = c->cmark_node_first_child_(row); n; n = c->cmark_node_next_(n))
        out->n++;
    out->cell = arena_new_array(r->a, const char *, out->n);
    size_t i = 0;
    for (cmark_node *n = c->cmark_node_first_child_(row); n; n = c->cmark_node_next_(n))
        out->cell[i++] = inline_text(r, n);
    return out;
}

static void table(struct reader *r, cmark_node *n, bool quoted)
{
    struct block *b = add(r, BLOCK_TABLE, n, quoted);
    struct cells **last = &b->rows;
    for (cmark_node *row = r->c->cmark_node_first_child_(n); row;
         row = r->c->cmark_node_next_(row)) {
        *last = row_cells(r, row);
        last = &(*last)->next;
    }
}

static void blocks(struct reader *r, cmark_node *parent, bool quoted, unsigned depth)
{
    const struct cmark *c = r->c;
    int number = c->cmark_node_get_type_(parent) == CMARK_NODE_LIST &&
                         c->cmark_node_get_list_type_(parent) == CMARK_ORDERED_LIST
                     ? c->cmark_node_get_list_start_(parent)
                     : 0;
    for (cmark_node *n = c->cmark_node_first_child_(parent); n; n = c->cmark_node_next_(n)) {
        cmark_node_type type = c->cmark_node_get_type_(n);
        if (type == CMARK_NODE_HEADING) {
            struct block *b = add(r, BLOCK_HEADING, n, quoted);
            b->level = c->cmark_node_get_heading_level_(n);
            b->text = inline_text(r, n);
        } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_CODE_BLOCK ||
                   type == CMARK_NODE_HTML_BLOCK) {
            struct block *b = add(r, r->item >= 0 ? BLOCK_ITEM : BLOCK_TEXT, n, quoted);
            b->number = r->item > 0 ? r->item : 0;
            r->item = -1;
            b->text = inline_text(r, n);
        } else if (strcmp(c->cmark_node_get_type_string_(n), "table") == 0) {
            table(r, n, quoted);
        } else if (type == CMARK_NODE_ITEM) {
            r->item = number > 0 ? number++ : 0;
            if (depth < DEPTH_MAX)
                blocks(r, n, quoted, depth + 1);
            r->item = -1;
        } else if (type != CMARK_NODE_THEMATIC_BREAK && depth < DEPTH_MAX) {
            blocks(r, n, quoted || type == CMARK_NODE_BLOCK_QUOTE, depth + 1);
        }
    }
}

struct block *markdown_read(struct arena *a, struct str text, struct diags *d)
{
    struct cmark c;
    if (!load(&c, d))
        return NULL;
    cmark_parser *p = c.cmark_parser_new_(CMARK_OPT_SMART);
    cmark_syntax_extension *tables = c.cmark_find_syntax_extension_("table");
    if (tables)
        c.cmark_parser_attach_syntax_extension_(p, tables);
    c.cmark_parser_feed_(p, text.s, text.n);
    cmark_node *root = c.cmark_parser_finish_(p);
    struct reader r = {.c = &c, .a = a, .item = -1};
    r.last = &r.first;
    /* the tree outlives a jump out of here when memory runs out: the process ends then */
    if (root)
        blocks(&r, root, false, 0);
    c.cmark_parser_free_(p);
    if (root)
        c.cmark_node_free_(root);
    if (!r.first)
        diag_add(d, DIAG_EMPTY, (struct place){0}, "there is no text; write the guide's Markdown");
    return r.first;
}

const char *markdown_plain(struct arena *a, const char *text)
{
    char *out = arena_strdup(a, text), *to = out;
    for (const char *p = text; *p; p++)
        if (*p == '\n')
            *to++ = ' ';
        else if ((unsigned char)*p > MARK_CODE_END)
            *to++ = *p;
    *to = '\0';
    struct str t = str_trim(str_of(out));
    return arena_strndup(a, t.s, t.n);
}
