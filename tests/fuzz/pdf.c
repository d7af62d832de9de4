/* pdf.c - an offer's XML to a finished PDF, by the template and paper that its own bytes choose. */
#include "fuzz.h"
#include "pdf/read.h"

static struct fuzz fuzz;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const templates[] = {"brief", "brief", "letter", "offer-letter"};
    char *text = fuzz_copy(data, size);
    uint64_t choice = str_hash((struct str){text, size});
    struct hfb_job job = {.offer = {"offer.xml", text, size},
                          .template_name = templates[choice % 4],
                          .floor = (enum hfb_floor)(choice / 4 % 3),
                          .paper = (enum hfb_paper)(choice / 16 % 3),
                          .lang = choice / 64 % 4 == 0 ? fuzz_french() : NULL,
                          .gray = choice / 256 % 4 == 0};
    struct arena *a = arena_new();
    struct hfb_result r;
    hfb_run(fuzz.env, &job, a, &r);
    fuzz_judge(&r, a, true);
    const char *why = NULL;
    if (r.status == HFB_OK && !pdf_read((struct str){r.output.p, r.output.n}, a, &why))
        abort(); /* what we wrote can be read */
    arena_free(a);
    hfb_env_between_jobs(fuzz.env);
    free(text);
    return 0;
}
