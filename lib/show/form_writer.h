/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formats of forms to be filled in, one descriptor each, listed in
 * form.def. A form holds questions and no observations.
 */
#ifndef NRM_SHOW_FORM_WRITER_H
#define NRM_SHOW_FORM_WRITER_H

#include "intake/form.h"
#include "show/words.h"

typedef struct nrm_form_writer {
    const char *name, *help;
    /* Appends the form; NULL for a format that is no text. */
    void (*text)(nrm_words *w, const nrm_form *form, nrm_buf *out);
    /*
     * Writes it into the file, which is there and empty; else NULL. `date` is
     * what its properties say, in seconds since 1970.
     */
    int (*file)(nrm_words *w, const nrm_form *form, const char *path,
                int64_t date, nrm_err *e);
} nrm_form_writer;

/* The one of a name. An unknown name is an error that lists those there are. */
const nrm_form_writer *
nrm_form_writer_find(nrm_arena *a, const char *name, nrm_err *e) NRM_MUST_USE;

/*
 * The keys of the lines that tell how a form is filled in, ended by NULL; the
 * first is the heading.
 */
extern const char *const nrm_form_how[];

#endif
