/* encrypt.h - AES-256 (ISO 32000-2, 7.6.4, revision 6) through libqpdf, loaded only when asked for:
 * it alone adds milliseconds to a start. Its output is random by design and is no PDF/A. */
#ifndef HFB_DELIVER_ENCRYPT_H
#define HFB_DELIVER_ENCRYPT_H

#include "base/buf.h"
#include "base/diag.h"

/* Loads the library; to be called before a cage closes. False: reported (LIBRARY). */
bool encrypt_load(struct diags *d);

/* Whether a document is locked, and opens with `password`. */
bool encrypt_opens(struct str file, const char *password);

/* Appends `file`, readable with `password` only, to `out`. The password stays the caller's, who
 * wipes it; no copy of it is kept. Its metadata are locked too; `audience` (NULL: none) stays
 * readable in a comment at the end, in XMP's own form, so that pdf_audience() still knows it.
 * False: reported (LIBRARY). */
bool encrypt_pdf(struct str file, const char *password, const char *audience, struct diags *d,
                 struct buf *out);

#endif
