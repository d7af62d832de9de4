/* questions_pay.c - the questions about money, each in the unit people have; see questions.h. */
#include "cli/answer.h"
#include "cli/questions_part.h"
#include "job/debrief.h"
#include <stdio.h>

/* ---- base, currency ---------------------------------------------------------------------------
 */

void question_ask_base(struct interview *v)
{
    question_ask(v, "What base pay do they offer? In the offer's own unit: \"€72,000\", \"3250 x "
                    "13\", \"22.50 an hour, 37.5 hours\", \"450 a day, 220 days, for 9 months\", "
                    "\"90k, OTE 130k\", \"38 lakh\".");
}

/* 20,000; 2.10 */
static const char *plain(const struct interview *v, money x)
{
    long long whole = (long long)(x / MONEY_UNIT), rest = (long long)(x % MONEY_UNIT);
    const char *text = arena_printf(v->arena, "%lld", whole);
    struct buf b;
    buf_init(&b, v->arena);
    for (size_t n = strlen(text), i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0)
            buf_putc(&b, ',');
        buf_putc(&b, text[i]);
    }
    if (rest)
        buf_printf(&b, ".%02lld", rest);
    return buf_str(&b);
}

/* Less is hardly what anybody is paid for a year, in the currencies that a year's pay is told in
 * without its unit. */
#define LEAST_YEAR (10000 * MONEY_UNIT)

const char *question_take_base(struct interview *v, struct str answer)
{
    struct starter *s = &v->answers;
    const char *why = answer_pay(answer, &s->here.pay);
    if (why)
        return why;
    if (!s->here.pay.per && s->here.pay.times_e2) { /* "90k, 12 months" */
        s->here.pay.months = (int)(s->here.pay.times_e2 / 100);
        s->here.pay.times_e2 = 0;
    }
    if (s->here.pay.months > 48)
        return "For how many months? 1 to 48.";
    if (!s->here.pay.per && !s->here.pay.a_year && s->here.pay.amount < LEAST_YEAR)
        return arena_printf(v->arena,
                            "%s for a whole year? Say which it is: \"%s a month\", \"%s an hour, "
                            "37.5 hours\", or \"%s a year\".",
                            plain(v, s->here.pay.amount), plain(v, s->here.pay.amount),
                            plain(v, s->here.pay.amount), plain(v, s->here.pay.amount));
    if (!s->guide)
        s->currency = s->here.pay.currency ? s->here.pay.currency->code : NULL;
    else if (s->here.pay.currency && strcmp(s->here.pay.currency->code, s->currency) != 0 &&
             !currency_has_sign(currency_find(s->currency), str_of(s->here.pay.currency->symbol)))
        s->currency = s->here.pay.currency->code;
    return NULL;
}

void question_said_base(struct interview *v)
{
    const struct reading *r = &v->reading;
    if (!v->has_reading)
        return;
    if (v->answers.here.pay.per)
        talk_sayf(v->arena, 3, "Base: %s = %s a year.", r->base, r->base_year);
    else
        talk_sayf(v->arena, 3, "Base: %s a year.", r->base_year);
    if (v->answers.here.pay.months)
        talk_sayf(v->arena, 3, "For %d months.", v->answers.here.pay.months);
    if (v->answers.here.pay.ote)
        talk_sayf(v->arena, 3, "On target, with commission: %s a year.", r->annual);
    if (r->band)
        talk_sayf(v->arena, 3, "For comparison, %s: %s.", r->band, r->base_band);
}

bool question_currency_open(const struct interview *v)
{
    return v->answers.here.pay.given && !v->answers.currency;
}

void question_ask_currency(struct interview *v)
{
    question_ask(v, "In which currency? EUR, USD, GBP, CHF, INR, JPY …");
}

const char *question_take_currency(struct interview *v, struct str answer)
{
    char code[4] = "";
    size_t n;
    for (size_t i = 0; answer.n == 3 && i < 3; i++)
        code[i] = (char)(answer.s[i] >= 'a' && answer.s[i] <= 'z' ? answer.s[i] - 32 : answer.s[i]);
    const struct currency *c = answer.n == 3 ? currency_find(code) : NULL;
    if (!c && answer.n)
        c = currency_at(answer, 0, true, &n);
    const struct language *l;
    for (size_t i = 0; !c && (l = language_at(i)); i++) /* "euros" */
        for (const struct money_word *w = l->moneys; !c && w && w->word; w++)
            c = talk_is(answer, w->word) ? currency_find(w->code) : NULL;
    if (!c)
        return "Write the three letters of the currency: EUR, USD, GBP.";
    v->answers.currency = c->code;
    return NULL;
}

/* ---- bonus, sign-on ---------------------------------------------------------------------------
 */

bool question_bonus_open(const struct interview *v)
{
    return v->answers.here.pay.ote == 0;
}

void question_ask_bonus(struct interview *v)
{
    question_ask(v, "A bonus? \"10%\", \"8000\", \"2 months\", \"OTE 130k\"; add contractual, "
                    "commission or discretionary if it is. Enter: none was named.");
}

const char *question_take_bonus(struct interview *v, struct str answer)
{
    struct starter_offer *o = &v->answers.here;
    o->bonus = (struct answer_extra){0};
    if (question_skipped(answer))
        return NULL;
    const char *why = answer_extra(answer, &o->bonus);
    if (why || !o->bonus.ote)
        return why;
    if (o->bonus.ote <= o->pay.amount || o->pay.per)
        return "On-target earnings are base and variable pay together, a year; write the variable "
               "part alone: \"40k commission\".";
    o->pay.ote = o->bonus.ote;
    o->pay.variable = o->bonus.ote - o->pay.amount;
    o->bonus = (struct answer_extra){0};
    return NULL;
}

void question_said_bonus(struct interview *v)
{
    if (v->has_reading && (v->answers.here.bonus.given || v->answers.here.pay.variable))
        talk_sayf(v->arena, 3, "Bonus: %s a year. All told: %s a year.", v->reading.bonus,
                  v->reading.annual);
}

void question_ask_sign_on(struct interview *v)
{
    question_ask(v, "A sign-on payment? \"10k\", or \"10k, 12 months\" if you must pay it back on "
                    "leaving before. Enter: none.");
}

const char *question_take_sign_on(struct interview *v, struct str answer)
{
    struct answer_pay p;
    v->answers.sign_on = 0;
    v->answers.clawback_months = 0;
    if (question_skipped(answer))
        return NULL;
    if (answer_pay(answer, &p) || p.per || p.ote || p.hours_e2)
        return "Write an amount: 10k, or \"10k, 12 months\".";
    v->answers.sign_on = p.amount;
    v->answers.clawback_months = (int)(p.times_e2 / 100);
    return NULL;
}

/* ---- equity -----------------------------------------------------------------------------------
 */

void question_ask_equity(struct interview *v)
{
    question_ask(v, "Shares or options? \"500 RSUs at 212.40\", \"20000 options at 2.10\", \"$80k "
                    "over 4 years\". \"none\": there are none. Enter: nobody has said.");
}

const char *question_take_equity(struct interview *v, struct str answer)
{
    struct answer_stock *e = &v->answers.here.stock;
    const char *why = answer_stock(answer, e);
    if (!why && e->given && !e->none && !e->kind && v->answers.region)
        e->kind = v->answers.region->kind;
    return why;
}

static bool has_stock(const struct interview *v)
{
    return v->answers.here.stock.given && !v->answers.here.stock.none;
}

bool question_paper_open(const struct interview *v)
{
    return has_stock(v) && !v->answers.here.stock.kind;
}

void question_ask_paper(struct interview *v)
{
    question_ask(v, "What is it? 1 RSUs or shares that can be sold, 2 shares of a company that "
                    "isn't listed, 3 options.");
}

const char *question_take_paper(struct interview *v, struct str answer)
{
    static const char *const kinds[] = {"liquid", "pre-ipo", "options"};
    for (size_t i = 0; i < 3; i++)
        if (talk_is(answer, kinds[i]) || (answer.n == 1 && answer.s[0] == (char)('1' + i))) {
            v->answers.here.stock.kind = kinds[i];
            return NULL;
        }
    return "Type 1, 2 or 3.";
}

bool question_price_open(const struct interview *v)
{
    const struct answer_stock *e = &v->answers.here.stock;
    return has_stock(v) && e->shares_e2 && !e->price;
}

void question_ask_price(struct interview *v)
{
    const struct answer_stock *e = &v->answers.here.stock;
    bool options = e->kind && strcmp(e->kind, "options") == 0;
    talk_sayf(v->arena, 3, "What is one share worth today%s? Enter: I don't know yet.",
              options ? " (not the strike)" : "");
}

const char *question_take_price(struct interview *v, struct str answer)
{
    money price;
    v->answers.here.stock.price = 0;
    if (question_skipped(answer))
        return NULL;
    if (!answer_only_amount(answer, &price))
        return "Write the price of one share: 212.40.";
    v->answers.here.stock.price = price;
    return NULL;
}

bool question_rate_open(const struct interview *v)
{
    const struct answer_stock *e = &v->answers.here.stock;
    return has_stock(v) && e->currency && v->answers.currency && !v->answers.rate &&
           strcmp(e->currency->code, v->answers.currency) != 0;
}

void question_ask_rate(struct interview *v)
{
    talk_sayf(v->arena, 3,
              "The pay is in %s and the equity in %s. What is 1 %s in %s today? Like "
              "0.92.",
              v->answers.currency, v->answers.here.stock.currency->code,
              v->answers.here.stock.currency->code, v->answers.currency);
}

const char *question_take_rate(struct interview *v, struct str answer)
{
    int64_t e8;
    v->answers.rate = NULL;
    if (!decimal_parse(answer, &e8) || e8 == 0)
        return "Write a number like 0.92.";
    v->answers.rate = question_kept(v, answer);
    return NULL;
}

/* Another question about it follows: what was understood is said after that one. */
static bool more_to_come(const struct interview *v)
{
    bool first = v->taken_n && strcmp(v->taken[v->taken_n - 1].id, "price") != 0;
    return question_paper_open(v) || question_rate_open(v) || (first && question_price_open(v));
}

/* "500 RSUs of $212.40 = $106,200 over 4 years" */
void question_said_equity(struct interview *v)
{
    const struct answer_stock *e = &v->answers.here.stock;
    const struct reading *r = &v->reading;
    if (e->given && e->none) {
        question_ask(v, "No equity: it stands nowhere in the brief.");
        return;
    }
    if (!v->has_reading || !has_stock(v) || more_to_come(v))
        return;
    const struct currency *c = e->currency ? e->currency : currency_find(v->answers.currency);
    bool options = e->kind && strcmp(e->kind, "options") == 0;
    const char *paper = options ? "options" : e->instrument ? "RSUs" : "shares";
    struct buf b;
    buf_init(&b, v->arena);
    if (e->shares_e2)
        buf_printf(&b, "%s %s", plain(v, e->shares_e2), paper);
    if (options && e->strike)
        buf_printf(&b, " at a strike of %s%s", c->symbol, plain(v, e->strike));
    if (e->shares_e2 && e->price)
        buf_printf(&b, "%s %s%s", options ? ", a share now" : " of", c->symbol, plain(v, e->price));
    bool known = !e->shares_e2 || (e->price && (!options || e->strike));
    if (known)
        buf_printf(&b, "%s%s", e->shares_e2 ? " = " : "Equity: ", r->equity);
    buf_printf(&b, " over %d years", e->years ? e->years : 4);
    if (known && r->equity_here)
        buf_printf(&b, " (%s at %s)", r->equity_here, v->answers.rate);
    talk_sayf(v->arena, 3, "%s.%s", buf_str(&b),
              known ? "" : " What it is worth isn't known yet: it counts as 0 and is a question.");
}

/* ---- terms, range -----------------------------------------------------------------------------
 */

void question_ask_more(struct interview *v)
{
    question_ask(v,
                 "What else does the offer hold? \"leave 28, remote 2, notice 3, probation 6, "
                 "pension 5%, relocation 3000, allowance:Shift work 180\". Enter: nothing more.");
}

const char *question_take_more(struct interview *v, struct str answer)
{
    struct buf unused;
    buf_init(&unused, v->arena);
    v->answers.more = NULL;
    if (question_skipped(answer))
        return NULL;
    const char *text = question_kept(v, answer);
    const char *why = debrief_as_xml(text, NULL, false, "", v->arena, &unused);
    if (!why)
        v->answers.more = text;
    return why;
}

void question_ask_range(struct interview *v)
{
    const char *per = v->answers.here.pay.per;
    if (per)
        talk_sayf(v->arena, 3,
                  "Was a pay range advertised? \"61k - 75k\" a year, or by the %s as the base is. "
                  "Enter: no, or not known.",
                  per);
    else
        question_ask(v, "Was a pay range advertised, a year? \"61k - 75k\". Enter: no, or not "
                        "known.");
}

/* One end of the range, with its unit where it has one. */
static bool take_end(struct str text, struct amount_reading *r)
{
    return amount_read(&text, r) && text.n == 0 && amount_is_pay(r->unit);
}

/* By the unit it names, else by the base's where it can be no year's. */
static const char *per_of_range(const struct interview *v, const struct amount_reading *high)
{
    const struct answer_pay *pay = &v->answers.here.pay;
    if (high->unit != AMOUNT_ALONE)
        return high->unit == AMOUNT_A_YEAR ? NULL : amount_unit_name(high->unit);
    return pay->per && high->value < pay->amount * 4 ? pay->per : NULL;
}

const char *question_take_range(struct interview *v, struct str answer)
{
    static const char wrong[] = "Write both ends: \"61k - 75k\", or \"480 - 620 a day\".";
    struct starter *s = &v->answers;
    s->range_low = s->range_high = 0;
    s->range_per = NULL;
    if (question_skipped(answer))
        return NULL;
    for (size_t i = 1; i + 1 < answer.n; i++) {
        size_t dash = answer.s[i] == '-' || answer.s[i] == '/'                           ? 1
                      : memcmp(answer.s + i, "to", 2) == 0                               ? 2
                      : i + 3 < answer.n && memcmp(answer.s + i, "\xE2\x80\x93", 3) == 0 ? 3
                                                                                         : 0;
        struct str low = str_trim((struct str){answer.s, i});
        struct str high = str_trim((struct str){answer.s + i + dash, answer.n - i - dash});
        struct amount_reading a, b;
        if (!dash || !take_end(high, &b) || !take_end(low, &a))
            continue;
        if (a.value * 1000 <= b.value && a.value <= 1000 * MONEY_UNIT) /* 61-75k */
            a.value *= 1000;
        if (a.value == 0 || a.value > b.value)
            return wrong;
        s->range_per = per_of_range(v, &b);
        if (s->range_per && (!s->here.pay.per || strcmp(s->range_per, s->here.pay.per) != 0) &&
            strcmp(s->range_per, "month") != 0)
            return "Write it by the year, or in the unit that the base is in.";
        s->range_low = a.value;
        s->range_high = b.value;
        return NULL;
    }
    return wrong;
}

void question_said_range(struct interview *v)
{
    if (v->has_reading && v->reading.band)
        talk_sayf(v->arena, 3, "Base is %s; %s is %s.", v->reading.base_year, v->reading.band,
                  v->reading.base_band);
}

/* ---- another offer ----------------------------------------------------------------------------
 */

void question_ask_other(struct interview *v)
{
    question_ask(v,
                 "Another company that you could join, or the one you are with? Its name. Enter: "
                 "none.");
}

const char *question_take_other(struct interview *v, struct str answer)
{
    struct starter_other *o = v->answers.others;
    v->answers.others_n = 0;
    if (question_skipped(answer))
        return NULL;
    v->answers.others_n = 1;
    *o = (struct starter_other){.company = answer, .status = "market"};
    o->offer.pay = v->answers.here.pay; /* until its own is known */
    return NULL;
}

bool question_other_there(const struct interview *v)
{
    return v->answers.others_n > 0;
}

void question_ask_firm(struct interview *v)
{
    question_ask(v,
                 "How firm is it? 1 written, 2 verbal, 3 process (still in interviews), 4 market "
                 "(a figure you read), 5 current (the job you have).");
}

const char *question_take_firm(struct interview *v, struct str answer)
{
    static const char *const words[] = {"written", "verbal", "process", "market", "current"};
    for (size_t i = 0; i < 5; i++)
        if (talk_is(answer, words[i]) || (answer.n == 1 && answer.s[0] == (char)('1' + i))) {
            v->answers.others[0].status = words[i];
            return NULL;
        }
    return "Type a number from 1 to 5.";
}

/* What may be said of it; of a figure somebody read, and of the job one has, nothing is. */
bool question_disclose_open(const struct interview *v)
{
    const char *status = v->answers.others_n ? v->answers.others[0].status : "market";
    return strcmp(status, "market") != 0 && strcmp(status, "current") != 0;
}

void question_ask_disclose(struct interview *v)
{
    question_ask(v, "May they learn of it? 1 no, 2 that there is one, 3 its name and figures. "
                    "Enter: no.");
}

const char *question_take_disclose(struct interview *v, struct str answer)
{
    static const char *const words[] = {"none", "existence", "full"};
    v->answers.others[0].disclose = NULL;
    if (question_skipped(answer))
        return NULL;
    for (size_t i = 0; i < 3; i++)
        if (talk_is(answer, words[i]) || (answer.n == 1 && answer.s[0] == (char)('1' + i))) {
            v->answers.others[0].disclose = words[i];
            return NULL;
        }
    return "Type 1, 2 or 3.";
}

void question_ask_other_base(struct interview *v)
{
    talk_sayf(v->arena, 3, "Its base, in %s? Written as before.", v->answers.currency);
}

const char *question_take_other_base(struct interview *v, struct str answer)
{
    const char *slash = answer.n ? memchr(answer.s, '/', answer.n) : NULL;
    struct str base = {answer.s, slash ? (size_t)(slash - answer.s) : answer.n};
    v->answers.others[0].offer = (struct starter_offer){0};
    const char *why = answer_pay(str_trim(base), &v->answers.others[0].offer.pay);
    if (why || !slash)
        return why;
    struct str rest = {slash + 1, answer.n - base.n - 1};
    return answer_stock(str_trim(rest), &v->answers.others[0].offer.stock);
}

void question_ask_other_equity(struct interview *v)
{
    question_ask(v, "Its shares, if any? \"220k over 4 years\", \"55k a year\". Enter: none "
                    "known.");
}

const char *question_take_other_equity(struct interview *v, struct str answer)
{
    if (question_skipped(answer))
        return NULL;
    return answer_stock(answer, &v->answers.others[0].offer.stock);
}

/* ---- and more of them, a line each ------------------------------------------------------------
 */

bool question_another_open(const struct interview *v)
{
    return v->answers.others_n > 0 && v->answers.others_n < OTHERS_MAX;
}

bool question_third_open(const struct interview *v)
{
    return v->answers.others_n == 2;
}

void question_ask_another(struct interview *v)
{
    question_ask(v, "Another one still? In a line: \"Northbeam, written, 104k / 60k\" (written, "
                    "verbal, process, market or current; base, then shares). Enter: no.");
}

const char *question_take_another(struct interview *v, struct str answer)
{
    static const char wrong[] = "Write \"Northbeam, written, 104k / 60k\".";
    static const char *const words[] = {"written", "verbal", "process", "market", "current"};
    struct starter_other o = {.status = NULL};
    if (question_skipped(answer))
        return NULL;
    const char *first = memchr(answer.s, ',', answer.n);
    size_t n = first ? (size_t)(first - answer.s) : 0;
    const char *second = n ? memchr(first + 1, ',', answer.n - n - 1) : NULL;
    if (!second)
        return wrong;
    o.company = str_trim((struct str){answer.s, n});
    struct str status = str_trim((struct str){first + 1, (size_t)(second - first) - 1});
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (talk_is(status, words[i]))
            o.status = words[i];
    struct str pay = {second + 1, answer.n - (size_t)(second - answer.s) - 1};
    const char *slash = pay.n ? memchr(pay.s, '/', pay.n) : NULL;
    struct str base = {pay.s, slash ? (size_t)(slash - pay.s) : pay.n};
    if (!o.company.n || !o.status)
        return wrong;
    const char *why = answer_pay(str_trim(base), &o.offer.pay);
    if (!why && slash)
        why = answer_stock(str_trim((struct str){slash + 1, pay.n - base.n - 1}), &o.offer.stock);
    if (!why)
        v->answers.others[v->answers.others_n++] = o;
    return why;
}
