/* fontset.h - the faces of a run: roles, fallback, and the cache of shaped words.
 *
 * A role (fonts.xml: "body", "body-medium", "narrow", "speech" …) names a face and what follows it
 * when a character is missing: DejaVu Sans, then the Noto faces by script, which are opened from
 * their package's path only when first needed. A letter that no face has is an error that names
 * the character, its place and, where one would help, the package (facts-pdf.md 1: check gid 0
 * yourself; text extraction can't see tofu). A sign that no face has (an emoji) is left out with a
 * warning.
 *
 * Made once per process (hfb_env), so the cache lives past a job; no cache may change a byte.
 */
#ifndef HFB_FONT_FONTSET_H
#define HFB_FONT_FONTSET_H

#include "font/glyphrun.h"

enum role {            /* order of fonts.xml; the theme names them */
            FACE_BODY, /* Roboto Regular */
            FACE_BODY_MEDIUM,
            FACE_BODY_BOLD,
            FACE_BODY_ITALIC,
            FACE_NARROW, /* Roboto Condensed Regular */
            FACE_NARROW_MEDIUM,
            FACE_NARROW_BOLD,
            FACE_NARROW_ITALIC,
            FACE_SPEECH, /* Charis SIL Regular */
            FACE_SPEECH_BOLD,
            FACE_SPEECH_ITALIC,
            FACE_TOY, /* 1-em squares, for tests of layout: no face file behind it */
            FACE_FACES
};

struct fontset;

/* fonts.xml is read from the resources; NULL: reported (FACE). `toy` makes every role the toy font:
 * each character one em wide (a space too), ascent 800, descent 200, cap height 800. */
struct fontset *fontset_new(struct diags *d, bool toy);
void fontset_free(struct fontset *f);

bool fontset_role_named(const char *name, enum role *out); /* "body-medium" */
const struct face *fontset_face(struct fontset *f, enum role role);

/* Shapes `text` (one direction, no line break opportunity inside need be respected) in `role`.
 * `at` is where the text came from, for the error about a missing glyph; NULL place: none.
 * Never NULL: a character without a face is reported to d and shaped as nothing. The result lives
 * as long as the fontset. lang: BCP 47 or NULL. */
const struct shaped *fontset_shape(struct fontset *f, enum role role, struct str text, bool rtl,
                                   const char *lang, struct place at, struct diags *d);

/* Between jobs only: forgets every shaped word once there are more than FONTSET_WORDS_MAX, so that
 * a long batch stays bounded. True: runs handed out before are gone. */
enum { FONTSET_WORDS_MAX = 8192 };
bool fontset_trim(struct fontset *f);

/* Opens the roles' faces, which are otherwise opened when first used: before workers are forked,
 * so that all share them. Changes no byte of any document. */
void fontset_warm(struct fontset *f);

#endif
