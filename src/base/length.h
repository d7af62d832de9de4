/* length.h - lengths on paper: scaled points, 65,536 to the PostScript point (1/72 inch), as in
 * TeX. Integers throughout layout; only chart geometry and the painter's theme constants are
 * written as decimals. y grows downwards from the top of the page. */
#ifndef HFB_BASE_LENGTH_H
#define HFB_BASE_LENGTH_H

#include <stdint.h>

typedef int32_t sp_t;

#define SP_PER_PT 65536
#define SP_MAX INT32_MAX
#define SP_PT(x) ((sp_t)((x) * (double)SP_PER_PT + ((x) < 0 ? -0.5 : 0.5)))
#define SP_MM(x) SP_PT((x)*72.0 / 25.4)

/* Font units to a length: advance × size ÷ units per em, rounded half away from zero. */
static inline sp_t sp_scale(int32_t units, sp_t size, unsigned upem)
{
    int64_t v = (int64_t)units * size;
    int64_t h = (int64_t)upem / 2;
    return (sp_t)((v < 0 ? v - h : v + h) / (int64_t)upem);
}

/* To hundredths of a point, as numbers stand in a content stream. */
static inline int64_t sp_centi(sp_t v)
{
    int64_t c = (int64_t)v * 100;
    return (c < 0 ? c - SP_PER_PT / 2 : c + SP_PER_PT / 2) / SP_PER_PT;
}

#endif
