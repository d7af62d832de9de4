/* report.h - what became of one guide's import: as text, as JSON, as a row of a summary. */
#ifndef HFB_IMPORT_REPORT_H
#define HFB_IMPORT_REPORT_H

#include "base/buf.h"
#include "import/import.h"

struct report {
    const char *source;
    const struct imported *result;
    const struct diags *faults;          /* of a refusal */
    struct str checks_text, checks_json; /* of the guide itself; empty: not made */
};

/* Each report is in two pieces: where the guide went is known only when it is written. */
void report_text_begin(const char *source, int status, size_t left_out, const char *output,
                       struct buf *out);
void report_text(const struct report *r, struct buf *out);

void report_json(const struct report *r, struct buf *out); /* an object without its end */
void report_json_end(const char *output, struct buf *out);

void report_csv_head(struct buf *out);
void report_csv_begin(const char *source, int status, const char *output, struct buf *out);
void report_csv(const struct report *r, struct buf *out);

#endif
