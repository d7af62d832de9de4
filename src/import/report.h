/* report.h - what became of one guide's import: as text, as JSON, as a row of a summary. */
#ifndef HFB_IMPORT_REPORT_H
#define HFB_IMPORT_REPORT_H

#include "base/buf.h"
#include "import/import.h"

struct report {
    const char *source, *output; /* output NULL: not written */
    const struct imported *result;
    const struct diags *faults;          /* of a refusal */
    struct str checks_text, checks_json; /* of the guide itself; empty: not made */
};

void report_text(const struct report *r, struct buf *out);
void report_json(const struct report *r,
                 struct buf *out); /* one object, no line break at its end */
void report_csv_head(struct buf *out);
void report_csv(const struct report *r, struct buf *out);

#endif
