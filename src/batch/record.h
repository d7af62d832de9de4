/* record.h - what became of one offer: made by a worker, sent through its pipe, kept by the parent
 * until its turn comes. Plain values and strings, no pointer into the worker. */
#ifndef HFB_BATCH_RECORD_H
#define HFB_BATCH_RECORD_H

#include "hfbrief.h"

enum record_text {
    RECORD_ID,
    RECORD_CANDIDATE,
    RECORD_REASON,   /* the first fault in one line; NULL: none */
    RECORD_MESSAGES, /* everything reported, as it will be shown */
    RECORD_VERDICT,
    RECORD_EMPLOYER,
    RECORD_ROLE,
    RECORD_REGION,
    RECORD_CURRENCY,
    RECORD_BASE,
    RECORD_EQUITY,
    RECORD_ANNUAL,
    RECORD_ASK_BASE,
    RECORD_ASK_EQUITY,
    RECORD_ASK_ANNUAL,
    RECORD_GAP_ANNUAL,
    RECORD_GAP_FOUR_YEAR,
    RECORD_DEADLINE,
    RECORD_AUDIENCE,
    RECORD_PAPER,
    RECORD_DATA, /* a document for standard output, or NULL */
    RECORD_TEXTS
};

enum { LACKS_SECCOMP = 1, LACKS_LANDLOCK = 2 };

/* What -v says of a worker that stood without the whole cage. */
const char *record_cage_note(uint32_t lacks);

struct record {
    uint32_t status; /* enum hfb_status */
    uint32_t milliseconds;
    uint32_t last;     /* its worker ends after this one */
    uint32_t document; /* there is one to be put in its place */
    uint32_t lacks;    /* what the worker's cage is without: LACKS_… */
    uint64_t pages, bytes, checks, blanks, refused;
    uint64_t input_hash, output_hash, email_hash;
    struct str text[RECORD_TEXTS]; /* s NULL: none; NUL after n bytes */
};

/* From a finished result; texts are borrowed from it. Hashes are the caller's. */
struct record record_of(struct arena *a, struct hfb_result *r, struct diag_style style,
                        bool with_data);

/* For an offer whose worker is gone: HFB_FAULT and why, as if it had been reported. */
struct record record_lost(struct arena *a, const char *input, const char *why,
                          struct diag_style style);

/* What else was reported afterwards, in the parent, is added to the record. */
void record_add(struct record *r, struct arena *a, struct diags *d, struct diag_style style);

/* Appends length and contents. */
void record_pack(const struct record *r, struct buf *out);

/* From n bytes that record_pack() made (without the length); texts point into `bytes`. False: they
 * are damaged. */
bool record_unpack(struct str bytes, struct record *out);

#endif
