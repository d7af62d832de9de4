/* figures_brief.c - what a template of the private side reads beside the figures: findings,
 * messages, speech, the guide's prose, rows of the offer's facts. */
#include "brief/cells.h"
#include "comp/asks.h"
#include "explain/workings.h"
#include "template/stylesheet.h"
#include "tree/figures_tree.h"

/* ---- findings and messages ----------------------------------------------------------------- */

/* Sentences and words stand under parents of their own: hundreds of siblings would lie in the way
 * of every path that leads to anything else. */
static void findings(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    xmlNode *sections = tree_el(t, brief, "sections");
    for (size_t i = 0; i < in->findings->sections_n; i++) {
        const struct brief_section *s = &in->findings->sections[i];
        xmlNode *n = tree_el(t, sections, "section");
        tree_attr(t, n, "id", s->id);
        tree_attr(t, n, "name", s->name);
    }
    xmlNode *says = tree_el(t, brief, "findings");
    for (const struct finding *f = in->findings->first; f; f = f->next) {
        xmlNode *n = tree_el(t, says, "say");
        tree_attr(t, n, "id", f->id);
        tree_rich(t, n, f->text);
    }
}

static void message(struct tree *t, xmlNode *words, const char *key)
{
    xmlNode *n = tree_el(t, words, "m");
    tree_attr(t, n, "k", key);
    tree_rich(t, n, catalogue_say(t->present->words, key));
}

/* Without a reader of ours, all of them. */
static void messages(struct tree *t, xmlNode *brief, const struct stylesheet *reader)
{
    xmlNode *words = tree_el(t, brief, "words");
    const char *key;
    size_t n = 0;
    const char *const *named = reader ? stylesheet_messages(reader, &n) : NULL;
    for (size_t i = 0; i < n; i++)
        message(t, words, named[i]);
    for (size_t i = 0; !reader && (key = catalogue_key_at(t->present->words, i)); i++)
        message(t, words, key);
}

/* ---- speech -------------------------------------------------------------------------------- */

static void said(struct tree *t, xmlNode *n, const struct said *s, int first_note, bool omit)
{
    static const char *const sizes[] = {"name", "count", "number"};
    for (; s; s = s->next) {
        xmlNode *x;
        if (s->floor && omit)
            continue;
        switch (s->kind) {
        case SAID_TEXT:
            tree_text(t, n, s->text);
            break;
        case SAID_FIGURE:
            tree_text(t, s->stress ? tree_el(t, n, "b") : n, s->text);
            break;
        case SAID_FILLED:
            tree_leaf(t, n, "filled", s->text);
            break;
        case SAID_BLANK:
            x = tree_el(t, n, "blank");
            tree_attr(t, x, "caption", s->text);
            tree_attr(t, x, "size", sizes[s->blank_size]);
            break;
        case SAID_NOTEREF:
            x = tree_el(t, n, "noteref");
            tree_attr(t, x, "n", tree_number(t, s->note + first_note, 0));
            break;
        }
    }
}

static bool anything_left(const struct said *s, bool omit)
{
    while (s && s->floor && omit)
        s = s->next;
    return s != NULL;
}

/* Note numbers run through a section's passages; returns how many this one has. */
static int passage(struct tree *t, xmlNode *parent, const struct figures_tree *in,
                   const struct passage *p, const char *number, int first_note)
{
    xmlNode *n = tree_el(t, parent, "passage");
    int notes = 0;
    tree_attr(t, n, "id", p->id);
    tree_attr(t, n, "title", p->title);
    tree_attr(t, n, "short", p->short_);
    tree_attr(t, n, "they-say", p->they_say);
    tree_attr(t, n, "number", number);
    tree_attr(t, n, "needs", p->needs == NEEDS_NOTHING ? NULL : "competing");
    if (p->line)
        said(t, tree_el(t, n, "line"), p->line, 0, false);
    for (const struct said_paragraph *q = p->paragraphs; q; q = q->next)
        said(t, tree_el(t, n, "p"), q->said, first_note, false);
    for (const struct said_note *q = p->notes; q; q = q->next) {
        if (q->ref > notes)
            notes = q->ref;
        if (q->floor && in->floor == FLOOR_OMIT)
            continue;
        xmlNode *note = tree_el(t, n, "note");
        if (q->ref)
            tree_attr(t, note, "n", tree_number(t, q->ref + first_note, 0));
        tree_attr(t, note, "guide", q->guide ? "yes" : NULL);
        tree_rich(t, note, q->text);
    }
    return notes;
}

/* Of a list that begins after so many passages and notes; returns how many notes there are with it.
 */
static int passages(struct tree *t, xmlNode *brief, const struct figures_tree *in, const char *name,
                    const struct passage *list, size_t count, size_t before, int notes)
{
    xmlNode *n = tree_el(t, brief, name);
    for (size_t i = 0; i < count; i++)
        notes += passage(t, n, in, &list[i], arena_printf(t->arena, "%zu", before + i + 1), notes);
    return notes;
}

static void speech(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    const struct speech *s = in->speech;
    if (s->opening)
        passage(t, tree_el(t, brief, "opening"), in, s->opening, NULL, 0);
    int notes;                        /* scripts and levers stand on one page: no number twice */
    if (s->scripts_n || !s->strategy) /* a guide without scripts has its strategy read out */
        notes = passages(t, brief, in, "scripts", s->scripts, s->scripts_n, 0, 0);
    else
        notes = passages(t, brief, in, "scripts", s->strategy, 1, 0, 0);
    passages(t, brief, in, "levers", s->levers, s->levers_n, s->scripts_n ? s->scripts_n : 1,
             notes);
    xmlNode *withheld = tree_el(t, brief, "withheld");
    for (size_t i = 0; i < s->withheld_n; i++) {
        if (s->withheld[i].floor && in->floor == FLOOR_OMIT)
            continue;
        xmlNode *n = tree_el(t, withheld, "item");
        tree_leaf(t, n, "what", s->withheld[i].what);
        tree_leaf(t, n, "why", s->withheld[i].why);
    }
    xmlNode *departures = tree_el(t, brief, "departures");
    for (size_t i = 0; i < s->departures_n; i++)
        if (!s->departures[i].floor || in->floor != FLOOR_OMIT)
            tree_leaf(t, departures, "item", s->departures[i].text);
}

/* ---- facts --------------------------------------------------------------------------------- */

/* Offer against floor: what is met, what fails. Only what the floor limits can pass or fail, which
 * are the parts that it states itself and always its total over the horizon (contract 2.14): a
 * year's total is under the floor's too where these are, but no limit, so it has no box. */
static void against(struct tree *t, xmlNode *n, struct cell_gap gap, bool limit)
{
    if (!gap.text)
        return;
    tree_attr(t, n, "against", gap.text);
    tree_attr(t, n, "state",
              gap.sign == 0  ? "equal"
              : !limit       ? "plain"
              : gap.sign > 0 ? "pass"
                             : "fail");
}

/* The total that is compared, which is the firm one where the two say otherwise. */
static struct cell_gap against_total(struct tree *t, const struct figures *f)
{
    struct cell_gap gap = cell_gap(t->present, &f->package, &f->floor, CELL_FOUR_YEAR);
    money over = -figures_to_floor(f).v;
    if (over == -f->gaps.floor.four_year.v)
        return gap;
    gap.text = over ? present_signed(t->present, over) : catalogue_say(t->present->words, "equal");
    gap.sign = over > 0 ? 1 : over < 0 ? -1 : 0;
    return gap;
}

const char *tree_part_head(struct tree *t, const struct figures_tree *in, enum money_part part)
{
    if (part == PAY_EQUITY)
        return finding_text(in->findings, "head.equity");
    return catalogue_say(t->present->words,
                         part == PAY_BASE ? "head.base"
                                          : arena_printf(t->arena, "Part.%s", pay_rows[part].key));
}

/* Where a part has a band, its dots are drawn in it; else bars of all sides. */
static bool has_band(const struct figures *f, enum money_part part)
{
    const struct band_fig *b = part == PAY_BASE     ? &f->band.base
                               : part == PAY_EQUITY ? &f->band.equity
                                                    : NULL;
    return b && b->max.has && b->max.v > 0;
}

/* Only what the floor states itself can fail. */
static bool is_limit(const struct figures *f, enum money_part part)
{
    return !f->floor_is_guides && f->floor.stated >> part & 1;
}

/* "Fee a day": where the year's total would say the base again, the number to say. */
static void unit_column(struct tree *t, xmlNode *list, const struct figures *f, bool floor)
{
    const struct catalogue *words = t->present->words;
    xmlNode *one = tree_el(t, list, "part");
    tree_attr(t, one, "key", "unit");
    tree_attr(t, one, "head",
              catalogue_fill(
                  words, t->arena,
                  arena_printf(t->arena, "speech.per.%s", offer_per_names[f->ask.base_unit.per]),
                  "amount", catalogue_say(words, "Part.base"), NULL));
    if (floor)
        against(t, one, cell_unit_gap(t->present, &f->package, &f->floor), is_limit(f, PAY_BASE));
}

/* A list of the parts that a table shows: those of the call sheet, or all. */
static void part_list(struct tree *t, xmlNode *brief, const struct figures_tree *in,
                      const char *name, size_t most)
{
    const struct figures *f = in->figures;
    bool floor = in->floor != FLOOR_OMIT && f->has_floor;
    enum money_part parts[PAY_PARTS];
    size_t n = brief_parts(f, parts, most);
    bool units = most < PAY_PARTS && cell_units(f); /* the number that is bargained for is boxed */
    xmlNode *list = tree_el(t, brief, name);
    for (size_t i = 0; i < n; i++) {
        xmlNode *one = tree_el(t, list, "part");
        tree_attr(t, one, "key", pay_rows[parts[i]].key);
        tree_attr(t, one, "head", tree_part_head(t, in, parts[i]));
        tree_attr(t, one, "name",
                  catalogue_say(t->present->words,
                                arena_printf(t->arena, "Part.%s", pay_rows[parts[i]].key)));
        if (!has_band(f, parts[i]) &&
            figures_sides_differ(f, parts[i], floor && in->floor == FLOOR_FRONT))
            tree_attr(t, one, "sides", "yes");
        if (!floor)
            continue;
        struct cell_gap gap = cell_gap(t->present, &f->package, &f->floor, (int)parts[i]);
        gap.text = cell_gap_said(t->present, &f->package, &f->floor, (int)parts[i], gap);
        against(t, one, gap, is_limit(f, parts[i]) && !(units && parts[i] == PAY_BASE));
    }
    static const char *const sums[] = {"annual", "four_year"};
    if (units)
        unit_column(t, list, f, floor);
    for (size_t i = units; i < 2; i++) {
        xmlNode *one = tree_el(t, list, "part");
        tree_attr(t, one, "key", sums[i]);
        tree_attr(t, one, "sum", "yes");
        tree_attr(t, one, "head",
                  i ? finding_text(in->findings, "head.horizon")
                    : catalogue_say(t->present->words, "head.annual"));
        tree_attr(t, one, "name",
                  i ? finding_text(in->findings, "head.horizon")
                    : catalogue_say(t->present->words, "head.annual"));
        if (floor)
            against(t, one,
                    i ? against_total(t, f)
                      : cell_gap(t->present, &f->package, &f->floor, CELL_ANNUAL),
                    i == 1);
    }
}

/* The ladder's rungs in the parts that change from one to the other. */
static bool rungs_differ(const struct figures *f, int part)
{
    const struct package_fig first = pay_of_sum(&f->ask, &f->ladder[0].is);
    for (size_t i = 1; i < f->ladder_n; i++) {
        const struct package_fig k = pay_of_sum(&f->ask, &f->ladder[i].is);
        if (cell_differs(&first, &k, (enum money_part)part))
            return true;
    }
    return false;
}

static void rungs(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    xmlNode *list = tree_el(t, brief, "rungs");
    tree_attr(t, brief, "plane", brief_has_plane(f) ? "yes" : "no");
    if (in->floor == FLOOR_OMIT || !f->ladder_n)
        return;
    xmlNode *heads = tree_el(t, list, "heads");
    for (int k = 0; k < PAY_PARTS; k++)
        if (rungs_differ(f, k)) /* "£560 × 220" is not "a year" */
            tree_leaf(t, heads, "head",
                      k == PAY_BASE && f->ask.base_unit.has
                          ? catalogue_say(t->present->words, "Part.base")
                          : tree_part_head(t, in, (enum money_part)k));
    for (size_t i = 0; i < f->ladder_n; i++) {
        const struct rung *r = &f->ladder[i];
        const struct package_fig k = pay_of_sum(&f->ask, &r->is);
        xmlNode *row = tree_el(t, list, "rung");
        tree_attr(t, row, "n", tree_number(t, (int64_t)i + 1, 0));
        tree_attr(t, row, "step", r->scale_step);
        tree_attr(t, row, "for",
                  r->for_ ? r->for_->short_ ? r->for_->short_ : r->for_->title : NULL);
        for (int part = 0; part < PAY_PARTS; part++)
            if (rungs_differ(f, part))
                tree_leaf(t, row, "cell",
                          part == PAY_BASE && r->scale_step
                              ? arena_printf(t->arena, "%s (%s)",
                                             cell_short(t->present, &k, (enum money_part)part),
                                             r->scale_step)
                              : cell_short(t->present, &k, (enum money_part)part));
    }
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* What is worth the same as the ask: one of the two is solved for. */
static void equal_value(struct tree *t, xmlNode *brief, const struct figures *f)
{
    xmlNode *list = tree_el(t, brief, "equal");
    for (size_t i = 0; i < f->equal_value_n; i++) {
        xmlNode *n = tree_el(t, list, "item");
        tree_attr(t, n, "base", present_near(t->present, f->equal_value[i].base));
        tree_attr(t, n, "equity", present_near(t->present, f->equal_value[i].equity));
    }
}

static bool years_differ(const struct package_fig *k, int n)
{
    for (int i = 1; i < n; i++)
        if (k->years[i].total != k->years[0].total)
            return true;
    return false;
}

/* Where a year's total is written: over its bar while each bar can have one, else in a table. A
 * year of the chart has room for so many halves of a digit: a sign takes one, the space between two
 * totals one, and the axis' currency one for each two letters. */
enum { YEAR_HALVES = 37 };

static bool same_years(const struct package_fig *a, const struct package_fig *b, int n)
{
    for (int i = 0; i < n; i++)
        if (a->years[i].total != b->years[i].total)
            return false;
    return a->kind == b->kind;
}

static size_t halves(const char *text)
{
    size_t n = str_count(str_of(text));
    for (; *text; text++)
        n += *text >= '0' && *text <= '9';
    return n;
}

static size_t widest_total(const struct tree *t, const struct package_fig *k, int n)
{
    size_t widest = 0;
    for (int i = 0; i < n; i++) {
        size_t width = halves(present_plain(t->present, k->years[i].total));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static bool totals_over_bars(const struct tree *t, const struct figures *f)
{
    size_t bars = same_years(&f->package, &f->ask, f->years_n) ? 1 : 2;
    size_t widest = widest_total(t, &f->package, f->years_n);
    size_t ask = widest_total(t, &f->ask, f->years_n);
    widest = ask > widest ? ask : widest;
    for (size_t i = 0; i < f->competing_n && i < 4; i++, bars++) {
        size_t other = widest_total(t, &f->competing[i].package, f->years_n);
        widest = other > widest ? other : widest;
    }
    size_t currency = str_count(str_of(present_amount(t->present, 0))) - 1;
    return bars * (widest + 1) + (currency + 1) / 2 <= YEAR_HALVES;
}

/* What is read and not said: the guide's sections, in this region's figures. */
static void prose(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    static const char *const kinds[] = {"dna", "levels", "moat", "further"};
    xmlNode *n = tree_el(t, brief, "prose");
    for (size_t i = 0; i < in->speech->sections_n; i++) {
        const struct passage *p = &in->speech->sections[i];
        xmlNode *section = tree_el(t, n, "section");
        tree_attr(t, section, "id", p->id);
        tree_attr(t, section, "title", p->title);
        for (size_t k = 0; k < in->figures->guide->sections_n; k++)
            if (p->id && strcmp(in->figures->guide->sections[k].id, p->id) == 0)
                tree_attr(t, section, "kind", kinds[in->figures->guide->sections[k].kind]);
        for (const struct said_paragraph *q = p->paragraphs; q; q = q->next)
            if (anything_left(q->said, in->floor == FLOOR_OMIT))
                said(t, tree_el(t, section, "p"), q->said, 0, in->floor == FLOOR_OMIT);
    }
}

static void additional(struct tree *t, xmlNode *brief, const struct figures *f)
{
    xmlNode *n = tree_el(t, brief, "also");
    for (size_t i = 0; i < f->open_n; i++)
        tree_leaf(t, n, "item", f->open[i]->title);
}

/* What can be named in the call: of each part the ranges, and where offer and ask stand. */
static const char *quoted_head(struct tree *t, const struct figures *f, enum market_part part)
{
    static const char *const names[] = {[MARKET_BASE] = "head.base",
                                        [MARKET_EQUITY] = "Part.equity",
                                        [MARKET_ANNUAL] = "market.part.annual"};
    const struct present *p = t->present;
    const char *name = catalogue_say(p->words, names[part]);
    struct fig offer = quoted_stands(f, &f->package, part), ask = {0};
    if (f->has_ask)
        ask = quoted_stands(f, &f->ask, part);
    const char *key = offer.has && ask.has ? offer.v == ask.v ? "market.stand.same" : "market.stand"
                      : offer.has          ? "market.stand.offer"
                      : ask.has            ? "market.stand.ask"
                                           : NULL;
    return key ? catalogue_fill(p->words, t->arena, key, "part", name, "offer",
                                present_amount(p, offer.v), "ask", present_amount(p, ask.v), NULL)
               : name;
}

static void quoted(struct tree *t, xmlNode *brief, const struct figures *f)
{
    const struct present *p = t->present;
    xmlNode *list = tree_el(t, brief, "quoted"), *part = NULL;
    for (size_t i = 0; i < f->quoted_n; i++) {
        const struct quoted *q = &f->quoted[i];
        if (!i || q->part != f->quoted[i - 1].part) {
            part = tree_el(t, list, "part");
            tree_attr(t, part, "head", quoted_head(t, f, q->part));
        }
        xmlNode *n = tree_el(t, part, "item");
        bool step = q->row && q->row->kind == MARKET_SCALE;
        tree_attr(t, n, "row", tree_number(t, (int64_t)i, 0));
        tree_attr(t, n, "name", q->name);
        tree_attr(t, n, "step", step ? q->row->level.s : NULL);
        if (!(step && q->low == q->high))
            tree_attr(t, n, "low", present_amount(p, q->low));
        tree_attr(t, n, "mid", q->mid.has && !step ? present_amount(p, q->mid.v) : NULL);
        tree_attr(t, n, "high", present_amount(p, q->high));
        if (!q->row) {
            tree_attr(t, n, "guide", "yes");
            tree_attr(t, n, "date", catalogue_say(p->words, "market.guide"));
        } else if (date_set(q->row->date)) {
            tree_attr(t, n, "date", present_date_short(p, q->row->date));
        }
    }
}

static void evidence(struct tree *t, xmlNode *brief, const struct figures *f)
{
    quoted(t, brief, f);
    xmlNode *others = tree_el(t, brief, "others");
    for (size_t i = 0; i < f->guide->others_n; i++) {
        const struct other_band *o = &f->guide->others[i];
        if (!guide_applies(o->region, f->region->id))
            continue;
        xmlNode *n = tree_el(t, others, "item");
        tree_attr(t, n, "company", o->company);
        tree_attr(t, n, "note", o->note);
    }
    xmlNode *list = tree_el(t, brief, "evidence");
    for (size_t i = 0; i < f->guide->evidence_n; i++)
        tree_leaf(t, list, "item", f->guide->evidence[i].text);
}

static void workings(struct tree *t, xmlNode *brief, const struct figures_tree *in)
{
    xmlNode *n = tree_el(t, brief, "explain");
    for (const struct working *w =
             workings_compose(t->arena, in->figures, in->findings, t->present);
         w; w = w->next) {
        xmlNode *row = tree_el(t, n, "row");
        tree_attr(t, row, "what", w->what);
        tree_attr(t, row, "value", w->value);
        tree_attr(t, row, "working", w->how);
        tree_attr(t, row, "from", w->from);
    }
}

void tree_brief(struct tree *t, xmlNode *root, const struct figures_tree *in)
{
    const struct figures *f = in->figures;
    xmlNode *brief = tree_el(t, root, "brief");
    tree_attr(t, brief, "file", in->findings->file);
    tree_attr(t, brief, "employer", f->guide->employer);
    tree_attr(t, brief, "role", f->guide->role);
    tree_attr(t, brief, "region", f->region->name);
    tree_attr(t, brief, "guide-lang", f->guide->lang ? f->guide->lang : language_default()->code);
    if (in->speech) {
        tree_attr(t, brief, "quote-open", catalogue_say(in->speech->words, "quote.open"));
        tree_attr(t, brief, "quote-close", catalogue_say(in->speech->words, "quote.close"));
    }
    tree_attr(t, brief, "lead",
              in->findings->lead ? tree_number(t, (int64_t)in->findings->lead_at + 1, 0) : "0");
    tree_attr(t, brief, "lead-index",
              tree_number(t, (int64_t)in->findings->lead_at, 0)); /* charts count from 0 */
    xmlNode *shown = tree_el(t, brief, "shown"); /* the lead first; @at counts from 1 */
    for (size_t i = 0; i < f->competing_n; i++) {
        xmlNode *one = tree_el(t, shown, "item");
        tree_attr(t, one, "at", tree_number(t, (int64_t)in->findings->shown[i] + 1, 0));
        if (f->competing_n > 1 && i < 4)
            tree_attr(t, one, "number", tree_number(t, (int64_t)i + 1, 0));
    }
    tree_attr(t, brief, "vest-apart", figures_vest_apart(f) ? "yes" : "no");
    tree_attr(t, brief, "equity-page", in->findings->equity_page ? "yes" : "no");
    findings(t, brief, in);
    messages(t, brief, in->reader);
    xmlNode *dna = tree_el(t, brief, "dna");
    for (size_t i = 0; i < f->guide->dna_parts_n; i++)
        tree_leaf(t, dna, "part", f->guide->dna_parts[i]);
    if (in->speech)
        speech(t, brief, in);
    if (in->speech)
        prose(t, brief, in);
    part_list(t, brief, in, "columns", brief_columns(t->present, f));
    part_list(t, brief, in, "parts", PAY_PARTS);
    tree_cells(t, brief, in);
    rungs(t, brief, in);
    tree_history(t, brief, in);
    equal_value(t, brief, f);
    tree_beside(t, brief, in);
    tree_terms(t, brief, in);
    bool differ = years_differ(&f->package, f->years_n) || years_differ(&f->ask, f->years_n);
    bool refresh = f->package.refresh > 0 || f->ask.refresh > 0;
    for (size_t i = 0; i < f->competing_n; i++) {
        differ |= years_differ(&f->competing[i].package, f->years_n);
        refresh |= f->competing[i].package.refresh > 0;
    }
    tree_attr(t, brief, "years-differ", differ ? "yes" : "no");
    tree_attr(t, brief, "year-totals", totals_over_bars(t, f) ? "bars" : "table");
    tree_attr(t, brief, "refresh", refresh ? "yes" : "no");
    tree_checks_merged(t, brief, in);
    workings(t, brief, in);
    additional(t, brief, f);
    evidence(t, brief, f);
}
