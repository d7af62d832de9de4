/* marks.c - an attribute in a namespace of its own, put on and taken off. */
#include "template/marks.h"
#include "template/flow_walk.h"
#include <stdio.h>
#include <stdlib.h>

#define MARK_NAMESPACE "urn:hfbrief:place:1"

static xmlNode *next_node(xmlNode *n, const xmlNode *top)
{
    if (n->type == XML_ELEMENT_NODE && n->children)
        return n->children;
    while (n != top && !n->next)
        n = n->parent;
    return n == top ? NULL : n->next;
}

void marks_put(xmlDoc *sheet)
{
    xmlNode *root = xmlDocGetRootElement(sheet);
    xmlNs *ns =
        root ? xmlNewNs(root, (const xmlChar *)MARK_NAMESPACE, (const xmlChar *)"place") : NULL;
    for (xmlNode *n = ns ? root : NULL; n; n = next_node(n, root)) {
        char line[24];
        if (n->type != XML_ELEMENT_NODE || !n->ns ||
            strcmp((const char *)n->ns->href, FLOW_NAMESPACE) != 0)
            continue;
        snprintf(line, sizeof line, "%ld", xmlGetLineNo(n));
        xmlNewNsProp(n, ns, (const xmlChar *)"line", (const xmlChar *)line);
    }
}

static void drop_declarations(xmlNode *n)
{
    for (xmlNs **at = &n->nsDef; *at;) {
        xmlNs *ns = *at;
        if (!ns->href || strcmp((const char *)ns->href, MARK_NAMESPACE) != 0) {
            at = &ns->next;
            continue;
        }
        *at = ns->next;
        xmlFreeNs(ns);
    }
}

void marks_take(xmlDoc *result)
{
    xmlNode *root = xmlDocGetRootElement(result);
    for (xmlNode *n = root; n; n = next_node(n, root)) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        xmlAttr *mark = xmlHasNsProp(n, (const xmlChar *)"line", (const xmlChar *)MARK_NAMESPACE);
        n->line = n->parent && n->parent->type == XML_ELEMENT_NODE ? n->parent->line : 0;
        if (!mark)
            continue;
        if (mark->children && mark->children->content)
            n->line = (unsigned short)strtoul((const char *)mark->children->content, NULL, 10);
        xmlRemoveProp(mark);
    }
    for (xmlNode *n = root; n; n = next_node(n, root)) /* no attribute is of it any more */
        if (n->type == XML_ELEMENT_NODE)
            drop_declarations(n);
}
