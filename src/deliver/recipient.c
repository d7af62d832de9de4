/* recipient.c - to whom a private document may go (contract 3, E-mail). */
#include "deliver/address.h"
#include "deliver/eml.h"

/* A domain of the employer's covers what lies below it and what lies above it, as far as one owner
 * has registered it; a public provider's is nobody's. */
static bool is_of(struct arena *a, const char *domain, const char *zone)
{
    const char *theirs = address_registered(a, zone), *mine = address_registered(a, domain);
    return address_within(domain, zone) || (theirs && mine && strcmp(theirs, mine) == 0);
}

static const char *of_employer(struct arena *a, const struct eml_parties *p, const char *domain)
{
    for (size_t i = 0; i < p->employer_domains_n; i++) {
        const char *zone = address_domain(a, p->employer_domains[i]);
        if (!zone)
            return arena_printf(a,
                                "the employer's domain \"%s\" is none; write it in plain letters",
                                p->employer_domains[i]);
        if (is_of(a, domain, zone))
            return "that is the employer's domain; send it to the candidate or the coach, or send "
                   "a "
                   "letter";
        const char *owned = address_registered(a, domain);
        if (address_looks_like(a, domain, zone) || (owned && address_looks_like(a, owned, zone)))
            return arena_printf(a, "its domain looks like the employer's (%s)", zone);
    }
    return NULL;
}

static const char *read_party(struct arena *a, const char *whose, const char *given,
                              struct address *out)
{
    *out = (struct address){0};
    const char *why = given ? address_read(a, given, out) : NULL;
    return why ? arena_printf(a, "the %s's own address in the offer %s", whose, why) : NULL;
}

static bool is_trusted(struct arena *a, const struct eml_parties *p, const struct address *to)
{
    struct address one;
    for (const char *const *t = p->trusted; t && *t; t++)
        if (!address_read(a, *t, &one) && address_same(&one, to))
            return true;
    return false;
}

const char *eml_private_refusal(struct arena *a, const struct eml_parties *p, const char *address)
{
    struct address to, candidate, coach, recruiter;
    const char *why = address_read(a, address, &to);
    if (why || (why = read_party(a, "candidate", p->candidate, &candidate)) ||
        (why = read_party(a, "coach", p->coach, &coach)) ||
        (why = read_party(a, "recruiter", p->recruiter, &recruiter)))
        return why;
    if (address_same(&to, &recruiter))
        return "that is the recruiter; send it to the candidate or the coach, or send a letter";
    if (address_same(&to, &candidate) || address_same(&to, &coach))
        return NULL;
    if ((why = of_employer(a, p, to.domain)))
        return why;
    if (is_trusted(a, p, &to))
        return NULL;
    /* a free mail domain that recruiter and candidate share isn't the employer's */
    bool own = (candidate.key && strcmp(to.domain, candidate.domain) == 0) ||
               (coach.key && strcmp(to.domain, coach.domain) == 0);
    if (recruiter.key && is_of(a, to.domain, recruiter.domain) && !own)
        return arena_printf(
            a,
            "that is the recruiter's domain; send it to the candidate or the coach, "
            "or, if %s may have it, say --to-trusted %s",
            to.key, to.key);
    if (p->employer_domains_n == 0)
        return arena_printf(a,
                            "no domain of the employer is known, so it may be theirs; name one "
                            "(<job><domain>), or, if %s may have it, say --to-trusted %s",
                            to.key, to.key);
    return NULL;
}
