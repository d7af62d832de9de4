/* reading.h - the first reading of an offer, in finished words, for whoever asks for the offer
 * question by question: which regions a guide has, where their bands lie, and what an offer comes
 * to. Everything is computed by comp and worded by words; nothing here is for a page. */
#ifndef HFB_JOB_READING_H
#define HFB_JOB_READING_H

#include "hfbrief.h"

struct reading_region {
    const char *id, *name, *currency;
    const char *level; /* of a row that is one; NULL */
    const char
        *factor; /* the lowest and highest location factor, "0.60 to 1.00"; NULL: it has none */
    const char *factor_low; /* "0.60" */
    const char *kind;       /* "pre-ipo", "liquid", "options": the kind the guide's equity is of */
    int years;
};

struct reading_guide {
    const char *id, *title, *employer, *role; /* employer and role NULL: for any job */
    const char *lang;                         /* of what is said */
    bool lang_stated;                         /* in the file */
    const struct reading_region *regions;
    size_t regions_n;
};

/* All that stands here is in `a`; a text is NULL where there is no such figure. */
struct reading {
    const char *base_band, *band; /* "£61,000–75,000" of a year; what it is: "the posted range" */
    const char *base, *base_year; /* as it was stated, "€3,250 × 13"; a year's */
    const char *equity;           /* "$106,200": what it is worth, in its own currency */
    const char *equity_here;      /* the same in the offer's; NULL: it is that */
    const char *bonus, *annual, *four_year, *horizon; /* "four years" */
    const char *ask, *gap_four_year; /* "€82,000 base and …", "+€86,000"; NULL: no ask is named */
    const char *verdict, *deck, *competing; /* the call sheet's own sentences */
};

/* A guide's outline: the file's, or the built-in one of that id. NULL: reported. */
const struct reading_guide *reading_guide(struct hfb_env *e, const char *id,
                                          const struct hfb_input *file, struct arena *a,
                                          struct diags *d);

/* Of job->offer, with the guides that the job has. Never jumps. False: reported. */
bool reading_of(struct hfb_env *e, const struct hfb_job *job, struct arena *a, struct diags *d,
                struct reading *out);

#endif
