/* door.c - jobs for a page: reads the lines that say what is wanted, runs the job, keeps its
 * results. The state at file scope is one instance's, which does one thing at a time. */
#include "web/door.h"
#include "base/amount_text.h"
#include "base/hooks.h"
#include "base/resource.h"
#include "hfbrief.h"
#include "job/answer_pay.h"
#include "job/debrief.h"
#include "tree/json_write.h"
#include <gmp.h>
#include <hb.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name)))

struct lent_face { /* a face that the page handed in */
    const char *path, *bytes;
    size_t n;
    struct lent_face *next;
};

static struct {
    struct hfb_env *env;
    struct arena *arena; /* of the job; its options and messages too */
    struct hfb_result result;
    struct buf messages, told;
    struct lent_face *faces;
} door;

/* ---- memory ----------------------------------------------------------------------------- */

static void *number_realloc(void *p, size_t old, size_t n)
{
    (void)old;
    return hooks_realloc(p, n);
}

static void number_free(void *p, size_t n)
{
    (void)n;
    hooks_free(p);
}

static char *xml_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    char *p = hooks_alloc(n);
    return p ? memcpy(p, s, n) : NULL;
}

EXPORT(door_alloc) void *door_alloc(size_t n)
{
    return malloc(n);
}

EXPORT(door_free) void door_free(void *p)
{
    free(p);
}

/* ---- faces ------------------------------------------------------------------------------ */

EXPORT(door_face) int door_face(const char *path, const char *bytes, size_t n)
{
    struct lent_face *f = malloc(sizeof *f);
    if (!f || !(path = strdup(path)))
        return -1;
    *f = (struct lent_face){path, bytes, n, door.faces};
    door.faces = f;
    return 0;
}

/* There is no disk: HarfBuzz's own reader of files is built out, and this takes its place. */
hb_blob_t *hb_blob_create_from_file_or_fail(const char *path)
{
    for (const struct lent_face *f = door.faces; f; f = f->next)
        if (strcmp(f->path, path) == 0)
            return hb_blob_create(f->bytes, (unsigned)f->n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    return NULL;
}

/* ---- opening ---------------------------------------------------------------------------- */

static void put_messages(struct diags *d)
{
    buf_init(&door.messages, door.arena);
    diags_render(d, (struct diag_style){.json = true, .least = SEVERITY_NOTE}, &door.messages);
}

EXPORT(door_open) int door_open(void)
{
    struct diags d;
    xmlMemSetup(hooks_free, hooks_alloc, hooks_realloc, xml_strdup);
    mp_set_memory_functions(hooks_alloc, number_realloc, number_free);
    door.arena = arena_new();
    diags_init(&d, door.arena);
    door.env = hfb_env_new(&d);
    put_messages(&d);
    return door.env ? 0 : -1;
}

/* ---- a job ------------------------------------------------------------------------------ */

/* The value of a line "key=value", or NULL. */
static const char *option(const char *lines, const char *key)
{
    size_t n = strlen(key);
    for (const char *p = lines; p && *p;) {
        const char *end = strchr(p, '\n');
        size_t len = end ? (size_t)(end - p) : strlen(p);
        if (len > n && strncmp(p, key, n) == 0 && p[n] == '=')
            return arena_strndup(door.arena, p + n + 1, len - n - 1);
        p = end ? end + 1 : NULL;
    }
    return NULL;
}

static int choice(const char *lines, const char *key, const char *const *of)
{
    const char *value = option(lines, key);
    for (int i = 0; value && of[i]; i++)
        if (strcmp(of[i], value) == 0)
            return i;
    return 0;
}

static struct hfb_job job_of(const char *options)
{
    static const char *const formats[] = {"pdf", "json", "xml", NULL};
    static const char *const floors[] = {"front", "back", "omit", NULL};
    static const char *const papers[] = {"auto", "a4", "letter", NULL};
    static const char *const dumps[] = {"none",  "offer",     "figures", "flow", "galley",
                                        "pages", "structure", "svg",     NULL};
    const char *name = option(options, "template"), *as_of = option(options, "as-of");
    struct hfb_job job = {.template_name = name ? name : "brief",
                          .format = (enum hfb_format)choice(options, "format", formats),
                          .floor = (enum hfb_floor)choice(options, "floor", floors),
                          .paper = (enum hfb_paper)choice(options, "paper", papers),
                          .dump = (enum hfb_dump)choice(options, "dump", dumps),
                          .gray = option(options, "gray") != NULL,
                          .check_only = option(options, "check") != NULL,
                          .explain = option(options, "explain"),
                          .lang = option(options, "lang")};
    if (as_of)
        date_parse(str_of(as_of), &job.as_of);
    return job;
}

/* Puts the inputs where their names say; several offers, or the coach's template, make a cohort. */
static void add_inputs(struct hfb_job *job, const char *names, const char *bytes,
                       const size_t *sizes)
{
    size_t offers = 0, most = 1;
    for (const char *p = names; *p; p++)
        most += *p == '\n';
    struct hfb_input *all = arena_new_array(door.arena, struct hfb_input, most);
    for (const char *p = names; *p;) {
        const char *end = strchr(p, '\n'), *name = strchr(p, '=');
        if (!end)
            end = p + strlen(p);
        struct hfb_input in = {.name = name && name < end ? arena_strndup(door.arena, name + 1,
                                                                          (size_t)(end - name - 1))
                                                          : "",
                               .bytes = bytes,
                               .len = *sizes};
        if (strncmp(p, "offer", 5) == 0) {
            all[offers++] = in;
        } else {
            struct hfb_input *kept = arena_new_of(door.arena, struct hfb_input);
            *kept = in;
            if (strncmp(p, "guide", 5) == 0)
                job->guide_file = kept;
            else if (strncmp(p, "theme", 5) == 0)
                job->theme_file = kept;
            else
                job->template_file = kept;
        }
        bytes += *sizes++;
        p = *end ? end + 1 : end;
    }
    job->offer = all[0];
    if (offers > 1 || strcmp(job->template_name, "cohort") == 0) {
        job->cohort = all;
        job->cohort_n = offers;
    }
}

/* What a job is made of, in an arena that the one before has left. */
static struct hfb_job begin_job(const char *names, const char *bytes, const size_t *sizes,
                                const char *options)
{
    arena_reset(door.arena);
    hfb_env_between_jobs(door.env);
    struct hfb_job job = job_of(options);
    add_inputs(&job, names, bytes, sizes);
    memset(&door.result, 0, sizeof door.result);
    memset(&door.told, 0, sizeof door.told);
    return job;
}

EXPORT(door_run)
int door_run(const char *names, const char *bytes, const size_t *sizes, const char *options)
{
    struct hfb_job job = begin_job(names, bytes, sizes, options);
    enum hfb_status status = hfb_run(door.env, &job, door.arena, &door.result);
    put_messages(&door.result.diags);
    return (int)status;
}

EXPORT(door_output) const char *door_output(void)
{
    return door.result.output.n ? buf_str(&door.result.output) : "";
}

EXPORT(door_output_size) size_t door_output_size(void)
{
    return door.result.output.n;
}

EXPORT(door_messages) const char *door_messages(void)
{
    return buf_str(&door.messages);
}

EXPORT(door_pages) size_t door_pages(void)
{
    return door.result.pages;
}

/* ---- after a call ------------------------------------------------------------------------ */

static int end_debrief(struct diags *d, bool done)
{
    put_messages(d);
    return done ? HFB_OK : HFB_REFUSED;
}

EXPORT(door_debrief_now)
int door_debrief_now(const char *names, const char *bytes, const size_t *sizes, const char *options)
{
    struct hfb_job job = begin_job(names, bytes, sizes, options);
    struct diags d;
    struct debrief_now now;
    diags_init(&d, door.arena);
    if (!debrief_now(door.env, &job, door.arena, &d, &now))
        return end_debrief(&d, false);
    buf_init(&door.result.output, door.arena);
    struct json j = json_start(&door.result.output);
    json_open(&j, '{');
    json_key_string(&j, "recruiter", now.recruiter);
    json_key_string(&j, "package", now.package);
    json_key_string(&j, "ask", now.ask);
    json_key_string(&j, "respond_by", now.respond_by);
    json_key(&j, "replied");
    json_put_bool(&j, now.replied);
    json_close(&j, '}');
    return end_debrief(&d, true);
}

EXPORT(door_debrief)
int door_debrief(const char *names, const char *bytes, const size_t *sizes, const char *options)
{
    struct hfb_job job = begin_job(names, bytes, sizes, options);
    const char *today = option(options, "today"), *by = option(options, "respond-by");
    struct debrief what = {.answer = option(options, "answer"),
                           .via = option(options, "via"),
                           .moved = option(options, "moved"),
                           .asked = option(options, "asked"),
                           .written = option(options, "written") != NULL};
    struct diags d;
    struct debrief_result r;
    diags_init(&d, door.arena);
    if (!what.answer || !today || !date_parse(str_of(today), &what.today))
        return HFB_USAGE;
    if (by)
        date_parse(str_of(by), &what.respond_by);
    if (!debrief_write(door.env, &job, &what, door.arena, &d, &r))
        return end_debrief(&d, false);
    buf_init(&door.result.output, door.arena);
    buf_add(&door.result.output, r.text.s, r.text.n);
    buf_init(&door.told, door.arena);
    struct json j = json_start(&door.told);
    json_open(&j, '{');
    json_key_string(&j, "revision", r.revision);
    json_key_string(&j, "moved", r.moved);
    json_key_string(&j, "moved_all", r.moved_all);
    json_key_string(&j, "horizon", r.horizon);
    json_key_string(&j, "gap", r.gap);
    json_key_string(&j, "rung", r.rung);
    json_key_string(&j, "headline", r.headline);
    json_key_string(&j, "dropped_respond_by", r.dropped_respond_by);
    json_key_string(&j, "dropped_total", r.dropped_total);
    json_key_string(&j, "subject", r.mail.subject);
    json_key_string(&j, "body", r.mail.body);
    json_close(&j, '}');
    return end_debrief(&d, true);
}

EXPORT(door_told) const char *door_told(void)
{
    return door.told.n ? buf_str(&door.told) : "";
}

/* ---- amounts -------------------------------------------------------------------------------- */

static const char *hundredths(int64_t value)
{
    long long whole = (long long)(value / 100);
    int rest = (int)(value % 100);
    return rest ? arena_printf(door.arena, "%lld.%02d", whole, rest)
                : arena_printf(door.arena, "%lld", whole);
}

/* What isn't said isn't written. */
static void put_said(struct json *j, const char *key, const char *value)
{
    if (value)
        json_key_string(j, key, value);
}

static void put_number(struct json *j, const char *key, int64_t value)
{
    if (value)
        json_key_string(j, key, hundredths(value));
}

/* "$" of an offer in Canadian dollars says nothing new. */
static void put_currency(struct json *j, const struct currency *c, const char *own)
{
    if (c && !(currency_find(own) && currency_has_sign(currency_find(own), str_of(c->symbol))))
        json_key_string(j, "currency", c->code);
}

EXPORT(door_amount) const char *door_amount(const char *text)
{
    struct str rest = str_trim(str_of(text));
    struct amount_reading r;
    struct buf out;
    if (!amount_read(&rest, &r) || rest.n)
        return "";
    buf_init(&out, door.arena);
    struct json j = json_start(&out);
    json_open(&j, '{');
    json_key_string(&j, "value", hundredths(r.value));
    put_said(&j, "unit", r.unit == AMOUNT_ALONE ? NULL : amount_unit_name(r.unit));
    put_number(&j, "times", r.times_e2);
    put_currency(&j, r.currency, "");
    json_close(&j, '}');
    return buf_str(&out);
}

/* ---- pay as people say it ---------------------------------------------------------------------
 */

static const char *put_pay(struct str said, const char *own, struct json *j)
{
    struct answer_pay p;
    const char *why = answer_pay(said, &p);
    if (why)
        return why;
    put_number(j, "amount", p.amount);
    put_said(j, "per", p.a_year ? "year" : p.per);
    put_number(j, "times", p.times_e2);
    put_number(j, "hours", p.hours_e2);
    put_number(j, "months", (int64_t)p.months * 100);
    put_number(j, "ote", p.ote);
    put_number(j, "variable", p.variable);
    put_currency(j, p.currency, own);
    return NULL;
}

static const char *put_equity(struct str said, const char *own, struct json *j)
{
    struct answer_stock e;
    const char *why = answer_stock(said, &e);
    if (why)
        return why;
    put_said(j, "kind", e.none ? "none" : e.kind);
    put_said(j, "instrument", e.instrument);
    put_number(j, "amount", e.amount);
    put_said(j, "per-year", e.per_year ? "yes" : NULL);
    put_number(j, "shares", e.shares_e2);
    put_number(j, "price", e.price);
    put_number(j, "strike", e.strike);
    put_number(j, "years", (int64_t)e.years * 100);
    put_number(j, "cliff", (int64_t)e.cliff * 100);
    put_currency(j, e.currency, own);
    return NULL;
}

static const char *put_bonus(struct str said, const char *own, struct json *j)
{
    struct answer_extra b;
    const char *why = answer_extra(said, &b);
    (void)own;
    if (why)
        return why;
    if (b.ote)
        return "On-target earnings are base and variable pay together: write them with the base, "
               "\"90k, OTE 130k\".";
    put_said(j, "kind", b.kind);
    put_said(j, "way", b.way);
    put_number(j, "value", b.value);
    return NULL;
}

EXPORT(door_answer) const char *door_answer(const char *what, const char *text, const char *own)
{
    static const struct {
        const char *what;
        const char *(*put)(struct str said, const char *own, struct json *j);
    } readers[] = {{"pay", put_pay}, {"equity", put_equity}, {"bonus", put_bonus}};
    struct buf out;
    buf_init(&out, door.arena);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (strcmp(readers[i].what, what) != 0)
            continue;
        struct json j = json_start(&out);
        json_open(&j, '{');
        put_said(&j, "why", readers[i].put(str_trim(str_of(text)), own, &j));
        json_close(&j, '}');
    }
    return buf_str(&out);
}

/* ---- what the program carries --------------------------------------------------------------- */

EXPORT(door_resource) const char *door_resource(const char *name, size_t *size)
{
    const struct resource *r = resource_find(name);
    *size = r ? r->len : 0;
    return r ? (const char *)r->data : NULL;
}

EXPORT(door_resource_name) const char *door_resource_name(size_t i)
{
    const struct resource *r = resource_at(i);
    return r ? r->name : NULL;
}
