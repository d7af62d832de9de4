/* recipient.c - to whom a private document may go (contract 3, E-mail). Domains are compared
 * without case, a trailing dot or a difference between a domain and its subdomains. */
#include "deliver/eml.h"

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (small(a.s[i]) != small(b.s[i]))
            return false;
    return true;
}

static struct str domain_of(const char *address)
{
    const char *at = address ? strrchr(address, '@') : NULL;
    struct str d = str_of(at ? at + 1 : NULL);
    while (d.n && d.s[d.n - 1] == '.')
        d.n--;
    return d;
}

static bool within(struct str domain, struct str zone)
{
    while (zone.n && (zone.s[0] == '@' || zone.s[0] == '.'))
        zone.s++, zone.n--;
    while (zone.n && zone.s[zone.n - 1] == '.')
        zone.n--;
    if (!zone.n || domain.n < zone.n)
        return false;
    struct str tail = {domain.s + (domain.n - zone.n), zone.n};
    return same(tail, zone) && (domain.n == zone.n || tail.s[-1] == '.');
}

bool eml_address_ok(const char *address)
{
    struct str a = str_of(address), d = domain_of(address);
    if (!a.n || a.n > 254 || !d.n || (size_t)(d.s - a.s) < 2)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        unsigned char c = (unsigned char)a.s[i];
        if (c <= ' ' || c == 0x7F || strchr("<>(),;:\\\"[]", c))
            return false;
    }
    /* one @ only: what stands before it in quotes is nobody's address here */
    return memchr(a.s, '@', (size_t)(d.s - a.s) - 1) == NULL && d.s[0] != '.';
}

/* A free mail domain that recruiter and candidate share isn't the employer's. */
const char *eml_private_refusal(const struct eml_parties *p, const char *address)
{
    struct str domain = domain_of(address);
    if (p->recruiter && same(str_of(p->recruiter), str_of(address)))
        return "the recruiter";
    for (size_t i = 0; i < p->employer_domains_n; i++)
        if (within(domain, str_of(p->employer_domains[i])))
            return "the employer's domain";
    struct str theirs = domain_of(p->recruiter);
    bool own = same(domain, domain_of(p->candidate)) || same(domain, domain_of(p->coach));
    if (theirs.n && within(domain, theirs) && !own)
        return "the recruiter's domain";
    return NULL;
}
