/* faces.h - every face of fonts.xml, opened when first asked for, and the choice among them: which
 * face can set this cluster of characters (a base with its marks) in this role. */
#ifndef HFB_FONT_FACES_H
#define HFB_FONT_FACES_H

#include "font/fontlist.h"

struct faces;

struct faces *faces_new(const struct fontlist *list, struct arena *a);
void faces_close(struct faces *f);

/* NULL: its file isn't there, or is no font. */
const struct face *faces_get(struct faces *f, int which);

struct cluster {
    const uint32_t *codes;
    unsigned n;
    hb_script_t script; /* resolved; common for signs */
};

bool face_covers(const struct face *face, struct cluster c);

/* The role's face (unless `shun`: it lacks another letter of the word), the one it names next, then
 * `near` (the neighbour's, for signs), then the fallbacks of the script, then those of everything.
 * NULL: none has all of it; *package is then one that would bring a face for the script and isn't
 * installed, or NULL. */
const struct face *faces_choose(struct faces *f, enum role role, bool shun, struct cluster c,
                                const struct face *near, const char *lang, const char **package);

/* Nothing is drawn for it: joiners, direction marks, variation selectors (UAX 44). */
bool faces_ignore(uint32_t code);

#endif
