/* to_unicode.h - the ToUnicode map of a font: what each code says. */
#ifndef HFB_PDF_TO_UNICODE_H
#define HFB_PDF_TO_UNICODE_H

#include "pdf/file.h"

/* By code; s NULL: the code stands for nothing. wide: the codes are of two bytes, else of one. */
void to_unicode_write(const struct str *texts, unsigned n, bool wide, struct file *file,
                      HPDF_Dict stream);
/* The character that a text is, when it is one of Latin-1; else 0. */
uint32_t to_unicode_latin(struct str text);

#endif
