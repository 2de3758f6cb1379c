/* See LICENSE file for copyright and license details. */
/* The weights of logit.h in the executable: bytes as they are. */
#ifndef QUOTE_MODEL
#define QUOTE_MODEL "bin/extract-quotes/data/quote.model"
#endif
	.section .rodata
	.balign 16
	.globl logit_model
logit_model:
	.incbin QUOTE_MODEL
#ifdef __ELF__
	.section .note.GNU-stack, "", %progbits
#endif
