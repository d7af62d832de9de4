/* after.h - what becomes of a document that has been written: opened (xdg-open), printed (lp).
 * Programs are started here and nowhere else, after the work is done, outside any cage. */
#ifndef HFB_CLI_AFTER_H
#define HFB_CLI_AFTER_H

#include "cli/options.h"

/* `paper`: "A4" or "Letter". False: reported. */
bool after_document(const struct options *o, const char *path, const char *paper, struct arena *a,
                    struct diags *d);

#endif
