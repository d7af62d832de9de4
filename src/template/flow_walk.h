/* flow_walk.h - inside the template room: how the flow reader looks at elements and attributes.
 * Every accessor reports what it can't read and goes on with a default, so that one run names
 * every fault. */
#ifndef HFB_TEMPLATE_FLOW_WALK_H
#define HFB_TEMPLATE_FLOW_WALK_H

#include "template/flow.h"
#include <libxml/tree.h>

/* An attribute found in its lists: the next of that name is known by its pointer, for a result's
 * names are its dictionary's. */
struct flow_known {
    const char *known, *more;
    const xmlChar *name;
};

struct flow_reader {
    struct arena *arena;
    const struct source *src;
    struct diags *diags;
    int depth; /* of blocks, against a stack that a stylesheet could exhaust */
    long line; /* the last that a place was looked for in, and where it begins */
    size_t line_at;
    struct flow_known found[512]; /* a document has some 150 */
};

#define FLOW_NAMESPACE "urn:hfbrief:flow:1"
#define FLOW_DEPTH 64

struct place flow_place(struct flow_reader *r, const xmlNode *n);
bool flow_named(const xmlNode *n, const char *name);
/* An element of ours with this name: asked seven thousand times a document, mostly of others. */
static inline bool flow_is(const xmlNode *n, const char *name)
{
    return n->type == XML_ELEMENT_NODE && n->name[0] == (xmlChar)name[0] && flow_named(n, name);
}
/* Is `name` among the words of `list`, with one space between them? NULL has none. */
bool flow_listed(const char *list, const char *name);
/* The known name nearest to it, for a message; names separated by spaces. */
void flow_unknown(struct flow_reader *r, const xmlNode *n, const char *what, const char *wrong,
                  const char *known);
/* Reports attributes that are not in the space-separated list(s); more may be NULL. */
void flow_attrs(struct flow_reader *r, const xmlNode *n, const char *known, const char *more);

/* NULL: no such attribute. Mostly the document's own bytes, which outlive the flow. */
const char *flow_text(struct flow_reader *r, const xmlNode *n, const char *name);
sp_t flow_length(struct flow_reader *r, const xmlNode *n, const char *name, sp_t unset);
bool flow_yes(struct flow_reader *r, const xmlNode *n, const char *name, bool unset);
int flow_count(struct flow_reader *r, const xmlNode *n, const char *name, int unset);
/* The index in the space-separated choices, or unset. */
int flow_choice(struct flow_reader *r, const xmlNode *n, const char *name, const char *choices,
                int unset);

/* flow_inline.c: the element's inline content, white space folded; `skip` elements (aside, lead,
 * second, chart: space-separated) are left to the caller. */
struct span *flow_spans(struct flow_reader *r, const xmlNode *n, const char *skip);
struct span *flow_span_text(struct flow_reader *r, const char *text); /* one span, or NULL */

#endif
