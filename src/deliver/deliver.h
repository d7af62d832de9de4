/* deliver.h - one offer from its file to its finished document: read, run, locked, put into a
 * draft.
 *
 * The same for a single run and for a batch, and the part of a run that happens in the cage
 * (cage.h): bytes go in, bytes come out. Who puts them in their place, and whether they may, is
 * put.h's. A draft that may not be sent refuses its document too.
 */
#ifndef HFB_DELIVER_DELIVER_H
#define HFB_DELIVER_DELIVER_H

#include "hfbrief.h"

struct delivery {
    const struct hfb_job *job; /* without its offer */
    const char *input;         /* path, or "-": standard input; of a cohort: what it is called */
    const char *const *cohort; /* the offers of a page for many; cohort_n 0: one offer */
    size_t cohort_n;
    bool guide;            /* the input is a guide, to be checked alone */
    const char *output;    /* what the document will be called; NULL: it has no name */
    const char *password;  /* the PDF is locked with it; NULL: it isn't */
    bool draft;            /* a message that carries the document is wanted */
    const char *const *to; /* its recipients, NULL-ended, instead of the offer's; NULL: those */
    const char *const *trusted; /* who may have a private document though nobody knows them; NULL */
};

/* The result lives in `a`, and so does the message (empty: none). Never jumps, never exits. */
enum hfb_status deliver(struct hfb_env *e, const struct delivery *what, struct arena *a,
                        struct hfb_result *out, struct buf *message);

/* offer.xml gives offer.brief.pdf, beside it or in `folder` (contract 3, Files). */
const char *deliver_path(struct arena *a, const char *input, const char *folder,
                         const char *template_name, enum hfb_format format);
/* Its draft: offer.letter.eml in that folder. */
const char *deliver_email_path(struct arena *a, const char *input, const char *folder,
                               const char *template_name, enum hfb_format format);
/* The file's name without folder and last extension. */
const char *deliver_stem(struct arena *a, const char *input);

#endif
