/* letter_text.c - word by word through the sentences; see letter_text.h. */
#include "cli/letter_text.h"
#include "base/amount_text.h"
#include "base/ascii.h"
#include "cli/letter_words.h"
#include "cli/talk.h"

struct letter {
    struct str all; /* line breaks are spaces, paragraphs end in a newline */
    struct str raw;
    struct date today;
    struct buf *out;
};

static bool ends_sentence(struct str t, size_t i)
{
    return t.s[i] == '\n' ||
           (t.s[i] == '.' && (i + 1 == t.n || t.s[i + 1] == ' ' || t.s[i + 1] == '\n') &&
            !(i > 1 && t.s[i - 2] == ' ') && /* an initial */
            !(i > 0 && ascii_is_digit(t.s[i - 1]) && letter_before_month(t, i + 1)));
}

/* What has no end in sight is no sentence, and would be walked once for each of its words. */
enum { SENTENCE_MAX = 600 };

/* No letter speaks of its salary more often than this. */
enum { TRIES_MAX = 500 };

static size_t sentence_end(struct str t, size_t from)
{
    size_t i = from;
    while (i < t.n && i - from < SENTENCE_MAX && !ends_sentence(t, i))
        i++;
    return i;
}

static size_t sentence_start(struct str t, size_t from)
{
    size_t i = from;
    while (i > 0 && from - i < SENTENCE_MAX && !ends_sentence(t, i - 1))
        i--;
    return i;
}

/* What no offer may hold is a space here: controls, what turns a direction, bytes of no UTF-8. */
static bool may_stand(uint32_t c)
{
    return c >= ' ' && !(c >= 0x7F && c <= 0x9F) && !str_turns(c) && c != 0xFFFD;
}

static void put(struct letter *l, const char *id, struct str text)
{
    buf_printf(l->out, "%s: ", id);
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        if (may_stand(str_decode(text, &at)))
            buf_add(l->out, text.s + from, at - from);
        else
            buf_putc(l->out, ' ');
    }
    buf_putc(l->out, '\n');
}

/* The first amount in t[from, to) that `fits` takes; its text with sign and unit. */
static bool amount_in(struct str t, size_t from, size_t to,
                      bool (*fits)(const struct amount_reading *), struct str *out)
{
    struct amount_reading r[AMOUNT_READINGS];
    struct str part = {t.s, to};
    for (size_t at = from, next; at < to; at = next) {
        size_t n = amount_readings(part, at, AMOUNT_STRICT, r, &next);
        if (next <= at)
            next = at + 1;
        for (size_t i = 0; i < n; i++)
            if (r[i].from >= from && fits(&r[i])) {
                *out = (struct str){t.s + r[i].from, r[i].to - r[i].from};
                return true;
            }
    }
    return false;
}

static bool is_pay(const struct amount_reading *r)
{
    return r->unit <= AMOUNT_AN_HOUR && (r->currency || r->digits >= 4 || r->scaled);
}

static bool is_percent(const struct amount_reading *r)
{
    return r->unit == AMOUNT_PER_CENT;
}

static bool is_days(const struct amount_reading *r)
{
    return r->unit == AMOUNT_OF_DAYS;
}

static bool is_months(const struct amount_reading *r)
{
    return r->unit == AMOUNT_OF_MONTHS;
}

static bool is_hours(const struct amount_reading *r)
{
    return r->unit == AMOUNT_OF_HOURS;
}

static bool is_count(const struct amount_reading *r)
{
    return !r->currency && r->unit != AMOUNT_PER_CENT && r->value >= 1000;
}

/* ---- pay --------------------------------------------------------------------------------------
 */

/* Whether a word of that meaning stands in t[from, to). */
static bool says(struct str t, size_t from, size_t to, enum letter_says what)
{
    return letter_behind((struct str){t.s, to}, from, what) > 0;
}

/* "Your gross monthly salary will be €3,250": the unit stands before the amount. */
static const char *unit_before(struct str t, size_t from, size_t to)
{
    return says(t, from, to, LETTER_A_MONTH)   ? " a month"
           : says(t, from, to, LETTER_AN_HOUR) ? " an hour"
           : says(t, from, to, LETTER_A_DAY)   ? " a day"
           : says(t, from, to, LETTER_A_WEEK)  ? " a week"
           : says(t, from, to, LETTER_A_YEAR)  ? " a year"
                                               : "";
}

static bool has_no_unit(struct str amount)
{
    struct amount_reading r;
    return amount_read(&amount, &r) && r.unit == AMOUNT_ALONE && !r.times_e2;
}

static bool is_times(const struct amount_reading *r)
{
    return !r->currency && r->unit == AMOUNT_ALONE && r->digits == 2 &&
           r->value >= 12 * MONEY_UNIT && r->value <= 16 * MONEY_UNIT;
}

/* "paid 13 times a year", "in 13 instalments", "(13 monthly salaries)", "sur 13 mois". */
static bool times_in(struct str t, size_t from, size_t to, struct str *out)
{
    size_t begins;
    return letter_find_word((struct str){t.s, to}, LETTER_TIMES, from, &begins) &&
           amount_in(t, from, begins, is_times, out);
}

/* Whether so often a year is how often the amount itself is paid: a month's is. Of an amount
 * without a unit that is one by its size; else the letter isn't plain. */
enum paid { PAID_OFTEN, PAID_IN_ALL, PAID_UNKNOWN };
static enum paid paid_of(struct str amount, const char *unit)
{
    struct amount_reading r;
    const money most = 12000 * MONEY_UNIT;
    if (*unit)
        return strcmp(unit, " a month") == 0 ? PAID_OFTEN : PAID_IN_ALL;
    if (!amount_read(&amount, &r) || r.unit != AMOUNT_ALONE)
        return r.unit == AMOUNT_A_MONTH ? PAID_OFTEN : PAID_IN_ALL;
    return r.value < most ? PAID_OFTEN : PAID_UNKNOWN;
}

static void put_target(struct letter *l, struct buf *b, size_t from)
{
    struct str t = l->all, more;
    size_t at = letter_behind(t, from, LETTER_ON_TARGET);
    if (at && amount_in(t, at, sentence_end(t, at), is_pay, &more)) {
        buf_printf(b, ", OTE %.*s", (int)more.n, more.s);
        return;
    }
    at = letter_behind(t, 0, LETTER_TERM);
    size_t start = at ? sentence_start(t, at) : 0;
    if (at && amount_in(t, at, sentence_end(t, at), is_months, &more) && more.s < t.s + at + 4 &&
        !says(t, start, at, LETTER_NOTICE) && !says(t, start, at, LETTER_PROBATION))
        buf_printf(b, ", for %.*s", (int)more.n, more.s);
}

static void read_base(struct letter *l)
{
    struct str t = l->all, amount, more;
    size_t at = 0;
    for (int tries = 0; tries < TRIES_MAX && (at = letter_behind(t, at, LETTER_BASE)); tries++) {
        size_t from = sentence_start(t, at), to = sentence_end(t, at);
        if (!amount_in(t, at, to, is_pay, &amount))
            continue;
        size_t begins = (size_t)(amount.s - t.s), end = begins + amount.n;
        const char *unit = has_no_unit(amount) ? unit_before(t, from, begins) : "";
        bool times = times_in(t, end, to, &more);
        enum paid paid = paid_of(amount, unit);
        if (times && paid == PAID_UNKNOWN)
            return;
        struct buf b;
        buf_init(&b, l->out->arena);
        buf_add(&b, amount.s, amount.n);
        buf_puts(&b, unit);
        if (times && paid == PAID_OFTEN)
            buf_printf(&b, ", %.*s times", (int)more.n, more.s);
        if (amount_in(t, at, to, is_hours, &more))
            buf_printf(&b, ", %.*s", (int)more.n, more.s);
        struct str so_far = {buf_str(&b), b.n};
        struct amount_reading r;
        if (amount_read(&so_far, &r) && r.unit == AMOUNT_A_DAY &&
            amount_in(t, end, to, is_days, &more))
            buf_printf(&b, ", %.*s", (int)more.n, more.s);
        put_target(l, &b, from);
        put(l, "base", (struct str){buf_str(&b), b.n});
        return;
    }
}

static void read_bonus(struct letter *l)
{
    struct str t = l->all, amount;
    size_t at = 0;
    for (int tries = 0; tries < TRIES_MAX && (at = letter_behind(t, at, LETTER_BONUS)); tries++) {
        size_t from = sentence_start(t, at), to = sentence_end(t, at);
        struct str whole = {t.s + from, to - from};
        if (letter_behind(whole, 0, LETTER_SIGN_ON))
            continue;
        if (!amount_in(t, from, to, is_percent, &amount) && !amount_in(t, at, to, is_pay, &amount))
            continue;
        const char *kind = letter_behind(whole, 0, LETTER_DISCRETIONARY) ? " discretionary"
                           : letter_behind(whole, 0, LETTER_COMMISSION)  ? " commission"
                           : letter_behind(whole, 0, LETTER_CONTRACTUAL) ? " contractual"
                                                                         : "";
        put(l, "bonus",
            str_of(arena_printf(l->out->arena, "%.*s%s", (int)amount.n, amount.s, kind)));
        return;
    }
}

static void read_sign_on(struct letter *l)
{
    struct str t = l->all, amount, months;
    size_t at = letter_behind(t, 0, LETTER_SIGN_ON);
    if (!at)
        return;
    size_t from = sentence_start(t, at), to = sentence_end(t, at);
    if (!amount_in(t, from, to, is_pay, &amount))
        return;
    bool back = amount_in(t, from, sentence_end(t, to < t.n ? to + 1 : to), is_months, &months) &&
                letter_behind(t, from, LETTER_REPAID);
    put(l, "sign-on",
        str_of(back ? arena_printf(l->out->arena, "%.*s, %.*s", (int)amount.n, amount.s,
                                   (int)months.n, months.s)
                    : arena_strndup(l->out->arena, amount.s, amount.n)));
}

static void read_equity(struct letter *l)
{
    struct str t = l->all, count, price;
    size_t at = letter_behind(t, 0, LETTER_EQUITY);
    if (!at)
        return;
    size_t from = sentence_start(t, at), to = sentence_end(t, at);
    struct str whole = {t.s + from, to - from};
    bool options = letter_behind(whole, 0, LETTER_OPTIONS) > 0;
    if (!amount_in(t, from, to, is_count, &count))
        return;
    size_t digits = 0;
    while (digits < count.n &&
           (count.s[digits] == ',' || count.s[digits] == '.' || ascii_is_digit(count.s[digits])))
        digits++;
    struct buf b;
    buf_init(&b, l->out->arena);
    buf_printf(&b, "%.*s %s", (int)digits, count.s, options ? "options" : "RSUs");
    size_t strike = letter_behind(t, from, LETTER_STRIKE);
    if (strike && amount_in(t, strike, sentence_end(t, strike), is_pay, &price))
        buf_printf(&b, " at %.*s", (int)price.n, price.s);
    put(l, "equity", (struct str){buf_str(&b), b.n});
}

/* The number that belongs to a word: the one that ends just before it ("25 days of annual leave"),
 * else the first behind it ("notice period: 3 months"), else one before it. */
static bool number_of(struct str t, size_t begins, size_t at,
                      bool (*fits)(const struct amount_reading *), struct str *out)
{
    enum { NEAR = 8 };
    size_t from = sentence_start(t, begins), to = sentence_end(t, at);
    for (size_t i = from; i < begins && amount_in(t, i, begins, fits, out);) {
        i = (size_t)(out->s - t.s) + out->n;
        struct str between = {t.s + i, begins - i}; /* "3 months and probation 6 months" */
        if (i + NEAR >= begins && !letter_behind(between, 0, LETTER_AND) &&
            !memchr(between.s, ',', between.n))
            return true;
    }
    if (amount_in(t, at, to, fits, out))
        return true;
    bool found = false; /* the last one before it */
    struct str last;
    for (size_t i = from; i < begins && amount_in(t, i, begins, fits, &last); found = true) {
        *out = last;
        i = (size_t)(last.s - t.s) + last.n;
    }
    return found;
}

static void add_more(struct letter *l, struct buf *more, const char *name, enum letter_says what,
                     bool (*fits)(const struct amount_reading *))
{
    struct str amount;
    size_t begins, at = letter_find_word(l->all, what, 0, &begins), n = 0;
    if (!at || !number_of(l->all, begins, at, fits, &amount))
        return;
    while (n < amount.n && (amount.s[n] == '.' || ascii_is_digit(amount.s[n])))
        n++;
    buf_printf(more, "%s%s=%.*s%s", more->n ? ", " : "", name, (int)n, amount.s,
               fits == is_percent ? "%" : "");
}

static void read_terms(struct letter *l)
{
    static const struct {
        const char *name;
        enum letter_says says;
        bool (*fits)(const struct amount_reading *);
    } terms[] = {{"leave", LETTER_LEAVE, is_days},
                 {"notice", LETTER_NOTICE, is_months},
                 {"probation", LETTER_PROBATION, is_months},
                 {"remote", LETTER_REMOTE, is_days},
                 {"pension", LETTER_PENSION, is_percent}};
    struct buf more;
    buf_init(&more, l->out->arena);
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        add_more(l, &more, terms[i].name, terms[i].says, terms[i].fits);
    if (more.n)
        put(l, "more", (struct str){buf_str(&more), more.n});
}

/* ---- dates ------------------------------------------------------------------------------------
 */

/* The first day that stands in t[from, to), of one to four words. */
static bool day_in(struct letter *l, size_t from, size_t to, struct str *out)
{
    struct str t = l->all;
    for (size_t i = from; i < to; i++) {
        if (i > from && t.s[i - 1] != ' ')
            continue;
        size_t best = 0, words = 0;
        for (size_t end = i; end <= to && words < 4; end++) {
            if (end < to && t.s[end] != ' ')
                continue;
            struct date d;
            words++;
            struct str word = {t.s + i, end - i};
            while (word.n && (word.s[word.n - 1] == '.' || word.s[word.n - 1] == ','))
                word.n--;
            bool digit = false;
            for (size_t k = 0; k < word.n; k++)
                digit = digit || ascii_is_digit(word.s[k]);
            if (digit && talk_date(word, l->today, &d))
                best = word.n;
        }
        if (best) {
            *out = (struct str){t.s + i, best};
            return true;
        }
    }
    return false;
}

static void read_day(struct letter *l, const char *id, enum letter_says what)
{
    struct str day;
    size_t at = 0;
    for (int tries = 0; tries < TRIES_MAX && (at = letter_behind(l->all, at, what)); tries++)
        if (day_in(l, at, sentence_end(l->all, at), &day)) {
            put(l, id, day);
            return;
        }
}

/* ---- names ------------------------------------------------------------------------------------
 */

static bool is_capital(struct str t, size_t at)
{
    unsigned char next = at + 1 < t.n ? (unsigned char)t.s[at + 1] : 0;
    return ascii_is_capital(t.s[at]) || ((unsigned char)t.s[at] == 0xC3 && next < 0x9F); /* É, Ö */
}

/* A row of words with capitals, "of" and "&" between them. */
static struct str name_at(struct str t, size_t at)
{
    size_t end = at;
    while (at < t.n && t.s[at] == ' ')
        at++;
    for (size_t i = at; i < t.n;) {
        size_t n = 0;
        while (i + n < t.n && t.s[i + n] != ' ' && !strchr(",.;:\n()", t.s[i + n]))
            n++;
        bool capital = n && is_capital(t, i);
        size_t within = letter_says_at(t, i, LETTER_WITHIN);
        bool little = (within && end > at) || (n == 1 && t.s[i] == '&');
        n = within && end > at && !capital ? within : n;
        if (!n || (!capital && !little))
            break;
        if (capital)
            end = i + n;
        if (i + n >= t.n || t.s[i + n] != ' ')
            break;
        i += n + 1;
    }
    return end > at ? (struct str){t.s + at, end - at} : (struct str){NULL, 0};
}

/* The name that ends before `at`: "Larkspur Software is pleased to offer you". */
static struct str name_before(struct str t, size_t at)
{
    size_t from = at, begins = at;
    while (from > 0 && t.s[from - 1] == ' ')
        from--;
    size_t end = from;
    while (from > 0) {
        size_t n = 0;
        while (n < from && !strchr(" ,.;:\n()", t.s[from - n - 1]))
            n++;
        char first = n ? t.s[from - n] : 'a';
        bool capital = n && is_capital(t, from - n);
        bool within = n && begins < end && letter_says_at(t, from - n, LETTER_WITHIN) == n;
        if (!capital && !within && !(n == 1 && first == '&'))
            break;
        from -= n;
        if (!within)
            begins = from;
        if (from == 0 || t.s[from - 1] != ' ')
            break;
        from--;
    }
    size_t article = letter_says_at(t, begins, LETTER_ARTICLE); /* "Die Nordklinik GmbH" */
    if (article && begins + article < end)
        begins += article + 1;
    return begins < end ? (struct str){t.s + begins, end - begins} : (struct str){NULL, 0};
}

/* "poste d’ingénieure logicielle au sein de": up to where the clause ends. */
static struct str clause_at(struct str t, size_t at)
{
    enum { ROLE_MAX = 60 };
    size_t end = at;
    while (end < t.n && !strchr(",.;:\n(", t.s[end]) && !letter_says_at(t, end, LETTER_AT))
        end++;
    struct str role = str_trim((struct str){t.s + at, end - at});
    return end < t.n && role.n <= ROLE_MAX ? role : (struct str){NULL, 0};
}

static void read_job(struct letter *l)
{
    struct str t = l->all;
    size_t at = letter_behind(t, 0, LETTER_ROLE);
    struct str role = at ? name_at(t, at) : (struct str){NULL, 0};
    if (!role.n && (at = letter_behind(t, 0, LETTER_ROLE_CLAUSE)))
        role = clause_at(t, at);
    at = letter_behind(t, 0, LETTER_EMPLOYER);
    struct str employer = at ? name_at(t, at) : (struct str){NULL, 0};
    if (!employer.n && role.n) {
        size_t end = (size_t)(role.s - t.s) + role.n;
        size_t with = letter_behind(t, end, LETTER_AT);
        if (with && with <= sentence_end(t, end))
            employer = name_at(t, with);
    }
    size_t begins = 0;
    if (!employer.n && letter_find_word(t, LETTER_OFFERS, 0, &begins))
        employer = name_before(t, begins);
    if (letter_says_at(employer, 0, LETTER_WE) == employer.n)
        employer.n = 0;
    if (employer.n && role.n)
        put(l, "job",
            str_of(arena_printf(l->out->arena, "%.*s at %.*s", (int)role.n, role.s, (int)employer.n,
                                employer.s)));
    else if (employer.n)
        put(l, "job", employer);
    else if (role.n)
        put(l, "role", role);
}

static void read_people(struct letter *l)
{
    struct str t = l->raw;
    size_t at = letter_behind(t, 0, LETTER_DEAR);
    struct str name = at ? name_at(t, at) : (struct str){NULL, 0};
    if (name.n && !letter_says_at(name, 0, LETTER_TITLE)) /* "Ms Sousa" is half a name */
        put(l, "name", name);
    at = letter_behind(t, 0, LETTER_REGARDS);
    while (at && at < t.n && strchr(" ,\r\n", t.s[at]))
        at++;
    struct str who = at ? name_at(t, at) : (struct str){NULL, 0};
    const char *sign = t.n ? memchr(t.s, '@', t.n) : NULL;
    size_t from = sign ? (size_t)(sign - t.s) : 0, to = from;
    while (from > 0 && !strchr(" \n\t,;<(:", t.s[from - 1]))
        from--;
    while (sign && to < t.n && !strchr(" \n\t,;>)", t.s[to]))
        to++;
    if (who.n)
        put(l, "recruiter",
            str_of(sign ? arena_printf(l->out->arena, "%.*s, %.*s", (int)who.n, who.s,
                                       (int)(to - from), t.s + from)
                        : arena_strndup(l->out->arena, who.s, who.n)));
}

/* ---- all of it --------------------------------------------------------------------------------
 */

/* "three months" as "3 months": letters spell small numbers out. */
static size_t spelled_at(struct str t, size_t at, int *value)
{
    const struct language *l;
    bool letter = at < t.n && (ascii_is_letter(t.s[at]) || (unsigned char)t.s[at] >= 0x80);
    if (!letter || !letter_begins_word(t, at))
        return 0;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const struct spelled_word *w = l->spelled; w && w->word; w++) {
            size_t n = letter_word_at(t, at, w->word);
            if (n && at + n < t.n && t.s[at + n] == ' ') {
                *value = w->value;
                return n;
            }
        }
    return 0;
}

static struct str in_digits(struct str t, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < t.n;) {
        int value;
        size_t n = spelled_at(t, i, &value);
        if (n)
            buf_printf(&b, "%d", value);
        else
            buf_putc(&b, t.s[i]);
        i += n ? n : 1;
    }
    return (struct str){buf_str(&b), b.n};
}

/* One line a paragraph: a list's items stay paragraphs of their own. */
static struct str unfold(struct str t, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < t.n; i++) {
        char c = t.s[i];
        char next = i + 1 < t.n ? t.s[i + 1] : '\n';
        bool breaks = c == '\n' && (next == '\n' || next == '-' || next == '*' || next == '\r' ||
                                    (unsigned char)next == 0xE2 /* a bullet */);
        bool label = false; /* "Base salary: 72,000" has a line of its own */
        for (size_t k = i + 1; c == '\n' && k < t.n && t.s[k] != '\n' && k < i + 40; k++)
            label = label || (t.s[k] == ':' && k + 1 < t.n && t.s[k + 1] == ' ');
        if (c != '\r')
            buf_putc(&b, c == '\n' ? (breaks || label ? '\n' : ' ') : c == '\t' ? ' ' : c);
    }
    return (struct str){buf_str(&b), b.n};
}

void letter_text_read(struct str letter, struct date today, struct buf *out)
{
    struct letter l = {.all = in_digits(unfold(letter, out->arena), out->arena),
                       .raw = letter,
                       .today = today,
                       .out = out};
    read_job(&l);
    read_people(&l);
    read_base(&l);
    read_bonus(&l);
    read_sign_on(&l);
    read_equity(&l);
    read_terms(&l);
    read_day(&l, "start", LETTER_START);
    read_day(&l, "respond-by", LETTER_ANSWER_BY);
}
