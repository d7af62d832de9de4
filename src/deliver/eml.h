/* eml.h - a draft message with a document attached (contract 3, E-mail; RFC 5322, 2045, 2047,
 * 2231).
 *
 * GMime writes it; it is loaded when the first message is written, not before, because it brings 18
 * libraries that a run without e-mail must not pay for.
 *
 * A draft has X-Unsent: 1, no Date and no Message-ID, and a boundary made of its content: same
 * document, same bytes. CR, LF and other controls never reach a header: they become spaces before
 * GMime sees the value. Lines end in CRLF.
 */
#ifndef HFB_DELIVER_EML_H
#define HFB_DELIVER_EML_H

#include "base/buf.h"
#include "base/diag.h"

struct eml {
    const char *from_name, *from; /* the candidate; NULL: no From line */
    const char *to_name, *to;
    const char *const *also; /* further recipients (--to), NULL-ended; NULL: none */
    const char *subject;
    const char *body;       /* UTF-8, lines end in \n */
    const char *file_name;  /* of the attachment: no path; NULL: there is none */
    const char *media_type; /* "application/pdf" */
    struct str document;
};

/* Loads the libraries; to be called before a cage closes. False: reported (LIBRARY). */
bool eml_load(struct diags *d);
/* Appends the message to `out`. False: reported (LIBRARY). */
bool eml_write(const struct eml *m, struct arena *a, struct diags *d, struct buf *out);

/* Whom a finished message names as recipients (To, Cc and Bcc), as a mail program reads it: a
 * NULL-ended list of addresses. NULL: it can't be read (reported, LIBRARY). */
const char *const *eml_recipients(struct str message, struct arena *a, struct diags *d);

/* ---- who may be sent what (recipient.c) --------------------------------------------------- */

struct eml_parties {
    const char *candidate, *coach, *recruiter; /* addresses; NULL: unknown */
    const char *const *employer_domains;
    size_t employer_domains_n;
    const char *const *trusted; /* --to-trusted, NULL-ended; NULL: nobody */
};

/* Why a private document may not go to this address, as the end of a sentence that begins with "a
 * private document does not go to ADDRESS: "; NULL: it may. The list of parties is the offer's own
 * words: one of them that isn't plain (address.h) refuses as well, since nobody knows whom it
 * means.
 */
const char *eml_private_refusal(struct arena *a, const struct eml_parties *p, const char *address);

#endif
