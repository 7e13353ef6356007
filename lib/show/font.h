/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide text is in the font of the charts, so that nothing overlaps. */
#ifndef NRM_SHOW_FONT_H
#define NRM_SHOW_FONT_H

#include "base/text.h"

#define NRM_FONT_FAMILY "'Liberation Sans',Arial,Helvetica,sans-serif"

/* The width in pixels at a size in pixels. */
double nrm_font_width(nrm_text text, double size, bool bold);

/*
 * Cuts the words that fit into `width` off `rest`, at least one. The line is
 * wider when a single word is.
 */
nrm_text nrm_font_line(nrm_text *rest, double size, bool bold, double width);

#endif
