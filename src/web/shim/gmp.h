/* gmp.h for the browser: GMP's own small sibling, with its fractions. */
#include "mini-gmp.h"
#include "mini-mpq.h"
