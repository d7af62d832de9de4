/* script_text.c - a sentence of the guide as finished stretches: figures and fills put in, blanks
 * left to write on, notes numbered. Either the whole sentence is appended or nothing of it. */
#include "base/ascii.h"
#include "comp/reason.h"
#include "speech/script_parts.h"

struct draft { /* one sentence in the making */
    struct speaker *s;
    struct said *first, **last;
    struct said_note *notes, **notes_last;
    int notes_n;
    bool spoken;
    bool optional;
    bool by_number; /* a number of options has just been said */
    bool converted; /* an amount said as "about" stands in it */
    bool worth;     /* a note that holds the band's money beside a number of options */
};

static struct said *put(struct draft *d, enum said_kind kind, const char *text, struct place at)
{
    struct said *x = arena_new_of(d->s->a, struct said);
    *x = (struct said){.kind = kind, .text = text, .at = at};
    *d->last = x;
    d->last = &x->next;
    return x;
}

enum said_kind said_kind_of(enum figure_word as)
{
    return as == WORD_FIGURE ? SAID_FIGURE : as == WORD_FILLED ? SAID_FILLED : SAID_TEXT;
}

static struct said_note *put_note(struct draft *d, const char *text, bool floor, struct place at)
{
    struct said_note *n = arena_new_of(d->s->a, struct said_note);
    *n = (struct said_note){
        .text = text, .ref = ++d->notes_n, .floor = floor || floor_told(d->s->floor, text)};
    *d->notes_last = n;
    d->notes_last = &n->next;
    put(d, SAID_NOTEREF, NULL, at)->note = n->ref;
    return n;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

/* "about", unless the sentence says so already. */
static void put_about(struct draft *d, struct place at)
{
    const char *before = said_text(d->s->a, d->first);
    const char *const *about = catalogue_language(d->s->p->words)->about;
    if (!about || !*about)
        return;
    for (const char *const *word = about; *word; word++)
        if (ends_with(before, arena_printf(d->s->a, "%s ", *word)))
            return;
    put(d, SAID_TEXT, arena_printf(d->s->a, "%s ", *about), at);
}

/* The guide has another number here: said once, in the margin. */
static void note_restated(struct draft *d, const struct run *run, const struct reference_text *v)
{
    const struct speaker *s = d->s;
    bool here = !run->region || strcmp(run->region, s->f->region->id) == 0;
    if (!d->spoken || !run->stated.stated || !run->text || !here || !v->stress || !v->has_value ||
        v->value == run->stated.value)
        return;
    struct reference_reader in_notes = s->refs;
    in_notes.p = s->notes;
    put_note(d,
             catalogue_fill(s->notes->words, s->a, "speech.note.restated", "source", run->text,
                            "amount", reference_said(&in_notes, run->ref).text, NULL),
             false, run->at);
}

static bool put_figure(struct draft *d, const struct run *run)
{
    struct reference_text v = reference_said(&d->s->refs, run->ref);
    if (!v.text)
        return false;
    if (v.about && d->spoken) {
        put_about(d, run->at);
        d->converted = true;
    }
    const char *text = d->worth && v.worth ? v.worth : v.text;
    struct said *figure = put(d, said_kind_of(v.as), text, run->at);
    figure->stress = v.stress;
    d->by_number = v.by_number;
    figure->ref = run->ref;
    note_restated(d, run, &v);
    return true;
}

static void remember_blank(struct speaker *s, const struct fill_decl *fill, bool required)
{
    for (size_t i = 0; i < s->blanks_n; i++)
        if (strcmp(s->blanks[i].name, fill->name) == 0) {
            s->blanks[i].required = s->blanks[i].required || required;
            return;
        }
    s->blanks[s->blanks_n++] =
        (struct blank){.name = fill->name, .label = fill->label, .required = required};
}

static bool put_fill(struct draft *d, const struct run *run)
{
    const struct offer *o = d->s->f->offer;
    for (size_t i = 0; i < o->fills_n; i++)
        if (strcmp(o->fills[i].name, run->ref) == 0 && o->fills[i].value && *o->fills[i].value) {
            put(d, SAID_FILLED, o->fills[i].value, o->fills[i].at);
            return true;
        }
    const struct fill_decl *fill = guide_fill(d->s->f->guide, run->ref);
    if (!fill)
        return false;
    put(d, SAID_BLANK, run->text ? run->text : fill->label, run->at)->blank_size = fill->size;
    return true;
}

static bool put_runs(struct draft *d, const struct run *run);

static bool names_band(const struct run *run)
{
    for (; run; run = run->next)
        if ((run->kind == RUN_FIGURE &&
             (strncmp(run->ref, "band.", 5) == 0 || strncmp(run->ref, "position.", 9) == 0)) ||
            (run->kind == RUN_GROUP && names_band(run->inner)))
            return true;
    return false;
}

/* A note's own text: a note whose figures don't apply is left out, its sentence stays. */
static void put_margin(struct draft *d, const struct run *run)
{
    if (!d->spoken)
        return;
    struct draft inner = {.s = d->s, .last = &inner.first, .worth = names_band(run->inner)};
    inner.notes_last = &inner.notes;
    if (put_runs(&inner, run->inner))
        put_note(d, said_text(d->s->a, inner.first), run->floor || floor_in_runs(run->inner),
                 run->at)
            ->guide = true;
}

static void put_group(struct draft *d, const struct run *run)
{
    struct draft before = *d;
    if (put_runs(d, run->inner))
        return;
    *d = before;
    *d->last = NULL;
    *d->notes_last = NULL;
}

/* "16,596 options in pre-IPO equity over four years": the noun that the guide has behind an amount
 * stands in the number already. */
static const char *past_noun(const struct draft *d, const char *text)
{
    const char *nouns = catalogue_say(d->s->p->words, "speech.equity-noun");
    const char *after = text + strspn(text, " ");
    for (const char *noun = nouns; after > text && noun; noun = strstr(noun, " | ")) {
        noun += strspn(noun, " |");
        size_t n = strcspn(noun, "|");
        n -= noun[n] == '|';
        if (strncmp(after, noun, n) == 0 && !ascii_is_letter(after[n]))
            return after + n;
    }
    return text;
}

static bool put_run(struct draft *d, const struct run *run)
{
    const struct figures *f = d->s->f;
    switch (run->kind) {
    case RUN_FIGURE:
        return put_figure(d, run);
    case RUN_FILL:
        return put_fill(d, run);
    case RUN_NOTE:
        put_margin(d, run);
        return true;
    case RUN_GROUP:
        put_group(d, run);
        return true;
    case RUN_CHOICE:
        put(d, SAID_TEXT, arena_printf(d->s->a, "[%s]", run->text), run->at);
        return true;
    case RUN_AMOUNT:
        /* Prose of another region's money isn't printed in this one's brief. */
        if (run->role != ROLE_VALUATION && run->currency && strcmp(run->currency, f->currency) != 0)
            return false;
        put(d, SAID_TEXT, run->text, run->at);
        return true;
    case RUN_TEXT:
        put(d, SAID_TEXT, d->by_number ? past_noun(d, run->text) : run->text, run->at);
        d->by_number = false;
        return true;
    case RUN_STRONG:
    case RUN_TERM:
        put(d, SAID_TEXT, run->text, run->at);
        return true;
    }
    return false;
}

static bool put_runs(struct draft *d, const struct run *run)
{
    for (; run; run = run->next)
        if (!put_run(d, run))
            return false;
    return true;
}

/* What a converted amount was before, and at which rate. */
static void note_conversion(struct draft *d, struct place at)
{
    const struct speaker *s = d->s;
    const struct competing_fig *c = s->telling;
    const struct converted *v = &c->package.converted;
    const char *const *about = catalogue_language(s->p->words)->about; /* as it is said */
    put_note(d,
             catalogue_fill(s->notes->words, s->a,
                            v->equity ? "speech.note.converted" : "speech.note.converted.base",
                            "company", c->entry->company.s ? c->entry->company.s : "", "base",
                            present_amount_in(s->notes, v->base, v->from), "equity",
                            present_amount_in(s->notes, v->equity, v->from), "rate",
                            present_decimal(s->notes, v->rate.e8), "date",
                            present_date_short(s->notes, v->date), "about",
                            about && *about ? *about : "", NULL),
             false, at);
}

/* Hands the finished draft to the passage: notes get the passage's numbers. */
static void append(struct tail *t, struct draft *d)
{
    if (!d->first)
        return;
    for (struct said *x = d->first; x; x = x->next)
        if (x->kind == SAID_NOTEREF)
            x->note += t->notes_n;
    for (struct said_note *n = d->notes; n; n = n->next)
        n->ref += t->notes_n;
    t->notes_n += d->notes_n;
    if (t->any) {
        struct said *space = arena_new_of(d->s->a, struct said);
        *space = (struct said){
            .kind = SAID_TEXT, .text = " ", .floor = d->first->floor, .next = d->first};
        d->first = space;
    }
    *t->said = d->first;
    t->said = d->last;
    *t->note = d->notes;
    if (d->notes)
        t->note = d->notes_last;
    t->any = true;
}

static void remember_blanks(struct draft *d, const struct run *run)
{
    for (; run; run = run->next) {
        if (run->kind == RUN_GROUP)
            remember_blanks(d, run->inner);
        if (run->kind != RUN_FILL)
            continue;
        for (const struct said *x = d->first; x; x = x->next)
            if (x->kind == SAID_BLANK && x->at.off == run->at.off && x->at.src == run->at.src)
                remember_blank(d->s, guide_fill(d->s->f->guide, run->ref), !d->optional);
    }
}

/* Prose may name the floor; a brief without one leaves the whole sentence out. */
static void mark_floor(struct draft *d, const struct run *runs)
{
    if (!floor_in_runs(runs) && !floor_told(d->s->floor, said_text(d->s->a, d->first)))
        return;
    for (struct said *x = d->first; x; x = x->next)
        x->floor = true;
}

bool script_say(struct speaker *s, struct tail *t, const struct sentence *sentence, bool spoken)
{
    struct draft d = {.s = s, .spoken = spoken, .optional = sentence->optional};
    d.last = &d.first;
    d.notes_last = &d.notes;
    if (!put_runs(&d, sentence->runs))
        return false;
    if (spoken) {
        bool met = reason_ask_met(s->f, sentence->runs);
        const char *why = met ? catalogue_say(s->notes->words, "speech.why.met")
                              : script_finished_fault(s, d.first);
        if (why) {
            const char *text = said_text(s->a, d.first);
            speech_withhold(s, (struct withheld){.what = arena_printf(s->a, "“%s”", text),
                                                 .why = why,
                                                 .sentence = true,
                                                 .met = met,
                                                 .floor = floor_told(s->floor, text),
                                                 .at = sentence->at});
            return false;
        }
        if (d.converted)
            note_conversion(&d, sentence->at);
        remember_blanks(&d, sentence->runs);
    } else {
        mark_floor(&d, sentence->runs);
    }
    append(t, &d);
    if (sentence->note) {
        struct said_note *n = arena_new_of(s->a, struct said_note);
        *n = (struct said_note){
            .text = sentence->note, .guide = true, .floor = floor_told(s->floor, sentence->note)};
        *t->note = n;
        t->note = &n->next;
    }
    return true;
}
