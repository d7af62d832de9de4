/* folders.h - the folders that guides are found in (contract 1.2): those of --guides and of
 * $HFBRIEF_GUIDES, the user's, the system's. A guide stands in a file called by its id: ID.xml, or
 * ID.LANG.xml in another language. */
#ifndef HFB_CLI_FOLDERS_H
#define HFB_CLI_FOLDERS_H

#include "cli/options.h"

struct folders {
    struct hfb_guides guides; /* first, so that one is the other */
    const char **at;          /* in the order in which they are searched */
    size_t n;
};

/* What the options and the environment say. A folder of --guides that isn't there: reported. NULL
 * then. */
const struct folders *folders_new(const struct options *o, struct arena *a, struct diags *d);

/* Where --install-guides puts them: $XDG_DATA_HOME/hfbrief/guides, else
 * ~/.local/share/hfbrief/guides. NULL: neither is set. */
const char *folders_own(struct arena *a);

/* The names of the *.xml in a folder, without that, sorted. */
const char *const *folders_names(const char *folder, struct arena *a, size_t *n);

/* The files of guides, each folder's by name: the first of an id and language counts. */
struct folders_file {
    const char *path, *id, *lang; /* lang NULL: ID.xml */
};
const struct folders_file *folders_files(const struct folders *f, struct arena *a, size_t *n);

#endif
