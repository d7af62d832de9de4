/* xml_inside.h - what the three files of the parser share; nobody else includes it. */
#ifndef HFB_XML_XML_INSIDE_H
#define HFB_XML_XML_INSIDE_H

#include "xml/xml.h"
#include <libxml/tree.h>

/* Where an element stands: byte offsets in the source. Hangs at node->_private. */
struct xml_span {
    uint32_t start; /* of the '<' */
    uint32_t inner; /* after the start tag's '>' */
    uint32_t end;   /* after the whole element */
};

/* One complaint of the parser, kept in plain memory: nothing may be allocated inside a callback. */
struct xml_fault {
    int code; /* libxml2's xmlParserErrors */
    uint32_t off;
    int line;
    char name[64], other[64];
};

/* Well-formedness in our words: place, fault, repair. */
void xml_report_fault(const struct xml_fault *f, const struct source *src, struct diags *d);

/* What can be refused before a parser sees it: size, compression, encoding, attributes. False:
 * reported. *elements is an upper bound of the elements there are. */
bool xml_prescan(const struct source *src, size_t max_bytes, size_t *elements, struct diags *d);

/* The end of the markup that starts at off (after its '>'), quotes respected. */
size_t xml_tag_end(const struct source *src, size_t off);
size_t xml_bom(const struct source *src); /* 3 or 0 */

#endif
