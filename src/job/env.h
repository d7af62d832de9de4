/* env.h - what is loaded once per process and shared by all jobs: grammars, catalogues, guides,
 * faces, theme. Guides and languages are read when the first job asks for them; nothing in here
 * changes what a job's bytes are. */
#ifndef HFB_JOB_ENV_H
#define HFB_JOB_ENV_H

#include "font/fontset.h"
#include "guide/guide.h"
#include "hfbrief.h"
#include "layout/layout.h"
#include "say/catalogue.h"
#include "template/stylesheet.h"
#include "xml/schema.h"

#define ENV_ANY_JOB "general" /* the built-in guide of offers that name a job instead of one */

struct env_guide;
struct env_sheet;
struct env_theme;
struct env_words;

struct hfb_env {
    struct arena *arena;
    const struct schemas *schemas;
    const struct theme *theme;
    struct fontset *fonts;
    struct line_breaker *breaker;
    struct kept_texts *kept;
    struct env_words *words;  /* catalogues, those asked for so far */
    struct env_guide *guides; /* the built-in ones, then files of --guide */
    struct env_theme *themes; /* those of --theme so far */
    struct env_sheet *sheets; /* compiled so far */
};

/* The built-in guide of that id; NULL: there is none, or it has faults (then reported). */
const struct guide *env_guide(struct hfb_env *e, const char *id, struct diags *d);
/* The same guide said in another language: a file beside it, "general.fr.xml". NULL: there is none,
 * or it has faults (then reported). */
const struct guide *env_guide_said(struct hfb_env *e, const char *id, const char *lang,
                                   struct diags *d);
/* The languages that a guide is said in, as a sentence lists them: its own first. */
const char *env_guide_languages(const struct hfb_env *e, const struct guide *g, struct arena *a);
/* A guide from a file, read once for all inputs of the same name and bytes. NULL: reported. */
const struct guide *env_guide_file(struct hfb_env *e, const struct hfb_input *file,
                                   struct diags *d);
/* Ids of the built-in guides. */
const char *const *env_guide_ids(struct hfb_env *e, struct arena *a, size_t *n);

/* The job's stylesheet, compiled once: a built-in one by its name, or the user's own file. NULL:
 * reported. */
const struct stylesheet *env_sheet(struct hfb_env *e, const struct hfb_job *job, struct diags *d);

/* The job's theme, read once: the built-in one or the user's file. NULL: reported. */
const struct theme *env_theme(struct hfb_env *e, const struct hfb_job *job, struct diags *d);

/* lang: a language's code; NULL: the default. What its catalogue lacks is said in the default one.
 * NULL: reported, with the languages there are. */
const struct catalogue *env_words(struct hfb_env *e, const char *lang, struct diags *d);

#endif
