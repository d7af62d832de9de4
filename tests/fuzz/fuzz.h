/* fuzz.h - what the fuzzers share: the frame of one input, one environment for the whole run where
 * a fuzzer needs one, one arena for each input, and the input as a text that ends in NUL, of
 * exactly its own length, so that AddressSanitizer sees the first byte read beyond it. */
#ifndef HFB_TESTS_FUZZ_H
#define HFB_TESTS_FUZZ_H

#include "base/resource.h"
#include "job/env.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);

struct fuzz {
    struct hfb_env *env;
    struct arena *arena; /* of the environment's own diagnostics */
    struct diags diags;
};

/* The environment with English, both letters and the brief loaded: nothing is compiled twice. */
static inline void fuzz_start(struct fuzz *f)
{
    f->arena = arena_new();
    diags_init(&f->diags, f->arena);
    f->env = hfb_env_new(&f->diags);
    if (!f->env)
        abort();
    static const char *const names[] = {"brief", "letter", "offer-letter"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        hfb_env_warm(f->env, &(struct hfb_job){.template_name = names[i]}, false);
}

/* Another language than the default. */
static inline const char *fuzz_french(void)
{
    return resource_find("templates/lang/fr.xml") ? "fr" : NULL;
}

static inline char *fuzz_copy(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text)
        abort();
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

/* What a fuzzer does with one input: a text of its own, an arena, diagnostics. Memory is never
 * exhausted here, so no way leads back out of it but the end. Returns 0, as libFuzzer wants. */
static inline int fuzz_text(const uint8_t *data, size_t size,
                            void (*each)(struct str text, struct arena *a, struct diags *d))
{
    char *text = fuzz_copy(data, size);
    struct arena *a = arena_new();
    struct diags d;
    jmp_buf where;
    if (setjmp(where) != 0)
        abort();
    arena_guard(a, &where);
    diags_init(&d, a);
    each((struct str){text, size}, a, &d);
    arena_free(a);
    free(text);
    return 0;
}

/* A refusal says why, and a message can be rendered; what isn't refused has something to show. */
static inline void fuzz_judge(struct hfb_result *r, struct arena *a, bool wants_output)
{
    if ((r->status == HFB_OK) == diags_failed(&r->diags))
        abort();
    if (r->status == HFB_OK && wants_output && r->output.n == 0)
        abort();
    for (const struct diag *g = r->diags.first; g; g = g->next)
        if (g->code == DIAG_INTERNAL) {
            fprintf(stderr, "internal: %s\n", g->message);
            abort();
        }
    struct buf told;
    buf_init(&told, a);
    diags_render(&r->diags, (struct diag_style){.carets = true}, &told);
    for (size_t i = 0; i < told.n; i++) /* never a control character, never a terminal escape */
        if ((unsigned char)told.p[i] < ' ' && told.p[i] != '\n' && told.p[i] != '\t')
            abort();
}

static inline void fuzz_job(struct hfb_env *env, const struct hfb_job *job)
{
    struct arena *a = arena_new();
    struct hfb_result r;
    hfb_run(env, job, a, &r);
    fuzz_judge(&r, a, !job->check_only);
    arena_free(a);
    hfb_env_between_jobs(env);
}

#endif
