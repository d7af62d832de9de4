/* read.c - any bytes as a finished PDF: the read-back of an employer's document, and the question
 * whose document an existing file is. */
#include "pdf/read.h"
#include "fuzz.h"
#include "pdf/pdf.h"

static void each(struct str text, struct arena *a, struct diags *d)
{
    (void)d;
    const char *why = NULL;
    const struct pdf_reading *r = pdf_read(text, a, &why);
    if (!r && !why)
        abort();
    for (const struct reading *part = r ? r->first : NULL; part; part = part->next)
        if (str_hash(part->text) == 1) /* every byte of it is looked at */
            abort();
    pdf_audience(text, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}
