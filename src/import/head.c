/* head.c - what stands over the whole guide; see rooms.h. */
#include "import/meaning.h"
#include "import/rooms.h"
#include "import/towns.h"
#include "import/write.h"

/* ---- title ----------------------------------------------------------------------------------- */

static const char *cut_suffix(struct draft *d, const char *company)
{
    size_t n;
    for (const char *p = company; (p = strchr(p, ' ')); p++)
        if (draft_at(d, "title-tail", company, p + 1, &n) && !p[1 + n])
            return draft_piece(d, company, (size_t)(p - company));
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

/* The initials of a name, where the text has them three times as a word: "TPM". NULL: it hasn't. */
static const char *short_name(struct draft *d, const char *name, const char *text)
{
    char word[8] = {0};
    size_t n = 0, uses = 0;
    for (const char *p = name; *p && n < sizeof word - 1; p++)
        if (ascii_is_capital(*p) && (p == name || p[-1] == ' '))
            word[n++] = *p;
    for (const char *p = text; n >= 2 && (p = strstr(p, word)); p += n) {
        bool plural = p[n] == 's' && p[n + 1] == ' ';
        uses += !(p > text && ascii_is_letter(p[-1])) && (!ascii_is_letter(p[n]) || plural);
    }
    return uses >= 3 ? arena_strdup(d->a, word) : NULL;
}

/* "$4.5B+ valuation", "$8B Series G valuation", "valued at $5B+". */
static void find_valuation(struct draft *d, const char *text)
{
    struct found f;
    for (size_t at = 0; !d->valuation && amounts_next(str_of(text), at, &f); at = f.off + f.len) {
        const char *end = text + f.off + f.len;
        size_t n = strcspn(end, ".,;:|()\n"), head = f.off < 24 ? f.off : 24, words = 0;
        const char *behind = arena_strndup(d->a, end, n < 63 ? n : 63);
        const char *before = arena_strndup(d->a, text + f.off - head, head);
        const char *word = draft_where(d, "valuation-behind", behind, &n);
        for (const char *p = behind; word && p < word; p++)
            words += *p == ' ';
        if (f.kind != AMOUNT_MONEY || !f.scaled || f.value < INT64_C(1000000000) ||
            !((word && words <= 3) || draft_says(d, "valuation-before", before)))
            continue;
        d->valuation = f.value;
        d->valuation_currency = strlen(f.currency) == 3 ? f.currency : "USD";
        d->valuation_text = arena_strndup(d->a, text + f.off, f.len);
    }
}

/* "boku.com" beside the employer's name: a domain of its own. */
static void find_domain(struct draft *d, const char *text)
{
    static const char *const ends[] = {".com", ".ai", ".io", ".co", ".net", ".org"};
    struct buf name;
    buf_init(&name, d->a);
    for (const char *p = d->employer; *p; p++)
        if (ascii_is_letter(*p) || ascii_is_digit(*p))
            buf_putc(&name, ascii_lower(*p));
    for (size_t i = 0; name.n && !d->domain && i < sizeof ends / sizeof *ends; i++) {
        const char *want = arena_printf(d->a, "%s%s", name.p, ends[i]), *at = words_at(text, want);
        d->domain = at && (at == text || at[-1] != '/' || at[-2] == '/') ? want : NULL;
    }
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
    /* private by the summary alone: the text speaks of other companies too; listed by any word */
    d->pre_ipo = draft_says(d, "private", summary);
    d->listed = draft_says(d, "listed", text);
    bool telling = d->role_short && strlen(d->role_short) >= 3;
    d->id = arena_printf(d->a, "%s-%s", draft_slug(d, d->employer),
                         draft_slug(d, telling ? d->role_short : d->role));
}

/* ---- summary --------------------------------------------------------------------------------- */

static void add_part(struct draft *d, const char *text, size_t n)
{
    const char *part = markdown_plain(d->a, arena_strndup(d->a, text, n));
    if (*part)
        write_element(&d->dna, 2, "part", part, NULL);
}

bool head_summary(struct draft *d, const char *text)
{
    const char *code = strchr(text, MARK_CODE), *stroke = strstr(text, " | ");
    if (!code && !stroke)
        return false;
    for (; code; code = strchr(code, MARK_CODE)) {
        size_t n = strcspn(++code, "\x04");
        add_part(d, code, n);
        code += n;
    }
    for (; !strchr(text, MARK_CODE) && stroke; stroke = strstr(text, " | ")) {
        add_part(d, text, (size_t)(stroke - text));
        text = stroke + 3;
    }
    if (!strchr(text, MARK_CODE))
        add_part(d, text, strlen(text));
    return true;
}

/* ---- evidence -------------------------------------------------------------------------------- */

static int year_at(const char *text, const char *p)
{
    bool within = p > text && (ascii_is_digit(p[-1]) || strchr("$,.", p[-1]));
    if (within || p[0] != '2' || p[1] != '0' || !ascii_is_digit(p[2]) || !ascii_is_digit(p[3]) ||
        ascii_is_digit(p[4]) || (p[4] == ',' && ascii_is_digit(p[5])))
        return 0;
    return 2000 + (p[2] - '0') * 10 + (p[3] - '0');
}

void head_evidence(struct draft *d, const char *text)
{
    const char *plain = markdown_plain(d->a, text);
    size_t n = strlen(plain), words = 0, end = 0;
    if (n > 2 && plain[0] == '[' && strchr(plain, ']') == plain + n - 1)
        plain = draft_piece(d, plain + 1, n - 2);
    if (!*plain)
        return;
    int first = 0, last = 0;
    for (const char *p = plain; *p; p++) {
        int year = year_at(plain, p);
        first = year && (!first || year < first) ? year : first;
        last = year > last ? year : last;
    }
    while (plain[end] && words < 3 && !strchr(":(", plain[end]))
        words += plain[end++] == ' ';
    write_element(&d->evidence, 1, "evidence", plain, "id",
                  draft_id(d, ID_EVIDENCE, arena_strndup(d->a, plain, end)), "from",
                  write_number(d->a, first), "to", write_number(d->a, last), NULL);
}

/* ---- other employers' bands ------------------------------------------------------------------ */

/* The run of capitalised words that ends at `to`, the role's short name at its end taken off. */
static const char *company_before(struct draft *d, const char *text, const char *to)
{
    while (to > text && to[-1] == ' ')
        to--;
    const char *from = to;
    for (const char *p = to; p > text && !strchr(",.;:=", p[-1]);) {
        while (p > text && p[-1] != ' ' && p[-1] != '\n')
            p--;
        if (!ascii_is_capital(*p))
            break;
        from = p;
        while (p > text && p[-1] == ' ')
            p--;
        if (p > text && p[-1] == '\n')
            p--;
    }
    size_t n = (size_t)(to - from), k = d->role_short ? strlen(d->role_short) : 0;
    if (k && n > k + 1 && memcmp(to - k, d->role_short, k) == 0)
        n -= k + 1;
    return n ? arena_strndup(d->a, from, n) : NULL;
}

void head_bands(struct draft *d, struct unit *u, const char *text)
{
    for (const char *open = text; (open = strchr(open, '(')); open++) {
        const char *close = strchr(open, ')');
        struct found_range r;
        size_t n;
        if (!close)
            return;
        const char *inside = arena_strndup(d->a, open + 1, (size_t)(close - open) - 1);
        const char *base = draft_where(d, "base-band", inside, &n),
                   *company = company_before(d, text, open);
        if (!base || !company || !amounts_range(str_of(inside), 0, &r) || r.off != 0 ||
            r.min.kind != AMOUNT_MONEY || r.max.kind != AMOUNT_MONEY || r.max.off == r.min.off)
            continue;
        const char *currency = town_settle(r.min.currency, &(struct town){0});
        if (!currency || words_at(company, draft_slug(d, d->employer)))
            continue;
        const char *name = strstr(text, company);
        const struct row *row = draft_only_row(d, currency, 0, 0);
        write_element(&u->rest, 2, "band", arena_strndup(d->a, name, (size_t)(close - name) + 1),
                      "company", company, "region", row && !row->level_name ? row->id : NULL,
                      "currency", currency, "min", write_amount(d->a, true, r.min.value), "max",
                      write_amount(d->a, true, r.max.value), "note", base, NULL);
    }
}
