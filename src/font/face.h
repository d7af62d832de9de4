/* face.h - one opened face: HarfBuzz objects that are made once per process and never changed.
 * Units: font units (upem to the em), y upwards. Faces are immutable and shared by all jobs. */
#ifndef HFB_FONT_FACE_H
#define HFB_FONT_FACE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/length.h"
#include <hb.h>

struct face {
    const char *name;       /* role name in fonts.xml: "roboto-medium", "noto-arabic" */
    const char *postscript; /* "Roboto-Medium" */
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scaled to upem */
    hb_face_t *for_subset; /* preprocessed, or hb_face itself */
    unsigned upem, glyphs;
    bool cff, cid_keyed;
    int ascent, descent, cap_height, x_height; /* 1/1000 em */
    int bbox[4];                               /* 1/1000 em */
    int weight;
    int italic_angle; /* degrees */
    unsigned index;   /* its place in the fontset */
};

#endif
