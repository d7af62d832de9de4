/* hands.c - reading in other processes; see hands.h. */
#include "import/hands.h"
#include "base/file.h"
#include "import/report.h"
#include "job/guide_checks.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEMORY_MAX (512UL * 1024 * 1024)

/* ---- one guide --------------------------------------------------------------------------------
 */

static struct str checks(const struct kit *k, const struct guide *g, enum hfb_format format,
                         struct arena *a)
{
    struct buf out;
    size_t n = 0;
    buf_init(&out, a);
    guide_checks_put(g, k->words, format, a, &out, &n);
    return (struct str){buf_str(&out), out.n};
}

static struct told import_one(const struct kit *k, const char *input, const char *refusal,
                              struct arena *a)
{
    struct told out = {0};
    struct diags d;
    struct source source = {.name = input};
    struct str text = {"", 0};
    struct imported done = {.status = IMPORT_REFUSED};
    struct buf b[TOLD_PARTS];
    diags_init(&d, a);
    for (int i = 0; i < TOLD_PARTS; i++)
        buf_init(&b[i], a);
    const char *why = refusal ? NULL : file_read(a, input, IMPORT_BYTES_MAX, &text);
    source.text = text.s;
    source.len = text.n;
    if (refusal)
        diag_add(&d, DIAG_WORKER, (struct place){0}, "%s", refusal);
    else if (why)
        diag_add(&d, DIAG_NOT_READABLE, (struct place){0}, "%s %s", input, why);
    else
        done = guide_import(a, &source, k->phrases, k->schemas, &d);
    out.status = refusal ? HFB_FAULT : (int)done.status;
    struct report r = {.source = input, .result = &done, .faults = &d};
    if (done.guide) {
        out.left_out = done.guide->left_out_n;
        buf_puts(&b[TOLD_ID], done.guide->id);
        buf_add(&b[TOLD_XML], done.xml.s, done.xml.n);
        if (k->text)
            r.checks_text = checks(k, done.guide, HFB_PDF, a);
        if (k->json)
            r.checks_json = checks(k, done.guide, HFB_JSON, a);
    }
    if (d.first)
        diags_render(&d, k->style, &b[TOLD_FAULTS]);
    if (k->text)
        report_text(&r, &b[TOLD_TEXT]);
    if (k->json)
        report_json(&r, &b[TOLD_JSON]);
    if (k->csv)
        report_csv(&r, &b[TOLD_CSV]);
    for (int i = 0; i < TOLD_PARTS; i++)
        out.part[i] = (struct str){buf_str(&b[i]), b[i].n};
    return out;
}

/* ---- a hand -----------------------------------------------------------------------------------
 */

struct reading_one {
    const struct kit *k;
    struct cage granted;
    const char *refusal; /* why no guide is read here; NULL: they are */
    const char *input;
    int fd;
    struct arena *own;
    bool ok;
};

static void read_step(void *data)
{
    struct reading_one *x = data;
    struct told one = import_one(x->k, x->input, x->refusal, x->own);
    one.granted = x->granted;
    x->ok = told_send(x->fd, &one, x->own);
}

/* Memory that runs out costs this guide alone. */
static bool read_guide(struct reading_one *x)
{
    x->own = arena_new();
    if (!x->own)
        return false;
    if (!arena_guarded((struct arena *[]){x->own, NULL}, read_step, x)) {
        static const char message[] = "hfbrief: out of memory\n";
        struct told one = {.status = HFB_FAULT, .granted = x->granted};
        one.part[TOLD_FAULTS] = (struct str){message, sizeof message - 1};
        arena_reset(x->own);
        x->ok = told_send(x->fd, &one, x->own);
    }
    arena_free(x->own);
    return x->ok;
}

static struct cage confine(const struct hands *h)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    struct rlimit memory = {MEMORY_MAX, MEMORY_MAX};
    setrlimit(RLIMIT_AS, &memory);
#endif
    return h->cage == CAGE_OFF ? (struct cage){true, true} : cage_enter();
}

/* The guides first, first + step and so on; in the process that ends with it. */
static _Noreturn void hand_work(const struct hands *h, size_t first, size_t step, int fd)
{
    char refusal[160];
    struct reading_one x = {.k = h->kit, .fd = fd, .granted = confine(h)};
    if (h->cage == CAGE_MUST && cage_lack(x.granted)) {
        snprintf(refusal, sizeof refusal,
                 "the cage can't stand here: this kernel gives %s; leave out --cage=must",
                 cage_lack(x.granted));
        x.refusal = refusal;
    }
    for (size_t i = first; i < h->n; i += step) {
        x.input = h->path[i];
        if (!read_guide(&x))
            _exit(1);
    }
    _exit(0);
}

struct hand {
    int fd; /* -1: none */
    pid_t pid;
};

/* A hand for every step-th guide from `first` on. */
static struct hand hand_start(const struct hands *h, size_t first, size_t step)
{
    struct hand hand = {-1, -1};
    int ends[2];
    if (pipe(ends) != 0)
        return hand;
    hand.pid = fork();
    if (hand.pid == 0) {
        close(ends[0]);
        hand_work(h, first, step, ends[1]);
    }
    close(ends[1]);
    hand.fd = ends[0];
    return hand;
}

static void hand_end(struct hand *hand, bool now)
{
    if (hand->fd >= 0)
        close(hand->fd);
    if (now && hand->pid > 0)
        kill(hand->pid, SIGKILL);
    while (hand->pid > 0 && waitpid(hand->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    *hand = (struct hand){-1, -1};
}

/* ---- the parent -------------------------------------------------------------------------------
 */

void hands_run(struct hands *h, struct arena *a)
{
    int milliseconds = (int)(h->timeout > 86400 ? 86400 : h->timeout) * 1000;
    size_t step = h->jobs < h->n ? h->jobs : h->n;
    struct hand *hands = arena_new_array(a, struct hand, step + 1);
    for (size_t k = 0; k < step; k++)
        hands[k] = hand_start(h, k, step);
    for (size_t i = 0; i < h->n; i++) {
        struct hand *hand = &hands[i % step];
        struct told one = {.status = HFB_FAULT};
        struct arena *own = arena_new_within(a);
        if (hand->fd < 0 || !told_receive(hand->fd, milliseconds, &one, own)) {
            one = (struct told){.status = HFB_FAULT};
            one.part[TOLD_FAULTS] = str_of(arena_printf(
                own, "hfbrief: %s could not be read: the reader stopped, or took over %u s\n",
                h->path[i], h->timeout));
            hand_end(hand, true);
            if (i + step < h->n)
                *hand = hand_start(h, i + step, step);
        } else {
            h->lack = cage_lack(one.granted);
        }
        h->done(h->data, i, &one);
        arena_free(own);
    }
    for (size_t k = 0; k < step; k++)
        hand_end(&hands[k], false);
}
