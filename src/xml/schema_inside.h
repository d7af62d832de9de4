/* schema_inside.h - what the schema's two files share: a grammar compiled, and its faults. */
#ifndef HFB_SPEC_SCHEMA_INSIDE_H
#define HFB_SPEC_SCHEMA_INSIDE_H

#include "xml/schema.h"
#include <libxml/tree.h>

/* One complaint of the validator about one node (element or attribute). */
struct schema_fault {
    int code; /* libxml2's XML_SCHEMAV_… */
    xmlNodePtr node;
    const char *message;
};

/* In our words, as a vague report. `xsd` is the grammar's own document: names and texts come from
 * it. */
void schema_report_fault(const struct schema_fault *f, const struct xml *x, xmlDocPtr xsd,
                         struct diags *d);

#endif
