/* offer_read.h - an offer file becomes a struct offer (contract 1.1).
 *
 * First the parser's refusals, then the reader, which walks the whole tree by its tables and says
 * everything that is wrong in it; the schema may run behind it, where nothing was found, and would
 * only find what the reader should have. Every fault of the file comes out of one run.
 *
 * The result is NULL only when there is no tree to read (not well-formed, wrong root, refused).
 * Otherwise an offer comes back even when faults were reported (diags_failed()); what is unsound
 * is then unstated in it (an amount not stated, a text NULL, a date unset, a competing entry
 * without a status left out), so that later checks can still run on sound inputs and report in the
 * same run. A caller must not compute figures for a page from an offer of which diags_failed().
 */
#ifndef HFB_OFFER_OFFER_READ_H
#define HFB_OFFER_OFFER_READ_H

#include "offer/offer.h"
#include "xml/schema.h"

#define OFFER_NAMESPACE "urn:hfbrief:offer:1"

/* `source` must outlive the arena's contents: places point into it. schemas: NULL where an offer is
 * read to make a document of it; what checks offers has the schema run behind the reader. */
const struct offer *offer_read(struct arena *a, const struct source *source,
                               const struct schemas *schemas, struct diags *d);

/* --dump=offer: every value on a line of its own, "line  path = value", unstated ones left out. */
void offer_dump(const struct offer *o, struct buf *out);

#endif
