/* floor.c - what the bytes themselves cost: for `make bench` alone.
 *
 *     floor OUT.pdf UNCOUNTED OFFER...
 *
 * Makes each offer's brief as a batch's worker does, and then the finished pages (glyph runs,
 * paths, tags: struct document) once more through pdf_write() alone: subsets, compression, one file
 * written, the arena reset. No XML, engine, template or layout is in that second part; it is the
 * floor that no change to the rest of the program can get under. The linker sends the program's
 * own call of pdf_write() through __wrap_pdf_write() here (ld's --wrap), so the pages of both parts
 * are the same, and so are faces, preprocessed subsets and the cache of shaped words.
 *
 * Callgrind counts what is inside whole_brief() and floor_brief() (--toggle-collect); offers before
 * the first that is counted go through the same work under other names. Prints one line: CPU
 * microseconds and bytes a brief of both, over the counted offers.
 */
#include "base/file.h"
#include "deliver/deliver.h"
#include "cli/last_words.h"
#include "pdf/pdf.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define KEEP __attribute__((noinline, noclone))

struct part {
    int64_t nanoseconds;
    size_t bytes;
};

static struct bench {
    struct hfb_env *env;
    struct hfb_job job;
    struct arena *arena, *floor_arena;
    const char *output;
    const struct document *document; /* the pages of the brief at hand */
    struct part whole, floor;
} bench;

bool __real_pdf_write(const struct document *doc, struct arena *a, struct diags *d,
                      struct buf *out);
bool __wrap_pdf_write(const struct document *doc, struct arena *a, struct diags *d,
                      struct buf *out);
void whole_brief(const char *offer, struct hfb_result *result);
void floor_brief(void);
void end_brief(void);

bool __wrap_pdf_write(const struct document *doc, struct arena *a, struct diags *d, struct buf *out)
{
    bench.document = doc;
    return __real_pdf_write(doc, a, d, out);
}

static void fail(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

static int64_t cpu_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static void make_brief(const char *offer, struct hfb_result *result)
{
    struct delivery what = {.job = &bench.job, .input = offer};
    struct buf message;
    if (deliver(bench.env, &what, bench.arena, result, &message) != HFB_OK ||
        file_replace(bench.arena, bench.output,
                     (struct str){buf_str(&result->output), result->output.n}))
        fail(offer);
}

static void write_pages(void)
{
    struct diags d;
    struct buf out;
    jmp_buf where;
    if (setjmp(where) != 0)
        fail("out of memory");
    arena_guard(bench.floor_arena, &where);
    diags_init(&d, bench.floor_arena);
    buf_init(&out, bench.floor_arena);
    if (!__real_pdf_write(bench.document, bench.floor_arena, &d, &out) ||
        file_replace(bench.floor_arena, bench.output, (struct str){buf_str(&out), out.n}))
        fail("the pages can't be written");
    bench.floor.bytes += out.n;
    arena_reset(bench.floor_arena);
}

KEEP void whole_brief(const char *offer, struct hfb_result *result)
{
    make_brief(offer, result);
}

KEEP void floor_brief(void)
{
    write_pages();
}

/* The arena's reset belongs to the whole, and the floor needs its pages: so it comes after. */
static void count_offer(const char *offer)
{
    struct hfb_result result;
    int64_t start = cpu_now();
    whole_brief(offer, &result);
    int64_t made = cpu_now();
    floor_brief();
    int64_t written = cpu_now();
    bench.whole.bytes += result.output.n;
    end_brief();
    bench.whole.nanoseconds += cpu_now() - written + made - start;
    bench.floor.nanoseconds += written - made;
}

static void forget_brief(void)
{
    arena_reset(bench.arena);
    hfb_env_between_jobs(bench.env);
}

KEEP void end_brief(void)
{
    forget_brief();
}

int main(int argc, char **argv)
{
    if (argc < 4)
        fail("usage: floor OUT.pdf UNCOUNTED OFFER...");
    last_words_prepare(); /* the libraries' memory, as the program has it */
    int first = atoi(argv[2]) + 3, n = argc - first;
    bench.job = (struct hfb_job){.template_name = "brief"};
    bench.arena = arena_new();
    bench.floor_arena = arena_new();
    bench.output = argv[1];
    struct diags d;
    diags_init(&d, bench.arena);
    bench.env = hfb_env_new(&d);
    if (!bench.env || n < 1)
        fail("can't start");
    hfb_env_warm(bench.env, &bench.job, true);
    for (int i = 3; i < argc; i++) {
        struct hfb_result result;
        if (i < first) {
            make_brief(argv[i], &result);
            write_pages();
            forget_brief();
            bench.floor.bytes = 0;
        } else {
            count_offer(argv[i]);
        }
    }
    printf("%lld %zu %lld %zu\n", (long long)bench.whole.nanoseconds / n / 1000,
           bench.whole.bytes / (size_t)n, (long long)bench.floor.nanoseconds / n / 1000,
           bench.floor.bytes / (size_t)n);
    hfb_env_free(bench.env);
    arena_free(bench.floor_arena);
    arena_free(bench.arena);
    return 0;
}
