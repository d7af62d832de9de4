/* guide_read.h - a guide file becomes a struct guide (contract 1.2).
 *
 * As offer_read(): the parser's refusals, the schema, then the reader, which walks the whole tree
 * whatever the schema said. What no schema can say is checked here: figure references and fills
 * that nobody declared (with the nearest that is), speech that may not be said, ends of ranges,
 * regions that refer to each other. Every fault of the file comes out of one run.
 *
 * NULL only when there is no tree to read. Otherwise a guide comes back even when faults were
 * reported (diags_failed()); what is unsound is then unstated in it.
 */
#ifndef HFB_GUIDE_GUIDE_READ_H
#define HFB_GUIDE_GUIDE_READ_H

#include "guide/guide.h"
#include "xml/schema.h"

#define GUIDE_NAMESPACE "urn:hfbrief:guide:1"

/* `source` must outlive the arena's contents: places point into it. schemas: NULL for a guide that
 * was held against its schema before. */
const struct guide *guide_read(struct arena *a, const struct source *source,
                               const struct schemas *schemas, struct diags *d);

#endif
