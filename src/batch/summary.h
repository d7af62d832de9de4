/* summary.h - one row an offer for people and their spreadsheets: CSV (RFC 4180), a JSON array, or
 * JSON lines, by the file's extension. Written in pieces, put in place at the end. In CSV no cell
 * starts a formula: a text that would begins with an apostrophe. */
#ifndef HFB_BATCH_SUMMARY_H
#define HFB_BATCH_SUMMARY_H

#include "base/file.h"
#include "batch/plan.h"
#include "batch/record.h"

enum summary_form { SUMMARY_CSV, SUMMARY_JSON, SUMMARY_JSONL };

struct summary {
    enum summary_form form;
    struct file_writer file;
    size_t rows;
};

/* False: reported (USAGE: an extension that is none of the three). */
bool summary_form_of(const char *path, enum summary_form *out, struct diags *d);

void summary_begin(struct summary *s, struct arena *a, const char *path, enum summary_form form);
/* kept: an earlier run had written it. */
void summary_add(struct summary *s, const struct plan_item *item, const struct record *r,
                 bool kept);
const char *summary_end(struct summary *s); /* NULL: in place */

#endif
