/* hfbrief.h - the one public header: offer in, document out.
 *
 * struct hfb_env is what is loaded once per process: schemas, guides, catalogue, stylesheets,
 * theme, faces. A job is pure: same env, same job, same bytes. The clock, the locale, the
 * environment and the file system enter only through struct hfb_job. Nothing here prints or exits.
 */
#ifndef HFB_HFBRIEF_H
#define HFB_HFBRIEF_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"

#define HFBRIEF_VERSION "1.0.0"

struct hfb_env;

enum hfb_format { HFB_PDF, HFB_JSON, HFB_XML };
enum hfb_floor { HFB_FLOOR_FRONT, HFB_FLOOR_BACK, HFB_FLOOR_OMIT };
enum hfb_paper { HFB_PAPER_AUTO, HFB_PAPER_A4, HFB_PAPER_LETTER };
enum hfb_dump {
    HFB_DUMP_NONE,
    HFB_DUMP_OFFER,
    HFB_DUMP_FIGURES,
    HFB_DUMP_FLOW,
    HFB_DUMP_GALLEY,
    HFB_DUMP_PAGES,
    HFB_DUMP_STRUCTURE,
    HFB_DUMP_SVG
};
enum hfb_status { HFB_OK = 0, HFB_REFUSED = 1, HFB_USAGE = 2, HFB_FAULT = 3 };

/* A file that has been read: bytes stay the caller's. */
struct hfb_input {
    const char *name;
    const char *bytes;
    size_t len;
    const char *why; /* a cohort's that could not be read: why; NULL */
};

/* Guides that aren't built in (contract 1.2, Which guide), asked for as an offer names them: by an
 * id, or by a path (it holds a / or ends in .xml) from the offer's own folder. */
struct hfb_guides {
    /* `lang`: the file of that language; NULL: the guide's own. NULL: there is none; or, with *why
     * set, one that can't be read. */
    const struct hfb_input *(*find)(const struct hfb_guides *g, const char *guide, const char *lang,
                                    const char *offer, struct arena *a, const char **why);
    /* The ids there are, each once. */
    const char *const *(*ids)(const struct hfb_guides *g, struct arena *a, size_t *n);
};
bool hfb_guide_is_path(const char *guide);
/* The offer's bytes, and those of the guide that `guides` has for it: equal for two runs that would
 * read the same. guides may be NULL. */
uint64_t hfb_input_hash(const struct hfb_guides *guides, const char *offer, struct str text,
                        struct arena *a);

struct hfb_job {
    struct hfb_input offer;         /* one document */
    const struct hfb_input *cohort; /* template cohort: all of them; cohort_n 0 else */
    size_t cohort_n;
    /* Reads one of the cohort's, when its turn comes; NULL: their bytes are there. The bytes live
     * in `a`. NULL: done; else why not. */
    const char *(*cohort_read)(const char *name, struct arena *a, struct str *text);
    const char *template_name;             /* "brief"; a user's own: template_file's name */
    const struct hfb_input *template_file; /* a user's own stylesheet, or NULL */
    const struct hfb_input *theme_file;    /* --theme, or NULL: the built-in one */
    const struct hfb_input
        *guide_file; /* --guide: for offers that name neither guide nor employer; or NULL */
    const struct hfb_guides *guides; /* NULL: those built in alone */
    enum hfb_format format;
    enum hfb_floor floor;
    enum hfb_paper paper;
    enum hfb_dump dump;
    bool gray;
    bool check_only;        /* --check: everything computed, nothing written */
    const char *explain;    /* --explain FIGURE, or NULL */
    struct date as_of;      /* unset: the offer's */
    const char *lang;       /* a language's code ("en"), NULL: the default */
    const char *carried_as; /* what it is called in the mail that carries it; NULL: none does */
};

struct hfb_result {
    uint64_t input_hash; /* hfb_input_hash() */
    uint64_t email_hash; /* of the draft's, where one was written */
    enum hfb_status status;
    struct diags diags; /* in the job's arena */
    struct buf output;  /* the document, JSON, XML, dump or explanation */
    size_t pages;
    bool partial;         /* a cohort: the page is whole, though some of its offers were refused */
    size_t refused_n;     /* so many */
    const char *audience; /* "private" | "employer" */
    const char *paper;    /* "A4" | "Letter"; NULL: no pages */
    /* for the summary and the e-mail; NULL or empty when refused early */
    const char *id, *candidate, *candidate_email, *recruiter, *recruiter_email, *coach,
        *coach_email;
    const char *employer, *role;
    const char *const *employer_domains;
    size_t employer_domains_n;
    const char *mail_subject, *mail_body; /* of a draft that carries the document */
    const char *verdict, *deadline;       /* ISO 8601 */
    const char *region, *currency;        /* "paris"; "EUR" */
    /* amounts as in "86000" or "86000.50", in that currency; NULL: not in play */
    const char *base, *equity, *annual, *ask_base, *ask_equity, *ask_annual;
    const char *gap_annual, *gap_four_year; /* from the offer to the ask */
    size_t checks_n, blanks_n;
};

struct hfb_env *hfb_env_new(struct diags *d); /* NULL: reported */
void hfb_env_free(struct hfb_env *e);
/* Loads at once what jobs like this one will ask for, before a process forks; faults are told by
 * the jobs themselves. `many`: dearer preparations that pay only over many jobs. */
void hfb_env_warm(struct hfb_env *e, const struct hfb_job *job, bool many);
/* For a process that does many: between two jobs, when no result is in use any more. */
void hfb_env_between_jobs(struct hfb_env *e);

/* Runs one job in `a`; the result and all it points to live there. Never jumps, never exits. */
enum hfb_status hfb_run(struct hfb_env *e, const struct hfb_job *job, struct arena *a,
                        struct hfb_result *out);

/* Checks job->guide_file alone, for each of its regions: the output is text, or with HFB_JSON an
 * object; HFB_REFUSED when the guide has faults or a check of severity error. */
enum hfb_status hfb_check_guide(struct hfb_env *e, const struct hfb_job *job, struct arena *a,
                                struct hfb_result *out);

/* The result of a job whose arena ran dry (and was reset): HFB_FAULT, and a message if there is
 * room for one. */
void hfb_result_no_memory(struct hfb_result *out, struct arena *a);

/* Built-in guides, from 0; NULL past the end. */
const char *hfb_guide_id(const struct hfb_env *e, size_t i);
/* The k-th language of one of them, its own first; NULL past the end. */
const char *hfb_guide_lang(struct hfb_env *e, const char *id, size_t k);

#endif
