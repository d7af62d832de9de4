/* fontlist.h - fonts.xml as a table: faces with their files, roles with their faces.
 *
 * The file is one of our own resources and holds elements with attributes only, so it is read here
 * by a scanner of its own (the room has no XML library): comments, tags, quoted attribute values.
 */
#ifndef HFB_FONT_FONTLIST_H
#define HFB_FONT_FONTLIST_H

#include "font/fontset.h"

struct fontlist_face {
    const char *name, *file, *package;
    const char *scripts; /* ISO 15924 codes, a space between; "*"; NULL: no fallback */
    const char *lang;    /* BCP 47 tags, a space between, or NULL */
    unsigned number;     /* in a collection */
    bool bold;
};

struct fontlist {
    struct fontlist_face *faces;
    unsigned faces_n;
    int role_face[FACE_FACES], role_then[FACE_FACES]; /* -1: none */
};

/* NULL: reported (FACE). */
struct fontlist *fontlist_read(struct str xml, struct arena *a, struct diags *d);
/* Is `word` among the words of `list`? */
bool fontlist_has_word(const char *list, const char *word);

#endif
