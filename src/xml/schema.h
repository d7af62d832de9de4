/* schema.h - the grammars (XSD 1.0) of offer and guide, each compiled when something is first held
 * against it: an offer under --check, a guide of the user's. The guides in the program are held
 * against theirs by the build (packaging/prepare.c).
 *
 * The readers' tables say everything that is wrong (reader.h); the schema runs behind them where
 * they found nothing, and would only find what they should have. What it finds is reported as it
 * is, once. A document can do without that: its figures are the reader's, and every run of the
 * tests and the fuzzers has the schema behind it (tests/tripwire.sh). Editors complete by the
 * schemas, and the manual's pages are made of them; tests hold them against the tables.
 * xsi:schemaLocation is never followed. A single run that compiled the offer's grammar took 6.5 M
 * instructions more, one with the guide's too 10 M.
 */
#ifndef HFB_XML_SCHEMA_H
#define HFB_XML_SCHEMA_H

#include "xml/xml.h"

enum schema_kind { SCHEMA_OFFER, SCHEMA_GUIDE, SCHEMA_COUNT };

struct schemas;

/* Of the resources templates/schema/{offer,guide}.xsd; compiles nothing. */
struct schemas *schemas_new(struct arena *a);

/* False when it doesn't fit (reported). libxml2's schema compiler isn't safe when memory runs out:
 * its allocator ends the process then (cli/last_words.c). */
bool schema_check(const struct schemas *s, enum schema_kind kind, const struct xml *x,
                  struct diags *d);

#endif
