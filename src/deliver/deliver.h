/* deliver.h - one offer from its file to its document's file: read, run, put in place.
 *
 * The same for a single run and for a batch's worker. Nothing is written unless the run was sound;
 * put.h says what may be replaced; a draft that may not be sent, or that may not take its place,
 * keeps its document from being written too.
 */
#ifndef HFB_BATCH_DELIVER_H
#define HFB_BATCH_DELIVER_H

#include "deliver/put.h"

struct delivery {
    const struct hfb_job *job; /* without its offer */
    const char *input;         /* path, or "-": standard input */
    const char *output;        /* path; NULL: the document stays in the result */
    const struct put_rules *rules;
    const char *password; /* the PDF is locked with it; NULL: it isn't */
    const char *email;    /* path of a draft that carries the document; NULL: none */
    const char *const
        *to; /* its recipients, NULL-ended, instead of the offer's; NULL: the offer's */
};

/* The result lives in `a`. Never jumps, never exits. */
enum hfb_status deliver(struct hfb_env *e, const struct delivery *what, struct arena *a,
                        struct hfb_result *out);

/* Puts a finished result in place (deliver() does so itself). */
enum hfb_status deliver_put(struct hfb_result *r, const char *path, const struct put_rules *rules,
                            struct arena *a);

/* offer.xml gives offer.brief.pdf, beside it or in `folder` (contract 3, Files). */
const char *deliver_path(struct arena *a, const char *input, const char *folder,
                         const char *template_name, enum hfb_format format);
/* Its draft: offer.letter.eml in that folder. */
const char *deliver_email_path(struct arena *a, const char *input, const char *folder,
                               const char *template_name, enum hfb_format format);
/* The file's name without folder and last extension. */
const char *deliver_stem(struct arena *a, const char *input);

#endif
