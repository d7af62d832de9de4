/* options.h - the command line (contract 4): read from one table of options, checked, typed.
 *
 * Nothing is printed here: faults go to a struct diags as DIAG_USAGE, with the nearest word that
 * would have been right.
 */
#ifndef HFB_CLI_OPTIONS_H
#define HFB_CLI_OPTIONS_H

#include "deliver/cage.h"
#include "hfbrief.h"

enum option_id {
#define OPTION(id, name, letter, argument, group, completes, changes, help) OPTION_##id,
#include "cli/option_table.h"
#undef OPTION
    OPTION_COUNT
};

enum option_group {
    GROUP_DOCUMENT,
    GROUP_FIGURES,
    GROUP_HOME,
    GROUP_GUIDES,
    GROUP_BATCH,
    GROUP_MAIL,
    GROUP_TELL,
    GROUP_COUNT
};

/* What a shell offers after the option; WORDS: the words between the bars of its argument. */
enum completion {
    COMPLETES_NOTHING,
    COMPLETES_WORDS,
    COMPLETES_LANGUAGES,
    COMPLETES_FILES,
    COMPLETES_FOLDERS,
    COMPLETES_TEMPLATES, /* and files */
    COMPLETES_GUIDES,    /* and files */
    COMPLETES_REGIONS
};

/* What an option changes of the bytes that a run writes: --resume keeps a document only if all of
 * these are as they were. */
enum option_changes {
    CHANGES_NOTHING,
    CHANGES_VALUE,  /* whether it is given, and its argument */
    CHANGES_FILE,   /* the same, and the bytes of the file it names */
    CHANGES_SECRET, /* a password: what is kept must open with it, nothing of it is noted */
    CHANGES_PLACE   /* where something is written: what is kept must stand there whole */
};

struct option_row {
    const char *name;
    char letter;
    const char *argument; /* NULL: none; "[…]": optional */
    enum option_group group;
    enum completion completes;
    enum option_changes changes;
    const char *help;
};
extern const struct option_row option_rows[OPTION_COUNT];
extern const char *const option_groups[GROUP_COUNT]; /* headings of --help */
extern const char *const options_templates[];        /* NULL-ended */

enum color_rule { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    const char *text[OPTION_COUNT]; /* the argument ("" without one); NULL: not given */
    const char *to[33];             /* --to, each time it was given; NULL-ended */
    size_t to_n;
    const char *trusted[33]; /* --to-trusted; each of them is in `to` as well */
    size_t trusted_n;
    const char *guides[33]; /* --guides, each time it was given */
    size_t guides_n;
    char **inputs; /* what is no option, in argv */
    size_t inputs_n;
    /* checked and typed */
    enum hfb_format format;
    enum hfb_floor floor;
    enum hfb_paper paper;
    enum hfb_dump dump;
    struct date as_of;
    const char *template_name; /* a built-in name, or the stem of template_file */
    const char *template_file; /* a stylesheet of the user's own, or NULL */
    unsigned jobs, timeout;
    unsigned shard_k, shard_n; /* from 1; shard_n 0: all of them */
    bool shard_auto;
    enum color_rule color;
    enum cage_rule cage;
    bool json_diagnostics;
};

#define option_given(o, id) ((o)->text[OPTION_##id] != NULL)

/* False: reported as DIAG_USAGE. The result points into argv and `a`. */
bool options_read(int argc, char **argv, struct arena *a, struct diags *d, struct options *out);

/* What of the options changes bytes, in one word: equal for two runs that would write the same.
 * `job` has what was read of the files that options name. */
const char *options_key(const struct options *o, const struct hfb_job *job, struct arena *a);

void options_help(struct buf *out);

#endif
