/* import.h - a role guide in Markdown becomes a guide file (contract 1.2) and a report.
 *
 * Every word of the source stands in the result: prose in its section, quoted speech as speech,
 * what may not be said as a quotation beside what may. Every amount of the band table is data, or
 * stands in the list of what was left out with its line and the reason; nothing is guessed. The
 * result is read back by the guide's own reader before it is handed out.
 */
#ifndef HFB_IMPORT_IMPORT_H
#define HFB_IMPORT_IMPORT_H

#include "base/diag.h"
#include "guide/guide.h"
#include "import/phrases.h"
#include "xml/schema.h"

#define IMPORT_BYTES_MAX (256 * 1024)
#define IMPORT_COLUMNS_MAX 64
#define IMPORT_CELLS_MAX (64 * 1024)

enum import_status { IMPORT_WHOLE = 0, IMPORT_PARTLY = 1, IMPORT_REFUSED = 2 };

struct imported {
    enum import_status status;
    struct str xml;            /* empty when refused */
    const struct guide *guide; /* the result as read back; NULL when refused */
    const char *source;        /* the Markdown's name */
};

/* Faults go to `d`: a refusal says why, at the source's line. `schemas` may be NULL. */
struct imported import_guide(struct arena *a, const struct source *markdown,
                             const struct phrases *phrases, const struct schemas *schemas,
                             struct diags *d);

#endif
