/* face.h - one opened face: HarfBuzz objects that are made once per process and never changed.
 * Units: font units (upem to the em), y upwards. Faces are immutable and shared by all jobs. */
#ifndef HFB_FONT_FACE_H
#define HFB_FONT_FACE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/length.h"
#include <hb.h>

/* What a painter keeps of a face past a document (pdf/subset.h): no document can tell. */
struct face_kept {
    struct arena *arena;
    struct subset *subsets;
    unsigned n;
};

struct face {
    const char *name;       /* role name in fonts.xml: "roboto-medium", "noto-arabic" */
    const char *postscript; /* "Roboto-Medium" */
    hb_face_t *hb_face;     /* NULL: the toy face */
    hb_font_t *hb_font;     /* scaled to upem */
    hb_face_t *for_subset;  /* its outlines and metrics alone */
    unsigned upem, glyphs;
    bool cff, cid_keyed;
    int ascent, descent, cap_height, x_height; /* 1/1000 em; descent is negative */
    int bbox[4];                               /* 1/1000 em: left, bottom, right, top */
    int weight;
    int italic_angle;       /* degrees */
    unsigned index;         /* its place in the fontset */
    struct face_kept *kept; /* NULL: nothing is */
};

/* Opens face `number` of a font file's bytes; takes its own reference to the blob. False: no usable
 * face there. Strings are copied into the arena; f->name and f->index stay the caller's. */
bool face_open(struct face *f, struct arena *a, hb_blob_t *blob, unsigned number);
void face_close(struct face *f);

/* The toy face: every glyph one em wide, glyph id = code point; ascent 800, descent -200. */
void face_toy(struct face *f);

#endif
