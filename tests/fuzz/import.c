/* import.c - any text as a guide in Markdown: it is refused with a reason, or becomes a guide that
 * the guide's own reader takes, with every region checked. */
#include "import/import.h"
#include "base/file.h"
#include "fuzz.h"
#include "job/guide_checks.h"

static struct {
    struct arena *a;
    struct diags d;
    const struct phrases *phrases;
    const struct schemas *schemas;
    struct catalogue *words;
} kit;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    struct str text, words;
    struct source *s;
    kit.a = arena_new();
    diags_init(&kit.d, kit.a);
    s = arena_new_of(kit.a, struct source);
    if (file_read(kit.a, "templates/import/phrases.xml", 0, &text) ||
        file_read(kit.a, "templates/lang/en.xml", 0, &words))
        abort();
    *s = (struct source){"phrases.xml", text.s, text.n};
    kit.phrases = phrases_read(kit.a, s, &kit.d);
    kit.schemas = schemas_new(kit.a);
    kit.words = catalogue_new(kit.a, words, "en.xml", &kit.d);
    if (!kit.phrases || !kit.schemas || !kit.words)
        abort();
    return 0;
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    static const char fault[] = "a fault of the importer";
    struct source *s = arena_new_of(a, struct source);
    *s = (struct source){"any.md", text.s, text.n};
    struct imported done = import_guide(a, s, kit.phrases, kit.schemas, d);
    if ((done.guide == NULL) != diags_failed(d))
        abort();
    for (const struct diag *f = d->first; f; f = f->next)
        if (!strncmp(f->message, fault, sizeof fault - 1)) { /* none that quotes the words */
            fprintf(stderr, "%s\n", f->message);
            abort();
        }
    if (done.guide) {
        struct buf out;
        size_t n = 0;
        buf_init(&out, a);
        guide_checks_put(done.guide, kit.words, HFB_JSON, a, &out, &n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}
