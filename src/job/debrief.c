/* debrief.c - the text of the next round; see debrief.h. Two steps: what was really asked is put
 * into <ask>, then that text's package and ask become moves of the next one's history. */
#include "job/debrief.h"
#include "job/debrief_text.h"
#include "job/debrief_words.h"
#include "job/work.h"

struct debriefing {
    struct hfb_env *env;
    const struct hfb_job *job;
    const struct debrief *what;
    struct arena *a;
    struct diags *d;
    struct part_changes moved, asked;
    /* of the text with what was asked in it */
    struct work *now;
    struct xml *x;
    struct _xmlNode *root, *package, *ask, *history;
};

static const char *day_text(struct arena *a, struct date d)
{
    return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* ---- reading ----------------------------------------------------------------------------------
 */

struct work *debrief_read(struct hfb_env *e, const struct hfb_job *job, struct str text,
                          struct arena *a, struct diags *d)
{
    struct work *w = arena_new_of(a, struct work);
    struct hfb_job *own = arena_new_of(a, struct hfb_job);
    *own = *job;
    own->offer.bytes = text.s;
    own->offer.len = text.n;
    own->as_of = (struct date){0};
    *w = (struct work){.env = e, .job = own, .arena = a, .d = d, .is_private = true};
    w->out = arena_new_of(a, struct hfb_result);
    return work_figures(w) ? w : NULL;
}

static struct xml *parse(struct debriefing *s, struct str text)
{
    struct source *source = arena_new_of(s->a, struct source);
    *source = (struct source){s->job->offer.name, text.s, text.n};
    return xml_parse(s->a, source, XML_OFFER_BYTES_MAX, s->d);
}

static bool refuse(struct debriefing *s, const char *what)
{
    diag_add(s->d, DIAG_USAGE, (struct place){0}, "%s", what);
    return false;
}

/* ---- what was really asked --------------------------------------------------------------------
 */

static bool asked_nothing(const struct debriefing *s)
{
    return s->what->asked && strcmp(s->what->asked, "none") == 0;
}

/* The file's text with it in <ask>. False: reported. */
static bool put_asked(struct debriefing *s, struct str *text)
{
    struct xml *x = parse(s, *text);
    if (!x)
        return false;
    if (asked_nothing(s) || s->asked.n == 0)
        return true;
    struct _xmlNode *root = xml_root(x), *ask = xml_child(x, root, "ask", NULL, NULL);
    struct _xmlNode *package = xml_child(x, root, "package", NULL, NULL);
    struct xml_edit e = xml_edit_new(x);
    if (!package)
        return true; /* the reader says so */
    if (ask && xml_first_child(ask)) {
        if (!part_changes_put(&e, ask, package, &s->asked, s->d))
            return false;
    } else {
        struct buf b;
        buf_init(&b, s->a);
        buf_puts(&b, "<ask>\n");
        part_changes_lines(x, package, &s->asked, "    ", &b);
        buf_puts(&b, "  </ask>");
        if (ask)
            xml_edit_replace(&e, xml_at_whole(x, ask), buf_str(&b));
        else
            xml_edit_behind(&e, package, buf_str(&b));
    }
    *text = xml_edit_apply(&e, s->a);
    return true;
}

/* ---- the moves --------------------------------------------------------------------------------
 */

static bool foreign_package(const struct debriefing *s)
{
    const struct figures *f = s->now->figures;
    return strcmp(f->offer->package.currency, f->currency) != 0;
}

/* What the employer's package held. */
static const char *package_parts(struct debriefing *s)
{
    struct buf b;
    buf_init(&b, s->a);
    for (struct _xmlNode *c = xml_first_child(s->package); c; c = xml_next(c))
        if (part_moves(c))
            part_put(s->x, c, NULL, NULL, true, &b);
    return buf_str(&b);
}

static int money_part_of(const struct _xmlNode *n)
{
    for (int part = 0; part < PAY_PARTS; part++)
        if (xml_is(n, pay_rows[part].written))
            return part;
    return -1;
}

static const char *plain(struct arena *a, money v)
{
    long long whole = (long long)(v / MONEY_UNIT), rest = (long long)(v % MONEY_UNIT);
    return rest ? arena_printf(a, "%lld.%02lld", whole, rest) : arena_printf(a, "%lld", whole);
}

/* A part of the ask over the package's: raised to the table where it is less, the guide's where
 * nobody else names one. */
static void put_asked_part(struct debriefing *s, const struct _xmlNode *theirs, struct buf *b)
{
    const struct package_fig *ask = &s->now->figures->ask;
    struct _xmlNode *own = s->ask ? part_like(s->x, s->ask, theirs) : NULL;
    int part = money_part_of(theirs);
    bool is_guides = part >= 0 && ask->source[part] == FROM_GUIDE && !own &&
                     (part == PAY_BASE || part == PAY_EQUITY);
    if (part >= 0 && ask->raised[part])
        own = NULL;
    part_put(s->x, own, theirs, is_guides ? plain(s->a, ask->part[part]) : NULL, true, b);
}

/* Everything that was asked for; NULL: nobody has named an ask. */
static const char *ask_parts(struct debriefing *s)
{
    const struct package_fig *ask = &s->now->figures->ask;
    struct buf b;
    buf_init(&b, s->a);
    for (int part = 0; part < PAY_PARTS; part++)
        if (ask->source[part] == FROM_BAND)
            return NULL;
    bool alone = foreign_package(s);
    for (struct _xmlNode *c = alone ? NULL : xml_first_child(s->package); c; c = xml_next(c))
        if (part_moves(c) && !xml_is(c, "term"))
            put_asked_part(s, c, &b);
    for (struct _xmlNode *c = s->ask ? xml_first_child(s->ask) : NULL; c; c = xml_next(c)) {
        struct _xmlNode *theirs = part_like(s->x, s->package, c);
        if (alone || xml_is(c, "term") || !theirs)
            part_put(s->x, c, NULL, NULL, true, &b);
    }
    if (!xml_child(s->x, s->package, "equity", NULL, NULL) && ask->equity &&
        ask->source[PAY_EQUITY] == FROM_GUIDE)
        buf_printf(&b, "<equity>%s</equity>", plain(s->a, ask->equity));
    if (alone && !(s->ask && xml_child(s->x, s->ask, "base", NULL, NULL)))
        buf_printf(&b, "<base>%s</base>", plain(s->a, ask->base));
    return buf_str(&b);
}

/* The last move of a side that states parts, as its element; NULL: none. */
static struct _xmlNode *last_move(const struct debriefing *s, const char *by)
{
    struct _xmlNode *found = NULL;
    for (struct _xmlNode *c = s->history ? xml_first_child(s->history) : NULL; c; c = xml_next(c)) {
        const char *own = xml_is(c, "move") ? xml_attribute(s->x, c, "by") : NULL;
        if (own && strcmp(own, by) == 0 && xml_first_child(c))
            found = c;
    }
    return found;
}

static bool says_the_same(struct debriefing *s, const char *by, const char *parts)
{
    struct _xmlNode *last = last_move(s, by);
    struct buf b;
    buf_init(&b, s->a);
    for (struct _xmlNode *c = last ? xml_first_child(last) : NULL; c; c = xml_next(c))
        part_put(s->x, c, NULL, NULL, true, &b);
    return last && strcmp(buf_str(&b), parts) == 0;
}

/* ---- the history ------------------------------------------------------------------------------
 */

struct new_entry {
    const char *date, *line;
};

/* Where it belongs by its date: before the first entry that is later. */
static void put_entry(struct debriefing *s, struct xml_edit *e, const struct new_entry *n)
{
    for (struct _xmlNode *c = xml_first_child(s->history); c; c = xml_next(c)) {
        const char *date = xml_attribute(s->x, c, "date");
        if (date && strcmp(date, n->date) > 0) {
            xml_edit_before(e, c, n->line);
            return;
        }
    }
    xml_edit_append(e, s->history, n->line);
}

static void put_history(struct debriefing *s, struct xml_edit *e, const struct new_entry *list,
                        size_t n)
{
    if (n == 0)
        return;
    if (s->history && xml_first_child(s->history)) {
        for (size_t i = 0; i < n; i++)
            put_entry(s, e, &list[i]);
        return;
    }
    struct buf b;
    buf_init(&b, s->a);
    buf_puts(&b, "<history>\n");
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "    %s\n", list[i].line);
    buf_puts(&b, "  </history>");
    if (s->history)
        xml_edit_replace(e, xml_at_whole(s->x, s->history), buf_str(&b));
    else
        xml_edit_append(e, s->root, buf_str(&b));
}

static const char *escaped(struct arena *a, const char *name, const char *value)
{
    struct buf b;
    buf_init(&b, a);
    if (!value)
        return "";
    buf_printf(&b, " %s=\"", name);
    xml_put_escaped(str_of(value), &b);
    buf_puts(&b, "\"");
    return buf_str(&b);
}

static const char *offered_text(const struct debriefing *s)
{
    const struct offer *o = s->now->offer;
    return day_text(s->a, date_set(o->offered) ? o->offered : o->date);
}

/* The employer's old package, what was asked, and the answer where it brought no new numbers. */
static bool put_moves(struct debriefing *s, struct xml_edit *e, bool new_numbers)
{
    const struct debrief *w = s->what;
    const char *today = day_text(s->a, w->today), *via = escaped(s->a, "via", w->via);
    const char *with = escaped(s->a, "with", s->now->offer->recruiter.name.s);
    const char *currency =
        foreign_package(s) ? escaped(s->a, "currency", s->now->offer->package.currency) : "";
    const char *mine = asked_nothing(s) ? NULL : ask_parts(s), *theirs = package_parts(s);
    struct new_entry list[3];
    size_t n = 0;
    if (!mine && !asked_nothing(s))
        return refuse(s, "nobody has named an ask: say what you asked for with --ask base=…, or "
                         "--ask none");
    if (!says_the_same(s, "employer", theirs)) {
        list[n].date = offered_text(s);
        list[n].line =
            arena_printf(s->a, "<move date=\"%s\" by=\"employer\"%s whole=\"yes\">%s</move>",
                         list[n].date, currency, theirs);
        n++;
    }
    /* The same once more is no new move, but it is their turn again. */
    bool waits = strcmp(w->answer, "later") == 0 && s->now->figures->history.turn != TURN_EMPLOYER;
    if (mine && (waits || !says_the_same(s, "candidate", mine))) {
        list[n].date = s->asked.on ? s->asked.on : today;
        list[n].line =
            arena_printf(s->a, "<move date=\"%s\" by=\"candidate\"%s%s%s%s>%s</move>", list[n].date,
                         via, with, escaped(s->a, "for", s->asked.traded_for),
                         foreign_package(s) ? "" : " whole=\"yes\"", mine);
        n++;
    }
    /* "later" is no proposal: their offer stays of its old day, and the turn theirs. What was met,
     * or met in part, the new numbers say. */
    if (strcmp(w->answer, "final") == 0 || (!new_numbers && strcmp(w->answer, "later") != 0)) {
        list[n].date = today;
        list[n].line = arena_printf(s->a, "<move date=\"%s\" by=\"employer\"%s%s answer=\"%s\"/>",
                                    today, via, with, w->answer);
        n++;
    }
    put_history(s, e, list, n);
    return true;
}

/* ---- the new package --------------------------------------------------------------------------
 */

/* What equity is where the package has had none: the ask's own kind, or that of the job's sort of
 * shares; liquid where nobody says. */
static const char *equity_kind(const struct debriefing *s)
{
    enum equity_kind kind = s->now->figures->ask.kind;
    return offer_equity_kind_names[kind == EQUITY_UNSTATED || kind == EQUITY_NONE ? EQUITY_LIQUID
                                                                                  : kind];
}

/* They said yes: what was asked is on the table. */
static void take_the_ask(struct debriefing *s, struct xml_edit *e)
{
    const struct package_fig *ask = &s->now->figures->ask;
    for (struct _xmlNode *c = s->ask ? xml_first_child(s->ask) : NULL; c; c = xml_next(c)) {
        struct _xmlNode *theirs = part_like(s->x, s->package, c);
        int part = money_part_of(c);
        struct buf b;
        buf_init(&b, s->a);
        if (part >= 0 && ask->raised[part])
            continue;
        part_put(s->x, c, theirs, NULL, false, &b);
        if (theirs)
            xml_edit_replace(e, xml_at_whole(s->x, theirs), buf_str(&b));
        else
            xml_edit_append(e, s->package, buf_str(&b));
    }
    static const enum money_part guides[] = {PAY_BASE, PAY_EQUITY};
    for (size_t i = 0; i < 2; i++) {
        const char *name = i == 0 ? "base" : "equity";
        struct _xmlNode *theirs = xml_child(s->x, s->package, name, NULL, NULL);
        struct buf b;
        buf_init(&b, s->a);
        if (ask->source[guides[i]] != FROM_GUIDE || !theirs)
            continue;
        part_put(s->x, NULL, theirs, plain(s->a, ask->part[guides[i]]), false, &b);
        xml_edit_replace(e, xml_at_whole(s->x, theirs), buf_str(&b));
    }
}

/* ---- the head ---------------------------------------------------------------------------------
 */

static const char *next_revision(struct arena *a, const char *now)
{
    int64_t e8;
    return now && decimal_parse(str_of(now), &e8) && e8 % DECIMAL_ONE == 0
               ? arena_printf(a, "%lld", (long long)(e8 / DECIMAL_ONE) + 1)
               : "2";
}

static void put_head(struct debriefing *s, struct xml_edit *e, bool answered,
                     struct debrief_result *out)
{
    const struct offer *o = s->now->offer;
    const struct debrief *w = s->what;
    const char *today = day_text(s->a, w->today);
    out->revision = next_revision(s->a, o->revision.s);
    xml_edit_attribute(e, s->root, "date", today, NULL);
    xml_edit_attribute(e, s->root, "offered", answered ? today : offered_text(s), "date");
    xml_edit_attribute(e, s->root, "revision", out->revision, "date");
    if (date_set(w->respond_by)) {
        xml_edit_attribute(e, s->root, "respond-by", day_text(s->a, w->respond_by), "date");
    } else if (date_set(o->respond_by) && date_cmp(o->respond_by, w->today) < 0) {
        out->dropped_respond_by = xml_attribute(s->x, s->root, "respond-by");
        xml_edit_drop_attribute(e, s->root, "respond-by");
    }
}

/* What the letter called its total was of the old numbers. */
static void drop_totals(struct debriefing *s, struct xml_edit *e, struct debrief_result *out)
{
    for (struct _xmlNode *c = xml_first_child(s->package); c; c = xml_next(c)) {
        if (!xml_is(c, "total"))
            continue;
        const char *name = xml_attribute(s->x, c, "name");
        out->dropped_total = out->dropped_total ? arena_printf(s->a, "%s, %s", out->dropped_total,
                                                               name ? name : "total")
                             : name             ? name
                                                : "total";
        xml_edit_drop(e, c);
    }
}

static void put_status(struct debriefing *s, struct xml_edit *e, bool new_numbers)
{
    if (s->what->written || new_numbers)
        xml_edit_attribute(e, s->package, "status", s->what->written ? "written" : "verbal",
                           "currency");
}

/* ---- all of it --------------------------------------------------------------------------------
 */

static bool sound(struct debriefing *s)
{
    const struct debrief *w = s->what;
    const char *why = w->moved ? part_changes_read(w->moved, s->a, &s->moved) : NULL;
    if (!why && w->asked && !asked_nothing(s))
        why = part_changes_read(w->asked, s->a, &s->asked);
    if (why)
        return refuse(s, why);
    if (s->moved.on || s->moved.traded_for)
        return refuse(s, "on= and for= belong to what you asked: --ask");
    if (strcmp(w->answer, "part") == 0 && s->moved.n == 0)
        return refuse(s, "they met part of it: which? Say the new numbers with --move base=…");
    if (strcmp(w->answer, "later") == 0 && s->moved.n > 0)
        return refuse(s, "they will answer later, so there are no new numbers yet; leave out "
                         "--move, or give another answer");
    return true;
}

static bool in_order(struct debriefing *s)
{
    const struct offer *o = s->now->offer;
    struct date asked = s->what->today;
    if (s->asked.on)
        date_parse(str_of(s->asked.on), &asked);
    if (date_cmp(s->what->today, o->date) < 0)
        return refuse(s, arena_printf(s->a,
                                      "the offer is of %s, and this day, %s, lies before it; "
                                      "--as-of says when you spoke",
                                      day_text(s->a, o->date), day_text(s->a, s->what->today)));
    if (date_cmp(asked, s->what->today) > 0)
        return refuse(s, "you can't have asked after this day; --as-of says when you spoke");
    return true;
}

static bool write_next(struct debriefing *s, struct debrief_result *out)
{
    struct str text = {s->job->offer.bytes, s->job->offer.len};
    if (!sound(s) || !debrief_read(s->env, s->job, text, s->a, s->d) || !put_asked(s, &text))
        return false;
    s->now = debrief_read(s->env, s->job, text, s->a, s->d);
    s->x = s->now ? parse(s, text) : NULL;
    if (!s->x || !in_order(s))
        return false;
    s->root = xml_root(s->x);
    s->package = xml_child(s->x, s->root, "package", NULL, NULL);
    s->ask = xml_child(s->x, s->root, "ask", NULL, NULL);
    s->history = xml_child(s->x, s->root, "history", NULL, NULL);
    bool yes = strcmp(s->what->answer, "yes") == 0, later = strcmp(s->what->answer, "later") == 0;
    bool new_numbers = s->moved.n > 0 || yes;
    s->moved.equity_kind = equity_kind(s);
    struct xml_edit e = xml_edit_new(s->x);
    struct _xmlNode *call = xml_child(s->x, s->root, "call", NULL, NULL);
    put_head(s, &e, !later, out);
    put_status(s, &e, new_numbers);
    if (!put_moves(s, &e, new_numbers))
        return false;
    if (s->moved.n == 0 && yes)
        take_the_ask(s, &e);
    else if (!part_changes_put(&e, s->package, NULL, &s->moved, s->d))
        return false;
    if (new_numbers)
        drop_totals(s, &e, out);
    if (call)
        xml_edit_drop(&e, call);
    out->text = xml_edit_apply(&e, s->a);
    struct work *next = debrief_read(s->env, s->job, out->text, s->a, s->d);
    return next && debrief_words(next, s->what, s->now, out);
}

struct asked {
    struct debriefing s;
    struct debrief_result *out;
    struct debrief_now *now;
    bool ok;
};

static void write_step(void *data)
{
    struct asked *q = data;
    q->ok = write_next(&q->s, q->out);
}

static void now_step(void *data)
{
    struct asked *q = data;
    struct str text = {q->s.job->offer.bytes, q->s.job->offer.len};
    struct work *w = debrief_read(q->s.env, q->s.job, text, q->s.a, q->s.d);
    q->ok = w && debrief_words_now(w, q->now);
}

bool debrief_now(struct hfb_env *e, const struct hfb_job *job, struct arena *a, struct diags *d,
                 struct debrief_now *out)
{
    struct asked q = {.s = {.env = e, .job = job, .a = a, .d = d}, .now = out};
    *out = (struct debrief_now){0};
    return arena_guarded((struct arena *[]){e->arena, NULL}, now_step, &q) && q.ok;
}

bool debrief_write(struct hfb_env *e, const struct hfb_job *job, const struct debrief *what,
                   struct arena *a, struct diags *d, struct debrief_result *out)
{
    struct asked q = {.s = {.env = e, .job = job, .what = what, .a = a, .d = d}, .out = out};
    *out = (struct debrief_result){0};
    return arena_guarded((struct arena *[]){e->arena, NULL}, write_step, &q) && q.ok;
}

const char *debrief_fault(const char *changes, struct arena *a)
{
    struct part_changes c;
    return part_changes_read(changes, a, &c);
}
