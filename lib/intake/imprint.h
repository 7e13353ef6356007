/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Imprints: everything in a published file from which a number can be read, in
 * the order of its bytes. There are two kinds.
 *
 * A word is a run of letters and digits that has a digit, with the sign before
 * it ("-5", "<5") and the marks inside it ("1,390", "30.7"). Digits are those
 * of any script. Words come from the text of a document, from comments,
 * declarations and CDATA sections, and from the attributes that people are
 * shown or told: alternative texts, titles, labels, data-* other than those of
 * drawings (intake/drawing.h).
 *
 * A drawing is an element whose other attributes hold digits: a bar with its
 * height, a path, a cell with its style, a picture that is given as data. It
 * stands in the list as '#' and 12 hexadecimal digits of the SHA-256 of the
 * element and those attributes. So does a style sheet, a script, and a whole
 * file that is not text.
 *
 * Markup is read leniently, as browsers do: nothing is refused, and what is
 * not understood is text. A workbook has a part for each member of its
 * archive, hidden or not; any other file is one part without a name.
 */
#ifndef NRM_INTAKE_IMPRINT_H
#define NRM_INTAKE_IMPRINT_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct nrm_imprint {
    const char *word;
    const char *where; /* in the part: "cell B7", "attribute 'alt'", or NULL */
    size_t line;       /* in the part */
} nrm_imprint;

typedef struct nrm_imprint_part {
    const char *name; /* of the member of a workbook, or "" */
    nrm_imprint *at;
    size_t n, cap;
} nrm_imprint_part;

typedef struct nrm_imprints {
    nrm_arena *a;
    nrm_imprint_part *parts;
    size_t n, cap;
} nrm_imprints;

/* The traces of a file; `name` tells its format and is for messages. */
typedef int nrm_imprints_reader(nrm_arena *a, const char *name, nrm_text bytes,
                                nrm_imprints *out, nrm_err *e);

/* Of any file, and of one that is known to be no workbook. */
nrm_imprints_reader nrm_imprints_read NRM_MUST_USE;
nrm_imprints_reader nrm_imprints_read_text NRM_MUST_USE;

/* Adds a part without traces. */
nrm_imprint_part *nrm_imprints_add(nrm_imprints *t, const char *name);

/* Adds the traces of a file that is no archive. */
void nrm_imprint_file(nrm_arena *a, nrm_imprint_part *part, const char *name,
                      nrm_text bytes);

/* Adds the words of a text that begins at `line`. */
void nrm_imprint_words(nrm_arena *a, nrm_imprint_part *part, nrm_text text,
                       const char *where, size_t line);

/* Adds a drawing: the bytes that make it. */
void nrm_imprint_drawing(nrm_arena *a, nrm_imprint_part *part, nrm_text bytes,
                         const char *where, size_t line);

/* Adds the traces of HTML, SVG or XML. */
void nrm_imprint_markup(nrm_arena *a, nrm_imprint_part *part, nrm_text text);

#endif
