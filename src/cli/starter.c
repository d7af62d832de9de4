/* starter.c - the answers as a commented offer. No comment may hold two hyphens: XML forbids it. */
#include "cli/starter.h"
#include "job/debrief.h"
#include <string.h>

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

/* A number that is no money: 37.5 rather than 37.50. */
static void put_plain(struct buf *out, int64_t e2)
{
    if (e2 % 100 == 0 || e2 % 10)
        put_amount(out, e2);
    else
        buf_printf(out, "%lld.%d", (long long)(e2 / 100), (int)(e2 % 100 / 10));
}

static void put_attribute(struct buf *out, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    buf_printf(out, " %s=\"", name);
    put_escaped(out, value);
    buf_puts(out, "\"");
}

static void put_number(struct buf *out, const char *name, money v)
{
    if (v == 0)
        return;
    bool priced = strcmp(name, "price") == 0 || strcmp(name, "strike") == 0;
    buf_printf(out, " %s=\"", name);
    (priced ? put_amount : put_plain)(out, v);
    buf_puts(out, "\"");
}

static void put_date(struct buf *out, const char *name, struct date d)
{
    if (date_set(d))
        buf_printf(out, " %s=\"%04d-%02d-%02d\"", name, d.year, d.month, d.day);
}

/* Weeks from today: an example that is right whenever it is read. */
static const char *example_day(const struct starter *s, int days, struct buf *scratch)
{
    struct date d = date_from_days(date_days(s->date) + days);
    buf_clear(scratch);
    buf_printf(scratch, "%04d-%02d-%02d", d.year, d.month, d.day);
    return buf_str(scratch);
}

/* ---- the parts of a package -------------------------------------------------------------- */

static void put_base(struct buf *out, const struct answer_pay *p)
{
    buf_puts(out, "    <base");
    put_attribute(out, "per", str_of(p->per));
    put_number(out, "times", p->times_e2);
    buf_putc(out, '>');
    put_amount(out, p->amount);
    buf_puts(out, "</base>\n");
}

static void put_bonus(struct buf *out, const struct answer_extra *b)
{
    buf_printf(out, "    <bonus kind=\"%s\"", b->kind);
    if (b->way) {
        put_number(out, b->way, b->value);
        buf_puts(out, "/>\n");
        return;
    }
    buf_putc(out, '>');
    put_amount(out, b->value);
    buf_puts(out, "</bonus>\n");
}

static void put_stock(struct buf *out, const struct answer_stock *e, const char *currency)
{
    bool options = e->kind && strcmp(e->kind, "options") == 0;
    if (e->none) {
        buf_puts(out, "    <equity kind=\"none\"/>\n");
        return;
    }
    buf_printf(out, "    <equity kind=\"%s\"", e->kind ? e->kind : "liquid");
    put_attribute(out, "instrument", str_of(e->instrument));
    if (e->currency && strcmp(e->currency->code, currency) != 0)
        put_attribute(out, "currency", str_of(e->currency->code));
    buf_printf(out, " years=\"%d\"", e->years ? e->years : 4);
    if (e->cliff)
        buf_printf(out, " cliff-months=\"%d\"", e->cliff);
    if (e->per_year && !e->shares_e2)
        buf_puts(out, " per-year=\"yes\"");
    buf_putc(out, '>');
    if (e->shares_e2) {
        buf_puts(out, "<grant");
        put_number(out, "shares", e->shares_e2);
        if (options)
            put_number(out, "strike", e->strike);
        put_number(out, "price", e->price);
        buf_puts(out, "/>");
    } else {
        put_amount(out, e->amount);
    }
    buf_puts(out, "</equity>\n");
}

static void put_offer(struct buf *out, const struct starter_offer *o, const char *currency)
{
    put_base(out, &o->pay);
    if (o->pay.variable)
        put_bonus(out, &(struct answer_extra){.kind = "commission", .value = o->pay.variable});
    if (o->bonus.given)
        put_bonus(out, &o->bonus);
    if (o->stock.given)
        put_stock(out, &o->stock, currency);
    if (o->pay.ote) {
        buf_puts(out, "    <total name=\"OTE\">");
        put_amount(out, o->pay.ote);
        buf_puts(out, "</total>\n");
    }
}

/* ---- the parts, from the top ------------------------------------------------------------- */

static void put_head(const struct starter *s, struct buf *out)
{
    struct buf day;
    buf_init(&day, out->arena);
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
    buf_puts(out, "\"\n      ");
    if (s->guide) {
        put_attribute(out, "guide", str_of(s->guide->id));
        if (s->region)
            put_attribute(out, "region", str_of(s->region->id));
        put_attribute(out, "location-factor", str_of(s->factor));
        buf_puts(out, "\n      ");
    }
    put_date(out, "date", s->date);
    put_date(out, "respond-by", s->respond_by);
    buf_puts(out, ">\n");
    if (!date_set(s->respond_by))
        buf_printf(out, "  <!-- Until when must you answer? Write respond-by=\"%s\" above. -->\n",
                   example_day(s, 7, &day));
}

static void put_people(const struct starter *s, struct buf *out)
{
    struct buf day;
    buf_init(&day, out->arena);
    buf_puts(out, "  <candidate>\n    <name>");
    put_escaped(out, s->name);
    buf_puts(out, "</name>\n    <!-- <email>you@example.org</email> -->\n  </candidate>\n");
    if (s->recruiter.n) {
        buf_puts(out, "  <recruiter>\n    <name>");
        put_escaped(out, s->recruiter);
        buf_puts(out, "</name>\n");
        if (s->recruiter_mail.n) {
            buf_puts(out, "    <email>");
            put_escaped(out, s->recruiter_mail);
            buf_puts(out, "</email>\n");
        }
        buf_puts(out, "  </recruiter>\n");
    } else {
        buf_puts(out, "  <!-- For the letter and its draft message:\n"
                      "  <recruiter>\n    <name>Sam Ortega</name>\n"
                      "    <email>sam@example.com</email>\n  </recruiter>\n  -->\n");
    }
    buf_printf(out, "  <!-- <call at=\"%sT15:00+01:00\" with=\"Sam Ortega\"/> -->\n",
               example_day(s, 3, &day));
}

static void put_job(const struct starter *s, struct buf *out)
{
    if (s->guide && !s->level.n && !s->place.n && !s->contractor)
        return;
    buf_puts(out, "  <job");
    if (!s->guide) {
        put_attribute(out, "employer", s->employer);
        put_attribute(out, "role", s->role);
    }
    put_attribute(out, "level", s->level);
    put_attribute(out, "place", s->place);
    if (s->contractor)
        buf_puts(out, " engagement=\"contractor\"");
    if (s->guide) {
        buf_puts(out, "/>\n");
        return;
    }
    buf_puts(out, ">\n    <!-- The employer's mail domain keeps your private brief from going "
                  "there:\n    <domain>example.com</domain> -->\n  </job>\n");
}

static void put_range(const struct starter *s, struct buf *out)
{
    struct buf day;
    buf_init(&day, out->arena);
    if (!s->range_low) {
        if (!s->guide)
            buf_printf(out,
                       "  <!-- A pay range you know of. kind: posted (in the advertisement), told "
                       "(they said it), survey, report …\n"
                       "  <market part=\"base\" low=\"61000\" high=\"75000\" kind=\"posted\" "
                       "source=\"the advertisement\" date=\"%s\"/>\n  -->\n",
                       example_day(s, -14, &day));
        return;
    }
    buf_puts(out, "  <market part=\"base\"");
    put_number(out, "low", s->range_low);
    put_number(out, "high", s->range_high);
    put_attribute(out, "per", str_of(s->range_per));
    buf_puts(out, " kind=\"posted\" source=\"the advertisement\"");
    put_date(out, "date", s->date);
    buf_puts(out, "/>\n");
}

static void put_package(const struct starter *s, struct buf *out)
{
    buf_puts(out, s->blank ? "\n  <!-- What is on the table. These amounts only stand where yours "
                             "belong. -->\n"
                           : "\n  <!-- What is on the table. -->\n");
    buf_printf(out, "  <package currency=\"%s\"", s->currency);
    if (s->status_said)
        buf_printf(out, " status=\"%s\"", s->verbal ? "verbal" : "written");
    if (s->here.pay.months)
        buf_printf(out, " months=\"%d\"", s->here.pay.months);
    buf_puts(out, ">\n");
    put_offer(out, &s->here, s->currency);
    if (s->sign_on) {
        buf_puts(out, "    <sign-on");
        put_number(out, "clawback-months", s->clawback_months * MONEY_UNIT);
        buf_putc(out, '>');
        put_amount(out, s->sign_on);
        buf_puts(out, "</sign-on>\n");
    }
    if (s->more)
        (void)debrief_as_xml(s->more, NULL, false, "    ", out->arena, out);
    if (s->here.pay.hours_e2) {
        buf_puts(out, "    <term name=\"hours\">");
        put_plain(out, s->here.pay.hours_e2);
        buf_puts(out, "</term>\n");
    }
    buf_puts(
        out,
        "    <!-- More that an offer may hold, each on a line like these:\n"
        "    <base per=\"month\" times=\"13\">3250</base> or <base per=\"hour\" "
        "times=\"1950\">22.50</base> in place of a year's\n"
        "    <bonus kind=\"target\" percent=\"10\"/> (contractual, commission, discretionary)\n"
        "    <allowance name=\"Shift work\" per=\"month\">180</allowance>\n"
        "    <sign-on clawback-months=\"12\">5000</sign-on>   <relocation>3000</relocation>\n"
        "    <equity kind=\"liquid\" instrument=\"rsu\" years=\"4\"><grant shares=\"500\" "
        "price=\"212.40\"/></equity>\n"
        "    <equity kind=\"options\"><grant shares=\"9000\" strike=\"24.50\" "
        "price=\"36.25\"/></equity>\n"
        "    <pension percent=\"5\"/>   <benefit name=\"Job ticket\" value=\"480\"/>\n"
        "    <term name=\"leave\">28</term>   <term name=\"remote\">2</term>   "
        "<term name=\"notice\">3</term> -->\n"
        "  </package>\n\n");
    if (date_set(s->start)) {
        buf_puts(out, "  <start");
        put_date(out, "date", s->start);
        buf_puts(out, "/>\n");
    }
    if (s->rate) {
        buf_printf(out, "  <rate from=\"%s\" to=\"%s\" value=\"%s\"", s->here.stock.currency->code,
                   s->currency, s->rate);
        put_date(out, "date", s->date);
        buf_puts(out, "/>\n");
    }
}

static void put_competing(const struct starter *s, struct buf *out)
{
    if (s->others_n == 0) {
        buf_printf(out,
                   "  <!-- Another offer, if you have one. status: written, verbal, process, "
                   "market, current (your\n       present job); disclose (what the employer may "
                   "learn of it): none, existence, full.\n"
                   "  <competing company=\"Example Ltd\" status=\"written\" disclose=\"none\" "
                   "currency=\"%s\">\n    <base>90000</base>\n  </competing>\n  -->\n\n",
                   s->currency);
        return;
    }
    buf_puts(out, "  <!-- disclose: what the employer may learn of it: none, existence or full; "
                  "nothing is said that isn't so. -->\n");
    for (size_t i = 0; i < s->others_n; i++) {
        const struct starter_other *o = &s->others[i];
        buf_puts(out, "  <competing");
        put_attribute(out, "company", o->company);
        buf_printf(out, " status=\"%s\" disclose=\"%s\" currency=\"%s\">\n", o->status,
                   o->disclose ? o->disclose : "none", s->currency);
        put_offer(out, &o->offer, s->currency);
        buf_puts(out, "  </competing>\n\n");
    }
}

static void put_terms(const struct starter *s, const char *name, const char *changes,
                      struct buf *out)
{
    buf_printf(out, "  <%s>\n", name);
    (void)debrief_as_xml(changes, s->here.pay.per, s->here.stock.shares_e2 > 0, "    ", out->arena,
                         out);
    buf_printf(out, "  </%s>\n\n", name);
}

static void put_targets(const struct starter *s, struct buf *out)
{
    if (s->ask) {
        buf_puts(out, "  <!-- What you ask for. -->\n");
        put_terms(s, "ask", s->ask, out);
    } else {
        buf_puts(out, s->guide ? "  <!-- What you ask for; the guide's own ask until you write "
                                 "yours.\n"
                               : "  <!-- What you ask for: decide it before the call.\n");
        buf_puts(out,
                 "  <ask> <base>82000</base> <term name=\"leave\">30</term> </ask>\n  -->\n\n");
    }
    if (s->floor) {
        buf_puts(out, "  <!-- Your floor, private: no document for the employer shows it. -->\n");
        put_terms(s, "floor", s->floor, out);
    } else {
        buf_puts(out, "  <!-- Your floor: below it the answer is no. Private: no document for the "
                      "employer shows it.\n       Decide it before the call.\n"
                      "  <floor> <base>67000</base> </floor>\n  -->\n\n");
    }
}

void starter_write(const struct starter *s, struct buf *out)
{
    put_head(s, out);
    put_people(s, out);
    put_job(s, out);
    put_range(s, out);
    put_package(s, out);
    put_competing(s, out);
    put_targets(s, out);
    if (s->guide)
        buf_puts(out, "  <!-- Blanks of the guide's scripts that you can fill, one line each:\n"
                      "  <fill name=\"commits\">120 PRs</fill>\n  -->\n");
    if (s->reason.n) {
        buf_puts(out, "  <reason>");
        put_escaped(out, s->reason);
        buf_puts(out, "</reason>\n</offer>\n");
        return;
    }
    buf_puts(out, "  <!-- A sentence of your own for the letter: what you have done that bears on "
                  "this job.\n  <reason>I led the move of the billing system, with no "
                  "downtime.</reason> -->\n</offer>\n");
}
