/* file.h - the file's objects and how they are written.
 *
 * libharu numbers and owns the first objects: catalogue, page tree, fonts, outline; what must be
 * exact (widths) is text, more entries for one of its dictionaries. What comes by the thousand
 * (structure elements, annotations) is text alone, numbered behind them. file_write() puts all but
 * the streams into object streams (ISO 32000-1, 7.5.7) with a cross-reference stream (7.5.8).
 *
 * libharu's errors stick: the first is kept in `fault`, and file_write() reports it. The document
 * and the compressor are released with the arena. */
#ifndef HFB_PDF_FILE_H
#define HFB_PDF_FILE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include <hpdf.h>
#include <libdeflate.h>

struct body; /* what we know of an object beyond libharu */

struct file {
    struct arena *arena;
    HPDF_Doc doc;
    struct libdeflate_compressor *deflate, *deflate_kept; /* the second when it is needed */
    struct body **bodies;                                 /* by object number, in blocks */
    size_t bodies_size;
    struct buf text; /* the block that values and entries are written to */
    size_t text_from;
    uint32_t own_from, own_n; /* objects that are text: behind libharu's */
    struct buf packed;        /* scratch of the compressor */
    unsigned long fault;
};

/* NULL: reported (LIBRARY, NO_MEMORY). */
struct file *file_new(struct arena *a, struct diags *d);

uint32_t file_number(HPDF_Dict dict); /* of an indirect object */
HPDF_Dict file_dict(struct file *f);  /* new and indirect */

/* A new object whose value is text: write it between file_text() and file_text_end(). From the
 * first on libharu must make no more objects of its own. */
uint32_t file_object(struct file *f);
struct buf *file_text(struct file *f);
void file_text_end(struct file *f, uint32_t number);
/* The same for further entries of a dictionary: "/W[…]/DW 0". Once for each. */
void file_entries_end(struct file *f, HPDF_Dict dict);

/* Makes the dictionary a stream of these bytes, deflated or as they are. */
void file_stream(struct file *f, HPDF_Dict dict, const void *bytes, size_t n, bool deflate);

/* The same of bytes that file_pack() has deflated and that stay until the file is written. */
void file_stream_packed(struct file *f, HPDF_Dict dict, const char *bytes, size_t n);
struct str file_pack(struct file *f, const void *bytes, size_t n); /* until the next call */

/* Appends the whole file to out. False: reported (LIBRARY). */
bool file_write(struct file *f, struct diags *d, struct buf *out);

#endif
