/* report.h - what became of one guide's import: as text, as JSON, as a row of a summary. Who reads
 * the guide makes them, in a cage of its own, and sends them with the guide itself; where that went
 * is known only when it is written, and stands in front of them. */
#ifndef HFB_IMPORT_REPORT_H
#define HFB_IMPORT_REPORT_H

#include "import/import.h"
#include "say/catalogue.h"

/* What all guides are read with; text, json, csv: which reports are wanted. */
struct kit {
    const struct schemas *schemas;
    const struct phrases *phrases;
    const struct catalogue *words;
    struct diag_style style;
    bool text, json, csv;
};

enum {
    TOLD_ID,
    TOLD_LEFT_OUT, /* how many; text */
    TOLD_FAULTS,   /* messages, rendered */
    TOLD_TEXT,
    TOLD_JSON,
    TOLD_CSV,
    TOLD_XML, /* ends in NUL */
    TOLD_PARTS
};

struct told {
    int status; /* 0 to 3 */
    size_t left_out;
    const char *source, *output; /* output NULL: none */
    struct str part[TOLD_PARTS];
};

/* One text of all that there is to tell of it, and back. False: no importer of ours made that; a
 * stranger's file may have, so nothing else of it is believed. */
void report_send(const struct kit *kit, const struct imported *made, struct diags *faults,
                 struct buf *out);
bool report_receive(struct str text, struct told *out);

void report_text(const struct told *t, struct buf *out);
void report_json(const struct told *t, struct buf *out);
void report_csv(const struct told *t, struct buf *out); /* t NULL: the heads of the columns */

#endif
