/* layout.h - flow to pages: the galley (lines with places), then pages with heads, folios, margin
 * notes. Decides everything about place; pdf only paints. */
#ifndef HFB_LAYOUT_LAYOUT_H
#define HFB_LAYOUT_LAYOUT_H

#include "chart/chart.h"
#include "draw/marks.h"
#include "draw/page.h"
#include "font/fontset.h"
#include "template/flow.h"

enum paper { PAPER_A4, PAPER_LETTER };

struct theme; /* templates/theme.xml, read once per process */
struct theme *theme_new(struct arena *a, struct str xml, const char *name, const struct theme *base,
                        struct diags *d);

/* What finds where lines may end: opening it takes longer than a page does, so a process keeps one
 * for all its documents. NULL: out of memory. */
struct line_breaker;
struct line_breaker *line_breaker_new(void);
void line_breaker_free(struct line_breaker *b);

/* Texts that were set before, for those that come again (kepttext.h): what comes out is the same.
 * NULL: out of memory. */
struct kept_texts;
struct kept_texts *kept_texts_new(void);
void kept_texts_free(struct kept_texts *k);
/* Between jobs: forgets them once they are many; all: in any case, since the fontset has forgotten
 * the words they are made of. */
void kept_texts_trim(struct kept_texts *k, bool all);

struct layout_job {
    const struct flow *flow;
    const struct theme *theme;
    struct fontset *fonts;
    struct line_breaker *breaker;      /* NULL: one of its own */
    struct kept_texts *kept;           /* made with these fonts; NULL: nothing is kept */
    const struct chart_source *charts; /* NULL: none may be drawn */
    enum paper paper;
    bool gray;
    bool is_private; /* PRIVATE on every page, whatever the stylesheet says */
    const char *audience;
    const char *guide; /* as struct document's */
    int max_pages;
    bool part;           /* of a document that is set part by part (see layout_finish()) */
    size_t pages_before; /* … behind so many pages */
};

/* So many sheets are fitted as one: of more, each is set by itself (fit.c). */
enum { LAYOUT_FITTED_MAX = 12 };

/* NULL: reported (DOES_NOT_FIT, NO_GLYPH, FLOW). */
struct document *layout_document(const struct layout_job *job, struct arena *a, struct diags *d);

/* Many pages, part by part: each part a flow of one section, whose first block begins a page, set
 * with layout_document(), and put to the others with document_append(). The bytes are those of one
 * flow where there are more than LAYOUT_FITTED_MAX sheets. This gives the pages their heads and
 * feet, by what all the flows say of the document. False: reported. */
bool layout_finish(const struct layout_job *job, struct document *whole, struct arena *a,
                   struct diags *d);

/* --dump=galley: every line with its text and width, as text. */
bool layout_dump_galley(const struct layout_job *job, struct arena *a, struct diags *d,
                        struct buf *out);

#endif
