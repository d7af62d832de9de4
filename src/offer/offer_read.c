/* offer_read.c - the way from a file to a struct offer: parser, reader, and the schema behind it.
 */
#include "offer/offer_read.h"
#include "offer/offer_table.h"

/* Another document, or an offer whose namespace isn't declared as it must be: that alone is
 * reported, and what stands inside is read all the same. */
static bool is_offer(struct xml_reader *r, xml_node *root)
{
    struct place at = xml_at_name(r->x, root);
    if (!xml_is(root, "offer")) {
        xml_refuse(r, DIAG_WRONG_ROOT, at,
                   "this document is a %s; write an <offer xmlns=\"" OFFER_NAMESPACE "\">",
                   xml_name(root));
        return false;
    }
    if (!r->ns && xml_spilled(r, root, &offer_root))
        return true; /* xml_read() says so */
    if (!r->ns || strcmp(r->ns, OFFER_NAMESPACE) != 0)
        xml_refuse(r, DIAG_WRONG_ROOT, at, "offer is in %s; write xmlns=\"" OFFER_NAMESPACE "\"",
                   r->ns ? "another namespace" : "no namespace");
    return true;
}

const struct offer *offer_read(struct arena *a, const struct source *source,
                               const struct schemas *schemas, struct diags *d)
{
    unsigned before = d->counts[SEVERITY_ERROR];
    const struct xml *x = xml_parse(a, source, XML_OFFER_BYTES_MAX, d);
    if (!x)
        return NULL;
    xml_node *root = xml_root(x);
    struct xml_reader r = {.arena = a,
                           .x = x,
                           .d = d,
                           .ns = xml_namespace(root),
                           .where = XML_ANYWHERE,
                           .hint = offer_hint};
    struct offer *o = arena_new_of(a, struct offer);
    if (!is_offer(&r, root))
        return NULL;
    o->source = source;
    xml_read(&r, root, &offer_root, o, NULL);
    offer_check_whole(&r, o);
    if (schemas && d->counts[SEVERITY_ERROR] == before)
        schema_check(schemas, SCHEMA_OFFER, x, d);
    return o;
}

void offer_dump(const struct offer *o, struct buf *out)
{
    xml_dump(&offer_root, o, out);
}
