/* json_public.c - the public tree for an employer's template (contract 3, Separation): made from
 * struct public_figures alone, so that nothing private can be named here. */
#include "tree/json.h"
#include "tree/json_write.h"

static void package_keys(struct json *j, const struct public_package *p)
{
    json_key_money(j, "base", p->base);
    json_key_money(j, "bonus", p->bonus);
    json_key_money(j, "sign_on", p->sign_on);
    json_key_money(j, "equity", p->equity);
    json_key(j, "vesting_years");
    json_put_scaled(j, p->vesting_years, 0);
    json_key_money(j, "annual", p->annual);
    json_key_money(j, "four_year", p->four_year);
    const struct public_converted *c = &p->converted;
    if (c->has)
        json_key_converted(j, c->from, c->rate_e8, c->date, c->source,
                           (money[]){c->base, c->equity, c->annual, c->four_year});
    else
        json_key_null(j, "converted");
    json_key_fig(j, "face_value", p->face_value);
    json_key_fig(j, "shares", p->shares);
}

static void key_package(struct json *j, const char *key, const struct public_package *p)
{
    json_key_open(j, key, '{');
    package_keys(j, p);
    json_close(j, '}');
}

static void competing_object(struct json *j, const struct public_competing *c)
{
    static const char *const claims[] = {[CLAIM_PROCESS] = "process",
                                         [CLAIM_OFFER] = "offer",
                                         [CLAIM_VERBAL] = "verbal",
                                         [CLAIM_WRITTEN] = "written"};
    json_open(j, '{');
    json_key_string(j, "claim", claims[c->claim]);
    json_key_string(j, "company", c->company);
    json_key_string(j, "role", c->role);
    json_key_string(j, "level", c->level);
    json_key_string(j, "location", c->location);
    json_key_date(j, "expires", c->expires);
    if (c->has_figures)
        key_package(j, "package", &c->package);
    else
        json_key_null(j, "package");
    json_close(j, '}');
}

static void key_person(struct json *j, const char *key, const struct public_person *p)
{
    json_key_open(j, key, '{');
    json_key_string(j, "name", p->name);
    json_key_string(j, "title", p->title);
    json_key_string(j, "email", p->email);
    json_key_string(j, "address", p->address);
    json_key_string(j, "phone", p->phone);
    json_close(j, '}');
}

static void key_additional(struct json *j, const struct public_figures *f)
{
    json_key_open(j, "additional_asks", '[');
    for (size_t i = 0; i < f->additional_n; i++) {
        json_open(j, '{');
        json_key_string(j, "id", f->additional[i].id);
        json_key_string(j, "title", f->additional[i].title);
        json_key_string(j, "clause", f->additional[i].clause);
        json_close(j, '}');
    }
    json_close(j, ']');
}

void emit_json_public(const struct public_figures *f, struct buf *out)
{
    struct json writer = json_start(out), *j = &writer;
    json_open(j, '{');
    json_key_string(j, "schema", "hfbrief-figures/1");
    json_key_string(j, "audience", "employer");
    json_key_string(j, "candidate", f->candidate.name);
    key_person(j, "contact", &f->candidate);
    key_person(j, "recruiter", &f->recruiter);
    json_key_string(j, "employer", f->employer);
    json_key_string(j, "role", f->role);
    json_key_string(j, "guide", f->guide);
    json_key_string(j, "region", f->region);
    json_key_string(j, "currency", f->currency);
    json_key_date(j, "date", f->date);
    json_key_date(j, "respond_by", f->respond_by);
    json_key_date(j, "offered", f->offered);
    json_key_date(j, "start", f->start);
    json_key_share(j, "location_factor", f->location_factor);
    key_package(j, "offer", &f->offer);
    key_package(j, "ask", &f->ask);
    if (f->has_agreed)
        key_package(j, "agreed", &f->agreed);
    else
        json_key_null(j, "agreed");
    json_key_open(j, "competing", '[');
    for (size_t i = 0; i < f->competing_n; i++)
        competing_object(j, &f->competing[i]);
    json_close(j, ']');
    json_key_open(j, "gaps", '{');
    json_key_open(j, "ask", '{');
    json_key_fig(j, "base", f->gap_to_ask.base);
    json_key_fig(j, "equity", f->gap_to_ask.equity);
    json_key_fig(j, "annual", f->gap_to_ask.annual);
    json_key_fig(j, "four_year", f->gap_to_ask.four_year);
    json_close(j, '}');
    json_close(j, '}');
    key_additional(j, f);
    json_close(j, '}');
    buf_putc(out, '\n');
}
