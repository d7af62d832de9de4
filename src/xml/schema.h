/* schema.h - the grammars (XSD 1.0) of offer and guide, compiled once per process.
 *
 * A schema error names the place, what is wrong and what would be right: the expected elements,
 * the nearest known name within two edits, the allowed values. Of a node's cascade of errors the
 * first, which names the cause, is kept. They are `vague` reports (diag.h): the reader of the
 * document sees more, and its own report of the same place stands instead. xsi:schemaLocation is
 * never followed.
 */
#ifndef HFB_SPEC_SCHEMA_H
#define HFB_SPEC_SCHEMA_H

#include "xml/xml.h"

enum schema_kind { SCHEMA_OFFER, SCHEMA_GUIDE, SCHEMA_COUNT };

struct schemas;

/* From the resources templates/schema/{offer,guide}.xsd. Before any work is in hand: libxml2's
 * schema compiler isn't safe when memory runs out. NULL: reported. */
struct schemas *schemas_new(struct arena *a, struct diags *d);

/* False when it doesn't fit (reported). */
bool schema_check(const struct schemas *s, enum schema_kind kind, const struct xml *x,
                  struct diags *d);

#endif
