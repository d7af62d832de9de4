/* pdf.h - a document becomes a file: PDF 1.7, PDF/UA-1 and PDF/A-2a in one (facts-pdf.md 2-5).
 * libharu's object layer holds the objects, HarfBuzz cuts the faces, our own writer puts them into
 * object streams. Same document, same bytes. */
#ifndef HFB_PDF_PDF_H
#define HFB_PDF_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "draw/page.h"

/* Appends the file to `out`. False: reported (LIBRARY, NO_MEMORY). */
bool pdf_write(const struct document *doc, struct arena *a, struct diags *d, struct buf *out);

/* The audience an existing PDF declares in its XMP ("private", "employer"), or NULL: it isn't ours.
 */
const char *pdf_audience(struct str file, struct arena *a);

#endif
