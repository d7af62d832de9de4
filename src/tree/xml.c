/* xml.c - serialises the tree. */
#include "tree/xml.h"

void tree_xml(xmlDoc *tree, struct buf *out)
{
    xmlChar *text = NULL;
    int n = 0;
    xmlDocDumpFormatMemoryEnc(tree, &text, &n, "UTF-8", 1);
    if (!text)
        arena_exhausted(out->arena);
    buf_add(out, text, (size_t)n);
    xmlFree(text);
}
