/* edit.h - changes to a document's text by byte places: what isn't changed stays to the byte,
 * comments, layout and quotes with it. Changes are collected against one parsed text and applied at
 * once; two of one place keep the order in which they were asked for. */
#ifndef HFB_XML_EDIT_H
#define HFB_XML_EDIT_H

#include "base/buf.h"
#include "xml/xml.h"

struct xml_change;
struct xml_edit {
    const struct xml *x;
    struct xml_change *first;
};

struct xml_edit xml_edit_new(const struct xml *x);

void xml_edit_replace(struct xml_edit *e, struct place at, const char *with);
/* An attribute's value; one that isn't there is written behind `after` (NULL, or not there either:
 * behind the element's name). `value` is plain text. */
void xml_edit_attribute(struct xml_edit *e, const struct _xmlNode *n, const char *name,
                        const char *value, const char *after);
void xml_edit_drop_attribute(struct xml_edit *e, const struct _xmlNode *n, const char *name);
/* The element, and its line where nothing else stands on it. */
void xml_edit_drop(struct xml_edit *e, const struct _xmlNode *n);
/* One line more at the end of an element's content, indented like its first child. */
void xml_edit_append(struct xml_edit *e, const struct _xmlNode *parent, const char *line);
/* A line before, or behind, a child element that stands on lines of its own. */
void xml_edit_before(struct xml_edit *e, const struct _xmlNode *child, const char *line);
void xml_edit_behind(struct xml_edit *e, const struct _xmlNode *child, const char *line);

struct str xml_edit_apply(const struct xml_edit *e, struct arena *a);

/* ---- pieces of text as they stand --------------------------------------------------------------
 */

/* The first child element of that name whose attribute `key` is `value` (both NULL: any). */
struct _xmlNode *xml_child(const struct xml *x, const struct _xmlNode *n, const char *name,
                           const char *key, const char *value);
/* The whole element's text. */
struct str xml_source(const struct xml *x, const struct _xmlNode *n);
/* ` name="value"` as it is written in the file, with its quotes; nothing where it isn't there. */
void xml_put_attribute(const struct xml *x, const struct _xmlNode *n, const char *name,
                       struct buf *out);
/* Plain text as XML writes it, in content and between double quotes. */
void xml_put_escaped(struct str text, struct buf *out);

#endif
