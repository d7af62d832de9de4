/* guide_read.c - the way from a file to a struct guide: parser, reader, the rules over the finished
 * guide (guide_check.c), and the schema behind them. */
#include "guide/guide_read.h"
#include "guide/guide_table.h"

/* Sixteen letters, a to p: nothing that anybody could take for an amount. */
static const char *hash_of(struct arena *a, const struct source *source)
{
    uint64_t h = str_hash((struct str){source->text, source->len});
    char *text = arena_alloc(a, 17);
    for (int i = 15; i >= 0; i--, h >>= 4)
        text[i] = (char)('a' + (h & 15));
    return text;
}

const struct guide *guide_read(struct arena *a, const struct source *source,
                               const struct schemas *schemas, struct diags *d)
{
    unsigned before = d->counts[SEVERITY_ERROR];
    struct xml *x = xml_parse(a, source, XML_GUIDE_BYTES_MAX, d);
    if (!x)
        return NULL;
    xml_node *root = xml_root(x);
    const char *ns = xml_namespace(root);
    if (!xml_is(root, "guide") || !ns || strcmp(ns, GUIDE_NAMESPACE) != 0) {
        diag_add(d, DIAG_WRONG_ROOT, xml_at_name(x, root),
                 "this is no guide; its root must be <guide xmlns=\"" GUIDE_NAMESPACE "\">");
        return NULL;
    }
    struct xml_reader r = {.arena = a, .x = x, .d = d, .ns = ns, .where = XML_ANYWHERE};
    struct guide *g = arena_new_of(a, struct guide);
    g->source = source;
    g->hash = hash_of(a, source);
    xml_read(&r, root, &guide_root, g, NULL);
    guide_check(&r, g);
    if (schemas && d->counts[SEVERITY_ERROR] == before)
        schema_check(schemas, SCHEMA_GUIDE, x, d);
    return g;
}
