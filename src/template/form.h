/* form.h - a stylesheet of ours as the build leaves it (base/prepared.h): read, the words of one
 * language put into it (wording.h), and what it declares. A start then neither parses it nor looks
 * for its messages: 7 M of 99 M instructions of a single run. libxslt changes and frees nodes of
 * the tree that it compiles, so that is made anew, of libxml2's own pieces.
 */
#ifndef HFB_TEMPLATE_FORM_H
#define HFB_TEMPLATE_FORM_H

#include "template/stylesheet.h"
#include <stdint.h>

struct form_node {       /* in the order of the document, an element's attributes right behind it */
    uint32_t name;       /* of its strings; FORM_TEXT: a text */
    uint32_t text;       /* of a text or an attribute */
    uint16_t line, ends; /* so many elements end behind it */
    uint16_t attributes; /* of an element */
    uint16_t space;      /* its namespace, from 1; 0: none */
};
enum { FORM_TEXT = UINT32_MAX };

struct form_space {
    const char *prefix, *href; /* prefix NULL: the default */
};

struct form {
    enum audience audience;
    bool uses_terms;
    const char **named; /* keys of messages that it may ask its tree for */
    size_t named_n;
    struct form_space *spaces; /* the root's */
    size_t spaces_n;
    const char **strings; /* each once */
    size_t strings_n;
    struct form_node *nodes;
    size_t nodes_n;
};

/* The tree of the document into the arena. False: it holds what a form can't (a namespace that
 * isn't declared on its root). */
bool form_take(struct form *f, struct arena *a, const xmlDoc *doc);
/* A document of its own, the caller's. NULL: no memory. */
xmlDoc *form_tree(const struct form *f);

#endif
