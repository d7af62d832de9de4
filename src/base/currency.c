/* currency.c - the one table of currencies: ISO 4217 codes, how they are written, their coins. */
#include "base/ascii.h"
#include "base/money.h"
#include <endian.h>

/* In the alphabet's order. A letter's symbol ends in a space: it stands apart from its number. */
static const struct currency table[] = {
    {"AED", 2, "AED ", "Dh Dhs", false},
    {"ARS", 2, "AR$", "$ ARS$", false},
    {"AUD", 2, "A$", "$ AU$", false},
    {"BDT", 2, "৳", "Tk", false},
    {"BGN", 2, "BGN ", "лв", false},
    {"BHD", 3, "BHD ", "BD", false},
    {"BRL", 2, "R$", NULL, false},
    {"CAD", 2, "C$", "$ CA$", false},
    {"CHF", 2, "CHF ", "Fr. SFr. SFr Fr", false},
    {"CLP", 0, "CL$", "$ CLP$", false},
    {"CNY", 2, "CN¥", "¥ RMB 元", false},
    {"COP", 2, "CO$", "$ COP$", true},
    {"CZK", 2, "Kč ", "Kč", false},
    {"DKK", 2, "DKK ", "kr kr.", false},
    {"EGP", 2, "E£", "£", false},
    {"EUR", 2, "€", NULL, false},
    {"GBP", 2, "£", NULL, false},
    {"GHS", 2, "GH₵", "₵", false},
    {"HKD", 2, "HK$", "$", false},
    {"HUF", 2, "Ft ", "Ft", false},
    {"IDR", 2, "Rp ", "Rp Rp.", false},
    {"ILS", 2, "₪", "NIS", false},
    {"INR", 2, "₹", "Rs. Rs", false},
    {"ISK", 0, "ISK ", "kr kr.", false},
    {"JOD", 3, "JOD ", "JD", false},
    {"JPY", 0, "¥", "円 JP¥", false},
    {"KES", 2, "KSh ", "KSh Ksh", false},
    {"KRW", 0, "₩", "원", false},
    {"KWD", 3, "KWD ", "KD", false},
    {"KZT", 2, "₸", NULL, false},
    {"LKR", 2, "LKR ", "Rs. Rs", false},
    {"MAD", 2, "MAD ", "Dh", true},
    {"MXN", 2, "MX$", "$ MXN$", false},
    {"MYR", 2, "RM ", "RM", false},
    {"NGN", 2, "₦", NULL, false},
    {"NOK", 2, "NOK ", "kr kr.", false},
    {"NZD", 2, "NZ$", "$", false},
    {"OMR", 3, "OMR ", NULL, false},
    {"PEN", 2, "S/ ", "S/", true},
    {"PHP", 2, "₱", NULL, true},
    {"PKR", 2, "Rs ", "Rs. Rs", false},
    {"PLN", 2, "zł ", "zł", false},
    {"PYG", 0, "₲", NULL, false},
    {"QAR", 2, "QAR ", "QR", false},
    {"RON", 2, "RON ", "lei", true},
    {"RSD", 2, "RSD ", "din.", false},
    {"RUB", 2, "₽", NULL, false},
    {"SAR", 2, "SAR ", "SR", false},
    {"SEK", 2, "SEK ", "kr kr.", false},
    {"SGD", 2, "S$", "$ SG$", false},
    {"THB", 2, "฿", NULL, false},
    {"TND", 3, "TND ", "DT", false},
    {"TRY", 2, "₺", "TL", true},
    {"TWD", 2, "NT$", "$", false},
    {"UAH", 2, "₴", NULL, false},
    {"UGX", 0, "USh ", "USh", false},
    {"USD", 2, "$", "US$", false},
    {"UYU", 2, "UY$", "$", false},
    {"VND", 0, "₫", "đ", false},
    {"XAF", 0, "FCFA ", "FCFA", false},
    {"XOF", 0, "F\u202FCFA ", "CFA FCFA", false},
    {"ZAR", 2, "R ", "R", false},
};
enum { ROWS = sizeof table / sizeof *table };

/* Three letters as one number, in the alphabet's order; nothing is read behind a code's end. */
static uint32_t number_of(const char *code)
{
    uint32_t n = 0;
    for (size_t i = 0; i < sizeof table->code; i++) {
        n = n << 8 | (unsigned char)*code;
        code += *code != 0;
    }
    return n;
}

const struct currency *currency_find(const char *code)
{
    size_t low = 0, high = code ? ROWS : 0;
    uint32_t wanted = code ? number_of(code) : 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t here;
        memcpy(&here, table[middle].code, sizeof here);
        here = be32toh(here);
        if (wanted == here)
            return &table[middle];
        if (wanted < here)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* ---- finding one in a text ---------------------------------------------------------------- */

static bool stands(struct str text, size_t at, struct str sign)
{
    return text.n - at >= sign.n && memcmp(text.s + at, sign.s, sign.n) == 0;
}

/* Letters on either side would make a word of it. */
static bool alone(struct str text, size_t at, size_t n)
{
    return (at == 0 || !ascii_is_letter(text.s[at - 1])) &&
           (at + n >= text.n || !ascii_is_letter(text.s[at + n]));
}

/* "kr", "zł", "円": made of letters, none of them a currency's own sign. */
static bool has_letters(struct str sign)
{
    for (size_t at = 0; at < sign.n;) {
        uint32_t c = str_decode(sign, &at);
        if (c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0xE3F ||
            c == 0x9F3)
            return false;
    }
    return true;
}

/* The symbol without its space. */
static struct str symbol_of(const struct currency *c)
{
    struct str s = str_of(c->symbol);
    if (s.n && s.s[s.n - 1] == ' ')
        s.n--;
    return s;
}

/* The next of a row's further signs; *at moves past it. */
static bool next_sign(const struct currency *c, const char **at, struct str *sign)
{
    if (!*at)
        *at = c->signs ? c->signs : "";
    while (**at == ' ')
        (*at)++;
    *sign = (struct str){*at, strcspn(*at, " ")};
    *at += sign->n;
    return sign->n > 0;
}

static bool sign_at(struct str text, size_t at, bool beside, struct str sign)
{
    return stands(text, at, sign) && (!has_letters(sign) || (beside && alone(text, at, sign.n)));
}

static const struct currency *code_at(struct str text, size_t at, bool beside)
{
    char code[4] = {0};
    if (text.n - at < 3 || !alone(text, at, 3))
        return NULL;
    size_t capitals = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!ascii_is_letter(text.s[at + i]))
            return NULL;
        code[i] = ascii_capital(text.s[at + i]);
        capitals += code[i] == text.s[at + i];
    }
    const struct currency *c = currency_find(code);
    if (!c || (c->word && (!beside || capitals != 3)))
        return NULL;
    return capitals == 3 || (beside && capitals == 0) ? c : NULL;
}

/* Letters before a sign's other characters, or all of it: "CLP$", "FCFA". */
enum { SIGN_LETTERS = 4 };

/* Most words aren't a sign: they have more letters, or nothing but letters, which count only beside
 * a number and by themselves. */
static bool word_may_begin_sign(struct str text, size_t at, bool beside)
{
    size_t end = at;
    while (end < text.n && end - at <= SIGN_LETTERS && ascii_is_letter(text.s[end]))
        end++;
    bool goes_on = end < text.n && (text.s[end] == '$' || (unsigned char)text.s[end] >= 0x80);
    bool by_itself = beside && (at == 0 || !ascii_is_letter(text.s[at - 1]));
    return end - at <= SIGN_LETTERS && (goes_on || by_itself);
}

/* Of small letters these begin a sign of the table, and neither a mark of punctuation does (U+2000
 * to U+203F) nor a letter of Latin-1 (U+00C0 to U+00FF): which is what most words and most bytes
 * beyond ASCII begin with. */
static bool begins_sign(struct str text, size_t at, bool beside)
{
    unsigned char c = (unsigned char)text.s[at];
    if (ascii_is_small((char)c) && c != 'd' && c != 'k' && c != 'l' && c != 'z')
        return false;
    if (c < 0x80)
        return c == '$' || word_may_begin_sign(text, at, beside);
    return c >= 0xC0 && c != 0xC3 &&
           !(c == 0xE2 && at + 1 < text.n && (unsigned char)text.s[at + 1] == 0x80);
}

const struct currency *currency_at(struct str text, size_t at, bool beside, size_t *n)
{
    /* a sign begins with a letter, with $ or beyond ASCII */
    if (at >= text.n ||
        ((unsigned char)text.s[at] < 0x80 && text.s[at] != '$' && !ascii_is_letter(text.s[at])))
        return NULL;
    char first = text.s[at];
    /* no sign that stands alone begins so, and none within a word: "us$" is none */
    if (ascii_is_small(first) && (!beside || (at > 0 && ascii_is_letter(text.s[at - 1]))))
        return NULL;
    const struct currency *found = code_at(text, at, beside);
    *n = found ? 3 : 0;
    if (!begins_sign(text, at, beside))
        return found;
    for (const struct currency *c = table; c < table + ROWS; c++) {
        struct str sign;
        if (*c->symbol == first && (sign = symbol_of(c)).n > *n &&
            sign_at(text, at, beside, sign)) {
            found = c;
            *n = sign.n;
        }
        if (!c->signs || !strchr(c->signs, first))
            continue;
        for (const char *more = NULL; next_sign(c, &more, &sign);)
            if (sign.n > *n && sign_at(text, at, beside, sign)) {
                found = c;
                *n = sign.n;
            }
    }
    /* of several that share it the one whose own symbol it is */
    for (const struct currency *c = table; found && c < table + ROWS; c++) {
        if (*c->symbol != first)
            continue;
        struct str own = symbol_of(c);
        if (own.n == *n && stands(text, at, own))
            return c;
    }
    return found;
}

bool currency_has_sign(const struct currency *c, struct str sign)
{
    struct str own = symbol_of(c), more;
    if (str_eq(sign, c->code) || (own.n == sign.n && memcmp(own.s, sign.s, sign.n) == 0))
        return true;
    for (const char *at = NULL; next_sign(c, &at, &more);)
        if (more.n == sign.n && memcmp(more.s, sign.s, sign.n) == 0)
            return true;
    return false;
}
