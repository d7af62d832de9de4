/* debrief.c - see debrief.h. */
#include "cli/debrief.h"
#include "base/file.h"
#include "cli/caged.h"
#include "cli/clock.h"
#include "cli/debrief_talk.h"
#include "cli/run.h"
#include "cli/talk.h"
#include "deliver/address.h"
#include "deliver/eml.h"
#include "deliver/put.h"
#include "xml/xml.h"

#define NOWHERE ((struct place){0})

struct debriefing {
    struct hfb_env *env;
    const struct options *o;
    const struct tell *t;
    struct hfb_job job;
    struct debrief what;
};

static int told(struct diags *d, const struct tell *t)
{
    bool fault = d->counts[SEVERITY_FATAL] > 0;
    bool usage = d->first && d->first->code == DIAG_USAGE && !d->first->at.src;
    tell_diags(t, d, NULL);
    return fault ? HFB_FAULT : usage ? HFB_USAGE : HFB_REFUSED;
}

static int refuse(struct diags *d, const struct tell *t, const char *what)
{
    diag_add(d, DIAG_USAGE, NOWHERE, "%s", what);
    return told(d, t);
}

/* ---- in the cage ------------------------------------------------------------------------------
 */

/* The message without an attachment; its recipient is the recruiter, or --to's. */
static bool put_mail(const struct debriefing *s, const struct debrief_mail *m, struct arena *a,
                     struct diags *d, struct buf *out)
{
    const char *given = s->o->to_n ? s->o->to[0] : m->to;
    struct address to;
    if (!given) {
        diag_add(d, DIAG_REFUSED_RECIPIENT, NOWHERE,
                 "the offer names no e-mail address of the recruiter; add <email> to it, or give "
                 "--to");
        return false;
    }
    const char *why = address_read(a, given, &to);
    if (why) {
        diag_add(d, DIAG_REFUSED_RECIPIENT, NOWHERE, "\"%s\" %s", given, why);
        return false;
    }
    struct eml e = {.from_name = m->from_name,
                    .from = m->from,
                    .to_name = s->o->to_n ? NULL : m->to_name,
                    .to = to.text,
                    .subject = m->subject,
                    .body = m->body};
    return eml_write(&e, a, d, out);
}

/* What is told once the file stands. */
static const char *outcome(const struct debrief_result *r, const char *answer, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    if (r->moved)
        buf_printf(&b, "They moved: %s%s%s%s%s.\n", r->moved, r->moved_all ? ", " : "",
                   r->moved_all ? r->moved_all : "", r->moved_all ? " over " : "",
                   r->moved_all ? r->horizon : "");
    else
        buf_puts(&b, "They have not moved.\n");
    if (r->gap)
        buf_printf(&b, "Between you: %s over %s.\n", r->gap, r->horizon);
    if (strcmp(answer, "final") == 0)
        buf_puts(&b,
                 "They call this final. Hold it against your floor before you ask once more.\n");
    buf_printf(&b, "%s\n", r->headline);
    if (r->rung)
        buf_printf(&b, "Your next rung: %s.\n", r->rung);
    if (r->dropped_respond_by)
        buf_printf(&b, "The deadline %s is past and was taken out: ask for a new one.\n",
                   r->dropped_respond_by);
    if (r->dropped_total)
        buf_printf(&b,
                   "The letter’s own total (%s) was of the old numbers and was taken out: put the "
                   "new one into <total> when they name it.\n",
                   r->dropped_total);
    return buf_str(&b);
}

static int caged(void *data, struct arena *a, struct buf *out)
{
    struct debriefing *s = data;
    struct diags d;
    struct debrief_now now;
    struct debrief_result r;
    struct buf mail;
    diags_init(&d, a);
    buf_init(&mail, a);
    if (!s->what.answer) {
        if (!debrief_now(s->env, &s->job, a, &d, &now))
            return told(&d, s->t);
        if (!debrief_talk(&now, a, &s->what)) {
            talk_say(a, 0, "Nothing was written.");
            return HFB_REFUSED;
        }
    }
    if (!debrief_write(s->env, &s->job, &s->what, a, &d, &r))
        return told(&d, s->t);
    if (option_given(s->o, EMAIL) && !put_mail(s, &r.mail, a, &d, &mail))
        return told(&d, s->t);
    buf_put_counted(out, str_of(r.revision));
    buf_put_counted(out, r.text);
    buf_put_counted(out, (struct str){buf_str(&mail), mail.n});
    buf_put_counted(out, str_of(outcome(&r, s->what.answer, a)));
    return HFB_OK;
}

/* ---- where it goes ----------------------------------------------------------------------------
 */

/* offer.xml and offer.r2.xml are rounds of one offer: the name without ".xml" and the round. */
static struct str name_of(const char *path)
{
    struct str s = str_of(path);
    if (s.n > 4 && strcmp(path + s.n - 4, ".xml") == 0)
        s.n -= 4;
    size_t n = s.n;
    while (n > 0 && s.s[n - 1] >= '0' && s.s[n - 1] <= '9')
        n--;
    if (n < s.n && n >= 3 && s.s[n - 1] == 'r' && s.s[n - 2] == '.' && s.s[n - 3] != '/')
        s.n = n - 2;
    return s;
}

/* Whoever was in the cage may say anything: a round is a number. */
static bool is_round(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
    return s.n > 0 && s.n < 10;
}

static const char *next_path(const struct options *o, const char *revision, struct arena *a)
{
    const char *given = o->text[OPTION_OUTPUT];
    struct str name = name_of(o->text[OPTION_DEBRIEF]);
    return given ? given : arena_printf(a, "%.*s.r%s.xml", (int)name.n, name.s, revision);
}

static void add_put(struct put *p, const char *path, enum put_sort sort, struct str bytes,
                    struct arena *a)
{
    file_sweep_for(a, path);
    put_begin(p, (struct put_target){.path = path, .sort = sort}, a);
    file_add(&p->file, bytes);
}

/* The offer and the recap: both, or none. */
static bool put_both(const struct debriefing *s, const char *path, struct str text, struct str mail,
                     struct arena *a, struct diags *d)
{
    struct put_rules rules;
    struct put puts[2], *list[2] = {&puts[0], &puts[1]};
    size_t n = 0;
    put_rules_init(&rules, a, option_given(s->o, FORCE));
    put_rules_read(&rules, s->o->text[OPTION_DEBRIEF], "offer");
    put_rules_read(&rules, s->o->text[OPTION_GUIDE], "guide");
    put_rules_close(&rules);
    if (strcmp(path, "-") == 0)
        tell_out(text, a, d);
    else
        add_put(&puts[n++], path, PUT_NEW, text, a);
    if (option_given(s->o, EMAIL))
        add_put(&puts[n++], s->o->text[OPTION_EMAIL], PUT_DRAFT, mail, a);
    return put_end(list, n, &rules, a, d) && !diags_failed(d);
}

static int finish(const struct debriefing *s, struct str said, struct arena *a)
{
    struct str revision, text, mail, lines;
    struct diags d;
    diags_init(&d, a);
    if (!str_take_counted(&said, &revision) || !str_take_counted(&said, &text) || !str_take_counted(&said, &mail) ||
        !str_take_counted(&said, &lines) || !is_round(revision)) {
        diag_add(&d, DIAG_WORKER, NOWHERE, "what came back from the cage is no answer");
        return told(&d, s->t);
    }
    const char *path = next_path(s->o, arena_strndup(a, revision.s, revision.n), a);
    if (!put_both(s, path, text, mail, a, &d)) {
        tell_diags(s->t, &d, NULL);
        return HFB_FAULT;
    }
    if (s->t->quiet)
        return HFB_OK;
    talk_say(a, 0, arena_strndup(a, lines.s, lines.n ? lines.n - 1 : 0));
    if (strcmp(path, "-") != 0)
        talk_sayf(a, 0, "Wrote %s; next: hfbrief %s", path, path);
    return HFB_OK;
}

/* ---- the command ------------------------------------------------------------------------------
 */

static const char *usage_fault(const struct options *o)
{
    if (o->inputs_n > 0)
        return "--debrief takes the offer's file, and no other";
    if (!option_given(o, ANSWER) && (option_given(o, MOVE) || !talk_has_person()))
        return "say what they answered: --answer yes, part, no, later or final";
    return NULL;
}

int debrief_offer(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a)
{
    const char *path = o->text[OPTION_DEBRIEF], *fault = usage_fault(o);
    struct debriefing s = {.env = e, .o = o, .t = t};
    struct diags d;
    struct str text, said;
    diags_init(&d, a);
    if (fault)
        return refuse(&d, t, fault);
    if (!run_job(o, a, &d, &s.job))
        return told(&d, t);
    const char *why = file_read(a, path, XML_OFFER_BYTES_MAX, &text);
    if (why) {
        diag_add(&d, DIAG_NOT_READABLE, NOWHERE, "%s %s", path, why);
        return told(&d, t);
    }
    s.job.offer = (struct hfb_input){.name = path, .bytes = text.s, .len = text.n};
    s.what = (struct debrief){.answer = o->text[OPTION_ANSWER],
                              .via = o->text[OPTION_VIA],
                              .moved = o->text[OPTION_MOVE],
                              .asked = o->text[OPTION_ASK],
                              .today = clock_today(o),
                              .written = option_given(o, WRITTEN)};
    const char *by = o->text[OPTION_RESPOND_BY];
    if (by && !talk_date(str_of(by), s.what.today, &s.what.respond_by))
        return refuse(&d, t,
                      arena_printf(a,
                                   "--respond-by takes a day (2026-12-31, Friday, \"in "
                                   "two weeks\"), not \"%s\"",
                                   by));
    if (option_given(o, EMAIL) && !eml_load(&d))
        return told(&d, t);
    struct caged c = {.o = o, .t = t, .arena = a, .asks = !s.what.answer, .run = caged, .data = &s};
    int status = caged_run(&c, &said, &d);
    return status == HFB_OK ? finish(&s, said, a) : status;
}
