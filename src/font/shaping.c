#include "font/shaping.h"

bool shaping_run(hb_buffer_t *b, const struct piece *p, struct str text, bool rtl, const char *lang)
{
    hb_buffer_clear_contents(b);
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_direction(b, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, p->script);
    /* Set even when there is none: HarfBuzz would ask the process's locale. */
    hb_buffer_set_language(b, lang ? hb_language_from_string(lang, -1) : HB_LANGUAGE_INVALID);
    hb_buffer_add_utf8(b, text.s, (int)text.n, p->from, (int)(p->to - p->from));
    /* hb_shape() would say nothing of a plan that there was no memory for. */
    return hb_shape_full(p->face->hb_font, b, NULL, 0, NULL) && hb_buffer_allocation_successful(b);
}
