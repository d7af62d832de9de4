/* sources.h - which Markdown files a run imports: those named, and all in the folders named, by
 * name, folders within them included. */
#ifndef HFB_IMPORT_SOURCES_H
#define HFB_IMPORT_SOURCES_H

#include "base/diag.h"

struct sources {
    const char **path;
    size_t n, cap;
    bool folders; /* a folder was named */
};

/* False: a folder couldn't be read (reported). Symbolic links to folders are not followed. */
bool sources_find(struct sources *s, char *const *named, size_t n, struct arena *a,
                  struct diags *d);

#endif
