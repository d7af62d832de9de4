/* quoted.h - every range that somebody names for a part: the band, the market's rows, what the
 * guide knows of other employers. What the page of the market lists and draws. */
#ifndef HFB_COMP_QUOTED_H
#define HFB_COMP_QUOTED_H

#include "comp/figures.h"

/* f->quoted: by part, base first; of one part the band, then the rows as the file has them, then
 * the guide's other employers. The band and the market must have been printed. */
void quoted_fill(struct arena *a, struct figures *f);

#endif
