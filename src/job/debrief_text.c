/* debrief_text.c - see debrief_text.h. */
#include "job/debrief_text.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "job/debrief.h"
#include "offer/offer.h"

/* ---- as they are typed ------------------------------------------------------------------------
 */

/* What stands behind a comma at `comma`, from `k` on, is an item of its own: a word, or a number
 * that can't be the next three digits of the number before: "106k, 700 RSUs". */
static bool begins_item(struct str t, size_t comma, size_t k)
{
    if (k == t.n || ascii_is_letter(t.s[k]))
        return true;
    size_t before = 0, digits = 0;
    while (before < comma && ascii_is_digit(t.s[comma - 1 - before]))
        before++;
    while (k + digits < t.n && ascii_is_digit(t.s[k + digits]))
        digits++;
    bool one_number = before > 0 && before <= 3 && digits == 3;
    return k > comma + 1 && !one_number;
}

/* The next item of the list, up to a comma or semicolon behind which another begins: "72,000" has
 * none. */
static struct str next_item(struct str *rest)
{
    size_t n = 0;
    for (; n < rest->n; n++) {
        if (rest->s[n] != ',' && rest->s[n] != ';')
            continue;
        size_t k = n + 1;
        while (k < rest->n && rest->s[k] == ' ')
            k++;
        if (rest->s[n] == ';' || begins_item(*rest, n, k))
            break;
    }
    struct str item = str_trim((struct str){rest->s, n});
    *rest = n < rest->n ? (struct str){rest->s + n + 1, rest->n - n - 1} : (struct str){NULL, 0};
    return item;
}

/* Key and value of "base=72000", "base 72000", "bonus:Annual bonus = 10%". */
static bool cut(struct str item, struct str *key, struct str *value)
{
    const char *sign = item.n ? memchr(item.s, '=', item.n) : NULL;
    size_t n = 0;
    if (sign)
        n = (size_t)(sign - item.s);
    else
        while (n < item.n &&
               (ascii_is_letter(item.s[n]) || item.s[n] == '-' || item.s[n] == ':' ||
                (item.s[n] == ' ' && n + 1 < item.n && ascii_is_letter(item.s[n + 1]))))
            n++;
    *key = str_trim((struct str){item.s, n});
    size_t from = n + (sign != NULL);
    *value = str_trim((struct str){item.s + from, item.n - from});
    return key->n > 0 && value->n > 0;
}

#define PART_WRITTEN(x, code, field, written, when, layer) written,
static const char *const parts[] = {PAY_TABLE(PART_WRITTEN, ) "refresh", "pension", "term", NULL};

static const struct {
    const char *word, *part;
} words[] = {{"salary", "base"},    {"signon", "sign-on"},   {"sign on", "sign-on"},
             {"rsu", "equity"},     {"rsus", "equity"},      {"options", "equity"},
             {"shares", "equity"},  {"stock", "equity"},     {"holiday", "leave"},
             {"vacation", "leave"}, {"commission", "bonus"}, {"moving", "relocation"}};

/* The part's own word; *term set for one of the known terms. */
static const char *part_of(const char *word, const char **term)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, word) == 0)
            word = words[i].part;
    for (size_t i = 0; parts[i]; i++)
        if (strcmp(parts[i], word) == 0)
            return parts[i];
    for (size_t i = 0; i < TERM_KNOWN_COUNT; i++)
        if (strcmp(offer_terms[i].name, word) == 0) {
            *term = offer_terms[i].name;
            return "term";
        }
    return NULL;
}

static const char *plain_amount(struct arena *a, money v)
{
    long long whole = (long long)(v / MONEY_UNIT), rest = (long long)(v % MONEY_UNIT);
    return rest ? arena_printf(a, "%lld.%02lld", whole, rest) : arena_printf(a, "%lld", whole);
}

static bool read_value(struct arena *a, struct str value, struct part_change *out)
{
    struct amount_reading r;
    struct str rest = value;
    int64_t e8;
    out->unit = AMOUNT_ALONE;
    if (value.s[value.n - 1] == '%' && decimal_parse((struct str){value.s, value.n - 1}, &e8)) {
        struct str digits = str_trim((struct str){value.s, value.n - 1});
        out->kind = CHANGE_PERCENT;
        out->value = arena_strndup(a, digits.s, digits.n);
        return true;
    }
    if (!amount_read(&rest, &r) || rest.n > 0)
        return false;
    out->value = plain_amount(a, r.value);
    out->unit = r.unit;
    out->is_money = r.currency || r.scaled;
    out->kind = r.unit == AMOUNT_OF_SHARES   ? CHANGE_SHARES
                : r.unit == AMOUNT_OF_MONTHS ? CHANGE_MONTHS
                                             : CHANGE_AMOUNT;
    return true;
}

/* "700 RSUs", "12k sign-on", "30 days of leave": the number first, and somewhere behind it the word
 * that says what it is. False: none does. */
static bool cut_behind(struct arena *a, struct str item, struct str *key, struct str *value)
{
    struct str rest = item;
    struct amount_reading r;
    const char *term = NULL;
    if (!amount_read(&rest, &r))
        return false;
    *value = str_trim((struct str){item.s, item.n - rest.n});
    if (r.unit == AMOUNT_OF_SHARES)
        rest =
            (struct str){item.s + r.number_end, item.n - r.number_end}; /* its word is the unit */
    for (size_t at = 0; at < rest.n;) {
        size_t n = 0;
        while (at + n < rest.n && (ascii_is_letter(rest.s[at + n]) || rest.s[at + n] == '-'))
            n++;
        char *word = arena_strndup(a, rest.s + at, n);
        for (char *c = word; *c; c++)
            *c = ascii_lower(*c);
        if (n && part_of(word, &term)) {
            *key = (struct str){rest.s + at, n};
            return true;
        }
        at += n + 1;
    }
    return false;
}

#define ALLOWANCE " allowance"
static bool is_allowance(const char *word)
{
    size_t n = strlen(word), end = strlen(ALLOWANCE);
    return n > end && strcmp(word + n - end, ALLOWANCE) == 0;
}

static const char *read_item(struct str item, struct arena *a, struct part_changes *out)
{
    struct str key, value;
    if (!cut(item, &key, &value) && !cut_behind(a, item, &key, &value))
        return arena_printf(a, "\"%.*s\" names no part; write base=72000, or leave=30", (int)item.n,
                            item.s);
    char *word = arena_strndup(a, key.s, key.n);
    char *colon = strchr(word, ':');
    if (colon)
        *colon = '\0';
    for (char *c = word; *c; c++)
        *c = ascii_lower(*c);
    const char *text = arena_strndup(a, value.s, value.n);
    if (strcmp(word, "on") == 0 || strcmp(word, "for") == 0) {
        struct date day;
        if (*word == 'o' && !date_parse(value, &day))
            return arena_printf(a, "\"%s\" is no date; write on=2026-11-27", text);
        *(*word == 'o' ? &out->on : &out->traded_for) = text;
        return NULL;
    }
    struct part_change c = {.name = colon ? colon + 1 : NULL};
    const char *term = NULL;
    c.part = part_of(word, &term);
    c.equity_kind = strcmp(word, "options") == 0 ? "options" : NULL;
    c.name = term ? term : c.name;
    if (!c.part && !colon && is_allowance(word)) { /* "car allowance 500" */
        c.part = "allowance";
        char *name = arena_strndup(a, key.s, key.n - strlen(ALLOWANCE));
        *name = ascii_capital(*name); /* it stands in the letter */
        c.name = name;
    }
    if (!c.part && strcmp(word, "ote") == 0)
        return "on-target earnings are base and variable pay together; write the variable part "
               "alone: bonus=40k";
    if (!c.part)
        return arena_printf(a,
                            "there is no part \"%s\"; write base, equity, bonus, sign-on, "
                            "relocation, allowance:NAME, or a term as leave, remote, notice",
                            word);
    bool is_term = strcmp(c.part, "term") == 0;
    if (!read_value(a, value, &c)) {
        if (!is_term)
            return arena_printf(a, "\"%s\" is no amount; write %s=72000 or %s=72k", text, word,
                                word);
        c.kind = CHANGE_TEXT;
        c.value = text;
    }
    if (out->n == CHANGES_MAX)
        return "there are too many changes for one call";
    out->list[out->n++] = c;
    return NULL;
}

const char *part_changes_read(const char *text, struct arena *a, struct part_changes *out)
{
    struct str rest = str_trim(str_of(text));
    *out = (struct part_changes){0};
    while (rest.n > 0) {
        struct str item = next_item(&rest);
        const char *why = item.n ? read_item(item, a, out) : NULL;
        if (why)
            return why;
    }
    return NULL;
}

/* ---- into a package ---------------------------------------------------------------------------
 */

static bool named_part(const char *part)
{
    return strcmp(part, "bonus") == 0 || strcmp(part, "allowance") == 0 ||
           strcmp(part, "term") == 0 || strcmp(part, "benefit") == 0;
}

/* The only element of that name, where no name was given. */
static struct _xmlNode *only_one(const struct _xmlNode *in, const char *part)
{
    struct _xmlNode *found = NULL;
    for (struct _xmlNode *c = xml_first_child(in); c; c = xml_next(c))
        if (xml_is(c, part)) {
            if (found)
                return NULL;
            found = c;
        }
    return found;
}

static struct _xmlNode *place_of(const struct xml *x, const struct _xmlNode *in,
                                 const struct part_change *c)
{
    if (!named_part(c->part))
        return xml_child(x, in, c->part, NULL, NULL);
    struct _xmlNode *n = xml_child(x, in, c->part, "name", c->name);
    return n || c->name ? n : only_one(in, c->part);
}

static bool refuse(struct diags *d, struct place at, const char *format, const char *what)
{
    diag_add(d, DIAG_USAGE, at, format, what);
    return false;
}

/* What a change is paid for; NULL: a number alone, or of something that is no pay. */
static const char *unit_word(enum amount_unit unit)
{
    return amount_is_pay(unit) ? amount_unit_name(unit) : NULL;
}

static const char *per_of(const struct xml *x, const struct _xmlNode *n)
{
    const char *per = n ? xml_attribute(x, n, "per") : NULL;
    return per ? per : n && xml_is(n, "allowance") ? "month" : "year";
}

/* An element's new text where it had one, or an empty element that gets one. */
static void put_text(struct xml_edit *e, const struct _xmlNode *n, const char *value)
{
    struct place at = xml_at_text(e->x, n);
    if (at.len && *str_trim((struct str){e->x->source->text + at.off, at.len}).s != '<')
        xml_edit_replace(e, at, value);
}

/* <equity kind="liquid">8000</equity>, where there was none. */
static const char *new_equity(struct xml_edit *e, const struct part_change *c, const char *kind)
{
    return arena_printf(e->x->arena,
                        c->kind == CHANGE_SHARES
                            ? "<equity kind=\"%s\"><grant shares=\"%s\"/></equity>"
                            : "<equity kind=\"%s\">%s</equity>",
                        c->equity_kind ? c->equity_kind : kind, c->value);
}

static bool change_equity(struct xml_edit *e, const struct _xmlNode *n, const struct part_change *c,
                          const char *kind_there, struct diags *d)
{
    struct _xmlNode *grant = xml_child(e->x, n, "grant", NULL, NULL);
    const char *kind = xml_attribute(e->x, n, "kind");
    if (kind && strcmp(kind, "none") == 0) {
        xml_edit_replace(e, xml_at_whole(e->x, n), new_equity(e, c, kind_there));
        return true;
    }
    if (grant && c->is_money)
        return refuse(d, xml_at_name(e->x, grant),
                      "the equity is a number of shares here, and %s is an amount; give the "
                      "number, or write the amount in place of <grant>",
                      c->value);
    if (grant) {
        xml_edit_attribute(e, grant, "shares", c->value, NULL);
        return true;
    }
    if (c->kind == CHANGE_SHARES)
        return refuse(d, xml_at_name(e->x, n),
                      "the equity is an amount here, and %s is a number of shares; write "
                      "<grant shares=\"…\" price=\"…\"/> into it, or give an amount",
                      c->value);
    put_text(e, n, c->value);
    return true;
}

static bool change_there(struct xml_edit *e, const struct _xmlNode *n, const struct part_change *c,
                         const char *kind, struct diags *d)
{
    const char *unit = unit_word(c->unit);
    if (strcmp(c->part, "equity") == 0)
        return change_equity(e, n, c, kind, d);
    if (unit && strcmp(c->part, "term") != 0 && strcmp(unit, per_of(e->x, n)) != 0)
        return refuse(d, xml_at_name(e->x, n),
                      "it is written in another unit here than a %s; give it in the file's unit",
                      unit);
    static const char *const ways[] = {"percent", "months", NULL};
    const char *way = c->kind == CHANGE_PERCENT                                   ? "percent"
                      : c->kind == CHANGE_MONTHS && strcmp(c->part, "bonus") == 0 ? "months"
                                                                                  : NULL;
    if (way && xml_attribute(e->x, n, way)) {
        xml_edit_attribute(e, n, way, c->value, NULL);
        return true;
    }
    bool other = way != NULL;
    for (size_t i = 0; ways[i]; i++)
        other = other || xml_attribute(e->x, n, ways[i]);
    if (!other) {
        put_text(e, n, c->value);
        return true;
    }
    /* from per cent to an amount, or the other way: the element anew, its other attributes kept */
    struct buf b;
    buf_init(&b, e->x->arena);
    buf_printf(&b, "<%s", c->part);
    static const char *const keep[] = {"name", "kind", "years", NULL};
    for (size_t i = 0; keep[i]; i++)
        xml_put_attribute(e->x, n, keep[i], &b);
    if (way)
        buf_printf(&b, " %s=\"%s\"/>", way, c->value);
    else
        buf_printf(&b, ">%s</%s>", c->value, c->part);
    xml_edit_replace(e, xml_at_whole(e->x, n), buf_str(&b));
    return true;
}

/* What an ask takes from its offer: the unit of base, and whether equity is counted in shares. */
struct lent {
    const char *per;
    bool by_number;
};

static struct lent lent_by(const struct xml *x, const struct _xmlNode *like)
{
    struct _xmlNode *base = like ? xml_child(x, like, "base", NULL, NULL) : NULL;
    struct _xmlNode *equity = like ? xml_child(x, like, "equity", NULL, NULL) : NULL;
    return (struct lent){.per = per_of(x, base),
                         .by_number = equity && xml_child(x, equity, "grant", NULL, NULL)};
}

static void put_new(struct lent lent, const struct part_change *c, struct buf *out)
{
    bool equity = strcmp(c->part, "equity") == 0, bonus = strcmp(c->part, "bonus") == 0;
    const char *unit = unit_word(c->unit);
    const char *per = strcmp(c->part, "base") != 0 ? NULL : unit ? unit : lent.per;
    buf_printf(out, "<%s", c->part);
    if (c->name) {
        buf_puts(out, " name=\"");
        xml_put_escaped(str_of(c->name), out);
        buf_puts(out, "\"");
    }
    if (per && strcmp(per, "year") != 0)
        buf_printf(out, " per=\"%s\"", per);
    if (c->kind == CHANGE_PERCENT || (c->kind == CHANGE_MONTHS && bonus)) {
        buf_printf(out, " %s=\"%s\"/>", c->kind == CHANGE_PERCENT ? "percent" : "months", c->value);
        return;
    }
    buf_putc(out, '>');
    if (equity && (lent.by_number || c->kind == CHANGE_SHARES))
        buf_printf(out, "<grant shares=\"%s\"/>", c->value);
    else
        xml_put_escaped(str_of(c->value), out);
    buf_printf(out, "</%s>", c->part);
}

bool part_changes_put(struct xml_edit *e, const struct _xmlNode *in, const struct _xmlNode *like,
                      const struct part_changes *c, struct diags *d)
{
    bool ok = true;
    for (size_t i = 0; i < c->n; i++) {
        const struct part_change *one = &c->list[i];
        struct _xmlNode *n = place_of(e->x, in, one);
        if (n) {
            ok = change_there(e, n, one, c->equity_kind, d) && ok;
            continue;
        }
        if (!like && strcmp(one->part, "equity") == 0) {
            xml_edit_append(e, in, new_equity(e, one, c->equity_kind));
            continue;
        }
        struct buf line;
        buf_init(&line, e->x->arena);
        put_new(lent_by(e->x, like), one, &line);
        xml_edit_append(e, in, buf_str(&line));
    }
    return ok;
}

void part_changes_lines(const struct xml *x, const struct _xmlNode *like,
                        const struct part_changes *c, const char *indent, struct buf *out)
{
    for (size_t i = 0; i < c->n; i++) {
        buf_puts(out, indent);
        put_new(lent_by(x, like), &c->list[i], out);
        buf_putc(out, '\n');
    }
}

const char *debrief_as_xml(const char *changes, const char *per, bool by_number, const char *indent,
                           struct arena *a, struct buf *out)
{
    struct part_changes c;
    const char *why = part_changes_read(changes, a, &c);
    for (size_t i = 0; !why && i < c.n; i++) {
        buf_puts(out, indent);
        put_new((struct lent){per ? per : "year", by_number}, &c.list[i], out);
        buf_putc(out, '\n');
    }
    return why;
}

/* ---- the parts of a move ----------------------------------------------------------------------
 */

bool part_moves(const struct _xmlNode *n)
{
    return !xml_is(n, "total") && !xml_is(n, "condition");
}

struct _xmlNode *part_like(const struct xml *x, const struct _xmlNode *in, const struct _xmlNode *n)
{
    const char *part = xml_name(n);
    return named_part(part) ? xml_child(x, in, part, "name", xml_attribute(x, n, "name"))
                            : xml_child(x, in, part, NULL, NULL);
}

/* The element's text in one line. */
static void put_folded(struct str text, struct buf *out)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != '\n' && text.s[i] != '\r') {
            buf_putc(out, text.s[i]);
            continue;
        }
        while (out->n && (out->p[out->n - 1] == ' ' || out->p[out->n - 1] == '\t'))
            out->p[--out->n] = '\0';
        while (i + 1 < text.n && strchr(" \t\r\n", text.s[i + 1]))
            i++;
        bool between = (out->n && out->p[out->n - 1] == '>') ||
                       (i + 1 < text.n && text.s[i + 1] == '<') ||
                       (i + 1 < text.n && text.s[i + 1] == '>');
        if (!between)
            buf_putc(out, ' ');
    }
}

/* What a part takes over when it is replaced (contract 5, Carrying). */
static bool carries(const struct xml *x, const struct _xmlNode *own, const struct _xmlNode *from,
                    const char *name)
{
    if (xml_is(own, "base") || xml_is(own, "allowance"))
        return strcmp(name, "times") == 0 ? strcmp(per_of(x, own), per_of(x, from)) == 0
                                          : strcmp(name, "sure") == 0;
    if (xml_is(own, "bonus"))
        return strcmp(name, "kind") == 0 || strcmp(name, "years") == 0;
    if (xml_is(own, "sign-on"))
        return strcmp(name, "clawback-months") == 0;
    if (!xml_is(own, "equity"))
        return false;
    bool vests_anew = xml_attribute(x, own, "years") || xml_attribute(x, own, "schedule");
    if (strcmp(name, "years") == 0 || strcmp(name, "schedule") == 0 ||
        strcmp(name, "cliff-months") == 0)
        return !vests_anew;
    return strcmp(name, "per-year") != 0;
}

static const char *const attributes[] = {
    "name",       "kind",         "per",        "times",        "sure",     "percent",
    "months",     "years",        "schedule",   "per-year",     "year-2",   "clawback-months",
    "reimbursed", "cliff-months", "instrument", "acceleration", "currency", "from-year",
    NULL};

static void put_grant(const struct xml *x, const struct _xmlNode *own, const struct _xmlNode *from,
                      struct buf *out)
{
    static const char *const names[] = {"shares", "strike", "price", "total", NULL};
    buf_puts(out, "<grant");
    for (size_t i = 0; names[i]; i++)
        xml_put_attribute(x, xml_attribute(x, own, names[i]) ? own : from, names[i], out);
    buf_puts(out, "/>");
}

void part_put(const struct xml *x, const struct _xmlNode *own, const struct _xmlNode *carried,
              const char *amount, bool lower_too, struct buf *out)
{
    const struct _xmlNode *n = own ? own : carried;
    bool marked = own && !lower_too && xml_attribute(x, own, "lower");
    if (!amount && !marked && (!own || !carried)) {
        put_folded(xml_source(x, n), out);
        return;
    }
    buf_printf(out, "<%s", xml_name(n));
    for (size_t i = 0; attributes[i]; i++) {
        const char *name = attributes[i];
        bool per_amount = amount && (strcmp(name, "percent") == 0 || strcmp(name, "months") == 0 ||
                                     strcmp(name, "per-year") == 0);
        if (per_amount)
            continue;
        if (own && xml_attribute(x, own, name))
            xml_put_attribute(x, own, name, out);
        else if (carried && carries(x, n, carried, name))
            xml_put_attribute(x, carried, name, out);
    }
    if (own && lower_too)
        xml_put_attribute(x, own, "lower", out);
    struct _xmlNode *grant = own && !amount ? xml_child(x, own, "grant", NULL, NULL) : NULL;
    struct str text = str_trim(str_of(own && !amount ? xml_text(x, own) : ""));
    if (!grant && !amount && text.n == 0) {
        buf_puts(out, "/>");
        return;
    }
    buf_putc(out, '>');
    if (grant)
        put_grant(x, grant, carried ? xml_child(x, carried, "grant", NULL, NULL) : NULL, out);
    else if (amount)
        buf_puts(out, amount);
    else
        xml_put_escaped(text, out);
    buf_printf(out, "</%s>", xml_name(n));
}
