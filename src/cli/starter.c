/* starter.c - the answers as a commented offer. No comment may hold two hyphens: XML forbids it. */
#include "cli/starter.h"
#include <string.h>

static const char *const kinds[] = {[KIND_UNSAID] = "pre-ipo",
                                    [KIND_PRE_IPO] = "pre-ipo",
                                    [KIND_LIQUID] = "liquid",
                                    [KIND_OPTIONS] = "options"};

const char *starter_kind(enum answer_kind kind)
{
    return kinds[kind];
}

enum answer_kind starter_kind_of(const char *name)
{
    for (int k = KIND_PRE_IPO; k <= KIND_OPTIONS; k++)
        if (strcmp(kinds[k], name) == 0)
            return (enum answer_kind)k;
    return KIND_PRE_IPO;
}

/* ---- values ------------------------------------------------------------------------------ */

static void put_escaped(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.s[i];
        if (c == '&')
            buf_puts(out, "&amp;");
        else if (c == '<')
            buf_puts(out, "&lt;");
        else if (c == '>')
            buf_puts(out, "&gt;");
        else if (c == '"')
            buf_puts(out, "&quot;");
        else if ((unsigned char)c >= ' ')
            buf_putc(out, c);
    }
}

static void put_amount(struct buf *out, money v)
{
    buf_put_int(out, v / MONEY_UNIT);
    if (v % MONEY_UNIT)
        buf_printf(out, ".%02d", (int)(v % MONEY_UNIT));
}

static void put_date(struct buf *out, const char *name, struct date d)
{
    if (date_set(d))
        buf_printf(out, " %s=\"%04d-%02d-%02d\"", name, d.year, d.month, d.day);
}

static void put_base(struct buf *out, money v)
{
    buf_puts(out, "    <base>");
    put_amount(out, v);
    buf_puts(out, "</base>");
}

static void put_equity(struct buf *out, const struct answer_equity *e)
{
    buf_printf(out, "    <equity kind=\"%s\" years=\"%d\"%s>", starter_kind(e->kind), e->years,
               e->per_year ? " per-year=\"yes\"" : "");
    put_amount(out, e->amount);
    buf_puts(out, "</equity>");
}

/* ---- the parts, from the top ------------------------------------------------------------- */

static void put_head(const struct starter *s, struct buf *out)
{
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-model href=\"");
    put_escaped(out, str_of(s->grammar));
    buf_puts(out, "\" schematypens=\"http://www.w3.org/2001/XMLSchema\"?>\n"
                  "<!-- One job offer, for hfbrief. Amounts are plain digits: 70000, not 70,000 or "
                  "70k.\n     The manual page hfbrief-offer(5) describes every element; an editor "
                  "that knows XML\n     completes them from the grammar named below. -->\n");
    buf_printf(out, "<offer xmlns=\"urn:hfbrief:offer:1\"\n"
                    "       xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                    "       xsi:schemaLocation=\"urn:hfbrief:offer:1 ");
    put_escaped(out, str_of(s->grammar));
    buf_printf(out, "\"\n       guide=\"%s\" region=\"%s\"", s->guide->id, s->region->id);
    if (s->factor)
        buf_printf(out, " location-factor=\"%s\"", s->factor);
    buf_puts(out, "\n      ");
    put_date(out, "date", s->date);
    put_date(out, "respond-by", s->respond_by);
    buf_puts(out, ">\n");
    if (!date_set(s->respond_by))
        buf_puts(out, "  <!-- Until when must you answer? Write respond-by=\"2026-11-27\" above. "
                      "-->\n");
}

static void put_people(const struct starter *s, struct buf *out)
{
    buf_puts(out, "  <candidate>\n    <name>");
    put_escaped(out, s->name);
    buf_puts(out, "</name>\n    <!-- <email>you@example.org</email> -->\n  </candidate>\n"
                  "  <!-- For the letter and its draft message:\n"
                  "  <recruiter>\n    <name>Sam Ortega</name>\n"
                  "    <email>sam@example.com</email>\n  </recruiter>\n"
                  "  <call at=\"2026-11-24T15:00+01:00\" with=\"Sam Ortega\"/>\n  -->\n\n");
}

static void put_bonus(const struct starter *s, struct buf *out)
{
    if (!s->has_bonus) {
        buf_puts(out,
                 "    <!-- <bonus kind=\"target\" percent=\"10\"/> or kind=\"contractual\"; an "
                 "amount a year: <bonus>8000</bonus> -->\n");
        return;
    }
    buf_printf(out, "    <bonus kind=\"%s\"", s->bonus.contractual ? "contractual" : "target");
    if (s->bonus.in_percent) {
        buf_printf(out, " percent=\"%lld", (long long)(s->bonus.percent_e8 / DECIMAL_ONE));
        long long part = (long long)(s->bonus.percent_e8 % DECIMAL_ONE);
        if (part)
            buf_printf(out, ".%08lld", part);
        buf_puts(out, "\"/>\n");
        return;
    }
    buf_puts(out, ">");
    put_amount(out, s->bonus.amount);
    buf_puts(out, "</bonus>\n");
}

static void put_package(const struct starter *s, struct buf *out)
{
    if (s->blank)
        buf_puts(out, "  <!-- What is on the table. These amounts only stand where yours belong. "
                      "-->\n");
    else
        buf_puts(out, "  <!-- What is on the table. -->\n");
    buf_printf(out, "  <package currency=\"%s\">\n", s->region->currency);
    put_base(out, s->base);
    buf_puts(out, "  <!-- a year -->\n");
    put_equity(out, &s->equity);
    buf_printf(out, "  <!-- %s at today's %s -->\n",
               s->equity.per_year ? "what vests in a year," : "the whole grant,",
               s->equity.kind == KIND_LIQUID ? "price" : "valuation");
    buf_puts(out, "    <!-- kind: pre-ipo, liquid or options; more of it: cliff-months=\"12\" "
                  "instrument=\"bspce\" schedule=\"5 15 40 40\".\n"
                  "         Options by number: <equity kind=\"options\"><grant shares=\"9000\" "
                  "strike=\"24.50\" price=\"36.25\"/></equity> -->\n");
    put_bonus(s, out);
    buf_puts(out, "    <!-- <sign-on>15000</sign-on> <refresh from-year=\"2\">20000</refresh> -->\n"
                  "  </package>\n\n");
}

static void put_competing(const struct starter *s, struct buf *out)
{
    if (s->company.n == 0) {
        buf_printf(out,
                   "  <!-- Another offer, if you have one. status: written, verbal, process, "
                   "market; disclose (what the\n       employer may learn of it): none, existence, "
                   "full.\n"
                   "  <competing company=\"Google\" status=\"written\" disclose=\"none\" "
                   "currency=\"%s\">\n    <base>90000</base>\n"
                   "    <equity kind=\"liquid\" years=\"4\">220000</equity>\n  </competing>\n"
                   "  -->\n\n",
                   s->region->currency);
        return;
    }
    buf_puts(out, "  <!-- disclose: what the employer may learn of it: none, existence or full; "
                  "nothing is said that isn't so. -->\n  <competing company=\"");
    put_escaped(out, s->company);
    buf_printf(out, "\" status=\"%s\" disclose=\"none\" currency=\"%s\">\n", s->status,
               s->region->currency);
    put_base(out, s->other_base);
    buf_putc(out, '\n');
    put_equity(out, &s->other_equity);
    buf_puts(out, "\n  </competing>\n\n");
}

static void put_terms(const char *name, const struct starter_terms *t, struct buf *out)
{
    buf_printf(out, "  <%s>\n", name);
    put_base(out, t->base);
    buf_puts(out, "\n    <equity>");
    put_amount(out, t->equity);
    buf_printf(out, "</equity>\n  </%s>\n\n", name);
}

static void put_targets(const struct starter *s, struct buf *out)
{
    if (s->ask.given) {
        buf_puts(out, "  <!-- What you ask for. -->\n");
        put_terms("ask", &s->ask, out);
    } else {
        buf_puts(out, "  <!-- What you ask for; the guide's own ask until you write yours.\n"
                      "  <ask> <base>82000</base> <equity>118000</equity> </ask>\n  -->\n\n");
    }
    if (s->floor.given) {
        buf_puts(out, "  <!-- Your floor, private: no document for the employer shows it. -->\n");
        put_terms("floor", &s->floor, out);
    } else {
        buf_puts(out,
                 "  <!-- Your floor: below it the answer is no. Private: no document for the "
                 "employer shows it.\n       Decide it before the call; until then the guide's "
                 "stands, and isn't called yours.\n"
                 "  <floor> <base>67000</base> <equity>92000</equity> </floor>\n  -->\n\n");
    }
}

void starter_write(const struct starter *s, struct buf *out)
{
    put_head(s, out);
    put_people(s, out);
    put_package(s, out);
    put_competing(s, out);
    put_targets(s, out);
    buf_puts(out, "  <!-- Blanks of the guide's scripts that you can fill, one line each:\n"
                  "  <fill name=\"commits\">120 PRs</fill>\n  -->\n</offer>\n");
}
