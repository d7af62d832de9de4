/* guide_refs.c - the figures that a guide's text may name. They are called as in the JSON (contract
 * 3); `competing` is the one other offer that the sentence speaks of. What words cannot resolve
 * for a given offer (no competing offer, no band) makes the sentence one that isn't said. */
#include "guide/guide.h"

#define PACKAGE(p, spoken)                                                                         \
    {p ".base", spoken}, {p ".equity", spoken}, {p ".equity_per_year", spoken},                    \
        {p ".vesting_years", spoken}, {p ".annual", spoken}, {p ".four_year", spoken},             \
        {p ".bonus", spoken}, {p ".sign_on", spoken},                                              \
    {                                                                                              \
        p ".certainty.contracted", spoken                                                          \
    }
#define ENDS(p)                                                                                    \
    {p, true}, {p ".min", true}, {p ".mid", true},                                                 \
    {                                                                                              \
        p ".max", true                                                                             \
    }
#define PARTS(p)                                                                                   \
    {p ".base", true}, {p ".equity", true}, {p ".annual", true},                                   \
    {                                                                                              \
        p ".four_year", true                                                                       \
    }
#define PLACES(p)                                                                                  \
    {p ".base.compa_ratio", true}, {p ".base.range_penetration", true},                            \
        {p ".equity.compa_ratio", true}, {p ".equity.range_penetration", true},                    \
        {p ".annual.compa_ratio", true},                                                           \
    {                                                                                              \
        p ".annual.range_penetration", true                                                        \
    }

static const struct {
    const char *name;
    bool spoken; /* false: private, for notes and prose only */
} refs[] = {
    PACKAGE("ask", true),
    PACKAGE("offer", true),
    PACKAGE("competing", true),
    PACKAGE("floor", false),
    {"competing.company", true},
    {"competing.role", true},
    {"competing.level", true},
    {"competing.location", true},
    {"competing.offer", true},
    {"competing.instrument", true},
    {"competing.match.equity_to_match", false},
    {"competing.match.base_to_match", false},
    {"competing.match.short_by", false},
    {"competing.match.over_ask", false},
    {"competing.premium.annual", false},
    {"competing.contracted_gap", false},
    ENDS("band.base"),
    ENDS("band.equity"),
    ENDS("band.annual"),
    ENDS("band.four_year"),
    PARTS("gaps.min"),
    PARTS("gaps.mid"),
    PARTS("gaps.max"),
    PARTS("gaps.ask"),
    PLACES("position.offer"),
    PLACES("position.ask"),
    {"smallest_yes.base", false},
    {"smallest_yes.equity", false},
    {"smallest_yes.four_year", false},
    {"trade.equity_per_1000_base", true},
    {"valuation", true},
    {"respond_by", true},
    {"short_parts", true},
    {"region.name", true},
    {"employer", true},
    {"role", true},
    {"candidate", true},
    {"recruiter", true},
};

enum { REFS = sizeof refs / sizeof *refs };

bool guide_ref_known(const char *ref, bool *spoken)
{
    for (size_t i = 0; i < REFS; i++)
        if (strcmp(refs[i].name, ref) == 0) {
            if (spoken)
                *spoken = refs[i].spoken;
            return true;
        }
    return false;
}

const char *guide_ref_nearest(const char *wrong)
{
    const char *names[REFS];
    for (size_t i = 0; i < REFS; i++)
        names[i] = refs[i].name;
    return str_nearest(wrong, names, REFS);
}
