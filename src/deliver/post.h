/* post.h - a draft message that carries a finished document (contract 3, E-mail).
 *
 * Its recipient is the offer's: the recruiter for a document for the employer, the candidate for a
 * private one; --to names others. A private document is refused to the employer's side. Nothing is
 * written here: the message goes to a buffer, the caller puts both in place.
 */
#ifndef HFB_DELIVER_POST_H
#define HFB_DELIVER_POST_H

#include "deliver/deliver.h"

/* False: reported in out->diags, and out->status says so. */
bool post_write(const struct delivery *what, const struct hfb_job *job, struct arena *a,
                struct hfb_result *out, struct buf *message);

/* What the document is called in its message. */
const char *post_attachment(const struct delivery *what, const struct hfb_job *job,
                            struct arena *a);

/* "a@b.org, c@d.org" as a NULL-ended list. */
const char *const *post_recipients(struct arena *a, const char *text);

#endif
