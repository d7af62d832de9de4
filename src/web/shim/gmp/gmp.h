/* gmp.h for builds without GMP: its own small sibling, with its fractions. */
#include "mini-gmp.h"
#include "mini-mpq.h"
