/* schema.h - the grammars (XSD 1.0) of offer and guide, compiled once per process: the offer's at
 * the start, the guide's with the first guide of the user's. The guides in the program were held
 * against it when they were made (tests/guides.sh), and none of them is again.
 *
 * The readers' tables say everything that is wrong (reader.h); the schema runs behind them where
 * they found nothing, and would only find what they should have. What it finds is reported as it
 * is, once. Editors complete by the schemas, and the manual's pages are made of them; tests hold
 * them against the tables. xsi:schemaLocation is never followed. A start with both grammars, and
 * with a guide of the program's run through its own, takes 10 M instructions more.
 */
#ifndef HFB_XML_SCHEMA_H
#define HFB_XML_SCHEMA_H

#include "xml/xml.h"

enum schema_kind { SCHEMA_OFFER, SCHEMA_GUIDE, SCHEMA_COUNT };

struct schemas;

/* From the resources templates/schema/{offer,guide}.xsd. libxml2's schema compiler isn't safe when
 * memory runs out: its allocator ends the process then (cli/last_words.c). NULL: reported. */
struct schemas *schemas_new(struct arena *a, struct diags *d);

/* False when it doesn't fit (reported). */
bool schema_check(const struct schemas *s, enum schema_kind kind, const struct xml *x,
                  struct diags *d);

#endif
