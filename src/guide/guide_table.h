/* guide_table.h - what may stand in a guide, as tables for xml/reader.h (contract 1.2); shared by
 * the files of this room alone. */
#ifndef HFB_GUIDE_GUIDE_TABLE_H
#define HFB_GUIDE_GUIDE_TABLE_H

#include "guide/guide.h"
#include "xml/reader.h"

#define GUIDE_LIST(of, field)                                                                      \
    .list = XML_TO(of, field), .count = XML_TO(of, field##_n), .size = sizeof *((of *)0)->field

extern const struct xml_element guide_root; /* guide_table.c: a struct guide */
extern const struct xml_element guide_section, guide_script, guide_lever; /* guide_sections.c */
extern const struct xml_element guide_regions; /* guide_rows.c: a struct guide */

/* ---- text (guide_text.c): say, write, quote, s, either into a list of sentences; p, item, head */

/* a struct sentence */
extern const struct xml_element guide_say, guide_write, guide_quote, guide_prose;
extern const struct xml_element guide_p, guide_item, guide_head; /* a struct paragraph */

/* The rows of what holds sentences, in a list `field` of a struct `of`, and alternatives in an
 * element `either` whose table is made beside it. */
#define GUIDE_SENTENCES(of, field, either_of)                                                      \
    {.name = "say", .element = &guide_say, GUIDE_LIST(of, field)},                                 \
        {.name = "write", .element = &guide_write, GUIDE_LIST(of, field)},                         \
        {.name = "quote", .element = &guide_quote, GUIDE_LIST(of, field)},                         \
        {.name = "s", .element = &guide_prose, GUIDE_LIST(of, field)},                             \
    {                                                                                              \
        .name = "either", .element = &either_of, .often = true                                     \
    }
#define GUIDE_EITHER(it, of, field)                                                                \
    static const struct xml_child it##_says[] = {                                                  \
        {.name = "say", .element = &guide_say, GUIDE_LIST(of, field)},                             \
        {.name = "write", .element = &guide_write, GUIDE_LIST(of, field)}};                        \
    static const struct xml_element it = {                                                         \
        .children = it##_says, .children_n = 2, .done = guide_done_either}
#define GUIDE_BLOCKS(of)                                                                           \
    {.name = "p", .element = &guide_p, GUIDE_LIST(of, paragraphs)},                                \
        {.name = "item", .element = &guide_item, GUIDE_LIST(of, paragraphs)},                      \
    {                                                                                              \
        .name = "head", .element = &guide_head, GUIDE_LIST(of, paragraphs)                         \
    }

bool guide_done_either(struct xml_reader *r, xml_node *n, void *into, void *parent);

/* Once a list is whole, its items are linked in their order. */
void guide_link_sentences(struct sentence *s, size_t n);
void guide_link_paragraphs(struct paragraph *p, size_t n);

/* ---- values --------------------------------------------------------------------------------- */

bool guide_check_id(struct xml_reader *r, struct xml_value v, void *name); /* const char ** */
bool guide_check_ids(struct xml_reader *r, struct xml_value v, void *name);
bool guide_check_parts(struct xml_reader *r, struct xml_value v, void *name);
/* An element's text where it may have none: the source's wording of a range. */
const char *guide_wording(struct xml_reader *r, xml_node *n);

#define GUIDE_ID(of, field, is_required)                                                           \
    {                                                                                              \
        .name = "id", .type = XML_NAME, .to = XML_TO(of, field), .check = guide_check_id,          \
        .required = (is_required) ? XML_ANYWHERE : 0                                               \
    }
#define GUIDE_NAME(attribute, of, field)                                                           \
    {                                                                                              \
        .name = (attribute), .type = XML_NAME, .to = XML_TO(of, field)                             \
    }
#define GUIDE_NEEDED(attribute, of, field)                                                         \
    {                                                                                              \
        .name = (attribute), .type = XML_NAME, .to = XML_TO(of, field), .required = XML_ANYWHERE   \
    }
#define GUIDE_REGIONS(of)                                                                          \
    {                                                                                              \
        .name = "region", .type = XML_NAME, .to = XML_TO(of, region), .check = guide_check_ids     \
    }
#define GUIDE_PARTS(attribute, of, field)                                                          \
    {                                                                                              \
        .name = (attribute), .type = XML_NAME, .to = XML_TO(of, field), .check = guide_check_parts \
    }
#define GUIDE_NEEDS(of)                                                                            \
    {                                                                                              \
        .name = "needs", .type = XML_CHOICE, .names = guide_needs_names, .to = XML_TO(of, needs)   \
    }
#define GUIDE_CURRENCY(of, field, is_required)                                                     \
    {                                                                                              \
        .name = "currency", .type = XML_CURRENCY, .to = XML_TO(of, field),                         \
        .required = (is_required) ? XML_ANYWHERE : 0                                               \
    }

extern const char *const guide_needs_names[];

/* ---- what needs the finished guide (guide_check.c) ------------------------------------------ */

void guide_check(struct xml_reader *r, struct guide *g);

#endif
