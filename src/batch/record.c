/* record.c - results as bytes on a pipe. Both ends are one program, so numbers go as they are. */
#include "batch/record.h"

enum { NO_TEXT = UINT32_MAX };

struct fixed { /* what goes first, all numbers */
    uint32_t status, milliseconds, last, document, lacks, unused;
    uint64_t pages, bytes, checks, blanks, refused, input_hash, output_hash, email_hash;
};

/* The first thing that made it fail, without its place in the file. */
static const char *reason_of(struct arena *a, const struct diags *d)
{
    for (const struct diag *g = d->first; g; g = g->next)
        if (g->severity >= SEVERITY_ERROR) {
            if (!g->at.src)
                return g->message;
            struct linecol lc = place_linecol(g->at);
            return arena_printf(a, "line %u: %s", lc.line, g->message);
        }
    return NULL;
}

struct record record_of(struct arena *a, struct hfb_result *r, struct diag_style style,
                        bool with_data)
{
    struct buf messages;
    buf_init(&messages, a);
    diags_render(&r->diags, style, &messages);
    struct record out = {.status = r->status,
                         .pages = r->pages,
                         .bytes = r->output.n,
                         .checks = r->checks_n,
                         .blanks = r->blanks_n,
                         .refused = r->refused_n,
                         .document = r->output.n && (r->status == HFB_OK || r->partial)};
    struct str output = {r->output.p, r->output.n};
    out.text[RECORD_ID] = str_of(r->id);
    out.text[RECORD_CANDIDATE] = str_of(r->candidate);
    out.text[RECORD_REASON] =
        r->status == HFB_OK ? (struct str){0} : str_of(reason_of(a, &r->diags));
    out.text[RECORD_MESSAGES] = (struct str){messages.p, messages.n};
    const struct {
        enum record_text to;
        const char *text;
    } texts[] = {{RECORD_VERDICT, r->verdict},
                 {RECORD_EMPLOYER, r->employer},
                 {RECORD_ROLE, r->role},
                 {RECORD_REGION, r->region},
                 {RECORD_CURRENCY, r->currency},
                 {RECORD_BASE, r->base},
                 {RECORD_EQUITY, r->equity},
                 {RECORD_ANNUAL, r->annual},
                 {RECORD_ASK_BASE, r->ask_base},
                 {RECORD_ASK_EQUITY, r->ask_equity},
                 {RECORD_ASK_ANNUAL, r->ask_annual},
                 {RECORD_GAP_ANNUAL, r->gap_annual},
                 {RECORD_GAP_FOUR_YEAR, r->gap_four_year},
                 {RECORD_DEADLINE, r->deadline},
                 {RECORD_AUDIENCE, r->audience},
                 {RECORD_PAPER, r->paper}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        out.text[texts[i].to] = str_of(texts[i].text);
    if (with_data && (out.document || r->output.n))
        out.text[RECORD_DATA] = output;
    return out;
}

const char *record_cage_note(uint32_t lacks)
{
    return lacks == LACKS_LANDLOCK
               ? "the cage is without Landlock: this kernel lets a run write to any of your files"
           : lacks == LACKS_SECCOMP
               ? "the cage is without seccomp: this kernel lets a run start programs and reach out"
               : "there is no cage: this kernel has neither seccomp nor Landlock";
}

struct record record_lost(struct arena *a, const char *input, const char *why,
                          struct diag_style style)
{
    struct diags d;
    struct buf messages;
    diags_init(&d, a);
    buf_init(&messages, a);
    style.subject = input;
    diag_add(&d, DIAG_WORKER, (struct place){0}, "%s", why);
    diags_render(&d, style, &messages);
    struct record out = {.status = HFB_FAULT};
    out.text[RECORD_REASON] = str_of(why);
    out.text[RECORD_MESSAGES] = (struct str){messages.p, messages.n};
    return out;
}

void record_add(struct record *r, struct arena *a, struct diags *d, struct diag_style style)
{
    struct buf messages;
    struct str before = r->text[RECORD_MESSAGES];
    const char *reason = reason_of(a, d);
    buf_init(&messages, a);
    buf_add(&messages, before.s, before.n);
    diags_render(d, style, &messages);
    r->text[RECORD_MESSAGES] = (struct str){buf_str(&messages), messages.n};
    if (!diags_failed(d))
        return;
    uint32_t status = d->counts[SEVERITY_FATAL] ? HFB_FAULT : HFB_REFUSED;
    r->status = r->status > status ? r->status : status;
    r->text[RECORD_REASON] = str_of(reason);
    r->document = 0;
}

void record_pack(const struct record *r, struct buf *out)
{
    struct fixed f = {.status = r->status,
                      .milliseconds = r->milliseconds,
                      .last = r->last,
                      .document = r->document,
                      .lacks = r->lacks,
                      .pages = r->pages,
                      .bytes = r->bytes,
                      .checks = r->checks,
                      .blanks = r->blanks,
                      .refused = r->refused,
                      .input_hash = r->input_hash,
                      .output_hash = r->output_hash,
                      .email_hash = r->email_hash};
    uint32_t total = sizeof f;
    for (int i = 0; i < RECORD_TEXTS; i++)
        total += (uint32_t)sizeof(uint32_t) + (r->text[i].s ? (uint32_t)r->text[i].n + 1 : 0);
    buf_add(out, &total, sizeof total);
    buf_add(out, &f, sizeof f);
    for (int i = 0; i < RECORD_TEXTS; i++) {
        uint32_t n = r->text[i].s ? (uint32_t)r->text[i].n : NO_TEXT;
        buf_add(out, &n, sizeof n);
        if (r->text[i].s) {
            buf_add(out, r->text[i].s, r->text[i].n);
            buf_putc(out, '\0');
        }
    }
}

bool record_unpack(struct str bytes, struct record *out)
{
    struct fixed f;
    if (bytes.n < sizeof f)
        return false;
    memcpy(&f, bytes.s, sizeof f);
    *out = (struct record){.status = f.status,
                           .milliseconds = f.milliseconds,
                           .last = f.last,
                           .document = f.document,
                           .lacks = f.lacks,
                           .refused = f.refused,
                           .pages = f.pages,
                           .bytes = f.bytes,
                           .checks = f.checks,
                           .blanks = f.blanks,
                           .input_hash = f.input_hash,
                           .output_hash = f.output_hash,
                           .email_hash = f.email_hash};
    size_t at = sizeof f;
    for (int i = 0; i < RECORD_TEXTS; i++) {
        uint32_t n;
        if (bytes.n - at < sizeof n)
            return false;
        memcpy(&n, bytes.s + at, sizeof n);
        at += sizeof n;
        if (n == NO_TEXT)
            continue;
        if (bytes.n - at < (size_t)n + 1)
            return false;
        out->text[i] = (struct str){bytes.s + at, n};
        at += (size_t)n + 1;
    }
    return at == bytes.n && out->status <= HFB_FAULT;
}
