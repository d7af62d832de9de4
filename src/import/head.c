/* head.c - what stands over the whole guide; see head.h. */
#include "import/head.h"
#include "import/meaning.h"

/* ---- title ----------------------------------------------------------------------------------- */

static const char *cut_suffix(struct draft *d, const char *company)
{
    for (const char *p = company; *p; p++) {
        size_t n;
        if (p > company && p[-1] == ' ' && draft_at(d, "title-tail", company, p, &n) && !p[n])
            return arena_strndup(d->a, company, (size_t)(p - company) - 1);
    }
    return company;
}

bool head_title(struct draft *d, const char *title)
{
    static const char *const strokes[] = {" | ", " — ", " – ", " - ", " @ ", " at "};
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
        const char *at = strstr(title, strokes[i]);
        if (!at || at == title)
            continue;
        d->title = title;
        d->role = arena_strndup(d->a, title, (size_t)(at - title));
        d->employer = cut_suffix(d, at + strlen(strokes[i]));
        return *d->employer != '\0';
    }
    return false;
}

/* ---- facts ----------------------------------------------------------------------------------- */

static const char *initials(struct draft *d, const char *name)
{
    char out[8];
    size_t n = 0;
    for (const char *p = name; *p && n < sizeof out - 1; p++)
        if (*p >= 'A' && *p <= 'Z' && (p == name || p[-1] == ' '))
            out[n++] = *p;
    out[n] = '\0';
    return n >= 2 ? arena_strdup(d->a, out) : NULL;
}

/* How often the text uses the short name as a word, capitals as they are. */
static size_t uses(const char *text, const char *word)
{
    size_t n = 0, len = strlen(word);
    for (const char *p = text; (p = strstr(p, word)); p += len) {
        bool before =
            p > text && ((p[-1] >= 'A' && p[-1] <= 'Z') || (p[-1] >= 'a' && p[-1] <= 'z'));
        bool after = (p[len] >= 'A' && p[len] <= 'Z') ||
                     (p[len] >= 'a' && p[len] <= 'z' && !(p[len] == 's' && p[len + 1] == ' '));
        n += !before && !after;
    }
    return n;
}

static const char *short_name(struct draft *d, const char *name, const char *text)
{
    const char *s = name ? initials(d, name) : NULL;
    return s && uses(text, s) >= 3 ? s : NULL;
}

/* "$4.5B+ valuation", "$8B Series G valuation", "valued at $5B+". */
static void find_valuation(struct draft *d, const char *text)
{
    struct found f;
    struct str t = str_of(text);
    for (size_t at = 0; !d->valuation && amounts_next(t, at, &f); at = f.off + f.len) {
        if (f.kind != AMOUNT_MONEY || !f.scaled || f.value < INT64_C(1000000000))
            continue;
        char behind[64];
        size_t n = strcspn(text + f.off + f.len, ".,;:|()\n"), words = 0;
        n = n < sizeof behind - 1 ? n : sizeof behind - 1;
        memcpy(behind, text + f.off + f.len, n);
        behind[n] = '\0';
        const char *word = words_at(behind, "valuation");
        for (const char *p = behind; word && p < word; p++)
            words += *p == ' ';
        size_t head = f.off < 24 ? f.off : 24;
        const char *before = arena_strndup(d->a, text + f.off - head, head);
        bool said = (word && words <= 3) || words_at(before, "valued at") ||
                    words_at(before, "valuation of");
        if (!said)
            continue;
        d->valuation = f.value;
        d->valuation_currency = strlen(f.currency) == 3 ? f.currency : "USD";
        d->valuation_text = arena_strndup(d->a, text + f.off, f.len);
    }
}

/* "boku.com" beside the employer's name: a domain of its own. */
static void find_domain(struct draft *d, const char *text)
{
    char want[64];
    size_t n = 0;
    for (const char *p = d->employer; *p && n < sizeof want - 6; p++) {
        char c = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            want[n++] = c;
    }
    static const char *const ends[] = {".com", ".ai", ".io", ".co", ".net", ".org"};
    for (size_t i = 0; n && i < sizeof ends / sizeof *ends; i++) {
        memcpy(want + n, ends[i], strlen(ends[i]) + 1);
        const char *at = words_at(text, want);
        if (at && (at == text || at[-1] != '/' || at[-2] == '/')) {
            d->domain = arena_strdup(d->a, want);
            return;
        }
    }
}

/* Private by the summary alone: the text speaks of other companies too. Listed by any word of it.
 */
static void find_shares(struct draft *d, const char *summary, const char *text)
{
    d->pre_ipo = draft_says(d, "private", summary);
    d->listed = draft_says(d, "listed", text);
}

void head_facts(struct draft *d, const struct block *blocks)
{
    struct buf all;
    const char *summary = "";
    buf_init(&all, d->a);
    for (const struct block *b = blocks; b; b = b->next) {
        buf_printf(&all, "%s\n", b->text);
        if (!*summary && (b->kind == BLOCK_TEXT || b->kind == BLOCK_ITEM))
            summary = markdown_plain(d->a, b->text);
        for (const struct cells *r = b->rows; r; r = r->next)
            for (size_t i = 0; i < r->n; i++)
                buf_printf(&all, "%s\n", r->cell[i]);
    }
    const char *text = buf_str(&all);
    d->role_short = short_name(d, d->role, text);
    d->employer_short = short_name(d, d->employer, text);
    find_valuation(d, text);
    find_domain(d, text);
    find_shares(d, summary, text);
    bool telling = d->role_short && strlen(d->role_short) >= 3;
    d->id = arena_printf(d->a, "%s-%s", draft_slug(d, d->employer),
                         draft_slug(d, telling ? d->role_short : d->role));
}

/* ---- summary --------------------------------------------------------------------------------- */

static void add_part(struct draft *d, const char *text, size_t n)
{
    const char *part = markdown_plain(d->a, arena_strndup(d->a, text, n));
    if (*part && d->dna_n < sizeof d->dna / sizeof *d->dna)
        d->dna[d->dna_n++] = part;
}

bool head_summary(struct draft *d, const char *text)
{
    if (strchr(text, MARK_CODE)) {
        for (const char *p = text; (p = strchr(p, MARK_CODE));) {
            size_t n = strcspn(p + 1, "\x04");
            add_part(d, p + 1, n);
            p += 1 + n;
        }
        return true;
    }
    if (!strstr(text, " | "))
        return false;
    for (const char *p = text; *p;) {
        const char *stroke = strstr(p, " | ");
        size_t n = stroke ? (size_t)(stroke - p) : strlen(p);
        if (d->dna_n + 1 == sizeof d->dna / sizeof *d->dna)
            n = strlen(p);
        add_part(d, p, n);
        p += n + (p[n] ? 3 : 0);
    }
    return true;
}

/* ---- evidence -------------------------------------------------------------------------------- */

static int year_at(const char *text, const char *p)
{
    if ((p > text && (digit(p[-1]) || p[-1] == '$' || p[-1] == ',' || p[-1] == '.')))
        return 0;
    for (int i = 0; i < 4; i++)
        if (!digit(p[i]))
            return 0;
    if (digit(p[4]) || (p[4] == ',' && digit(p[5])))
        return 0;
    int year = (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0');
    return year >= 2000 && year <= 2099 ? year : 0;
}

void head_evidence(struct draft *d, const char *text)
{
    const char *plain = markdown_plain(d->a, text);
    size_t n = strlen(plain);
    if (n > 2 && plain[0] == '[' && strchr(plain, ']') == plain + n - 1)
        plain = arena_strndup(d->a, plain + 1, n - 2);
    if (!*plain)
        return;
    struct evidence_made *e = arena_new_of(d->a, struct evidence_made);
    e->evidence.text = plain;
    e->evidence.at.off = 0;
    for (const char *p = plain; *p; p++) {
        int year = year_at(plain, p);
        if (!year)
            continue;
        if (!e->evidence.year_from || year < e->evidence.year_from)
            e->evidence.year_from = year;
        if (year > e->evidence.year_to)
            e->evidence.year_to = year;
    }
    size_t words = 0, end = 0;
    while (plain[end] && words < 3 && !strchr(":(", plain[end]))
        words += plain[end++] == ' ';
    e->evidence.id = draft_id(d, ID_EVIDENCE, arena_strndup(d->a, plain, end));
    DRAFT_ADD(d, evidence, e);
}

/* ---- other employers' bands ------------------------------------------------------------------ */

/* The run of capitalised words that ends at `to`, the role's short name at its end taken off. */
static const char *company_before(struct draft *d, const char *text, const char *to)
{
    while (to > text && to[-1] == ' ')
        to--;
    const char *from = to;
    for (const char *p = to; p > text;) {
        const char *word = p;
        while (word > text && word[-1] != ' ' && word[-1] != '\n')
            word--;
        if (!capital(*word) || strchr(",.;:=", p[-1]))
            break;
        from = word;
        p = word;
        while (p > text && p[-1] == ' ')
            p--;
        if (p > text && strchr(",.;:=", p[-1]))
            break;
    }
    size_t n = (size_t)(to - from), k = d->role_short ? strlen(d->role_short) : 0;
    if (k && n > k + 1 && memcmp(to - k, d->role_short, k) == 0)
        n -= k + 1;
    return n ? arena_strndup(d->a, from, n) : NULL;
}

void head_bands(struct draft *d, struct unit *u, const char *text)
{
    if (!u->bands)
        u->bands = arena_new_array(d->a, struct other_band, 16);
    for (const char *open = text; (open = strchr(open, '(')) && u->bands_n < 16; open++) {
        const char *close = strchr(open, ')');
        struct found_range r;
        if (!close)
            return;
        const char *inside = arena_strndup(d->a, open + 1, (size_t)(close - open) - 1);
        const char *base = words_at(inside, "base");
        if (!base || !amounts_range(str_of(inside), 0, &r) || r.off != 0 ||
            r.min.kind != AMOUNT_MONEY || r.max.kind != AMOUNT_MONEY || r.max.off == r.min.off)
            continue;
        const char *company = company_before(d, text, open), *currency = r.min.currency;
        if (strcmp(currency, "$") == 0)
            currency = "USD";
        if (!company || strlen(currency) != 3 || words_at(company, draft_slug(d, d->employer)))
            continue;
        const struct row *row = NULL;
        size_t rows = 0;
        for (const struct row *k = d->rows; k; k = k->next)
            if (draft_row_is(d, k, currency, 0, 0) && rows++ == 0)
                row = k;
        bool one = rows == 1 && !row->region.level;
        const char *name = strstr(text, company);
        u->bands[u->bands_n++] = (struct other_band){
            .company = company,
            .region = one ? row->region.id : NULL,
            .note = base,
            .currency = currency,
            .base = {.stated = true,
                     .min = r.min.value,
                     .max = r.max.value,
                     .text = arena_strndup(d->a, name, (size_t)(close - name) + 1)}};
    }
}
