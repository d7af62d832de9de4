/* srgb.h - the colour profile that documents name as theirs. */
#ifndef HFB_PDF_SRGB_H
#define HFB_PDF_SRGB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SRGB_MAX = 512 };

/* The profile's bytes; how many they are. */
size_t srgb_profile(unsigned char out[SRGB_MAX]);

#endif
