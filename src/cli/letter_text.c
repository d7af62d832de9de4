/* letter_text.c - word by word through the sentences; see letter_text.h. */
#include "cli/letter_text.h"
#include "base/amount_text.h"
#include "base/ascii.h"
#include "cli/talk.h"

struct letter {
    struct str all; /* line breaks are spaces, paragraphs end in a newline */
    struct str raw;
    struct date today;
    struct buf *out;
};

static bool is_letter(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

static bool stands_at(struct str t, size_t at, const char *word)
{
    size_t n = strlen(word);
    if (at + n > t.n || (at > 0 && is_letter(t.s[at - 1])))
        return false;
    for (size_t i = 0; i < n; i++)
        if (ascii_lower(t.s[at + i]) != word[i])
            return false;
    return at + n == t.n || !is_letter(t.s[at + n]);
}

/* The first of these words: where it begins, and what is behind it; 0: none stands there. */
static size_t find_word(struct str t, const char *const *words, size_t from, size_t *begins)
{
    for (size_t i = from; i < t.n; i++)
        for (size_t k = 0; words[k]; k++)
            if (stands_at(t, i, words[k])) {
                *begins = i;
                return i + strlen(words[k]);
            }
    return 0;
}

static size_t behind(struct str t, const char *const *words, size_t from)
{
    size_t begins;
    return find_word(t, words, from, &begins);
}
#define BEHIND(t, from, ...) behind((t), (const char *const[]){__VA_ARGS__, NULL}, (from))

static bool ends_sentence(struct str t, size_t i)
{
    return t.s[i] == '\n' ||
           (t.s[i] == '.' && (i + 1 == t.n || t.s[i + 1] == ' ' || t.s[i + 1] == '\n') &&
            !(i > 1 && t.s[i - 2] == ' ')); /* an initial */
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

/* Whether one of the words stands in t[from, to). */
static bool says(struct str t, size_t from, size_t to, const char *const *words)
{
    size_t begins, end = find_word((struct str){t.s, to}, words, from, &begins);
    return end > 0;
}
#define SAYS(t, from, to, ...) says((t), (from), (to), (const char *const[]){__VA_ARGS__, NULL})

/* "Your gross monthly salary will be €3,250": the unit stands before the amount. */
static const char *unit_before(struct str t, size_t from, size_t to)
{
    return SAYS(t, from, to, "monthly salary", "salary per month", "monthly pay", "monthly")
               ? " a month"
           : SAYS(t, from, to, "hourly rate", "hourly pay", "hourly wage", "rate per hour")
               ? " an hour"
           : SAYS(t, from, to, "day rate", "daily rate", "rate per day") ? " a day"
           : SAYS(t, from, to, "weekly wage", "weekly pay")              ? " a week"
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

/* "paid 13 times a year", "in 13 instalments", "(13 monthly salaries)". */
static bool times_in(struct str t, size_t from, size_t to, struct str *out)
{
    static const char *const words[] = {
        "times", "instalments", "installments", "salaries", "payments", "payslips", NULL};
    size_t begins;
    return find_word((struct str){t.s, to}, words, from, &begins) &&
           amount_in(t, from, begins, is_times, out);
}

static void read_base(struct letter *l)
{
    struct str t = l->all, amount, more;
    size_t at = 0;
    for (int tries = 0; tries < TRIES_MAX &&
                        (at = BEHIND(t, at, "base salary", "basic salary", "annual salary",
                                     "base pay", "salary", "hourly rate", "rate of pay", "day rate",
                                     "daily rate", "hourly wage", "fixed pay", "base"));
         tries++) {
        size_t from = sentence_start(t, at), to = sentence_end(t, at);
        if (!amount_in(t, at, to, is_pay, &amount))
            continue;
        size_t begins = (size_t)(amount.s - t.s), end = begins + amount.n, ote;
        struct buf b;
        buf_init(&b, l->out->arena);
        buf_add(&b, amount.s, amount.n);
        if (has_no_unit(amount))
            buf_puts(&b, unit_before(t, from, begins));
        if (amount_in(t, at, to, is_hours, &more))
            buf_printf(&b, ", %.*s", (int)more.n, more.s);
        struct str so_far = {buf_str(&b), b.n};
        if (SAYS(so_far, 0, so_far.n, "day") && amount_in(t, end, to, is_days, &more))
            buf_printf(&b, ", %.*s", (int)more.n, more.s);
        if (times_in(t, end, to, &more))
            buf_printf(&b, ", %.*s times", (int)more.n, more.s);
        if ((ote = BEHIND(t, from, "ote", "on-target earnings", "on target earnings")) &&
            amount_in(t, ote, sentence_end(t, ote), is_pay, &more))
            buf_printf(&b, ", OTE %.*s", (int)more.n, more.s);
        else if ((ote = BEHIND(t, 0, "period of", "fixed term of", "term of", "contract of",
                               "contract for", "duration of")) &&
                 amount_in(t, ote, sentence_end(t, ote), is_months, &more) &&
                 more.s < t.s + ote + 4 &&
                 !SAYS(t, sentence_start(t, ote), ote, "notice", "probation"))
            buf_printf(&b, ", for %.*s", (int)more.n, more.s);
        put(l, "base", (struct str){buf_str(&b), b.n});
        return;
    }
}

static void read_bonus(struct letter *l)
{
    struct str t = l->all, amount;
    size_t at = 0;
    for (int tries = 0;
         tries < TRIES_MAX && (at = BEHIND(t, at, "bonus", "commission", "variable pay"));
         tries++) {
        size_t from = sentence_start(t, at), to = sentence_end(t, at);
        struct str whole = {t.s + from, to - from};
        if (BEHIND(whole, 0, "sign-on", "signing", "sign on", "joining"))
            continue;
        if (!amount_in(t, from, to, is_percent, &amount) && !amount_in(t, at, to, is_pay, &amount))
            continue;
        const char *kind = BEHIND(whole, 0, "discretionary", "up to")      ? " discretionary"
                           : BEHIND(whole, 0, "commission")                ? " commission"
                           : BEHIND(whole, 0, "guaranteed", "contractual") ? " contractual"
                                                                           : "";
        put(l, "bonus",
            str_of(arena_printf(l->out->arena, "%.*s%s", (int)amount.n, amount.s, kind)));
        return;
    }
}

static void read_sign_on(struct letter *l)
{
    struct str t = l->all, amount, months;
    size_t at = BEHIND(t, 0, "sign-on", "signing bonus", "sign on bonus", "joining bonus");
    if (!at)
        return;
    size_t from = sentence_start(t, at), to = sentence_end(t, at);
    if (!amount_in(t, from, to, is_pay, &amount))
        return;
    bool back =
        amount_in(t, from, sentence_end(t, to < t.n ? to + 1 : to), is_months, &months) &&
        BEHIND(t, from, "repay", "repaid", "repayable", "pay back", "clawback", "reimburse");
    put(l, "sign-on",
        str_of(back ? arena_printf(l->out->arena, "%.*s, %.*s", (int)amount.n, amount.s,
                                   (int)months.n, months.s)
                    : arena_strndup(l->out->arena, amount.s, amount.n)));
}

static void read_equity(struct letter *l)
{
    struct str t = l->all, count, price;
    size_t at = BEHIND(t, 0, "rsus", "restricted stock units", "stock options", "options");
    if (!at)
        return;
    size_t from = sentence_start(t, at), to = sentence_end(t, at);
    struct str whole = {t.s + from, to - from};
    bool options = BEHIND(whole, 0, "options", "option") > 0;
    if (!amount_in(t, from, to, is_count, &count))
        return;
    size_t digits = 0;
    while (digits < count.n &&
           (count.s[digits] == ',' || count.s[digits] == '.' || ascii_is_digit(count.s[digits])))
        digits++;
    struct buf b;
    buf_init(&b, l->out->arena);
    buf_printf(&b, "%.*s %s", (int)digits, count.s, options ? "options" : "RSUs");
    size_t strike = BEHIND(t, from, "exercise price", "strike price", "strike", "price of");
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
        if (i + NEAR >= begins && !BEHIND(between, 0, "and") && !memchr(between.s, ',', between.n))
            return true;
    }
    return amount_in(t, at, to, fits, out) || amount_in(t, from, begins, fits, out);
}

static void add_more(struct letter *l, struct buf *more, const char *name, const char *const *words,
                     bool (*fits)(const struct amount_reading *))
{
    struct str amount;
    size_t begins, at = find_word(l->all, words, 0, &begins), n = 0;
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
        const char *name, *words[8];
        bool (*fits)(const struct amount_reading *);
    } terms[] = {
        {"leave",
         {"annual leave", "paid leave", "holiday", "holidays", "vacation", "paid time off", NULL},
         is_days},
        {"notice", {"notice period", "notice", NULL}, is_months},
        {"probation", {"probation period", "probationary period", "probation", NULL}, is_months},
        {"remote", {"remotely", "remote", "from home", NULL}, is_days},
        {"pension", {"pension", "401(k)", "retirement", NULL}, is_percent}};
    struct buf more;
    buf_init(&more, l->out->arena);
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        add_more(l, &more, terms[i].name, terms[i].words, terms[i].fits);
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

static void read_day(struct letter *l, const char *id, const char *const *words)
{
    struct str day;
    size_t at = 0;
    for (int tries = 0; tries < TRIES_MAX && (at = behind(l->all, words, at)); tries++)
        if (day_in(l, at, sentence_end(l->all, at), &day)) {
            put(l, id, day);
            return;
        }
}

/* ---- names ------------------------------------------------------------------------------------
 */

/* A row of words with capitals, "of", "and" and "&" between them. */
static struct str name_at(struct str t, size_t at)
{
    size_t end = at;
    while (at < t.n && t.s[at] == ' ')
        at++;
    for (size_t i = at; i < t.n;) {
        size_t n = 0;
        while (i + n < t.n && t.s[i + n] != ' ' && !strchr(",.;:\n()", t.s[i + n]))
            n++;
        bool capital = n && ascii_is_capital(t.s[i]);
        bool little = (n == 2 && memcmp(t.s + i, "of", 2) == 0) || (n == 1 && t.s[i] == '&');
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
        if (!(first >= 'A' && first <= 'Z') && !(n == 1 && first == '&'))
            break;
        from -= n;
        begins = from;
        if (from == 0 || t.s[from - 1] != ' ')
            break;
        from--;
    }
    return begins < end ? (struct str){t.s + begins, end - begins} : (struct str){NULL, 0};
}

static void read_job(struct letter *l)
{
    struct str t = l->all;
    size_t at = BEHIND(t, 0, "position of", "role of", "the position of", "employment as", "as our",
                       "engage you as", "employ you as", "hire you as", "as a", "as an");
    struct str role = at ? name_at(t, at) : (struct str){NULL, 0};
    at = BEHIND(t, 0, "position at", "role at", "employment with", "employment at", "to join",
                "on behalf of", "offer from");
    struct str employer = at ? name_at(t, at) : (struct str){NULL, 0};
    if (!employer.n && role.n) {
        size_t end = (size_t)(role.s - t.s) + role.n;
        size_t with = BEHIND(t, end, "at", "with");
        if (with && with <= sentence_end(t, end))
            employer = name_at(t, with);
    }
    static const char *const offers[] = {"is pleased to",
                                         "are pleased to",
                                         "is delighted to",
                                         "offers you",
                                         "would like to",
                                         "is happy to",
                                         NULL};
    size_t begins = 0;
    if (!employer.n && find_word(t, offers, 0, &begins))
        employer = name_before(t, begins);
    if (talk_is(employer, "we") || talk_is(employer, "i"))
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
    size_t at = BEHIND(t, 0, "dear");
    struct str name = at ? name_at(t, at) : (struct str){NULL, 0};
    if (name.n)
        put(l, "name", name);
    at = BEHIND(t, 0, "sincerely", "best regards", "kind regards", "regards", "yours faithfully");
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

/* "three months" as "3 months": whoever writes a letter spells small numbers out. */
static size_t spelled_at(struct str t, size_t at, const char **digits)
{
    static const struct {
        const char *word, *digits;
    } numbers[] = {{"one", "1"},       {"two", "2"},       {"three", "3"},     {"four", "4"},
                   {"five", "5"},      {"six", "6"},       {"seven", "7"},     {"eight", "8"},
                   {"nine", "9"},      {"ten", "10"},      {"eleven", "11"},   {"twelve", "12"},
                   {"thirteen", "13"}, {"fourteen", "14"}, {"eighteen", "18"}, {"twenty", "20"},
                   {"thirty", "30"}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        size_t n = strlen(numbers[i].word);
        if (stands_at(t, at, numbers[i].word) && at + n < t.n && t.s[at + n] == ' ') {
            *digits = numbers[i].digits;
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
        const char *digits;
        size_t n = spelled_at(t, i, &digits);
        if (n)
            buf_puts(&b, digits);
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
    static const char *const starts[] = {"start date", "start on", "starting",
                                         "starts on",  "begin",    "commence",
                                         "commencing", "start",    NULL};
    static const char *const answers[] = {
        "accept by",     "respond by",     "reply by",    "answer by",  "expires on",
        "expires",       "expire on",      "valid until", "open until", "return it by",
        "no later than", "signed copy by", "deadline",    NULL};
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
    read_day(&l, "start", starts);
    read_day(&l, "respond-by", answers);
}
