/* main.c - hfbrief-import-guide: guides from Markdown, in a program that never meets an offer; many
 * in one run, several at a time, and what is told of them in the order in which a person should
 * look. `hfbrief --import-guide` becomes it, with the same arguments. */
#include "base/file.h"
#include "base/resource.h"
#include "cli/caged.h"
#include "cli/last_words.h"
#include "deliver/put.h"
#include "import/report.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

enum { DEPTH_MAX = 32 };

struct series {
    const struct options *o;
    const struct tell *t;
    struct kit kit;
    struct put_rules rules;
    struct buf paths; /* of the sources: const char * each */
    size_t n;
    struct told *told;
    struct arena *a;
};

static struct str kept(struct buf *b)
{
    return (struct str){buf_str(b), b->n};
}

/* ---- what is read ---------------------------------------------------------------------------- */

static bool is_markdown(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name && (strcmp(dot, ".md") == 0 || strcmp(dot, ".markdown") == 0);
}

/* A file that is named, and of a folder all that are Markdown, by name, folders within it included;
 * symbolic links to folders are not followed. False: a folder couldn't be read (reported). */
static bool find(struct series *s, const char *path, bool named, unsigned depth, struct diags *d)
{
    struct stat st;
    bool folder = named ? file_is_folder(path) : lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
    if (!folder || depth == DEPTH_MAX) {
        if (named || (is_markdown(path) && file_is_regular(path)))
            buf_add(&s->paths, &path, sizeof path);
        return true;
    }
    size_t n = 0;
    const char **names = file_names(s->a, path, "", &n);
    if (!names)
        diag_add(d, DIAG_NOT_READABLE, NOWHERE, "%s: %s", path, strerror(errno));
    bool whole = names != NULL;
    const char *slash = path[strlen(path) - 1] == '/' ? "" : "/";
    for (size_t i = 0; i < n; i++)
        whole &= find(s, arena_printf(s->a, "%s%s%s", path, slash, names[i]), false, depth + 1, d);
    return whole;
}

static const char *source(const struct series *s, size_t i)
{
    return ((const char *const *)(const void *)s->paths.p)[i];
}

/* ---- where it goes --------------------------------------------------------------------------- */

/* The guide's id, and in *old the one it came with where another guide's before it is the same:
 * "plaid-identity-engineer" may be two companies'. */
static const char *id_of(const struct series *s, size_t i, const char **old)
{
    const char *id = s->told[i].part[TOLD_ID].s;
    int same = 1;
    for (size_t k = 0; k < i; k++)
        same += s->told[k].part[TOLD_ID].s && strcmp(s->told[k].part[TOLD_ID].s, id) == 0;
    *old = same > 1 ? id : NULL;
    return same > 1 ? arena_printf(s->a, "%s-%d", id, same) : id;
}

/* The guide under another id, which stands once, in its root. */
static struct str renamed(struct str xml, const char *old, const char *new, struct arena *a)
{
    const char *attribute = arena_printf(a, " id=\"%s\"", old), *at = strstr(xml.s, attribute);
    return at ? str_of(arena_printf(a, "%.*s id=\"%s\"%s", (int)(at - xml.s), xml.s, new,
                                    at + strlen(attribute)))
              : xml;
}

/* -o, or the guide's id with .xml in -d or beside its source; NULL: standard output. */
static const char *output_of(const struct series *s, const char *input, const char *id)
{
    const char *out = s->o->text[OPTION_OUTPUT], *folder = s->o->text[OPTION_DIRECTORY];
    if (out)
        return strcmp(out, "-") == 0 ? NULL : out;
    const char *name = strrchr(input, '/');
    if (folder)
        return arena_printf(s->a, "%s/%s.xml", folder, id);
    return arena_printf(s->a, "%.*s%s.xml", name ? (int)(name + 1 - input) : 0, input, id);
}

/* The guide takes its place. */
static bool write_out(struct series *s, size_t i, struct str xml, struct arena *own,
                      struct diags *d)
{
    struct told *t = &s->told[i];
    const char *old, *id = id_of(s, i, &old);
    t->output = output_of(s, t->source, id);
    xml = old ? renamed(xml, old, id, own) : xml;
    return t->output
               ? put_file(&s->rules, &(struct put_target){t->output, PUT_NEW, NULL}, xml, own, d)
               : tell_out(xml, own, d);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* One guide, read in a process and a cage of its own: what goes wrong in it costs that guide. */
struct reader {
    struct caged caged;
    const struct series *series;
    const char *path;
    struct arena *own;
};

static int read_one(void *data, struct arena *a, struct buf *out)
{
    const struct reader *r = data;
    const struct kit *k = &r->series->kit;
    struct imported made = {.status = IMPORT_REFUSED};
    struct str text = {"", 0};
    struct diags d;
    diags_init(&d, a);
    const char *why = file_read(a, r->path, IMPORT_BYTES_MAX, &text);
    struct source source = {r->path, text.s, text.n};
    if (why)
        diag_add(&d, DIAG_NOT_READABLE, NOWHERE, "%s %s", r->path, why);
    else
        made = import_guide(a, &source, k->phrases, k->schemas, &d);
    report_send(k, &made, &d, out);
    return (int)made.status;
}

static void begin(struct series *s, struct reader *r, size_t i)
{
    r->own = arena_new_within(s->a);
    r->series = s;
    r->path = source(s, i);
    r->caged = (struct caged){.o = s->o, .t = s->t, .arena = r->own, .run = read_one, .data = r};
    caged_begin(&r->caged);
}

/* What is told stays to the end, the guide itself only until it is written. */
static void end(struct series *s, struct reader *r, size_t i)
{
    struct told *t = &s->told[i];
    struct str text;
    struct diags d;
    struct buf faults;
    diags_init(&d, r->own);
    buf_init(&faults, s->a);
    const char *why = caged_end(&r->caged, &text, &t->status);
    bool told = text.n ? t->status <= IMPORT_REFUSED && report_receive(text, t)
                       : t->status == HFB_FAULT; /* it has said why itself */
    if (!why && !told)
        why = "what came back from the cage is no guide";
    if (why)
        *t = (struct told){.status = HFB_FAULT};
    t->source = r->path;
    struct str xml = t->part[TOLD_XML];
    t->part[TOLD_XML].n = 0;
    for (int k = 0; k < TOLD_PARTS; k++)
        t->part[k].s = arena_strndup(s->a, t->part[k].n ? t->part[k].s : "", t->part[k].n);
    if (why)
        diag_add(&d, DIAG_WORKER, NOWHERE, "%s: %s", t->source, why);
    else if (xml.n && !write_out(s, i, xml, r->own, &d))
        t->status = HFB_FAULT, t->output = NULL;
    buf_puts(&faults, t->part[TOLD_FAULTS].s);
    diags_render(&d, tell_style(s->t), &faults);
    t->part[TOLD_FAULTS] = kept(&faults);
    arena_free(r->own);
}

/* Several at a time; what they say is taken in the order of the paths. */
static void read_all(struct series *s)
{
    size_t jobs = s->o->jobs > 1 ? s->o->jobs : 1, step = jobs < s->n ? jobs : s->n;
    struct reader *readers = arena_new_array(s->a, struct reader, step + 1);
    for (size_t i = 0; i < s->n + step; i++) {
        struct reader *r = &readers[i % step];
        if (i >= step)
            end(s, r, i - step);
        if (i < s->n)
            begin(s, r, i);
    }
}

/* ---- what is told ---------------------------------------------------------------------------- */

/* Refused and unwritten ones first, then by how much was left out, then by name. */
static int by_need(const void *a, const void *b)
{
    const struct told *x = a, *y = b;
    int rank_x = x->status >= 2 ? x->status : 0, rank_y = y->status >= 2 ? y->status : 0;
    if (rank_x != rank_y)
        return rank_y - rank_x;
    if (x->left_out != y->left_out)
        return x->left_out < y->left_out ? 1 : -1;
    return strcmp(x->source, y->source);
}

enum form { FORM_LINES, FORM_ARRAY, FORM_CSV }; /* of JSON, where not of CSV */

/* By the ending of its name. */
static enum form form_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && strcmp(dot, ".csv") == 0     ? FORM_CSV
           : dot && strcmp(dot, ".jsonl") == 0 ? FORM_LINES
                                               : FORM_ARRAY;
}

static struct str all_of(const struct series *s, enum form form)
{
    struct buf out;
    buf_init(&out, s->a);
    if (form == FORM_CSV)
        report_csv(NULL, &out);
    buf_puts(&out, form == FORM_ARRAY ? "[\n" : "");
    for (size_t i = 0; i < s->n; i++) {
        (form == FORM_CSV ? report_csv : report_json)(&s->told[i], &out);
        if (form != FORM_CSV)
            buf_puts(&out, form == FORM_ARRAY && i + 1 < s->n ? ",\n" : "\n");
    }
    buf_puts(&out, form == FORM_ARRAY ? "]\n" : "");
    return kept(&out);
}

static void print_text(const struct series *s)
{
    struct buf text;
    size_t n[4] = {0};
    buf_init(&text, s->a);
    for (size_t i = 0; i < s->n; i++)
        n[s->told[i].status]++;
    if (s->kit.text && s->n > 1)
        buf_printf(&text,
                   "%zu guides: %zu refused, %zu with something left out, %zu whole; those to look "
                   "at first stand first\n",
                   s->n, n[2] + n[3], n[1], n[0]);
    for (const struct told *t = s->told; t < s->told + s->n; t++) {
        buf_puts(&text, t->part[TOLD_FAULTS].s);
        if (s->kit.text)
            report_text(t, &text);
    }
    (void)file_write_to(s->a, STDERR_FILENO, kept(&text));
}

/* ---- the command ----------------------------------------------------------------------------- */

static bool asked_well(const struct options *o, struct diags *d)
{
    const char *out = o->text[OPTION_OUTPUT];
    bool one = o->inputs_n == 1 && !file_is_folder(o->inputs[0]);
    const char *const wrong[] = {
        o->inputs_n ? NULL : "no guide is named; hfbrief --import-guide guide.md -o guide.xml",
        !one && o->inputs_n && out ? "-o is for one guide; several go into a folder: -d DIR" : NULL,
        out && option_given(o, DIRECTORY) ? "-o names a file and -d a folder; give one of them"
                                          : NULL,
        out && strcmp(out, "-") == 0 && o->format == HFB_JSON
            ? "the guide and the report can't both go to standard output; name a file with -o"
            : NULL,
        o->format == HFB_XML ? "the report is text or --format json" : NULL};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (wrong[i])
            diag_add(d, DIAG_USAGE, NOWHERE, "%s", wrong[i]);
    return !diags_failed(d);
}

static bool load(struct series *s, struct diags *d)
{
    static const char *const names[] = {"templates/import/phrases.xml", "templates/lang/en.xml"};
    const struct resource *r[2];
    for (int i = 0; i < 2; i++)
        if (!(r[i] = resource_find(names[i]))) {
            diag_add(d, DIAG_INTERNAL, NOWHERE, "%s is missing in this program", names[i]);
            return false;
        }
    struct source *phrases = arena_new_of(s->a, struct source);
    *phrases = (struct source){r[0]->name, (const char *)r[0]->data, r[0]->len};
    s->kit.phrases = phrases_read(s->a, phrases, d);
    s->kit.words =
        catalogue_new(s->a, (struct str){(const char *)r[1]->data, r[1]->len}, r[1]->name, d);
    s->kit.schemas = schemas_new(s->a);
    return s->kit.phrases && s->kit.words;
}

static bool prepare(struct series *s, struct diags *d)
{
    const struct options *o = s->o;
    const char *folder = o->text[OPTION_DIRECTORY], *summary = o->text[OPTION_SUMMARY];
    bool whole = load(s, d);
    s->kit.csv = summary && form_of(summary) == FORM_CSV;
    s->kit.json = o->format == HFB_JSON || (summary && !s->kit.csv);
    s->kit.text = !s->t->quiet && o->format != HFB_JSON;
    s->kit.style = tell_style(s->t);
    buf_init(&s->paths, s->a);
    for (size_t i = 0; whole && i < o->inputs_n; i++)
        whole &= find(s, o->inputs[i], true, 0, d);
    if (!whole)
        return false;
    s->n = s->paths.n / sizeof(const char *);
    put_rules_init(&s->rules, s->a, option_given(o, FORCE));
    for (size_t i = 0; i < s->n; i++)
        put_rules_read(&s->rules, source(s, i), "guide");
    put_rules_close(&s->rules);
    if (folder && !file_is_folder(folder) && mkdir(folder, 0777) != 0 && errno != EEXIST) {
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s: %s", folder, strerror(errno));
        return false;
    }
    s->told = arena_new_array(s->a, struct told, s->n + 1);
    return true;
}

/* 0: all imported whole; 1: one with something left out; 2: one refused, or used wrongly; 3: could
 * not write. */
static int import_all(const struct options *o, const struct tell *t, struct arena *a)
{
    struct series s = {.o = o, .t = t, .a = a};
    struct diags d;
    diags_init(&d, a);
    if (!asked_well(o, &d) || !prepare(&s, &d)) {
        tell_diags(t, &d, NULL);
        return d.counts[SEVERITY_FATAL] || s.kit.phrases ? HFB_FAULT : HFB_USAGE;
    }
    read_all(&s);
    int status = HFB_OK;
    for (size_t i = 0; i < s.n; i++)
        status = s.told[i].status > status ? s.told[i].status : status;
    if (s.n)
        qsort(s.told, s.n, sizeof *s.told, by_need);
    const char *summary = o->text[OPTION_SUMMARY];
    print_text(&s);
    if ((o->format == HFB_JSON && !tell_out(all_of(&s, FORM_LINES), a, &d)) ||
        (summary && !put_file(&s.rules, &(struct put_target){summary, PUT_SUMMARY, NULL},
                              all_of(&s, form_of(summary)), a, &d)))
        status = HFB_FAULT;
    tell_diags(t, &d, NULL);
    return status;
}

static int run(int argc, char **argv, struct arena *a)
{
    char **all = arena_new_array(a, char *, (size_t)argc + 2); /* --import-guide may be left out */
    all[0] = argv[0];
    all[1] = arena_strdup(a, "--import-guide");
    memcpy(all + 2, argv + 1, (size_t)argc * sizeof *argv);
    struct options o;
    struct diags d;
    diags_init(&d, a);
    bool sound = options_read(argc + 1, all, a, &d, &o);
    struct tell t = tell_new(&o);
    const char *text = option_given(&o, HELP)
                           ? "hfbrief-import-guide FILE.md|FOLDER … [-o FILE | -d FOLDER] "
                             "[--force] [--format json] [--summary FILE]\nmakes guides from "
                             "Markdown; see hfbrief(1), --import-guide\n"
                       : option_given(&o, VERSION) ? "hfbrief-import-guide " HFBRIEF_VERSION "\n"
                                                   : NULL;
    if (sound && !text)
        return import_all(&o, &t, a);
    if (sound && tell_out(str_of(text), a, &d))
        return HFB_OK;
    tell_diags(&t, &d, NULL);
    return sound ? HFB_FAULT : HFB_USAGE;
}

int main(int argc, char **argv)
{
    last_words_prepare();
    return last_words_run(run, argc, argv);
}
