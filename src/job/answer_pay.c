/* answer_pay.c - a walk over numbers and the words between them; see answer_pay.h. */
#include "job/answer_pay.h"
#include "base/buf.h"

enum { WORD = 20, MOST_TOKENS = 24 };

struct token {
    bool number;
    struct amount_reading r; /* of a number */
    char word[WORD];         /* lowered; of a word */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '(' || c == ')';
}

/* Numbers with their sign, unit and times, and words. False: too many. */
static bool cut(struct str t, struct token *out, size_t *n)
{
    *n = 0;
    while (t.n > 0) {
        struct token *k = &out[*n];
        if (is_space(*t.s)) {
            t = (struct str){t.s + 1, t.n - 1};
            continue;
        }
        if (*n == MOST_TOKENS)
            return false;
        *k = (struct token){0};
        if (amount_read(&t, &k->r)) {
            k->number = true;
        } else {
            size_t w = 0, at = 0;
            while (at < t.n && !is_space(t.s[at])) {
                char c = t.s[at++];
                if (w + 1 < WORD)
                    k->word[w++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            }
            t = (struct str){t.s + at, t.n - at};
        }
        ++*n;
    }
    return true;
}

static bool is_word(const struct token *k, const char *const *words)
{
    for (size_t i = 0; !k->number && words[i]; i++)
        if (strcmp(k->word, words[i]) == 0)
            return true;
    return false;
}
#define IS(k, ...) is_word((k), (const char *const[]){__VA_ARGS__, NULL})

/* The first word that has no meaning here; NULL: all have one. A "leave 24" typed one question too
 * early is no sign-on of 24. */
static const char *stranger(const struct token *t, size_t n, const char *const *known)
{
    static const char *const little[] = {"a",        "an",       "and",         "at",
                                         "for",      "in",       "is",          "it",
                                         "of",       "on",       "per",         "the",
                                         "with",     "plus",     "about",       "over",
                                         "gross",    "pay",      "paid",        "before",
                                         "tax",      "year",     "month",       "week",
                                         "day",      "hour",     "yearly",      "monthly",
                                         "weekly",   "daily",    "hourly",      "annual",
                                         "annually", "annum",    "p.a.",        "pa",
                                         "total",    "each",     "x",           "×",
                                         "+",        "-",        "years",       "months",
                                         "weeks",    "days",     "hours",       "times",
                                         "to",       "up",       "€",           "$",
                                         "£",        "/week",    "/wk",         "brut",
                                         "brutto",   "sur",      "mal",         "fois",
                                         "salaries", "payments", "instalments", "installments",
                                         "salaires", "twelve",   "thirteen",    "fourteen",
                                         "im",       "jahr",     "par",         "an",
                                         "annuel",   NULL};
    for (size_t i = 0; i < n; i++)
        if (!t[i].number && !is_word(&t[i], little) && !is_word(&t[i], known))
            return t[i].word;
    return NULL;
}

/* "60/40", "60:40": the first number of the two; 0: it is none. */
static int split_of(const char *word)
{
    int a = 0, b = 0, *now = &a;
    for (const char *c = word; *c; c++)
        if ((*c == '/' || *c == ':') && now == &a)
            now = &b;
        else if (*c >= '0' && *c <= '9' && *now < 1000)
            *now = *now * 10 + (*c - '0');
        else
            return 0;
    return a > 0 && b > 0 && a + b == 100 ? a : 0;
}

/* Out of the text before it is cut: "60/40" would be two numbers. */
static int take_split(struct str *t)
{
    for (size_t i = 0; i < t->n; i++) {
        char word[8];
        size_t n = 0;
        if ((i > 0 && t->s[i - 1] != ' ') || t->s[i] < '0' || t->s[i] > '9')
            continue;
        while (i + n < t->n && !is_space(t->s[i + n]) && n + 1 < sizeof word) {
            word[n] = t->s[i + n];
            n++;
        }
        word[n] = '\0';
        int share = split_of(word);
        if (share && i + n == t->n) {
            *t = (struct str){t->s, i};
            return share;
        }
    }
    return 0;
}

/* ---- base -------------------------------------------------------------------------------------
 */

/* Base paid otherwise than by the year: "month". NULL: by the year. */
static const char *per_name(enum amount_unit unit)
{
    return unit != AMOUNT_A_YEAR && amount_is_pay(unit) ? amount_unit_name(unit) : NULL;
}

struct pay_read {
    struct answer_pay *out;
    money days_e2, weeks_e2;
    bool ote; /* the word stands somewhere: of two amounts the larger is on target */
};

static void take_base(struct answer_pay *out, const struct amount_reading *r)
{
    out->given = true;
    bool turned = r->times_e2 > r->value; /* "13 x 3250" */
    out->amount = turned ? r->times_e2 : r->value;
    out->per = per_name(r->unit);
    out->a_year = r->unit == AMOUNT_A_YEAR;
    out->times_e2 = turned ? r->value : r->times_e2 ? r->times_e2 : out->times_e2;
    if (out->times_e2 && !out->per)
        out->per = "month";
}

/* "3250 a month, 13 months" is thirteen times; "450 a day, 9 months" and "3250 x 13, 18 months" are
 * how long it lasts. */
static void take_months(struct answer_pay *out, money months_e2)
{
    bool monthly = out->per && strcmp(out->per, "month") == 0;
    if (out->per && (!monthly || months_e2 < 12 * 100 || out->times_e2))
        out->months = (int)(months_e2 / 100);
    else
        out->times_e2 = months_e2;
}

/* How often a year, where `k` and what is behind it say so: "13 times", "thirteen times", "13
 * salaries"; × 100. 0: they don't. */
static int64_t times_said(const struct token *k, const struct token *end)
{
    static const struct {
        const char *word;
        int64_t n;
    } words[] = {{"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}};
    int64_t n = k->number && !k->r.currency && k->r.unit == AMOUNT_ALONE ? k->r.value : 0;
    for (size_t i = 0; !k->number && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, k->word) == 0)
            n = words[i].n * 100;
    if (!n || k + 1 == end)
        return 0;
    return IS(k + 1, "times", "mal", "fois", "salaries", "payments", "instalments", "installments",
              "salaires")
               ? n
               : 0;
}

/* "13 × €3,250": the number before the sign is how often. */
static int64_t times_before(const struct token *k, const struct token *end)
{
    bool before = k->number && !k->r.currency && k->r.unit == AMOUNT_ALONE && k + 2 < end &&
                  IS(k + 1, "x", "×", "*") && k[2].number;
    return before ? k->r.value : 0;
}

static const char *pay_number(struct pay_read *p, const struct amount_reading *r)
{
    struct answer_pay *out = p->out;
    if (r->unit == AMOUNT_OF_HOURS)
        out->hours_e2 = r->value;
    else if (r->unit == AMOUNT_OF_DAYS)
        p->days_e2 = r->value;
    else if (r->unit == AMOUNT_OF_WEEKS)
        p->weeks_e2 = r->value;
    else if (r->unit == AMOUNT_OF_MONTHS && out->given)
        take_months(out, r->value);
    else if (!amount_is_pay(r->unit))
        return "Base is an amount: 72,000, \"3250 a month\", or \"22.50 an hour, 37.5 hours\".";
    else if (!out->given)
        take_base(out, r);
    else if (!p->ote || out->ote)
        return "I read two amounts there. Write one: \"72,000\", or \"90k, OTE 130k\".";
    else if (r->value >= out->amount)
        out->ote = r->value;
    else {
        out->ote = out->amount;
        take_base(out, r);
    }
    if (r->currency)
        out->currency = r->currency;
    return NULL;
}

static const char *pay_times(struct pay_read *p)
{
    struct answer_pay *out = p->out;
    if (out->per && strcmp(out->per, "hour") == 0 && !out->times_e2) {
        if (!out->hours_e2)
            return "How many hours a week? Write it like \"22.50 an hour, 37.5 hours\".";
        out->times_e2 = out->hours_e2 * (p->weeks_e2 ? p->weeks_e2 / 100 : 52);
    }
    if (out->per && strcmp(out->per, "day") == 0 && !out->times_e2) {
        if (!p->days_e2)
            return "How many days a year? Write it like \"450 a day, 220 days\".";
        out->times_e2 = p->days_e2;
    }
    return NULL;
}

const char *answer_pay(struct str text, struct answer_pay *out)
{
    struct token t[MOST_TOKENS];
    size_t n;
    struct pay_read p = {.out = out};
    *out = (struct answer_pay){0};
    int share = take_split(&text);
    if (!cut(text, t, &n))
        return "That is long. Write the amount: 72,000, or \"3250 a month\".";
    static const char *const known[] = {"base", "basic", "salary",   "ote",  "target", "earnings",
                                        "rate", "fixed", "contract", "term", NULL};
    if (stranger(t, n, known))
        return "I don't understand all of that. Write the amount alone: 72,000, \"3250 x 13\", "
               "\"22.50 an hour, 37.5 hours\".";
    for (size_t i = 0; i < n; i++)
        p.ote = p.ote || IS(&t[i], "ote");
    for (size_t i = 0; i < n; i++) {
        int64_t behind = times_said(&t[i], t + n), before = times_before(&t[i], t + n);
        if (behind || before) {
            out->times_e2 = behind ? behind : before;
            if (out->given && !out->per)
                out->per = "month";
            continue;
        }
        const char *why = t[i].number ? pay_number(&p, &t[i].r) : NULL;
        if (why)
            return why;
    }
    if (p.ote && out->given && !out->ote) { /* "130k OTE 60/40" */
        if (!share)
            return "And how much of it is base? Write \"90k, OTE 130k\", or \"130k OTE 60/40\".";
        out->ote = out->amount;
        out->amount = out->ote / 100 * share;
    }
    if (!out->given || out->amount == 0)
        return "Write an amount: 72,000, 72k, \"3250 x 13\", \"22.50 an hour, 37.5 hours\".";
    out->variable = out->ote ? out->ote - out->amount : 0;
    return pay_times(&p);
}

/* ---- equity -----------------------------------------------------------------------------------
 */

static const struct {
    const char *word, *kind, *instrument;
} papers[] = {
    {"rsu", "liquid", "rsu"},         {"rsus", "liquid", "rsu"},     {"psu", "liquid", "psu"},
    {"psus", "liquid", "psu"},        {"liquid", "liquid", NULL},    {"listed", "liquid", NULL},
    {"public", "liquid", NULL},       {"options", "options", NULL},  {"option", "options", NULL},
    {"iso", "options", "iso"},        {"isos", "options", "iso"},    {"nso", "options", "nso"},
    {"emi", "options", "emi"},        {"bspce", "options", "bspce"}, {"pre-ipo", "pre-ipo", NULL},
    {"preipo", "pre-ipo", NULL},      {"private", "pre-ipo", NULL},  {"unlisted", "pre-ipo", NULL},
    {"phantom", "pre-ipo", "phantom"}};

static void take_paper(const char *word, struct answer_stock *out)
{
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        if (strcmp(papers[i].word, word) != 0)
            continue;
        bool private = out->kind && strcmp(out->kind, "pre-ipo") == 0;
        if (!private || strcmp(papers[i].kind, "options") == 0)
            out->kind = papers[i].kind;
        out->instrument = papers[i].instrument ? papers[i].instrument : out->instrument;
    }
}

static const char *stock_number(const struct token *t, size_t i, size_t n, struct answer_stock *out)
{
    const struct amount_reading *r = &t[i].r;
    const struct token *before = i ? &t[i - 1] : NULL, *behind = i + 1 < n ? &t[i + 1] : NULL;
    bool years = behind && IS(behind, "years", "year", "yrs", "y", "yr");
    if (r->currency)
        out->currency = r->currency;
    if (r->unit == AMOUNT_PER_CENT)
        return "How many shares or options is that? Ask them if you only have the per cent; Enter "
               "leaves it open.";
    if (r->unit == AMOUNT_OF_MONTHS)
        out->cliff = (int)(r->value / MONEY_UNIT);
    else if (r->unit == AMOUNT_OF_SHARES && !r->currency) /* "$160k RSUs" is money */
        out->shares_e2 = r->value;
    else if (before && IS(before, "strike", "exercise"))
        out->strike = r->value;
    else if (before && IS(before, "price", "worth", "now", "today"))
        out->price = r->value;
    else if (before && IS(before, "at", "@", "of", "each") && out->shares_e2)
        *(out->kind && strcmp(out->kind, "options") == 0 && !out->strike ? &out->strike
                                                                         : &out->price) = r->value;
    else if (years || (r->digits <= 2 && !r->scaled && !r->currency && out->given))
        out->years = (int)(r->value / MONEY_UNIT);
    else if (out->given || out->shares_e2)
        return "I read two amounts there. Write \"500 RSUs at 212.40\", or \"80k over 4 years\".";
    else
        out->amount = r->value;
    out->per_year = out->per_year || (r->unit == AMOUNT_A_YEAR && !out->shares_e2);
    out->given = true;
    return NULL;
}

/* The paper's words first: whether "at 2.10" is a strike or a price depends on them. */
static void take_words(struct str text, struct answer_stock *out)
{
    for (size_t at = 0; at < text.n;) {
        char word[WORD];
        size_t w = 0;
        while (at < text.n && is_space(text.s[at]))
            at++;
        while (at < text.n && !is_space(text.s[at])) {
            char c = text.s[at++];
            if (w + 1 < WORD)
                word[w++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        word[w] = '\0';
        take_paper(word, out);
    }
}

const char *answer_stock(struct str text, struct answer_stock *out)
{
    struct token t[MOST_TOKENS];
    size_t n;
    *out = (struct answer_stock){0};
    if (text.n == 0)
        return NULL;
    if (!cut(text, t, &n) || n == 0)
        return "Write \"500 RSUs at 212.40\", \"20000 options at 2.10\", \"80k\", or \"none\".";
    if (n == 1 && IS(&t[0], "none", "no", "nothing")) {
        out->given = out->none = true;
        return NULL;
    }
    static const char *const known[] = {
        "rsu",     "rsus",     "psu",     "psus",    "liquid",   "listed", "public",  "options",
        "option",  "iso",      "isos",    "nso",     "emi",      "bspce",  "pre-ipo", "preipo",
        "private", "unlisted", "phantom", "strike",  "exercise", "price",  "worth",   "now",
        "today",   "cliff",    "vesting", "vested",  "vest",     "vests",  "share",   "shares",
        "stock",   "units",    "grant",   "granted", "equity",   "value",  "valued",  "yr",
        "yrs",     "y",        "@",       NULL};
    if (stranger(t, n, known))
        return "I don't understand all of that. Write \"500 RSUs at 212.40\", \"20000 options at "
               "2.10\", \"80k over 4 years\", or \"none\".";
    take_words(text, out);
    for (size_t i = 0; i < n; i++) {
        const char *why = t[i].number ? stock_number(t, i, n, out) : NULL;
        if (why)
            return why;
    }
    if (!out->shares_e2 && !out->amount)
        return "Write how many or how much: \"500 RSUs at 212.40\", \"20000 options at 2.10\", "
               "\"80k over 4 years\"; or \"none\".";
    if (out->years > 10)
        return "Vesting takes 1 to 10 years here. Write \"over 4 years\".";
    return NULL;
}

/* ---- bonus ------------------------------------------------------------------------------------
 */

const char *answer_extra(struct str text, struct answer_extra *out)
{
    struct token t[MOST_TOKENS];
    size_t n;
    *out = (struct answer_extra){.kind = "target"};
    if (!cut(text, t, &n))
        return "That is long. Write 10%, or an amount a year.";
    for (size_t i = 0; i < n; i++) {
        if (!t[i].number) {
            if (IS(&t[i], "contractual", "guaranteed", "fixed"))
                out->kind = "contractual";
            else if (IS(&t[i], "commission", "commissions"))
                out->kind = "commission";
            else if (IS(&t[i], "discretionary") || (IS(&t[i], "to") && i && IS(&t[i - 1], "up")))
                out->kind = "discretionary";
            continue;
        }
        bool ote = (i && IS(&t[i - 1], "ote")) || (i + 1 < n && IS(&t[i + 1], "ote"));
        if (out->given)
            return "I read two numbers there. Write one: 10%, 8000, or \"2 months\".";
        out->given = true;
        out->value = t[i].r.value;
        out->way = t[i].r.unit == AMOUNT_PER_CENT    ? "percent"
                   : t[i].r.unit == AMOUNT_OF_MONTHS ? "months"
                                                     : NULL;
        if (ote && !out->way)
            out->ote = out->value;
    }
    return out->given ? NULL : "Write 10%, an amount a year, or \"2 months\"; Enter for none.";
}
