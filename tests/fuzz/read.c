/* read.c - any bytes as a finished PDF: the read-back of an employer's document, and the question
 * whose document an existing file is. */
#include "pdf/read.h"
#include "fuzz.h"
#include "pdf/pdf.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *bytes = fuzz_text(data, size);
    struct arena *a = arena_new();
    jmp_buf where;
    if (setjmp(where) != 0)
        abort();
    arena_guard(a, &where);
    const char *why = NULL;
    const struct pdf_reading *r = pdf_read((struct str){bytes, size}, a, &why);
    if (!r && !why)
        abort();
    for (const struct reading *part = r ? r->first : NULL; part; part = part->next)
        if (str_hash(part->text) == 1) /* every byte of it is looked at */
            abort();
    pdf_audience((struct str){bytes, size}, a);
    arena_free(a);
    free(bytes);
    return 0;
}
