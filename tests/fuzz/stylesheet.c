/* stylesheet.c - a stylesheet of the user's own, compiled and applied to an offer's public figures:
 * refused with a word, or a flow that can be read. */
#include "template/stylesheet.h"
#include "fuzz.h"
#include <libxml/parser.h>

static struct fuzz fuzz;

static const char tree[] =
    "<figures xmlns='urn:hfbrief:figures:1' schema='hfbrief-figures/1' lang='en'>"
    "<candidate>Claire Moreau</candidate><guide>hugging-face-tpm</guide><region>paris</region>"
    "<offer><base text='€70,000' short='€70K'>70000</base><equity text='€80,000'>80000</equity>"
    "<annual text='€90,000'>90000</annual></offer>"
    "<ask><base text='€82,000'>82000</base><annual text='€111,500'>111500</annual></ask></figures>";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    return 0;
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    struct source source = {"own.xsl", text.s, text.n};
    const struct stylesheet *s = stylesheet_compile_own(a, &source, d);
    if (!s && !diags_failed(d))
        abort();
    xmlDoc *doc = s ? xmlReadMemory(tree, (int)sizeof tree - 1, "tree.xml", NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR)
                    : NULL;
    if (s && doc && !stylesheet_run(s, a, doc, d) && !diags_failed(d))
        abort();
    xmlFreeDoc(doc);
    struct buf told;
    buf_init(&told, a);
    diags_render(d, (struct diag_style){.carets = true}, &told);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}
