/* svg.h - a second painter: finished pages as SVG, for a screen (--dump=svg).
 *
 * The first line holds every glyph outline once; then one line a page, an <svg> of its own. Only
 * presentation attributes, no style sheet and no script, so that a strict content security policy
 * lets it through. Nothing is decided here: what the PDF shows, this shows.
 */
#ifndef HFB_DRAW_SVG_H
#define HFB_DRAW_SVG_H

#include "draw/page.h"

void document_svg(const struct document *doc, struct buf *out);

#endif
