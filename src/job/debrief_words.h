/* debrief_words.h - what a debrief says: what moved, the next rung, and the recap to the recruiter.
 */
#ifndef HFB_JOB_DEBRIEF_WORDS_H
#define HFB_JOB_DEBRIEF_WORDS_H

#include "job/debrief.h"
#include "job/work.h"

/* An offer's text read and computed. NULL: reported. */
struct work *debrief_read(struct hfb_env *e, const struct hfb_job *job, struct str text,
                          struct arena *a, struct diags *d);

/* What `k` has that `than` hasn't, terms too, as a list; NULL: nothing. */
const char *debrief_difference(const struct present *p, const struct package_fig *k,
                               const struct package_fig *than);

bool debrief_words_now(struct work *w, struct debrief_now *out);
/* `w`: the next round; `before`: the one that it was made from. False: reported. */
bool debrief_words(struct work *w, const struct debrief *what, const struct work *before,
                   struct debrief_result *out);

#endif
