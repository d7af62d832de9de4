/* places.c - names of rows; see places.h. */
#include "import/places.h"
#include "import/markdown.h"

/* Emoji and flags: everything from U+1F000, and the variation selectors and joiners with them. */
static bool pictured(uint32_t c)
{
    return c >= 0x1F000 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D ||
           (c >= 0x2600 && c < 0x27C0);
}

static const char *without_pictures(struct draft *d, const char *text)
{
    struct str t = str_of(markdown_plain(d->a, text));
    struct buf out;
    buf_init(&out, d->a);
    for (size_t i = 0; i < t.n;) {
        uint32_t c = str_decode(t, &i);
        if (!pictured(c) && !(c == ' ' && out.n == 0))
            buf_put_utf8(&out, c);
    }
    struct str trimmed = str_trim(str_of(buf_str(&out)));
    return arena_strndup(d->a, trimmed.s, trimmed.n);
}

static const char *code_at(const char *p)
{
    char code[4] = {0};
    for (int i = 0; i < 3; i++) {
        if (p[i] < 'A' || p[i] > 'Z')
            return NULL;
        code[i] = p[i];
    }
    if (p[3] >= 'A' && p[3] <= 'Z')
        return NULL;
    const struct currency *c = currency_find(code);
    return c ? c->code : NULL;
}

struct place_name place_read(struct draft *d, const char *cell)
{
    struct place_name out = {.name = without_pictures(d, cell)};
    const char *open = strrchr(out.name, '(');
    const char *code = open ? code_at(open + 1) : NULL;
    if (!code)
        return out;
    out.currency = code;
    if (open[4] == '/' && (code = code_at(open + 5)))
        out.second = code;
    size_t n = (size_t)(open - out.name);
    while (n && out.name[n - 1] == ' ')
        n--;
    const char *close = strchr(open, ')');
    if (n && close && !close[1])
        out.name = arena_strndup(d->a, out.name, n);
    return out;
}

const char *place_currency(const char *name)
{
    static const struct {
        const char *word, *currency;
    } places[] = {
        {"sydney", "AUD"},      {"brisbane", "AUD"},   {"perth", "AUD"},
        {"adelaide", "AUD"},    {"canberra", "AUD"},   {"australia", "AUD"},
        {"melbourne", "AUD"},   {"toronto", "CAD"},    {"vancouver", "CAD"},
        {"montreal", "CAD"},    {"ottawa", "CAD"},     {"calgary", "CAD"},
        {"waterloo", "CAD"},    {"canada", "CAD"},     {"singapore", "SGD"},
        {"hong kong", "HKD"},   {"auckland", "NZD"},   {"wellington", "NZD"},
        {"new zealand", "NZD"}, {"taipei", "TWD"},     {"mexico city", "MXN"},
        {"tokyo", "JPY"},       {"osaka", "JPY"},      {"kyoto", "JPY"},
        {"japan", "JPY"},       {"shanghai", "CNY"},   {"beijing", "CNY"},
        {"shenzhen", "CNY"},    {"hangzhou", "CNY"},   {"china", "CNY"},
        {"stockholm", "SEK"},   {"gothenburg", "SEK"}, {"sweden", "SEK"},
        {"oslo", "NOK"},        {"norway", "NOK"},     {"copenhagen", "DKK"},
        {"denmark", "DKK"},     {"reykjavik", "ISK"},  {"mumbai", "INR"},
        {"bangalore", "INR"},   {"bengaluru", "INR"},  {"hyderabad", "INR"},
        {"pune", "INR"},        {"delhi", "INR"},      {"india", "INR"},
        {"karachi", "PKR"},     {"lahore", "PKR"},
    };
    /* "Melbourne, FL": a state of the United States stands behind a comma or a space */
    static const char *const states[] = {
        "al", "ak", "az", "ar", "ca", "co", "ct", "de", "fl", "ga", "hi",  "id", "il", "in",
        "ia", "ks", "ky", "la", "me", "md", "ma", "mi", "mn", "ms", "mo",  "mt", "ne", "nv",
        "nh", "nj", "nm", "ny", "nc", "nd", "oh", "ok", "or", "pa", "ri",  "sc", "sd", "tn",
        "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy", "dc", "us", "usa", NULL};
    const char *comma = strchr(name, ',');
    if (words_in(name, "us") || words_in(name, "usa") || (comma && words_any(comma, states)))
        return "USD";
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (words_in(name, places[i].word))
            return places[i].currency;
    return NULL;
}

const char *place_settle(const char *sign, const struct place_name *place)
{
    if (!sign || strlen(sign) == 3)
        return sign;
    static const struct {
        const char *sign, *codes;
    } shared[] = {{"$", "USD CAD AUD SGD HKD NZD TWD MXN ARS CLP COP UYU"},
                  {"¥", "JPY CNY"},
                  {"kr", "SEK NOK DKK ISK"},
                  {"Rs", "INR PKR"}};
    const char *named[] = {place->currency, place->second, place_currency(place->name)};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        for (size_t k = 0; strcmp(shared[i].sign, sign) == 0 && k < 3; k++)
            if (named[k] && guide_applies(shared[i].codes, named[k]))
                return named[k];
    return strcmp(sign, "$") == 0 ? "USD" : NULL;
}

const char *place_in(const char *text, const char *row_name)
{
    static const struct {
        const char *in_name, *said;
    } also[] = {{"new york", "nyc"},
                {"new york", "ny"},
                {"san francisco", "sf"},
                {"bay area", "sf"},
                {"washington", "dc"},
                {"new york", "new york"},
                {"san francisco", "san francisco"},
                {"los angeles", "la"}};
    char first[64];
    size_t n = 0;
    for (const char *p = row_name; *p && *p != ',' && *p != '(' && n < sizeof first - 1; p++)
        first[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    while (n && first[n - 1] == ' ')
        n--;
    first[n] = '\0';
    const char *at = n ? words_at(text, first) : NULL;
    for (size_t i = 0; !at && i < sizeof also / sizeof *also; i++)
        if (words_in(row_name, also[i].in_name)) {
            const char *p = words_at(text, also[i].said);
            /* an abbreviation is written in capitals */
            if (p && (strlen(also[i].said) > 3 || (p[0] >= 'A' && p[0] <= 'Z' && p[1] <= 'Z')))
                at = p;
        }
    return at;
}

const char *places_named(struct draft *d, const char *text)
{
    struct buf out;
    buf_init(&out, d->a);
    size_t named = 0;
    for (const struct row *r = d->rows; r; r = r->next) {
        const struct row *of = r->region.factor_of ? draft_find_row(d, r->region.factor_of) : r;
        if (!place_in(text, r->region.name) && !(of && place_in(text, of->region.name)))
            continue;
        buf_printf(&out, "%s%s", named++ ? " " : "", r->region.id);
    }
    return named && named < d->rows_n ? buf_str(&out) : NULL;
}
