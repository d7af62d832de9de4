/* report.c - reports of an import; see report.h. */
#include "import/report.h"
#include "base/csv.h"
#include "job/guide_checks.h"
#include "tree/json_write.h"

enum { ID_MAX = 200 };

static const char *status_name(int status)
{
    static const char *const names[] = {"whole", "partly", "refused", "not written"};
    return names[status];
}

/* ---- what it holds, counted ------------------------------------------------------------------ */

enum { ROWS, ASKS, FLOORS, SECTIONS, SCRIPTS, LEVERS, SAY, QUOTED, BLANKS, SOURCES, COUNTS };

static const struct {
    const char *before, *one, *many, *key; /* key: of JSON; NULL: it isn't there */
} counted[COUNTS] = {[ROWS] = {"  read: ", "row", "rows", NULL},
                     [ASKS] = {" (", "with an ask", "with an ask", NULL},
                     [FLOORS] = {", ", "with a floor", "with a floor", NULL},
                     [SECTIONS] = {"), ", "section", "sections", "sections"},
                     [SCRIPTS] = {", ", "script", "scripts", "scripts"},
                     [LEVERS] = {", ", "lever", "levers", "levers"},
                     [SAY] = {", ", "sentence to say", "sentences to say", "say"},
                     [QUOTED] = {", ", "quoted", "quoted", "quoted"},
                     [BLANKS] = {", ", "blank", "blanks", "blanks"},
                     [SOURCES] = {", ", "source", "sources", "evidence"}};

static void count_sentence(void *counts, const struct sentence *s)
{
    size_t *n = counts;
    n[SAY] += s->say;
    n[QUOTED] += s->quoted;
}

static void count(const struct guide *g, size_t n[COUNTS])
{
    n[ROWS] = g->regions_n;
    n[SECTIONS] = g->sections_n;
    n[SCRIPTS] = g->scripts_n;
    n[LEVERS] = g->levers_n;
    n[BLANKS] = g->fills_n;
    n[SOURCES] = g->evidence_n;
    guide_each_sentence(g, count_sentence, n);
    for (const struct region *r = g->regions; r < g->regions + g->regions_n; r++) {
        n[ASKS] += r->ask.base.stated || r->ask.equity.stated;
        n[FLOORS] += r->floor.base.stated || r->floor.equity.stated;
    }
}

/* ---- text ------------------------------------------------------------------------------------ */

static void make_text(const struct guide *g, const size_t n[COUNTS], struct str checks,
                      struct buf *out)
{
    for (int i = 0; i < COUNTS; i++) {
        if (i == SAY)
            buf_puts(out, g->strategy_title ? ", a strategy" : ", no strategy");
        buf_printf(out, "%s%zu %s", counted[i].before, n[i],
                   n[i] == 1 ? counted[i].one : counted[i].many);
    }
    buf_putc(out, '\n');
    for (const struct left_out *l = g->left_out; l < g->left_out + g->left_out_n; l++) {
        buf_printf(out, "  left out, line %d: ", l->line);
        diag_put_safe(out, str_of(l->text ? l->text : ""));
        buf_printf(out, "; %s\n", l->reason);
    }
    if (!g->domains_n)
        buf_printf(out,
                   "  to add: <domain>…</domain> in <employer>: the source names no mail domain of "
                   "%s\n",
                   g->employer);
    for (size_t i = 0; i < checks.n; i++) {
        bool begins = i == 0 || checks.s[i - 1] == '\n';
        buf_puts(out, begins && checks.s[i] != '\n' ? "  " : "");
        buf_putc(out, checks.s[i]);
    }
}

void report_text(const struct told *t, struct buf *out)
{
    diag_put_safe(out, str_of(t->source));
    if (t->status >= IMPORT_REFUSED)
        buf_printf(out, ": %s", status_name(t->status));
    else if (t->left_out)
        buf_printf(out, ": imported, %zu left out", t->left_out);
    else
        buf_puts(out, ": imported whole");
    buf_puts(out, t->output ? ": " : "");
    diag_put_safe(out, str_of(t->output));
    buf_putc(out, '\n');
    buf_add(out, t->part[TOLD_TEXT].s, t->part[TOLD_TEXT].n);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static void json_side(struct json *j, const char *key, const struct side *s)
{
    const struct amount *parts[] = {&s->base, &s->equity};
    json_key_open(j, key, '{');
    for (int i = 0; i < 2; i++) {
        json_key(j, i ? "equity" : "base");
        if (parts[i]->stated)
            json_put_scaled(j, parts[i]->value, 2);
        else
            json_put_null(j);
    }
    json_close(j, '}');
}

static void json_guide(struct json *j, const struct guide *g, const size_t n[COUNTS])
{
    json_key_string(j, "guide", g->id);
    json_key_string(j, "role", g->role);
    json_key_string(j, "employer", g->employer);
    json_key_open(j, "regions", '[');
    for (const struct region *r = g->regions; r < g->regions + g->regions_n; r++) {
        json_open(j, '{');
        json_key_string(j, "id", r->id);
        json_key_string(j, "currency", r->currency);
        json_side(j, "ask", &r->ask);
        json_side(j, "floor", &r->floor);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_key(j, "strategy");
    json_put_bool(j, g->strategy_title);
    for (int i = SECTIONS; i < COUNTS; i++) {
        json_key(j, counted[i].key);
        json_put_scaled(j, (int64_t)n[i], 0);
    }
}

static void json_line(struct json *j, int line, const char *text_key, const char *text,
                      const char *reason)
{
    json_open(j, '{');
    json_key(j, "line");
    json_put_scaled(j, line, 0);
    json_key_string(j, text_key, text);
    if (reason)
        json_key_string(j, "reason", reason);
    json_close(j, '}');
}

/* An object without its end. */
static void make_json(const struct guide *g, const size_t n[COUNTS], const struct diags *faults,
                      struct str checks, struct buf *out)
{
    struct json j = {.out = out, .comma = true};
    if (g)
        json_guide(&j, g, n);
    json_key_open(&j, "left_out", '[');
    for (size_t i = 0; g && i < g->left_out_n; i++)
        json_line(&j, g->left_out[i].line, "text", g->left_out[i].text ? g->left_out[i].text : "",
                  g->left_out[i].reason);
    json_close(&j, ']');
    json_key_open(&j, "faults", '[');
    for (const struct diag *f = faults->first; f; f = f->next)
        json_line(&j, f->at.src ? (int)place_linecol(f->at).line : 0, "message", f->message, NULL);
    json_close(&j, ']');
    json_key(&j, "checks");
    checks = checks.n ? str_trim(checks) : str_of("null");
    buf_add(out, checks.s, checks.n);
}

void report_json(const struct told *t, struct buf *out)
{
    struct json j = json_start(out);
    json_open(&j, '{');
    json_key_string(&j, "schema", "hfbrief-import/1");
    json_key_string(&j, "source", t->source);
    json_key_string(&j, "status", status_name(t->status));
    json_key_string(&j, "output", t->output);
    buf_add(out, t->part[TOLD_JSON].s, t->part[TOLD_JSON].n);
    json_close(&j, '}');
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static void make_csv(const struct guide *g, const size_t n[COUNTS], const struct diags *faults,
                     struct buf *out)
{
    struct buf reasons;
    buf_init(&reasons, out->arena);
    for (size_t i = 0; g && i < g->left_out_n; i++)
        buf_printf(&reasons, "%sline %d: %s", i ? "; " : "", g->left_out[i].line,
                   g->left_out[i].reason);
    for (const struct diag *f = g ? NULL : faults->first; f; f = f->next)
        buf_printf(&reasons, "%s%s", reasons.n ? "; " : "", f->message);
    csv_cell(out, g ? g->id : NULL, ',');
    csv_cell(out, g ? g->role : NULL, ',');
    csv_cell(out, g ? g->employer : NULL, ',');
    for (int i = ROWS; i <= QUOTED; i++)
        buf_printf(out, "%zu,", n[i]);
    buf_printf(out, "%zu,", g ? g->left_out_n : 0);
    csv_cell(out, buf_str(&reasons), '\n');
}

void report_csv(const struct told *t, struct buf *out)
{
    if (!t) {
        buf_puts(out, "source,status,output,guide,role,employer,rows,asks,floors,sections,scripts,"
                      "levers,say,quoted,left_out,reasons\r\n");
        return;
    }
    csv_cell(out, t->source, ',');
    csv_cell(out, status_name(t->status), ',');
    csv_cell(out, t->output, ',');
    buf_add(out, t->part[TOLD_CSV].s, t->part[TOLD_CSV].n);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static struct str checks(const struct kit *k, const struct guide *g, enum hfb_format format,
                         struct arena *a)
{
    struct buf out;
    size_t n = 0;
    buf_init(&out, a);
    if (g)
        guide_checks_put(g, k->words, format, a, &out, &n);
    return (struct str){buf_str(&out), out.n};
}

void report_send(const struct kit *k, const struct imported *made, struct diags *faults,
                 struct buf *out)
{
    const struct guide *g = made->guide;
    struct arena *a = out->arena;
    struct buf b[TOLD_PARTS];
    size_t n[COUNTS] = {0};
    for (int i = 0; i < TOLD_PARTS; i++)
        buf_init(&b[i], a);
    if (g) {
        count(g, n);
        buf_puts(&b[TOLD_ID], g->id);
        buf_add(&b[TOLD_XML], made->xml.s, made->xml.n);
        buf_put_int(&b[TOLD_LEFT_OUT], (int64_t)g->left_out_n);
    }
    if (faults->first)
        diags_render(faults, k->style, &b[TOLD_FAULTS]);
    if (g && k->text)
        make_text(g, n, checks(k, g, HFB_PDF, a), &b[TOLD_TEXT]);
    if (k->json)
        make_json(g, n, faults, checks(k, g, HFB_JSON, a), &b[TOLD_JSON]);
    if (k->csv)
        make_csv(g, n, faults, &b[TOLD_CSV]);
    for (int i = 0; i < TOLD_PARTS; i++)
        buf_put_counted(out, (struct str){b[i].p, b[i].n});
}

bool report_receive(struct str text, struct told *out)
{
    for (int i = 0; i < TOLD_PARTS; i++)
        if (!str_take_counted(&text, &out->part[i]))
            return false;
    struct str id = out->part[TOLD_ID], left_out = out->part[TOLD_LEFT_OUT];
    for (size_t i = 0; i < left_out.n && i < 9 && ascii_is_digit(left_out.s[i]); i++)
        out->left_out = out->left_out * 10 + (size_t)(left_out.s[i] - '0');
    for (size_t i = 0; i < id.n; i++) /* it names a file */
        if (!ascii_is_small(id.s[i]) && !ascii_is_digit(id.s[i]) && id.s[i] != '-')
            return false;
    return id.n <= ID_MAX && (id.n || !out->part[TOLD_XML].n);
}
