/* offer.c - an offer's XML to its figures: the private ones, the employer's, and the checks. */
#include "fuzz.h"

static struct fuzz fuzz;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_copy(data, size);
    struct hfb_job job = {.offer = {"offer.xml", text, size},
                          .template_name = "brief",
                          .format = HFB_JSON,
                          .lang = size % 5 == 0 ? fuzz_french() : NULL};
    fuzz_job(fuzz.env, &job);
    job.template_name = "letter";
    job.format = HFB_XML;
    fuzz_job(fuzz.env, &job);
    free(text);
    return 0;
}
