/* work.h - one job on its way through hfbrief.c and cohort.c. */
#ifndef HFB_JOB_WORK_H
#define HFB_JOB_WORK_H

#include "brief/findings.h"
#include "chart/source.h"
#include "job/env.h"
#include "letter/letter.h"
#include "public/public.h"

struct _xmlDoc; /* the tree a stylesheet reads */

/* Every pointer is set by one step and only read by those after it. */
struct work {
    struct hfb_env *env;
    const struct hfb_job *job;
    struct arena *arena;
    struct hfb_result *out;
    struct diags *d;

    const struct theme *theme;
    const struct stylesheet *sheet;
    bool is_private;
    const struct offer *offer;
    const struct guide *guide;
    const struct figures *figures;
    const struct advice *advice;         /* a private job alone */
    const struct public_figures *public; /* an employer's job alone */
    struct present *present;
    const struct letter *letter; /* an employer's job alone */
    const struct speech *speech; /* a private job alone, like findings */
    const struct findings *findings;
    const struct flow *flow;
};

/* Which guide the offer is of (guides.c), in the language it wants spoken. NULL: reported. */
const struct guide *work_guide(struct work *w);

/* The steps, in their order; false: reported. */
bool work_figures(struct work *w); /* offer, guide, figures */
bool work_flow(struct work *w, struct _xmlDoc *tree);
bool work_pages(struct work *w, const struct chart_source *charts, bool us);
/* The same in two: how the flow is set, and what becomes of finished pages. */
struct layout_job work_layout(const struct work *w, const struct chart_source *charts, bool us);
bool work_put_pages(struct work *w, const struct document *doc, enum paper paper);
/* read_back.c: false: something private stands in what is made for the employer, or in the mail
 * that carries it. A finished PDF; the output, as data; the output, as a stylesheet's result. */
bool work_read_back_pages(struct work *w, const struct buf *pdf);
bool work_read_back_data(struct work *w);
bool work_read_back_flow(struct work *w);

/* cohort.c: many offers on one page, instead of all that. */
bool cohort_run(struct work *w);

#endif
