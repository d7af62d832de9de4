/* read.h - a finished PDF read back: its text as a reader would join it, and every string in it.
 *
 * For the fence of contract 3, Read-back: it looks at the bytes that are about to be put in place,
 * not at what we meant to write. It reads files of the form that PDF 1.5 and later allow
 * (cross-reference streams, object streams, Flate), unencrypted; anything it can't read is a fault,
 * never a pass. Sources: ISO 32000-1, 7.3 (objects), 7.5.7 and 7.5.8 (streams), 9.4, 9.10.3 (text).
 */
#ifndef HFB_PDF_READ_H
#define HFB_PDF_READ_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum reading_kind {
    READING_TEXT,   /* one page's text, runs joined, UTF-8 */
    READING_STRING, /* a string object: Info, Alt, ActualText, outline, link address … */
    READING_STREAM  /* XMP, an embedded file */
};

struct reading {
    enum reading_kind kind;
    int page; /* from 1; 0: not of a page */
    struct str text;
    struct reading *next;
};

struct pdf_reading {
    struct reading *first;
    int pages;
};

/* NULL with *why set: not a file we can read. Everything is the arena's. */
const struct pdf_reading *pdf_read(struct str file, struct arena *a, const char **why);

/* ---- objects, for read_text.c ------------------------------------------------------------- */

enum pobj_kind {
    POBJ_NULL,
    POBJ_BOOL,
    POBJ_NUMBER,
    POBJ_STRING,
    POBJ_NAME,
    POBJ_ARRAY,
    POBJ_DICT,
    POBJ_REF,
    POBJ_OPERATOR
};

struct pobj {
    enum pobj_kind kind;
    long number;         /* integer part; references: the object's number */
    double real;         /* places on the page, widths: never an amount */
    struct str s;        /* string (decoded), name, operator */
    struct pobj **items; /* array; dict: name, value, name, value … */
    size_t n;
    struct str stream; /* as in the file; s NULL: none */
};

struct preader;
const struct pobj *pobj_get(struct preader *r, const struct pobj *dict,
                            const char *key);                                      /* resolved */
const struct pobj *pobj_at(struct preader *r, const struct pobj *array, size_t i); /* resolved */
bool pobj_stream(struct preader *r, const struct pobj *o, struct str *out);        /* decoded */
/* The next object or operator of a content stream; NULL at its end. */
struct pobj *pobj_next(struct preader *r, struct str content, size_t *at);
struct arena *preader_arena(struct preader *r);
/* A text string (7.9.2) as UTF-8. */
struct str pobj_utf8(struct preader *r, struct str s);
void preader_add(struct preader *r, enum reading_kind kind, int page, struct str text);

/* read_text.c: one page's text. */
bool page_text(struct preader *r, const struct pobj *page, int number);

#endif
