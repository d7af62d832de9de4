/* chart.h - charts as frames: bands, stacks, scenarios, the base/equity plane, dots.
 *
 * The one room where geometry is floating point: a mark's place on paper, never an amount; each
 * printed number is a finished text of say/present. A chart says its finding and its numbers in
 * `alt`. Layout asks by name and hands on the block's arguments; for an employer's document there
 * is no chart_source at all.
 */
#ifndef HFB_CHART_CHART_H
#define HFB_CHART_CHART_H

#include "base/diag.h"
#include "draw/page.h"
#include "font/fontset.h"

struct chart_source; /* figures, catalogue, what may be shown: chart/source.h, made in hfbrief.c */

struct chart_request {
    /* "band" part=base|equity|annual; "sides" part=base|bonus|allowance|sign_on|relocation|equity,
     * bars of a part that has no band; "years"; "certainty"; "match" competing=0; "scenarios"
     * [competing=0]: without it none is drawn; "plane"; "ladder" [rung=1]: without it all, a bar a
     * row; "levels"; "range" row=0, one that is quoted; "history"; "dots" row=0; "dots-axis".
     * Counted from 0, rungs from 1. Any of them: floor=no leaves the floor out of it. */
    const char *kind;
    const char *(*arg)(const void *args, const char *name); /* NULL: not given */
    const void *args;
    sp_t width, height; /* height 0: the chart's own … */
    sp_t give_up;       /* … less this, as far as it can */
    sp_t below;         /* "dots": its ground goes on so far below, to the next row's */
    struct slot *slot;  /* its Figure's content: every operation carries it */
    struct place at;
    struct chart_known *known; /* NULL: nothing is */
};

/* What a chart of no stated height came to when it was drawn for the first time as wide: drawn less
 * high, it needn't be for that. Zeroed at first; of one chart, by whoever asks for it again. */
struct chart_known {
    bool asked, mixed; /* mixed: all its amounts have all their digits, or they would differ */
    sp_t height;       /* its own; 0: there was nothing to show */
};

struct chart_result {
    struct frame *frame; /* its height says what it took, which may be more than was asked for;
                            NULL: there is nothing to show (no band, no competing offer …) */
    const char *alt;
};

/* False: reported (FLOW: unknown kind or argument). */
bool chart_draw(const struct chart_source *s, const struct chart_request *r, struct fontset *fonts,
                struct arena *a, struct diags *d, struct chart_result *out);

#endif
