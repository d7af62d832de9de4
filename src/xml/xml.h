/* xml.h - one document, parsed in memory and hardened, that knows where everything stands.
 *
 * What is refused (contract 1.3), each with its place: a DOCTYPE the moment the parser meets it
 * (so there are no entities, no external subset, no bombs); a text over its cap; gzip, xz, bzip2,
 * zstd and zip; any encoding but UTF-8; nesting deeper than XML_DEPTH_MAX; more than
 * XML_ATTRIBUTES_MAX attributes on one element (libxml2 takes quadratic time over them). There is
 * no network, no XInclude, no file access: the bytes are the caller's. Each document has a parser
 * context of its own, and nothing libxml2 says reaches a stream.
 *
 * libxml2 gives lines, and no columns for schema errors. Each element's start and end is recorded
 * while parsing (byte offsets in `source`); all places are computed from these. The document is
 * released with the arena; strings handed out live as long.
 */
#ifndef HFB_XML_XML_H
#define HFB_XML_XML_H

#include "base/diag.h"

struct _xmlDoc;
struct _xmlNode;

enum {
    XML_OFFER_BYTES_MAX = 256 * 1024,
    XML_GUIDE_BYTES_MAX = 1024 * 1024,
    XML_DEPTH_MAX = 64,
    XML_ATTRIBUTES_MAX = 64
};

struct xml {
    struct arena *arena;
    const struct source *source;
    struct _xmlDoc *doc;
};

/* NULL: reported. `source` must outlive the arena's contents. */
struct xml *xml_parse(struct arena *a, const struct source *source, size_t max_bytes,
                      struct diags *d);

/* ---- walking: elements only ----------------------------------------------------------------- */

struct _xmlNode *xml_root(const struct xml *x);
struct _xmlNode *xml_first_child(const struct _xmlNode *n); /* first child element, or NULL */
struct _xmlNode *xml_next(const struct _xmlNode *n);        /* next sibling element, or NULL */
struct _xmlNode *xml_child_of(const struct _xmlNode *n, const char *name); /* the first, or NULL */
const char *xml_name(const struct _xmlNode *n);                            /* local name */
const char *xml_namespace(const struct _xmlNode *n);                       /* NULL: none */
bool xml_is(const struct _xmlNode *n, const char *name);                   /* by local name */

/* An attribute in no namespace; NULL when absent. */
const char *xml_attribute(const struct xml *x, const struct _xmlNode *n, const char *name);
/* The element's own text (not its children's), CDATA included, white space kept. */
const char *xml_text(const struct xml *x, const struct _xmlNode *n);

/* An attribute of the root element, looked for without a parser (references in it stay as they are
 * written); NULL: none, or an empty one. */
const char *xml_peek(struct arena *a, struct str text, const char *attribute);

/* ---- places --------------------------------------------------------------------------------- */

struct place xml_at_name(const struct xml *x, const struct _xmlNode *n);  /* in the start tag */
struct place xml_at_start(const struct xml *x, const struct _xmlNode *n); /* the whole start tag */
struct place xml_at_whole(const struct xml *x, const struct _xmlNode *n); /* start to end tag */
struct place xml_at_end(const struct xml *x, const struct _xmlNode *n);   /* the end tag */
/* An attribute by the name as written ("xsi:type"); the element's name when it isn't there. The
 * value is what stands between the quotes. */
struct place xml_at_attribute(const struct xml *x, const struct _xmlNode *n, const char *name);
struct place xml_at_value(const struct xml *x, const struct _xmlNode *n, const char *name);
/* The element's text, trimmed, up to the first child; the whole start tag when there is none. */
struct place xml_at_text(const struct xml *x, const struct _xmlNode *n);
/* A text node of mixed content, trimmed. */
struct place xml_at_text_node(const struct xml *x, const struct _xmlNode *text);

#endif
