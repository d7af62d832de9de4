/* markdown.c - blocks out of cmark-gfm's tree; see markdown.h. */
#include "import/markdown.h"
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#define DEPTH_MAX 48

struct reader {
    struct arena *a;
    struct block *first, **last;
    int item; /* number of the list item that begins with the next paragraph; -1: none, 0: bullet */
};

/* ---- inlines --------------------------------------------------------------------------------- */

static void inlines(struct reader *r, cmark_node *parent, struct buf *out, unsigned depth)
{
    for (cmark_node *n = cmark_node_first_child(parent); n && depth <= DEPTH_MAX;
         n = cmark_node_next(n)) {
        cmark_node_type type = cmark_node_get_type(n);
        const char *literal = cmark_node_get_literal(n);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            buf_putc(out, '\n');
        } else if (type == CMARK_NODE_STRONG) {
            buf_putc(out, MARK_STRONG);
            inlines(r, n, out, depth + 1);
            buf_putc(out, MARK_STRONG_END);
        } else if (type == CMARK_NODE_CODE) {
            buf_printf(out, "%c%s%c", MARK_CODE, literal ? literal : "", MARK_CODE_END);
        } else if (literal) {
            buf_puts(out, literal);
        } else {
            inlines(r, n, out, depth + 1);
            const char *url =
                type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE ? cmark_node_get_url(n) : NULL;
            if (url && *url && !strstr(buf_str(out), url))
                buf_printf(out, " (%s)", url);
        }
    }
}

static const char *inline_text(struct reader *r, cmark_node *n)
{
    struct buf out;
    buf_init(&out, r->a);
    const char *literal = cmark_node_get_literal(n);
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
    b->line = cmark_node_get_start_line(n);
    b->text = "";
    *r->last = b;
    r->last = &b->next;
    return b;
}

static void table(struct reader *r, cmark_node *n, bool quoted)
{
    struct cells **last = &add(r, BLOCK_TABLE, n, quoted)->rows;
    for (cmark_node *row = cmark_node_first_child(n); row; row = cmark_node_next(row)) {
        struct cells *c = *last = arena_new_of(r->a, struct cells);
        c->line = cmark_node_get_start_line(row);
        for (cmark_node *k = cmark_node_first_child(row); k; k = cmark_node_next(k))
            c->n++;
        c->cell = arena_new_array(r->a, const char *, c->n);
        size_t i = 0;
        for (cmark_node *k = cmark_node_first_child(row); k; k = cmark_node_next(k))
            c->cell[i++] = inline_text(r, k);
        last = &c->next;
    }
}

static void blocks(struct reader *r, cmark_node *parent, bool quoted, unsigned depth)
{
    int number = cmark_node_get_type(parent) == CMARK_NODE_LIST &&
                         cmark_node_get_list_type(parent) == CMARK_ORDERED_LIST
                     ? cmark_node_get_list_start(parent)
                     : 0;
    for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n)) {
        cmark_node_type type = cmark_node_get_type(n);
        if (type == CMARK_NODE_HEADING) {
            struct block *b = add(r, BLOCK_HEADING, n, quoted);
            b->level = cmark_node_get_heading_level(n);
            b->text = inline_text(r, n);
        } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_CODE_BLOCK ||
                   type == CMARK_NODE_HTML_BLOCK) {
            struct block *b = add(r, r->item >= 0 ? BLOCK_ITEM : BLOCK_TEXT, n, quoted);
            b->number = r->item > 0 ? r->item : 0;
            r->item = -1;
            b->text = inline_text(r, n);
        } else if (strcmp(cmark_node_get_type_string(n), "table") == 0) {
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
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *p = cmark_parser_new(CMARK_OPT_SMART);
    cmark_syntax_extension *tables = cmark_find_syntax_extension("table");
    if (tables)
        cmark_parser_attach_syntax_extension(p, tables);
    cmark_parser_feed(p, text.s, text.n);
    cmark_node *root = cmark_parser_finish(p);
    struct reader r = {.a = a, .item = -1};
    r.last = &r.first;
    /* the tree outlives a jump out of here when memory runs out: the process ends then */
    if (root)
        blocks(&r, root, false, 0);
    cmark_parser_free(p);
    if (root)
        cmark_node_free(root);
    if (!r.first)
        diag_add(d, DIAG_EMPTY, (struct place){0}, "there is no text; write the guide's Markdown");
    return r.first;
}

const char *markdown_flat(struct arena *a, const char *text, size_t n)
{
    char *out = arena_strndup(a, text, n), *to = out;
    for (const char *p = out; *p; p++)
        if (*p == '\n')
            *to++ = ' ';
        else if ((unsigned char)*p > MARK_CODE_END)
            *to++ = *p;
    *to = '\0';
    return out;
}

const char *markdown_plain(struct arena *a, const char *text)
{
    struct str t = str_trim(str_of(markdown_flat(a, text, strlen(text))));
    return arena_strndup(a, t.s, t.n);
}
