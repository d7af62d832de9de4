/* report.h - what became of one guide's import: as text, as JSON, as a row of a summary. Each is in
 * two pieces: where the guide went is known only when it is written. */
#ifndef HFB_IMPORT_REPORT_H
#define HFB_IMPORT_REPORT_H

#include "import/hands.h"

/* What the hand tells of it, into t->part; text, json and csv where `kit` wants them. */
void report_make(const struct kit *kit, const struct imported *made, struct diags *faults,
                 struct told *t, struct arena *a);

void report_text(const struct told *t, struct buf *out);
void report_json(const struct told *t, struct buf *out);
void report_csv(const struct told *t, struct buf *out); /* t NULL: the heads of the columns */

#endif
