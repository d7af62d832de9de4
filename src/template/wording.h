/* wording.h - the program's own words, put into a stylesheet of ours before it is compiled.
 *
 * A message is the same for every job of a language, so key('m', 'label.call') needn't be looked
 * up for each brief: where the key stands as a literal, its words are put in its place. Keys that
 * only a run knows, key('m', concat('status.', @status)), stay, and find their f:m in the tree; so
 * do those that say how long the figures reach.
 */
#ifndef HFB_TEMPLATE_WORDING_H
#define HFB_TEMPLATE_WORDING_H

#include "say/catalogue.h"
#include <libxml/tree.h>

/* In value-of, in the values of attributes in braces, and as a whole select of with-param, param
 * and variable. The result is as if the tree had been asked, but for a message of no words. */
void wording_put(xmlDoc *sheet, const struct catalogue *words, struct arena *a);

#endif
