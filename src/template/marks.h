/* marks.h - which line of a stylesheet an element of its result comes from.
 *
 * libxslt doesn't tell. So every literal block of a user's own stylesheet is marked with its line
 * before it is compiled, the marks come out with the result, and are taken off there: what is then
 * wrong with a block, in the flow or in layout, is told with its place in the stylesheet. */
#ifndef HFB_TEMPLATE_MARKS_H
#define HFB_TEMPLATE_MARKS_H

#include <libxml/tree.h>

void marks_put(xmlDoc *sheet);
/* Afterwards xmlGetLineNo() of a result's element is the stylesheet's line; one that no literal
 * block made has its parent's. */
void marks_take(xmlDoc *result);

#endif
