/* guides.h - what the command does with guides instead of offers. */
#ifndef HFB_CLI_GUIDES_H
#define HFB_CLI_GUIDES_H

#include "cli/tell.h"

/* --list-guides [WORD…]: those there are in folders and built in. The exit status. */
int list_guides(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a);
/* --install-guides FILE|DIR…: into the user's folder. The exit status. */
int install_guides(struct hfb_env *e, const struct options *o, const struct tell *t,
                   struct arena *a);
/* --check-guide FILE…: each guide's checks for each of its regions. The highest status of all. */
int guides_check(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a);

#endif
