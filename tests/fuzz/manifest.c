/* manifest.c - any bytes as the manifest of an earlier run: what it says is only believed of a
 * document that stands there with the hash, the size and the input that it says. */
#include "batch/manifest.h"
#include "base/file.h"
#include "fuzz.h"
#include <unistd.h>

/* In memory, where there is such a place: a manifest is synced. */
static char folder[] = "/dev/shm/hfbrief-fuzz-XXXXXX";
static const char elsewhere[] = "/tmp/hfbrief-fuzz-XXXXXX";
static const char document[] = "%PDF-1.7 a document\n";
static char input[96], output[96], draft[96], manifest[96];

static void put(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
        abort();
}

static void clean_up(void)
{
    static const char *const paths[] = {input, output, draft, manifest};
    for (size_t i = 0; i < 4; i++)
        unlink(paths[i]);
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    if (!mkdtemp(folder) && !mkdtemp(memcpy(folder, elsewhere, sizeof elsewhere)))
        abort();
    snprintf(input, sizeof input, "%s/a.xml", folder);
    snprintf(output, sizeof output, "%s/a.brief.pdf", folder);
    snprintf(draft, sizeof draft, "%s/a.brief.eml", folder);
    snprintf(manifest, sizeof manifest, "%s/hfbrief-manifest.jsonl", folder);
    put(input, "<offer/>", 8);
    put(output, document, sizeof document - 1);
    put(draft, "X", 1);
    atexit(clean_up);
    return 0;
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    put(manifest, text.s, text.n);
    struct plan_item items[] = {
        {.input = input, .output = output, .email = draft, .name = "a.brief.pdf"},
        {.input = input, .output = "/nowhere/b.pdf", .name = "b.brief.pdf"}};
    struct plan plan = {.items = items, .n = 2};
    struct put_rules rules;
    put_rules_init(&rules, a, true);
    const struct hfb_job job = {0};
    struct batch b = {
        .job = &job, .key = "0", .resume = true, .rules = &rules, .wish = {.folder = folder}};
    const struct record *kept[2] = {NULL, NULL};
    struct manifest m = {.folder_fd = -1, .versions = "1"};
    if (!manifest_open(&m, a, folder, &plan, &b, kept, d))
        abort();
    if (kept[1] || (kept[0] && (kept[0]->bytes != sizeof document - 1 ||
                                kept[0]->output_hash != str_hash(str_of(document)) ||
                                kept[0]->input_hash != str_hash(str_of("<offer/>")))))
        abort();
    if (m.fd >= 0)
        close(m.fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}
