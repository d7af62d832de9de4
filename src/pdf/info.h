/* info.h - what the file says of itself: Info and XMP (which agree), the colour it means, page
 * labels, outline, language (ISO 32000-1 14.3; ISO 19005-2 6.2.3, 6.6; ISO 14289-1 7.1). */
#ifndef HFB_PDF_INFO_H
#define HFB_PDF_INFO_H

#include "draw/page.h"
#include "pdf/file.h"

/* pages: their object numbers. Returns the profile's, for the catalogue. */
uint32_t info_write(struct file *file, const struct document *doc, const uint32_t *pages);
/* struct_root: StructTreeRoot's number. */
void info_catalogue(struct file *file, const struct document *doc, uint32_t profile,
                    uint32_t struct_root);

#endif
