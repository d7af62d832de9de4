/* xml.h - the figures' tree (template/figures_xml.h) as text, UTF-8, indented. */
#ifndef HFB_TREE_XML_H
#define HFB_TREE_XML_H

#include "base/buf.h"
#include <libxml/tree.h>

void tree_xml(xmlDoc *tree, struct buf *out); /* out of memory: arena_exhausted() */

#endif
