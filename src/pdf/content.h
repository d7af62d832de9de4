/* content.h - a page's operations become its content stream: one switch, absolute coordinates. */
#ifndef HFB_PDF_CONTENT_H
#define HFB_PDF_CONTENT_H

#include "pdf/font.h"
#include "pdf/tags.h"

struct content_job {
    const struct document *doc;
    struct tags *tags;
    const struct shown *const *shown; /* of the page's texts, in order */
};

/* Appends to `out`; the page's link annotations ("12 0 R 13 0 R ") to `annotations`. Returns where
 * the next page's texts begin. */
const struct shown *const *content_paint(const struct content_job *job, unsigned page,
                                         struct buf *out, struct buf *annotations);

#endif
