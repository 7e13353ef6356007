/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide text is in the font of the charts, so that nothing overlaps. */
#ifndef NRM_SHOW_FONT_H
#define NRM_SHOW_FONT_H

#include "base/text.h"

#define NRM_FONT_FAMILY "'Liberation Sans',Arial,Helvetica,sans-serif"

/* The width in pixels at a size in pixels. */
double nrm_font_width(nrm_text text, double size, bool bold);

/*
 * Cuts the words that fit into `width` off `rest`; of a word that is wider
 * than that as many letters as fit, at least one.
 */
nrm_text nrm_font_line(nrm_text *rest, double size, bool bold, double width);

#endif
