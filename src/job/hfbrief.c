/* hfbrief.c - the one way through: offer → figures → words → flow → pages → ink.
 *
 * Each step below takes what the steps before it made and reports what stops it; nothing goes back.
 * One place marks where to go when memory runs out (arena.h); the clock, the locale, the
 * environment and the file system are not touched here.
 */
#include "brief/check_text.h"
#include "chart/source.h"
#include "draw/svg.h"
#include "explain/explain.h"
#include "job/work.h"
#include "offer/offer_check.h"
#include "offer/offer_read.h"
#include "pdf/pdf.h"
#include "say/pay.h"
#include "template/flow_check.h"
#include "tree/figures_public.h"
#include "tree/figures_xml.h"
#include "tree/json.h"
#include "tree/xml.h"

enum { PAGES_MAX = 1000 }; /* a cohort of forty thousand */

/* ---- offer ------------------------------------------------------------------------------ */

/* The audience decides first: it says whether messages may repeat a value. */
static bool choose_sheet(struct work *w)
{
    w->sheet = env_sheet(w->env, w->job, w->d);
    if (!w->sheet)
        return false;
    w->is_private = stylesheet_audience(w->sheet) == AUDIENCE_PRIVATE;
    w->d->conceal = !w->is_private;
    w->out->audience = w->is_private ? "private" : "employer";
    return true;
}

static bool read_offer(struct work *w)
{
    struct source *source = arena_new_of(w->arena, struct source);
    *source = (struct source){w->job->offer.name, w->job->offer.bytes, w->job->offer.len};
    w->offer = offer_read(w->arena, source, w->job->check_only ? w->env->schemas : NULL, w->d);
    if (!w->offer)
        return false;
    w->guide = work_guide(w);
    if (w->guide && !w->is_private && w->job->lang && strcmp(w->job->lang, w->guide->lang) != 0)
        diag_add(w->d, DIAG_BAD_VALUE, (struct place){0},
                 "what is sent is in the language of its guide: %s; leave out --lang %s, or write "
                 "speech=\"…\" in <offer> where the guide has it",
                 env_guide_languages(w->env, w->guide, w->arena), w->job->lang);
    if (w->guide)
        offer_check(w->offer, w->guide, w->d);
    if (w->guide)
        w->guide = guide_for_offer(w->arena, w->guide, w->offer);
    if (diags_failed(w->d)) /* one run reports every fault: this check needs no guide */
        figures_check_order(w->arena, w->offer, w->d);
    return !diags_failed(w->d);
}

/* ---- figures and words ------------------------------------------------------------------ */

bool work_figures(struct work *w)
{
    if (!read_offer(w))
        return false;
    w->figures = figures_compute(w->arena, w->offer, w->guide, w->job->as_of, w->d);
    if (!w->figures)
        return false;
    if (!w->is_private)
        w->public = public_of(w->arena, w->figures);
    return true;
}

/* What an employer reads is an ask that somebody has chosen, never a suggestion of ours. */
static bool ask_is_named(struct work *w)
{
    const struct figures *f = w->figures;
    bool named = f->has_ask || f->has_agreed;
    for (int part = 0; part < PAY_PARTS; part++)
        named &= f->ask.source[part] != FROM_BAND;
    if (!named)
        diag_add(w->d, DIAG_NO_ASK, f->offer->package.at,
                 "nobody has named this ask; add <base> to <ask>");
    return named;
}

static bool compose_letter(struct work *w)
{
    bool document = w->job->format == HFB_PDF;
    if (document && !ask_is_named(w))
        return false;
    enum letter_part part = stylesheet_uses_terms(w->sheet) ? LETTER_TERMS : LETTER_SENTENCES;
    w->letter = letter_compose(w->arena, w->public, w->present, part, w->d);
    if (!w->letter)
        return false;
    w->out->mail_subject = part == LETTER_TERMS ? w->letter->terms_title : w->letter->subject;
    w->out->mail_body = w->letter->mail_body;
    return true;
}

static void private_mail(struct work *w)
{
    const struct catalogue *c = w->present->words;
    w->out->mail_subject = catalogue_fill(c, w->arena, "mail.private.subject", "role",
                                          w->guide->role, "employer", w->guide->employer, NULL);
    w->out->mail_body = arena_printf(w->arena, "%s\n", catalogue_say(c, "mail.private.body"));
}

static struct present *present_in(struct work *w, const char *lang)
{
    const struct catalogue *words = env_words(w->env, lang, w->d);
    if (!words)
        return NULL;
    struct present *p = arena_new_of(w->arena, struct present);
    *p = (struct present){.arena = w->arena,
                          .words = words,
                          .currency = w->figures->currency,
                          .whole = w->is_private,
                          .kept = kept_amounts_new(w->arena)};
    p->words = pay_words(p, w->figures);
    return p;
}

/* A floor that nobody has named stands nowhere, but the ladder goes down to the offer. */
static enum floor_place floor_shown(const struct work *w)
{
    enum floor_place asked = (enum floor_place)w->job->floor;
    return w->figures->has_floor || asked == FLOOR_OMIT ? asked : FLOOR_NONE;
}

/* What is spoken or sent is in the guide's own language, numbers and dates too; the language asked
 * for is that of titles, labels and tables. */
static bool put_in_words(struct work *w)
{
    const char *lang = w->guide->lang;
    struct present *guides = present_in(w, language_find(lang) ? lang : NULL);
    w->present = w->is_private ? present_in(w, w->job->lang) : guides;
    if (!guides || !w->present)
        return false;
    if (!w->is_private)
        return compose_letter(w);
    private_mail(w);
    guides->notes = w->present;
    w->speech = speech_compose(w->arena, w->figures, guides, w->d);
    if (!w->speech)
        return false;
    w->advice = checks_find(w->arena, w->figures, w->speech, w->present);
    w->findings = findings_compose(w->arena, w->figures, w->advice, w->speech, w->present,
                                   w->job->offer.name, floor_shown(w));
    return !diags_failed(w->d);
}

/* ---- pages ------------------------------------------------------------------------------ */

static xmlDoc *tree_of(struct work *w, bool for_template)
{
    if (!w->is_private)
        return figures_xml_public(w->arena, w->public, for_template ? w->letter : NULL, w->present);
    struct figures_tree in = {.figures = w->figures,
                              .advice = w->advice,
                              .present = w->present,
                              .floor =
                                  for_template ? floor_shown(w) : (enum floor_place)w->job->floor,
                              .speech = for_template ? w->speech : NULL,
                              .findings = for_template ? w->findings : NULL,
                              .input_name = w->job->offer.name,
                              .reader = for_template && !w->job->template_file ? w->sheet : NULL};
    return figures_xml_private(w->arena, &in);
}

bool work_flow(struct work *w, xmlDoc *tree)
{
    w->flow = stylesheet_run(w->sheet, w->arena, tree, w->d);
    return w->flow && flow_check(w->flow, w->d);
}

struct layout_job work_layout(const struct work *w, const struct chart_source *charts, bool us)
{
    enum hfb_paper paper = w->job->paper;
    return (struct layout_job){
        .flow = w->flow,
        .theme = w->theme,
        .fonts = w->env->fonts,
        .breaker = w->env->breaker,
        .kept = w->env->kept,
        .charts = w->is_private ? charts : NULL,
        .paper =
            paper == HFB_PAPER_LETTER || (paper == HFB_PAPER_AUTO && us) ? PAPER_LETTER : PAPER_A4,
        .gray = w->job->gray,
        .is_private = w->is_private,
        .audience = w->out->audience,
        .guide = w->guide ? arena_printf(w->arena, "%s %s", w->guide->id, w->guide->hash) : NULL,
        .max_pages = PAGES_MAX};
}

/* Whatever is shown of an employer's document, the document itself is read back first. */
static bool fit_for_employer(struct work *w, struct document *doc)
{
    struct buf pdf;
    buf_init(&pdf, w->arena);
    return pdf_write(doc, w->arena, w->d, &pdf) && work_read_back_pages(w, &pdf);
}

bool work_put_pages(struct work *w, const struct document *doc, enum paper paper)
{
    if (w->job->check_only)
        return true;
    w->out->pages = doc->pages_n;
    w->out->paper = paper == PAPER_LETTER ? "Letter" : "A4";
    if (w->job->dump == HFB_DUMP_PAGES)
        document_dump(doc, &w->out->output);
    else if (w->job->dump == HFB_DUMP_STRUCTURE)
        document_dump_structure(doc, &w->out->output);
    else if (w->job->dump == HFB_DUMP_SVG)
        document_svg(doc, &w->out->output);
    else
        return pdf_write(doc, w->arena, w->d, &w->out->output) &&
               (w->is_private || work_read_back_pages(w, &w->out->output));
    return true;
}

bool work_pages(struct work *w, const struct chart_source *charts, bool us)
{
    bool finished = w->job->dump == HFB_DUMP_NONE && !w->job->check_only;
    w->theme = env_theme(w->env, w->job, w->d);
    if (!w->theme)
        return false;
    struct layout_job layout = work_layout(w, charts, us);
    if (w->job->dump == HFB_DUMP_GALLEY && w->is_private)
        return layout_dump_galley(&layout, w->arena, w->d, &w->out->output);
    struct document *doc = layout_document(&layout, w->arena, w->d);
    if (!doc || diags_failed(w->d)) /* a character without a face doesn't stop layout */
        return false;
    if (!w->is_private && !finished && !fit_for_employer(w, doc))
        return false;
    if (w->job->dump == HFB_DUMP_GALLEY)
        return layout_dump_galley(&layout, w->arena, w->d, &w->out->output);
    return work_put_pages(w, doc, layout.paper);
}

static bool write_pages(struct work *w)
{
    struct chart_source charts = {.figures = w->figures,
                                  .shown = w->findings ? w->findings->shown : NULL,
                                  .present = w->present,
                                  .palette = w->job->gray ? &palette_mono : &palette_colour,
                                  .floor = floor_shown(w) < FLOOR_OMIT,
                                  .ladder = floor_shown(w) != FLOOR_OMIT};
    return work_pages(w, &charts, w->figures->region->us);
}

/* ---- what comes out --------------------------------------------------------------------- */

static const struct figure_node *private_figures(struct work *w)
{
    return figure_tree(w->arena, w->figures, w->advice,
                       figures_view((enum floor_place)w->job->floor));
}

static bool write_data(struct work *w)
{
    if (w->job->format == HFB_XML)
        tree_xml(tree_of(w, false), &w->out->output);
    else
        tree_json(w->is_private ? private_figures(w) : w->public->tree, &w->out->output);
    return w->is_private || work_read_back_data(w);
}

static bool write_document(struct work *w)
{
    if (w->job->dump == HFB_DUMP_FLOW)
        return stylesheet_text(w->sheet, tree_of(w, true), w->d, &w->out->output) &&
               (w->is_private || work_read_back_flow(w));
    return work_flow(w, tree_of(w, true)) && write_pages(w);
}

/* --check: what is wrong, for people; for machines the figures with their checks. The pages are
 * laid out too, so that whoever checks a folder hears today of a character without a face. */
static bool write_checks(struct work *w)
{
    if (w->job->format != HFB_PDF)
        return write_data(w);
    if (!work_flow(w, tree_of(w, true)) || !write_pages(w))
        return false;
    if (!w->is_private)
        return true;
    checks_put(&w->out->output, w->advice->checks, w->advice->checks_n,
               (enum floor_place)w->job->floor);
    checks_put_open(&w->out->output, w->advice, w->present);
    return true;
}

/* --explain rests on private figures, --dump=offer is all of the offer: an employer's job has
 * neither. */
static bool for_candidate(struct work *w, const char *option)
{
    if (!w->is_private)
        diag_add(w->d, DIAG_USAGE, (struct place){0},
                 "%s is for private documents; leave out --template", option);
    return w->is_private;
}

/* What is stated or doesn't apply has no formula, but every key path of the JSON has an answer. */
static bool write_plain_value(struct work *w)
{
    const struct figure_node *node = figure_at(private_figures(w), w->job->explain);
    if (!node)
        return false;
    struct buf value;
    buf_init(&value, w->arena);
    tree_json_value(node, &value);
    bool none = node->none || (node->kind == NODE_LIST && !node->first);
    buf_printf(&w->out->output, "%s = %s\n    %s\n", w->job->explain, buf_str(&value),
               none ? "does not apply to this offer, or nobody has stated it"
                    : "as it is stated or found; not a computed figure");
    return true;
}

static bool write_explanation(struct work *w)
{
    if (!for_candidate(w, "--explain"))
        return false;
    size_t n, left = 0;
    const struct explain_row *all = explain_all(w->arena, w->figures, w->present, &n);
    struct explain_row *rows = arena_new_array(w->arena, struct explain_row, n);
    const struct figure_node *shown = private_figures(w);
    for (size_t i = 0; i < n; i++) /* without the floor no figure that hangs on it */
        if (figure_at(shown, all[i].key))
            rows[left++] = all[i];
    n = left;
    const char *nearest;
    if (explain_put(&w->out->output, rows, n, w->job->explain, &nearest))
        return true;
    if (write_plain_value(w))
        return true;
    diag_add(w->d, DIAG_USAGE, (struct place){0}, "no figure is called %s; %s%s%s",
             diag_quote(w->arena, str_of(w->job->explain)),
             nearest ? "did you mean " : "see hfbrief --explain all", nearest ? nearest : "",
             nearest ? "?" : "");
    return false;
}

static bool write_output(struct work *w)
{
    if (w->job->explain)
        return write_explanation(w);
    if (w->job->check_only)
        return write_checks(w);
    if (w->job->dump == HFB_DUMP_OFFER) {
        if (!for_candidate(w, "--dump offer"))
            return false;
        offer_dump(w->offer, &w->out->output);
        return true;
    }
    bool data = w->job->dump == HFB_DUMP_NONE && w->job->format != HFB_PDF;
    return data || w->job->dump == HFB_DUMP_FIGURES ? write_data(w) : write_document(w);
}

/* ---- for the summary -------------------------------------------------------------------- */

static const char *plain_amount(struct arena *a, money v)
{
    struct buf b;
    buf_init(&b, a);
    if (v < 0)
        buf_putc(&b, '-');
    buf_put_int(&b, (v < 0 ? -v : v) / MONEY_UNIT);
    int64_t cents = (v < 0 ? -v : v) % MONEY_UNIT;
    if (cents)
        buf_printf(&b, ".%02d", (int)cents);
    return buf_str(&b);
}

static const char *iso_date(struct arena *a, struct date d)
{
    if (!date_set(d))
        return NULL;
    const char *day = arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
    if (!d.has_time)
        return day;
    int east = d.offset < 0 ? -d.offset : d.offset;
    return arena_printf(a, "%sT%02d:%02d%c%02d:%02d", day, d.hour, d.minute,
                        d.offset < 0 ? '-' : '+', east / 60, east % 60);
}

static void summarise_offer(const struct work *w)
{
    const struct offer *o = w->offer;
    w->out->id = o->id.s;
    w->out->region = o->region.s;
    w->out->candidate = o->candidate.name.s;
    w->out->candidate_email = o->candidate.email.s;
    w->out->recruiter = o->recruiter.name.s;
    w->out->recruiter_email = o->recruiter.email.s;
    w->out->coach = o->coach.name.s;
    w->out->coach_email = o->coach.email.s;
    w->out->deadline = iso_date(w->arena, o->respond_by);
    if (!w->guide)
        return;
    w->out->employer = w->guide->employer;
    w->out->role = w->guide->role;
    /* the guide's and the job's own: what either knows counts */
    size_t n = w->guide->domains_n;
    const char **domains = arena_new_array(w->arena, const char *, n + o->job.domains_n + 1);
    for (size_t i = 0; i < n; i++)
        domains[i] = w->guide->domains[i];
    for (size_t i = 0; i < o->job.domains_n; i++)
        domains[n++] = o->job.domains[i].s;
    w->out->employer_domains = domains;
    w->out->employer_domains_n = n;
}

static const char *plain_figure(struct arena *a, struct fig f)
{
    return f.has ? plain_amount(a, f.v) : NULL;
}

static void summarise_amounts(struct arena *a, const struct figures *f, struct hfb_result *out)
{
    bool equity = (f->in_play & 1u << PAY_EQUITY) != 0;
    out->employer = f->employer;
    out->role = f->role;
    out->base = plain_amount(a, f->package.base);
    out->equity = equity ? plain_amount(a, f->package.equity) : NULL;
    out->annual = plain_amount(a, f->package.annual);
    out->ask_base = plain_amount(a, f->ask.base);
    out->ask_equity = equity ? plain_amount(a, f->ask.equity) : NULL;
    out->ask_annual = plain_amount(a, f->ask.annual);
    out->gap_annual = plain_figure(a, f->gaps.ask.annual);
    out->gap_four_year = plain_figure(a, f->gaps.ask.four_year);
}

static void summarise(const struct work *w)
{
    if (w->offer)
        summarise_offer(w);
    if (!w->figures)
        return;
    w->out->currency = w->figures->currency;
    w->out->verdict = verdict_names[w->figures->verdict];
    summarise_amounts(w->arena, w->figures, w->out);
    if (!w->advice)
        return;
    w->out->checks_n = w->advice->checks_n;
    w->out->blanks_n = w->advice->blanks_n;
}

/* ---- the line --------------------------------------------------------------------------- */

static enum hfb_status status_of(const struct diags *d)
{
    return d->counts[SEVERITY_FATAL] ? HFB_FAULT : d->counts[SEVERITY_ERROR] ? HFB_REFUSED : HFB_OK;
}

static void run(struct work *w)
{
    bool ok =
        choose_sheet(w) &&
        (w->job->cohort_n ? cohort_run(w) : work_figures(w) && put_in_words(w) && write_output(w));
    summarise(w);
    if (!ok && !diags_failed(w->d))
        diag_add(w->d, DIAG_INTERNAL, (struct place){0}, "a step failed without a word");
    if (diags_failed(w->d) && !w->out->partial)
        buf_clear(&w->out->output);
    w->out->status = status_of(w->d);
}

static void say_no_memory(void *out)
{
    diag_add(&((struct hfb_result *)out)->diags, DIAG_NO_MEMORY, (struct place){0},
             "out of memory");
}

void hfb_result_no_memory(struct hfb_result *out, struct arena *a)
{
    *out = (struct hfb_result){.status = HFB_FAULT};
    buf_init(&out->output, a);
    diags_init(&out->diags, a);
    arena_guarded((struct arena *[]){a, NULL}, say_no_memory, out);
}

static void run_step(void *data)
{
    struct work *w = arena_new_of(((struct work *)data)->arena, struct work);
    *w = *(struct work *)data;
    *w->out = (struct hfb_result){0};
    diags_init(w->d, w->arena);
    buf_init(&w->out->output, w->arena);
    run(w);
}

enum hfb_status hfb_run(struct hfb_env *e, const struct hfb_job *job, struct arena *a,
                        struct hfb_result *out)
{
    struct work w = {.env = e, .job = job, .arena = a, .out = out, .d = &out->diags};
    /* guides and stylesheets are loaded on the way */
    if (!arena_guarded((struct arena *[]){a, e->arena, NULL}, run_step, &w)) {
        arena_reset(a);
        hfb_result_no_memory(out, a);
    }
    return out->status;
}
