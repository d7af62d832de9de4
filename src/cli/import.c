/* import.c - guides from Markdown: which files, where they go, what is told; see import.h. */
#include "cli/import.h"
#include "base/file.h"
#include "import/report.h"
#include <errno.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

/* What one guide's import has to tell, as finished bytes: it may come from another process. */
struct told {
    int status; /* 0 to 3 */
    struct str text, json, csv;
};

struct importing {
    struct hfb_env *e;
    const struct options *o;
    const struct tell *t;
    const struct schemas *schemas;
};

/* The guide's file: -o, or the source's name with .xml in -d or beside it; NULL: standard output.
 */
static const char *output_of(const struct options *o, const char *input, struct arena *a)
{
    const char *out = o->text[OPTION_OUTPUT], *folder = o->text[OPTION_DIRECTORY];
    if (out)
        return strcmp(out, "-") == 0 ? NULL : out;
    const char *name = strrchr(input, '/');
    name = name ? name + 1 : input;
    const char *dot = strrchr(name, '.');
    int stem = (int)(dot && dot > name ? (size_t)(dot - name) : strlen(name));
    if (folder)
        return arena_printf(a, "%s/%.*s.xml", folder, stem, name);
    return arena_printf(a, "%.*s%.*s.xml", (int)(name - input), input, stem, name);
}

/* The checks of the guide itself, as --check-guide makes them. */
static struct str checks(const struct importing *r, const struct imported *done,
                         enum hfb_format format, struct arena *a)
{
    struct hfb_input *in = arena_new_of(a, struct hfb_input);
    *in = (struct hfb_input){.name = arena_printf(a, "%s.xml", done->guide->id),
                             .bytes = done->xml.s,
                             .len = done->xml.n};
    struct hfb_job job = {.guide_file = in, .format = format, .lang = r->o->text[OPTION_LANG]};
    struct arena *own = arena_new_within(a);
    struct str out = {"", 0};
    struct hfb_result result;
    hfb_check_guide(r->e, &job, own, &result);
    if (result.output.n)
        out = (struct str){arena_strndup(a, buf_str(&result.output), result.output.n),
                           result.output.n};
    arena_free(own);
    return out;
}

static const char *write_guide_file(const char *output, struct str xml, struct arena *a,
                                    struct diags *d)
{
    if (!output)
        return tell_out(xml, a, d) ? NULL : "";
    const char *why = file_replace(a, output, xml);
    if (why)
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s %s", output, why);
    return why;
}

static struct told import_one(const struct importing *r, const char *input, struct arena *a)
{
    struct told out = {0};
    struct diags d;
    struct source s = {.name = input};
    struct str text = {"", 0};
    struct imported done = {.status = IMPORT_REFUSED};
    const char *output = NULL;
    diags_init(&d, a);
    const char *why = file_read(a, input, IMPORT_BYTES_MAX, &text);
    if (why) {
        diag_add(&d, DIAG_NOT_READABLE, NOWHERE, "%s %s", input, why);
    } else {
        s.text = text.s;
        s.len = text.n;
        done = guide_import(a, &s, r->schemas, &d);
    }
    out.status = (int)done.status;
    if (done.guide) {
        output = output_of(r->o, input, a);
        if (write_guide_file(output, done.xml, a, &d)) {
            out.status = HFB_FAULT;
            output = NULL;
        }
    }
    struct report report = {.source = input, .output = output, .result = &done, .faults = &d};
    bool json = r->o->format == HFB_JSON || r->o->text[OPTION_SUMMARY];
    if (done.guide && (!r->t->quiet || json)) {
        report.checks_text = checks(r, &done, HFB_PDF, a);
        if (json)
            report.checks_json = checks(r, &done, HFB_JSON, a);
    }
    struct buf b[3];
    for (int i = 0; i < 3; i++)
        buf_init(&b[i], a);
    if (d.first)
        diags_render(&d, tell_style(r->t), &b[0]);
    if (!r->t->quiet && r->o->format != HFB_JSON)
        report_text(&report, &b[0]);
    report_json(&report, &b[1]);
    report_csv(&report, &b[2]);
    out.text = (struct str){buf_str(&b[0]), b[0].n};
    out.json = (struct str){buf_str(&b[1]), b[1].n};
    out.csv = (struct str){buf_str(&b[2]), b[2].n};
    return out;
}

/* Memory that runs out costs this guide alone. */
static struct told import_guarded(const struct importing *r, const char *input, struct arena *keep)
{
    struct told out = {.status = HFB_FAULT, .text = str_of("hfbrief: out of memory\n")};
    struct arena *own = arena_new();
    jmp_buf where;
    if (!own)
        return out;
    if (setjmp(where) == 0) {
        arena_guard(own, &where);
        struct told one = import_one(r, input, own);
        struct str *parts[] = {&one.text, &one.json, &one.csv};
        for (size_t i = 0; i < 3; i++)
            parts[i]->s = arena_strndup(keep, parts[i]->s, parts[i]->n);
        out = one;
    }
    arena_free(own);
    return out;
}

/* ---- several at a time ------------------------------------------------------------------------
 */

static bool read_all(int fd, void *to, size_t n)
{
    for (char *p = to; n;) {
        ssize_t got = read(fd, p, n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

static void worker(const struct importing *r, size_t first, size_t step, int fd, struct arena *a)
{
    for (size_t i = first; i < r->o->inputs_n; i += step) {
        struct told one = import_guarded(r, r->o->inputs[i], a);
        size_t head[4] = {(size_t)one.status, one.text.n, one.json.n, one.csv.n};
        if (file_write_to(a, fd, (struct str){(const char *)head, sizeof head}) ||
            file_write_to(a, fd, one.text) || file_write_to(a, fd, one.json) ||
            file_write_to(a, fd, one.csv))
            _exit(1);
    }
    _exit(0);
}

static bool receive(int fd, struct told *out, struct arena *a)
{
    size_t head[4];
    if (!read_all(fd, head, sizeof head))
        return false;
    struct str *parts[] = {&out->text, &out->json, &out->csv};
    for (size_t i = 0; i < 3; i++) {
        char *bytes = arena_alloc(a, head[i + 1] + 1);
        if (!read_all(fd, bytes, head[i + 1]))
            return false;
        *parts[i] = (struct str){bytes, head[i + 1]};
    }
    out->status = (int)head[0];
    return true;
}

/* Each worker has every n-th guide; what they tell is taken in the guides' order, so that a worker
 * waits on its pipe rather than that output is mixed. */
static void run_workers(const struct importing *r, unsigned n, struct told *told, struct arena *a)
{
    int *fds = arena_new_array(a, int, n);
    pid_t *pids = arena_new_array(a, pid_t, n);
    for (unsigned k = 0; k < n; k++) {
        int ends[2];
        fds[k] = -1;
        pids[k] = -1;
        if (pipe(ends) != 0)
            continue;
        pids[k] = fork();
        if (pids[k] == 0) {
            close(ends[0]);
            worker(r, k, n, ends[1], a);
        }
        close(ends[1]);
        fds[k] = ends[0];
    }
    for (size_t i = 0; i < r->o->inputs_n; i++) {
        unsigned k = (unsigned)(i % n);
        if (fds[k] >= 0 && receive(fds[k], &told[i], a))
            continue;
        told[i] = (struct told){
            .status = HFB_FAULT,
            .text = str_of(arena_printf(a, "hfbrief: %s: its worker failed\n", r->o->inputs[i])),
            .json = str_of("null")};
        if (fds[k] >= 0)
            close(fds[k]);
        fds[k] = -1;
    }
    for (unsigned k = 0; k < n; k++) {
        if (fds[k] >= 0)
            close(fds[k]);
        while (pids[k] > 0 && waitpid(pids[k], NULL, 0) < 0 && errno == EINTR)
            ;
    }
}

/* ---- the command -------------------------------------------------------------------------------
 */

static bool write_summary(const struct options *o, const struct told *told, struct arena *a,
                          struct diags *d)
{
    const char *path = o->text[OPTION_SUMMARY];
    if (!path)
        return true;
    const char *dot = strrchr(path, '.');
    bool csv = dot && strcmp(dot, ".csv") == 0, lines = dot && strcmp(dot, ".jsonl") == 0;
    struct buf out;
    buf_init(&out, a);
    if (csv)
        report_csv_head(&out);
    else if (!lines)
        buf_puts(&out, "[\n");
    for (size_t i = 0; i < o->inputs_n; i++) {
        const struct str *s = csv ? &told[i].csv : &told[i].json;
        buf_add(&out, s->s, s->n);
        if (!csv)
            buf_puts(&out, !lines && i + 1 < o->inputs_n ? ",\n" : "\n");
    }
    if (!csv && !lines)
        buf_puts(&out, "]\n");
    const char *why = file_replace(a, path, (struct str){buf_str(&out), out.n});
    if (why)
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s %s", path, why);
    return !why;
}

static bool asked_well(const struct options *o, struct arena *a, struct diags *d)
{
    const char *out = o->text[OPTION_OUTPUT];
    if (o->inputs_n == 0)
        diag_add(d, DIAG_USAGE, NOWHERE,
                 "no guide is named; hfbrief --import-guide guide.md -o guide.xml");
    if (o->inputs_n > 1 && out)
        diag_add(d, DIAG_USAGE, NOWHERE, "-o is for one guide; several go into a folder: -d DIR");
    if (out && option_given(o, DIRECTORY))
        diag_add(d, DIAG_USAGE, NOWHERE, "-o names a file and -d a folder; give one of them");
    if (out && strcmp(out, "-") == 0 && o->format == HFB_JSON)
        diag_add(d, DIAG_USAGE, NOWHERE,
                 "the guide and the report can't both go to standard output; name a file with -o");
    if (o->format == HFB_XML)
        diag_add(d, DIAG_USAGE, NOWHERE, "the report is text or --format json");
    for (size_t i = 0; i < o->inputs_n && !diags_failed(d); i++)
        for (size_t k = 0; k < i && !out; k++)
            if (strcmp(output_of(o, o->inputs[i], a), output_of(o, o->inputs[k], a)) == 0)
                diag_add(d, DIAG_USAGE, NOWHERE,
                         "%s and %s would be written to the same file; import "
                         "them one by one",
                         o->inputs[k], o->inputs[i]);
    return !diags_failed(d);
}

static bool print_all(const struct options *o, const struct told *told, struct arena *a,
                      struct diags *d)
{
    struct buf text, json;
    buf_init(&text, a);
    buf_init(&json, a);
    for (size_t i = 0; i < o->inputs_n; i++) {
        buf_add(&text, told[i].text.s, told[i].text.n);
        buf_add(&json, told[i].json.s, told[i].json.n);
        buf_putc(&json, '\n');
    }
    (void)file_write_to(a, STDERR_FILENO, (struct str){buf_str(&text), text.n});
    return o->format != HFB_JSON || tell_out((struct str){buf_str(&json), json.n}, a, d);
}

int import_guides(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a)
{
    struct diags d;
    diags_init(&d, a);
    if (!asked_well(o, a, &d)) {
        tell_diags(t, &d, NULL);
        return HFB_USAGE;
    }
    struct importing r = {.e = e, .o = o, .t = t, .schemas = schemas_new(a, &d)};
    const char *folder = o->text[OPTION_DIRECTORY];
    if (folder && !file_is_folder(folder) && mkdir(folder, 0777) != 0 && errno != EEXIST) {
        diag_add(&d, DIAG_CANNOT_WRITE, NOWHERE, "%s: %s", folder, strerror(errno));
        tell_diags(t, &d, NULL);
        return HFB_FAULT;
    }
    struct told *told = arena_new_array(a, struct told, o->inputs_n);
    unsigned jobs = o->jobs < o->inputs_n ? o->jobs : (unsigned)o->inputs_n;
    if (jobs > 1)
        run_workers(&r, jobs, told, a);
    else
        for (size_t i = 0; i < o->inputs_n; i++)
            told[i] = import_guarded(&r, o->inputs[i], a);
    int status = HFB_OK;
    for (size_t i = 0; i < o->inputs_n; i++)
        status = told[i].status > status ? told[i].status : status;
    if (!print_all(o, told, a, &d) || !write_summary(o, told, a, &d))
        status = HFB_FAULT;
    tell_diags(t, &d, NULL);
    return status;
}
