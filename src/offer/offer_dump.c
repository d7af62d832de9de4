/* offer_dump.c - --dump=offer: every stated value with its line, one a line. */
#include "offer/offer_read.h"

static void begin(struct buf *out, struct place at, const char *path, const char *name)
{
    if (at.src)
        buf_printf(out, "%5u  ", place_linecol(at).line);
    else
        buf_puts(out, "    -  ");
    buf_printf(out, "%s%s%s = ", path, *path && *name ? "." : "", name);
}

/* v / 10^places, without the zeros that say nothing. */
static void put_number(struct buf *out, int64_t v, unsigned places)
{
    int64_t scale = 1;
    for (unsigned i = 0; i < places; i++)
        scale *= 10;
    buf_put_int(out, v / scale);
    if (v % scale == 0)
        return;
    buf_putc(out, '.');
    for (int64_t rest = v % scale; rest; rest = rest % scale) {
        scale /= 10;
        buf_putc(out, (char)('0' + rest / scale));
    }
}

static void put_amount(struct buf *out, const char *path, const char *name, struct amount a)
{
    if (!a.stated)
        return;
    begin(out, a.at, path, name);
    put_number(out, a.value, 2);
    buf_putc(out, '\n');
}

static void put_decimal(struct buf *out, const char *path, const char *name, struct decimal a)
{
    if (!a.stated)
        return;
    begin(out, a.at, path, name);
    put_number(out, a.e8, 8);
    buf_putc(out, '\n');
}

static void put_words(struct buf *out, const char *path, const char *name, const char *s,
                      struct place at)
{
    if (!s)
        return;
    begin(out, at, path, name);
    diag_put_safe(out, str_of(s));
    buf_putc(out, '\n');
}

static void put_text(struct buf *out, const char *path, const char *name, struct text t)
{
    put_words(out, path, name, t.s, t.at);
}

static void put_int(struct buf *out, const char *path, const char *name, int v, struct place at)
{
    begin(out, at, path, name);
    buf_put_int(out, v);
    buf_putc(out, '\n');
}

static void put_date(struct buf *out, const char *path, const char *name, struct date d,
                     struct place at)
{
    if (!date_set(d))
        return;
    begin(out, at, path, name);
    buf_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
    if (d.has_time && d.offset == 0)
        buf_printf(out, "T%02d:%02d:%02dZ", d.hour, d.minute, d.second);
    else if (d.has_time)
        buf_printf(out, "T%02d:%02d:%02d%c%02d:%02d", d.hour, d.minute, d.second,
                   d.offset < 0 ? '-' : '+', (d.offset < 0 ? -d.offset : d.offset) / 60,
                   (d.offset < 0 ? -d.offset : d.offset) % 60);
    buf_putc(out, '\n');
}

static void put_equity(struct buf *out, const char *path, const struct equity *e)
{
    static const char *const kinds[] = {NULL, "liquid", "pre-ipo", "options"};
    static const char *const instruments[] = {NULL, "rsu", "iso", "nso", "bspce", "aga", "other"};
    static const char *const accelerations[] = {NULL, "none", "single", "double"};
    if (!e->stated)
        return;
    put_amount(out, path, "equity", e->amount);
    put_words(out, path, "equity.kind", kinds[e->kind], e->kind_at);
    if (e->per_year)
        put_words(out, path, "equity.per-year", "yes", e->at);
    put_decimal(out, path, "equity.shares", e->shares);
    put_decimal(out, path, "equity.strike", e->strike);
    put_decimal(out, path, "equity.price", e->price);
    if (e->years)
        put_int(out, path, "equity.years", e->years,
                e->years_at.src ? e->years_at : e->schedule_at);
    if (e->schedule_n) {
        begin(out, e->schedule_at, path, "equity.schedule");
        for (int i = 0; i < e->schedule_n; i++) {
            buf_puts(out, i ? " " : "");
            put_number(out, e->schedule_e8[i], 8);
        }
        buf_putc(out, '\n');
    }
    if (e->cliff_months >= 0)
        put_int(out, path, "equity.cliff-months", e->cliff_months, e->at);
    put_words(out, path, "equity.instrument", instruments[e->instrument], e->at);
    put_words(out, path, "equity.acceleration", accelerations[e->acceleration], e->at);
}

static void put_package(struct buf *out, const char *path, const struct package *p)
{
    static const char *const bonuses[] = {NULL, "target", "contractual"};
    if (!p->stated)
        return;
    put_words(out, path, "currency", p->currency, p->currency_at);
    put_amount(out, path, "base", p->base);
    put_equity(out, path, &p->equity);
    if (p->bonus.stated) {
        put_words(out, path, "bonus.kind", bonuses[p->bonus.kind], p->bonus.at);
        put_decimal(out, path, "bonus.percent", p->bonus.percent);
        put_amount(out, path, "bonus", p->bonus.amount);
    }
    put_amount(out, path, "sign-on", p->sign_on.year1);
    put_amount(out, path, "sign-on.year-2", p->sign_on.year2);
    put_amount(out, path, "refresh", p->refresh.amount);
    if (p->refresh.amount.stated)
        put_int(out, path, "refresh.from-year", p->refresh.from_year, p->refresh.amount.at);
}

static void put_person(struct buf *out, const char *path, const struct person *p)
{
    put_text(out, path, "name", p->name);
    put_text(out, path, "title", p->title);
    put_text(out, path, "email", p->email);
    put_text(out, path, "phone", p->phone);
    put_text(out, path, "address", p->address);
}

static void put_competing(struct buf *out, const struct offer *o)
{
    static const char *const statuses[] = {"written", "verbal", "process", "market"};
    static const char *const disclosures[] = {"none", "existence", "full"};
    for (size_t i = 0; i < o->competing_n; i++) {
        const struct competing *c = &o->competing[i];
        const char *path = arena_printf(out->arena, "competing[%zu]", i + 1);
        put_text(out, path, "company", c->company);
        put_text(out, path, "role", c->role);
        put_text(out, path, "level", c->level);
        put_text(out, path, "location", c->location);
        put_words(out, path, "status", statuses[c->status], c->package.at);
        put_words(out, path, "disclose", disclosures[c->disclose], c->package.at);
        put_date(out, path, "expires", c->expires, c->expires_at);
        put_package(out, path, &c->package);
    }
}

void offer_dump(const struct offer *o, struct buf *out)
{
    put_text(out, "", "guide", o->guide);
    put_text(out, "", "region", o->region);
    put_decimal(out, "", "location-factor", o->location_factor);
    put_decimal(out, "", "dilution", o->dilution);
    put_text(out, "", "id", o->id);
    put_text(out, "", "revision", o->revision);
    put_date(out, "", "date", o->date, o->date_at);
    put_date(out, "", "offered", o->offered, o->offered_at);
    put_date(out, "", "respond-by", o->respond_by, o->respond_by_at);
    put_date(out, "", "start", o->start, o->start_at);
    put_person(out, "candidate", &o->candidate);
    put_person(out, "recruiter", &o->recruiter);
    put_person(out, "coach", &o->coach);
    put_date(out, "", "call.at", o->call.at, (struct place){0});
    put_text(out, "", "call.with", o->call.with);
    put_package(out, "package", &o->package);
    put_competing(out, o);
    put_package(out, "ask", &o->ask);
    put_package(out, "floor", &o->floor);
    put_package(out, "agreed", &o->agreed);
    for (size_t i = 0; i < o->fills_n; i++)
        put_words(out, arena_printf(out->arena, "fill[%s]", o->fills[i].name), "",
                  o->fills[i].value, o->fills[i].at);
    for (size_t i = 0; i < o->rates_n; i++) {
        const struct rate *r = &o->rates[i];
        const char *path = arena_printf(out->arena, "rate[%s to %s]", r->from, r->to);
        put_decimal(out, path, "", r->value);
        put_date(out, path, "date", r->date, r->at);
        put_text(out, path, "source", r->source);
    }
}
