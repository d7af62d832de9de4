/* value.c - single values, and what to write instead when one isn't sound. */
#include "base/ascii.h"
#include "xml/reader.h"
#include <strings.h>

static struct str trimmed(struct xml_value v)
{
    return str_trim(str_of(v.text));
}

static bool empty(struct xml_reader *r, struct xml_value v, const char *example)
{
    if (trimmed(v).n)
        return false;
    xml_refuse(r, DIAG_EMPTY, v.at, "%s is empty; write %s", v.name, example);
    return true;
}

/* ---- amounts -------------------------------------------------------------------------------- */

/* "12k", "€12,000", "12 000 EUR", "5.000", "1,5m": digits and their separators, a multiplier, and
 * whatever else stands around them. */
struct rough {
    char digits[64]; /* with '.' and ',' where they stood */
    size_t n;
    int zeros; /* of the multiplier */
    bool sound;
};

static struct rough rough_of(struct str s)
{
    struct rough g = {.sound = true};
    size_t i = 0;
    bool after = false; /* behind the digits */
    while (i < s.n) {
        size_t from = i;
        uint32_t c = str_decode(s, &i);
        bool number = c < 0x80 && (ascii_is_digit((char)c) || ((c == '.' || c == ',') && g.n));
        if (number && !after && g.n + 1 < sizeof g.digits)
            g.digits[g.n++] = s.s[from];
        else if (number)
            g.sound = false;
        else if (c == '-' || c == '+' || c == '%')
            g.sound = false;
        else if (g.n && !after && (c == 'k' || c == 'K' || c == 'm' || c == 'M')) {
            g.zeros = c == 'k' || c == 'K' ? 3 : 6;
            after = true;
        }
        /* Spaces and apostrophes divide thousands; signs, codes and words are left out. */
    }
    while (g.n && (g.digits[g.n - 1] == '.' || g.digits[g.n - 1] == ','))
        g.n--;
    g.digits[g.n] = 0;
    g.sound &= g.n > 0;
    return g;
}

/* Where the decimals begin, or n: the last separator, unless three digits (thousands) follow it and
 * no more than three stand before the first: 70000.123 has no thousands to divide. */
static size_t decimal_point(const struct rough *g)
{
    size_t first = g->n, last = g->n;
    unsigned points = 0, kinds = 0;
    for (size_t i = 0; i < g->n; i++)
        if (!ascii_is_digit(g->digits[i])) {
            kinds |= g->digits[i] == '.' ? 1 : 2;
            first = points++ ? first : i;
            last = i;
        }
    if (points == 0 || (points > 1 && kinds != 3))
        return g->n;
    return g->n - last - 1 == 3 && first <= 3 && !g->zeros ? g->n : last;
}

/* What was meant, as the contract writes it; NULL when that can't be told. */
static const char *amount_meant(struct arena *a, struct str s)
{
    struct rough g = rough_of(s);
    if (!g.sound)
        return NULL;
    struct buf b;
    buf_init(&b, a);
    size_t point = decimal_point(&g), i = 0;
    for (; i < point; i++)
        if (ascii_is_digit(g.digits[i]))
            buf_putc(&b, g.digits[i]);
    int zeros = g.zeros;
    for (i = point + 1; point < g.n && i < g.n && zeros > 0; i++, zeros--)
        buf_putc(&b, g.digits[i]);
    if (point == g.n || i >= g.n)
        for (; zeros > 0; zeros--)
            buf_putc(&b, '0');
    else {
        buf_putc(&b, '.');
        for (; i < g.n; i++)
            buf_putc(&b, g.digits[i]);
    }
    money m;
    const char *text = buf_str(&b);
    while (text[0] == '0' && ascii_is_digit(text[1]))
        text++;
    return money_parse(str_of(text), &m) ? text : NULL;
}

/* What to write where no amount was meant: a point is no fault, only what is too much behind it. */
static const char *amount_form(struct str s)
{
    size_t whole = 0;
    while (whole < s.n && ascii_is_digit(s.s[whole]))
        whole++;
    size_t end = whole + 1;
    while (end < s.n && ascii_is_digit(s.s[end]))
        end++;
    bool decimals = whole > 0 && end == s.n && s.s[whole] == '.' && end - whole > 3;
    return decimals ? "two decimals at the most, as in 82000.50" : "digits alone, as in 82000";
}

bool xml_read_amount(struct xml_reader *r, struct xml_value v, struct amount *out)
{
    struct str s = trimmed(v);
    out->at = v.at; /* it was there, whatever it is worth */
    if (empty(r, v, "an amount, as in 82000"))
        return false;
    if (money_parse(s, &out->value)) {
        out->stated = true;
        return true;
    }
    const char *meant = amount_meant(r->arena, s), *quoted = diag_quote(r->arena, s);
    size_t digits = 0;
    while (digits < s.n && ascii_is_digit(s.s[digits]))
        digits++;
    if (digits > 12)
        xml_refuse(r, DIAG_OUT_OF_RANGE, v.at, "%s is too large: %s; 12 digits are the most",
                   v.name, quoted);
    else
        xml_refuse(r, DIAG_NOT_AN_AMOUNT, v.at, "%s is not an amount: %s; write %s", v.name, quoted,
                   meant ? meant : amount_form(s));
    return false;
}

/* ---- numbers -------------------------------------------------------------------------------- */

/* A comma for the point, or a per cent sign, is what people write; a comma before three digits
 * divides thousands. */
static const char *decimal_meant(struct arena *a, struct str s)
{
    struct buf b;
    buf_init(&b, a);
    bool thousands = s.n > 4 && s.s[s.n - 4] == ',' && s.s[0] != '0';
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] == ',' && !thousands)
            buf_putc(&b, '.');
        else if (s.s[i] != '%' && s.s[i] != ' ' && s.s[i] != ',')
            buf_putc(&b, s.s[i]);
    int64_t e8;
    const char *text = buf_str(&b);
    return decimal_parse(str_of(text), &e8) ? text : NULL;
}

/* Digits alone, so many that a decimal of eight places can't hold them. */
static bool too_large(struct str s)
{
    size_t whole = 0;
    while (whole < s.n && ascii_is_digit(s.s[whole]))
        whole++;
    return whole > 10 && (whole == s.n || s.s[whole] == '.');
}

bool xml_read_decimal(struct xml_reader *r, struct xml_value v, const char *example,
                      struct decimal *out)
{
    struct str s = trimmed(v);
    out->at = v.at;
    if (empty(r, v, arena_printf(r->arena, "a number, as in %s", example)))
        return false;
    if (decimal_parse(s, &out->e8)) {
        out->stated = true;
        return true;
    }
    if (too_large(s)) {
        xml_refuse(r, DIAG_OUT_OF_RANGE, v.at, "%s is too large: %s; 92233720368 is the most",
                   v.name, diag_quote(r->arena, s));
        return false;
    }
    const char *meant = decimal_meant(r->arena, s);
    xml_refuse(r, DIAG_NOT_A_NUMBER, v.at, "%s is not a number: %s; write %s", v.name,
               diag_quote(r->arena, s),
               meant ? meant : arena_printf(r->arena, "digits and a point, as in %s", example));
    return false;
}

bool xml_read_integer(struct xml_reader *r, struct xml_value v, int min, int max, int *out)
{
    struct str s = trimmed(v);
    if (empty(r, v, arena_printf(r->arena, "a whole number from %d to %d", min, max)))
        return false;
    bool whole = true;
    int n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!ascii_is_digit(s.s[i]))
            whole = false;
        else if (n <= 99999)
            n = n * 10 + (s.s[i] - '0');
    }
    if (!whole)
        xml_refuse(r, DIAG_NOT_A_NUMBER, v.at,
                   "%s is not a whole number: %s; write one from %d to %d", v.name,
                   diag_quote(r->arena, s), min, max);
    else if (n < min || n > max)
        xml_refuse(r, DIAG_OUT_OF_RANGE, v.at, "%s is out of range: %s; write %d to %d", v.name,
                   diag_quote(r->arena, s), min, max);
    else
        *out = n;
    return whole && n >= min && n <= max;
}

int xml_read_choice(struct xml_reader *r, struct xml_value v, const char *const *names, size_t n)
{
    struct str s = trimmed(v);
    struct buf all;
    buf_init(&all, r->arena);
    for (size_t i = 0; i < n; i++) {
        if (str_eq(s, names[i]))
            return (int)i;
        buf_printf(&all, "%s%s", i == 0 ? "" : i + 1 == n ? " or " : ", ", names[i]);
    }
    if (empty(r, v, buf_str(&all)))
        return -1;
    const char *near = str_nearest(arena_strndup(r->arena, s.s, s.n), names, n);
    for (size_t i = 0; i < n && !near; i++)
        if (s.n == strlen(names[i]) && strncasecmp(s.s, names[i], s.n) == 0)
            near = names[i];
    const char *mend = near ? arena_printf(r->arena, "did you mean %s?", near)
                            : arena_printf(r->arena, "write %s", buf_str(&all));
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "%s can't be %s; %s", v.name, diag_quote(r->arena, s),
               mend);
    return -1;
}

/* ---- dates ---------------------------------------------------------------------------------- */

/* Three groups of digits, the year first or last, into YYYY-MM-DD; NULL when the order of day and
 * month can't be told. */
static const char *date_meant(struct arena *a, struct str s)
{
    int64_t group[3] = {0};
    size_t width[3] = {0}, n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (ascii_is_digit(s.s[i])) {
            if (n == 3 || width[n] == 4)
                return NULL;
            group[n] = group[n] * 10 + (s.s[i] - '0');
            width[n]++;
        } else if (width[n])
            n += n < 2 ? 1 : 0;
    if (n != 2 || !width[2] || (width[0] != 4 && width[2] != 4))
        return NULL;
    bool year_first = width[0] == 4;
    int64_t year = year_first ? group[0] : group[2], month = group[1],
            day = year_first ? group[2] : group[0];
    if (!year_first && month > 12 && day <= 12) {
        int64_t swap = month;
        month = day;
        day = swap;
    } else if (!year_first && month <= 12 && day <= 12 && month != day)
        return NULL;
    const char *text = arena_printf(a, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
    struct date d;
    return date_parse(str_of(text), &d) ? text : NULL;
}

static bool shaped_as_day(struct str s)
{
    if (s.n != 10)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (i == 4 || i == 7 ? s.s[i] != '-' : !ascii_is_digit(s.s[i]))
            return false;
    return true;
}

static void refuse_date(struct xml_reader *r, struct xml_value v, const char *form)
{
    struct str s = trimmed(v);
    struct date d;
    const char *quoted = diag_quote(r->arena, s), *meant = date_meant(r->arena, s);
    if (shaped_as_day(s))
        xml_refuse(r, DIAG_NOT_A_DATE, v.at, "%s is no day of the calendar: %s; write one that is",
                   v.name, quoted);
    else if (s.n > 10 && date_parse((struct str){s.s, 10}, &d))
        xml_refuse(r, DIAG_NOT_A_DATE, v.at, "%s is not a date: %s; write %.*s%s", v.name, quoted,
                   10, s.s, form);
    else
        xml_refuse(r, DIAG_NOT_A_DATE, v.at, "%s is not a date: %s; write %s", v.name, quoted,
                   meant ? meant : "year, month, day, as in 2026-11-20");
}

bool xml_read_day(struct xml_reader *r, struct xml_value v, struct date *out)
{
    if (empty(r, v, "a day, as in 2026-11-20"))
        return false;
    if (date_parse(trimmed(v), out))
        return true;
    refuse_date(r, v, ", without a time");
    return false;
}

bool xml_read_moment(struct xml_reader *r, struct xml_value v, struct date *out)
{
    if (empty(r, v, "a day, as in 2026-11-20"))
        return false;
    if (date_time_parse(trimmed(v), out))
        return true;
    refuse_date(r, v, ", or add a time with its offset, as in T17:00+01:00");
    return false;
}

/* ---- words ---------------------------------------------------------------------------------- */

static bool too_long(struct xml_reader *r, struct xml_value v, int most)
{
    size_t n = str_count(trimmed(v));
    if (n <= (size_t)most)
        return false;
    xml_refuse(r, DIAG_OUT_OF_RANGE, v.at, "%s is too long: %zu characters; %d are the most",
               v.name, n, most);
    return true;
}

/* Controls, and what turns the direction of the text. */
static bool steers(struct xml_reader *r, struct xml_value v)
{
    struct str s = trimmed(v);
    for (size_t at = 0; at < s.n;) {
        uint32_t c = str_decode(s, &at);
        if ((c < 0x7F || c > 0x9F) && !str_turns(c))
            continue;
        xml_refuse(r, DIAG_NOT_ALLOWED, v.at,
                   "%s holds U+%04X, which steers text unseen; delete it", v.name, (unsigned)c);
        return true;
    }
    return false;
}

/* White space folded to one space; with `lines`, line breaks stay. */
static const char *folded(struct arena *a, struct str s, bool lines)
{
    struct buf b;
    buf_init(&b, a);
    bool space = false, line = false;
    for (size_t i = 0; i < s.n; i++) {
        if (ascii_is_space(s.s[i])) {
            space = true;
            line |= s.s[i] == '\n';
            continue;
        }
        if (space && b.n)
            buf_putc(&b, lines && line ? '\n' : ' ');
        space = line = false;
        buf_putc(&b, s.s[i]);
    }
    return buf_str(&b);
}

static bool read_folded(struct xml_reader *r, struct xml_value v, bool lines, struct text *out)
{
    if (empty(r, v, "its text") || too_long(r, v, lines ? XML_LINES_MAX : XML_WORDS_MAX) ||
        steers(r, v))
        return false;
    out->s = folded(r->arena, trimmed(v), lines);
    out->at = v.at;
    return true;
}

bool xml_read_name(struct xml_reader *r, struct xml_value v, int most, const char **out)
{
    if (empty(r, v, "its text") || too_long(r, v, most) || steers(r, v))
        return false;
    *out = folded(r->arena, trimmed(v), false);
    return true;
}

bool xml_read_words(struct xml_reader *r, struct xml_value v, struct text *out)
{
    return read_folded(r, v, false, out);
}

bool xml_read_lines(struct xml_reader *r, struct xml_value v, struct text *out)
{
    return read_folded(r, v, true, out);
}

/* One @ with something on either side, and nothing that could end a header or open another address
 * (RFC 5322 allows more in quotes; nobody's offer needs it). */
bool xml_read_email(struct xml_reader *r, struct xml_value v, struct text *out)
{
    struct str s = trimmed(v);
    if (empty(r, v, "an address, as in claire@example.org") || too_long(r, v, XML_WORDS_MAX) ||
        steers(r, v))
        return false;
    size_t ats = 0, at = 0;
    bool sound = true;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] == '@') {
            ats++;
            at = i;
        }
        sound &= (unsigned char)s.s[i] > ' ' && s.s[i] != 0x7F && !strchr("<>()[],;:\\\"", s.s[i]);
    }
    if (ats != 1 || at == 0 || at + 1 >= s.n || !sound) {
        xml_refuse(r, DIAG_BAD_VALUE, v.at,
                   "%s is not an e-mail address: %s; write one, as in claire@example.org", v.name,
                   diag_quote(r->arena, s));
        return false;
    }
    out->s = arena_strndup(r->arena, s.s, s.n);
    out->at = v.at;
    return true;
}

static const char *code_of_sign(struct str s)
{
    static const struct {
        const char *sign, *code;
    } signs[] = {{"€", "EUR"},     {"$", "USD"},       {"US$", "USD"},
                 {"£", "GBP"},     {"¥", "JPY"},       {"euro", "EUR"},
                 {"euros", "EUR"}, {"dollars", "USD"}, {"Euro", "EUR"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_eq(s, signs[i].sign))
            return signs[i].code;
    return NULL;
}

bool xml_read_currency(struct xml_reader *r, struct xml_value v, const char **out)
{
    struct str s = trimmed(v);
    if (empty(r, v, "a currency's code, as in EUR"))
        return false;
    char upper[4] = {0};
    for (size_t i = 0; i < s.n && i < 3; i++)
        upper[i] = ascii_capital(s.s[i]);
    const struct currency *c = s.n == 3 ? currency_find(upper) : NULL;
    if (c && str_eq(s, c->code)) {
        *out = arena_strdup(r->arena, c->code);
        return true;
    }
    const char *code = c ? c->code : code_of_sign(s);
    xml_refuse(r, DIAG_BAD_VALUE, v.at, "%s is not a known currency: %s; write %s", v.name,
               diag_quote(r->arena, s), code ? code : "its ISO code, as in EUR");
    return false;
}
