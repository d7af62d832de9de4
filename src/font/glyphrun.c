#include "font/glyphrun.h"

sp_t glyphrun_width(const struct glyphrun *r, sp_t size)
{
    return sp_scale(r->width, size, r->face->upem);
}

sp_t shaped_width(const struct shaped *s, sp_t size)
{
    sp_t width = 0;
    for (unsigned i = 0; i < s->n; i++)
        width += glyphrun_width(&s->runs[i], size);
    return width;
}
