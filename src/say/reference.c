/* reference.c - a node of the figures' tree, said. */
#include "say/reference.h"
#include "base/language.h"
#include "say/pay.h"

static const struct reference_text nothing;

static struct reference_text words(const char *text, enum figure_word as)
{
    return (struct reference_text){.text = text && *text ? text : NULL, .as = as};
}

static struct reference_text amount(const struct reference_reader *r, const struct figure_node *n)
{
    if (!n || n->none || n->n <= 0)
        return nothing;
    const char *currency = n->currency ? n->currency : r->p->currency;
    return (struct reference_text){.text = present_amount_in(r->p, n->n, currency),
                                   .as = WORD_FIGURE,
                                   .has_value = true,
                                   .value = n->n};
}

static struct reference_text range(const struct reference_reader *r, const struct figure_node *n)
{
    const struct figure_node *min = figure_member(n, "min"), *max = figure_member(n, "max");
    if (!min || !max || min->none || max->none)
        return nothing;
    return words(present_range(r->p, min->n, max->n), WORD_FIGURE);
}

static struct reference_text share(const struct reference_reader *r, const struct figure_node *n)
{
    struct share s = {true, n->n, n->e2};
    if (n->kind == NODE_RATIO)
        return words(present_ratio(r->p, s), WORD_FIGURE);
    if (n->kind == NODE_MULTIPLE)
        return words(present_multiple(r->p, s), WORD_FIGURE);
    return s.e4 < 0 ? nothing : words(present_percent(r->p, s), WORD_FIGURE);
}

static struct reference_text value(const struct reference_reader *r, const struct figure_node *n)
{
    if (!n || n->none)
        return nothing;
    switch (n->kind) {
    case NODE_MONEY:
    case NODE_PART:
    case NODE_GAP:
    case NODE_OWN:
        return amount(r, n);
    case NODE_WORTH:
        return words(present_valuation(r->p, n->n, n->currency), WORD_FIGURE);
    case NODE_RANGE:
        return range(r, n);
    case NODE_RATIO:
    case NODE_PERCENT:
    case NODE_MULTIPLE:
        return share(r, n);
    case NODE_COUNT:
        return words(present_number_word(r->p, n->n), WORD_PLAIN);
    case NODE_RATE:
        return words(n->n % DECIMAL_ONE ? present_decimal(r->p, n->n)
                                        : present_number_word(r->p, n->n / DECIMAL_ONE),
                     WORD_PLAIN);
    case NODE_DATE:
        return words(present_date_spoken(r->p, *n->date), WORD_FILLED);
    case NODE_TEXT:
        return words(n->text, WORD_PLAIN);
    default:
        return nothing;
    }
}

static const char *text_of(const struct figure_node *object, const char *key)
{
    const struct figure_node *n = figure_member(object, key);
    return n && !n->none ? n->text : NULL;
}

static const char *attribute(const struct figure_node *object, const char *name)
{
    for (const struct figure_node *n = object->first; n; n = n->next)
        if (n->kind == NODE_ATTRIBUTE && strcmp(n->key, name) == 0)
            return n->text;
    return NULL;
}

/* ---- in its own unit, in its own currency ------------------------------------------------ */

/* Which of an enumeration's names this is, the NULL of the unstated one among them; 0: none. */
static int named(const char *const *names, int last, const char *name)
{
    for (int i = 0; name && i <= last; i++)
        if (names[i] && strcmp(names[i], name) == 0)
            return i;
    return 0;
}

static enum instrument instrument_of(const struct figure_node *k)
{
    return (enum instrument)named(offer_instrument_names, INSTRUMENT_OTHER,
                                  attribute(k, "instrument"));
}

static enum equity_kind kind_of(const struct figure_node *k)
{
    return (enum equity_kind)named(offer_equity_kind_names, EQUITY_NONE, attribute(k, "kind"));
}

/* A package's only bonus, where it is so many per cent or months; NULL: an amount. */
static const char *bonus_said(const struct reference_reader *r, const struct figure_node *k)
{
    const struct figure_node *bonuses = figure_member(k, "bonuses");
    const struct figure_node *one = bonuses ? bonuses->first : NULL;
    const struct figure_node *percent = figure_member(one, "percent"),
                             *months = figure_member(one, "months");
    if (!one || one->next)
        return NULL;
    struct bonus_fig b = {.has_percent = percent && !percent->none,
                          .has_months = months && !months->none};
    b.percent_e8 = b.has_percent ? percent->n : 0;
    b.months_e8 = b.has_months ? months->n : 0;
    return b.has_percent || b.has_months ? pay_bonus(r->p, &b) : NULL;
}

/* A base that is paid by the month is said by the month; equity in dollars, in dollars; shares
 * are said by number. */
static void in_own_terms(const struct reference_reader *r, const char *ref,
                         struct reference_text *out)
{
    const char *dot = strrchr(ref, '.');
    bool is_bonus = dot && (strcmp(ref, "ask.bonus") == 0 || strcmp(ref, "offer.bonus") == 0);
    if (!dot || (strcmp(dot, ".base") != 0 && strcmp(dot, ".equity") != 0 && !is_bonus))
        return;
    const struct figure_node *k =
        figure_at(r->figures, arena_strndup(r->p->arena, ref, (size_t)(dot - ref)));
    const char *bonus = is_bonus ? bonus_said(r, k) : NULL;
    if (bonus)
        *out = words(bonus, WORD_FIGURE);
    if (is_bonus)
        return;
    const struct figure_node *shares = figure_member(k, "shares");
    const char *number = k && strcmp(dot, ".equity") == 0 ? attribute(k, "by-number") : NULL;
    if (number && shares && !shares->none && shares->n > 0) { /* "45,000 options" */
        const char *amount = out->has_value ? out->text : NULL;
        *out = words(pay_shares(r->p, shares->n, instrument_of(k), kind_of(k)), WORD_FIGURE);
        out->by_number = true;
        out->worth = amount ? catalogue_fill(r->p->words, r->p->arena, "pay.number-worth", "number",
                                             out->text, "amount", amount, NULL)
                            : NULL;
        return;
    }
    if (!out->has_value)
        return;
    const struct figure_node *unit = figure_member(k, "base_unit");
    const struct figure_node *own = figure_member(k, "equity_converted");
    if (strcmp(dot, ".base") == 0 && unit && !unit->none) {
        const struct figure_node *amount = figure_member(unit, "amount");
        out->text = pay_in_unit(
            r->p, amount->n, amount->currency ? amount->currency : r->p->currency,
            (enum per)named(offer_per_names, PER_HOUR, figure_member(unit, "per")->text),
            figure_member(unit, "times")->n);
    }
    if (strcmp(dot, ".equity") == 0 && own && !own->none)
        *out = amount(r, figure_member(own, "equity"));
}

/* ---- the other offer -------------------------------------------------------------------- */

/* "a TPM offer"; the role that is asked for here by its short name. */
static const char *kind_of_offer(const struct reference_reader *r)
{
    const char *role = text_of(r->telling, "role"), *here = text_of(r->figures, "role");
    if (!role)
        return catalogue_say(r->p->words, "speech.offer");
    const struct figure_node *brief = figure_word(r->figures, "role");
    if (here && brief && brief->text && (strcmp(role, here) == 0 || strcmp(role, brief->text) == 0))
        role = brief->text;
    return catalogue_fill(r->p->words, r->p->arena, "speech.offer.role", "a",
                          language_article(catalogue_language(r->p->words), role), "role", role,
                          NULL);
}

/* "Paris" after "Google Paris" would be said twice. */
static const char *location(const struct reference_reader *r)
{
    const char *where = text_of(r->telling, "location"), *company = text_of(r->telling, "company");
    return where && company && strstr(company, where) ? NULL : where;
}

/* What isn't more there than on the table helps the other side (contract 1.2): it isn't said. */
static bool is_higher(const struct reference_reader *r, const char *part)
{
    const struct figure_node *there = figure_at(r->telling, part),
                             *here = figure_at(figure_member(r->figures, "offer"), part);
    return strchr(part, '.') || !there || !here || there->kind == NODE_TEXT || here->none ||
           there->none || there->n > here->n;
}

static struct reference_text of_telling(const struct reference_reader *r, const char *ref,
                                        const char *part)
{
    struct guide_ref known;
    if (!r->telling || !guide_ref_find(ref, &known) || (known.seen != SEEN_NAMED && !r->told))
        return nothing;
    if (strcmp(part, "location") == 0)
        return words(location(r), WORD_FILLED);
    if (strcmp(part, "offer") == 0)
        return words(kind_of_offer(r), WORD_FILLED);
    if (strcmp(part, "instrument") == 0) {
        const struct figure_node *equity = figure_member(r->telling, "equity");
        bool any = equity && !equity->none && equity->n;
        return words(any ? pay_paper(r->p, instrument_of(r->telling), kind_of(r->telling)) : NULL,
                     WORD_FILLED);
    }
    if (!is_higher(r, part))
        return nothing;
    const struct figure_node *rounded = figure_member(figure_member(r->telling, "spoken"), part);
    struct reference_text out = value(r, rounded ? rounded : figure_at(r->telling, part));
    const struct figure_node *converted = figure_member(r->telling, "converted");
    out.about = rounded && converted && !converted->none;
    /* what it would take to match is the candidate's own reckoning, no fact of that offer */
    out.as = known.said == REF_NOTED ? WORD_FIGURE : WORD_FILLED;
    return out;
}

/* ---- words ------------------------------------------------------------------------------ */

/* Where the offer is short of the ask: "base", "base and equity". */
static const char *short_parts(const struct reference_reader *r)
{
    const struct figure_node *parts = figure_member(r->figures, "short_of");
    const char *names[PAY_PARTS];
    size_t n = 0;
    for (const struct figure_node *i = parts ? parts->first : NULL; i && n < PAY_PARTS; i = i->next)
        names[n++] =
            catalogue_say(r->p->words, arena_printf(r->p->arena, "speech.part.%s", i->text));
    return n ? present_list(r->p, names, n) : NULL;
}

struct reference_text reference_said(const struct reference_reader *r, const char *ref)
{
    static const char other[] = "competing.";
    if (strncmp(ref, other, sizeof other - 1) == 0)
        return of_telling(r, ref, ref + sizeof other - 1);
    if (strcmp(ref, "short_parts") == 0)
        return words(short_parts(r), WORD_PLAIN);
    const struct figure_node *word = figure_word(r->figures, ref);
    if (word && !word->none)
        return words(word->text, word->as);
    struct reference_text out = value(r, figure_at(r->figures, ref));
    in_own_terms(r, ref, &out);
    out.stress = out.as == WORD_FIGURE && strncmp(ref, "ask.", 4) == 0;
    return out;
}

/* ---- the finished text ------------------------------------------------------------------ */

const char *reference_finished_fault(const char *text, const char *currency)
{
    size_t off, n;
    if (language_never_said(text) && /* most say none, and needn't be searched for more */
        guide_speech_forbidden(text, currency, &off, &n) == FORBIDDEN_GUARANTEED)
        return "speech.why.guaranteed";
    /* "[X]", "[Amazon / Stripe]": a blank that somebody left as the source has it */
    const char *open = strchr(text, '[');
    return open && strchr(open, ']') ? "speech.why.bracket" : NULL;
}

const char *reference_filled_fault(struct arena *a, const char *text, const char *currency)
{
    /* Digits alone are counts ("1,900 followers"); what is looked for is a currency. */
    size_t off, n;
    char *bare = arena_strdup(a, text);
    for (char *p = bare; *p; p++)
        if (*p >= '0' && *p <= '9')
            *p = '_';
    return guide_speech_forbidden(bare, currency, &off, &n) == FORBIDDEN_CURRENCY
               ? "speech.why.currency"
               : NULL;
}
