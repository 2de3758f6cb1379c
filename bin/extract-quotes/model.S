/* See LICENSE file for copyright and license details. */
/* The weights of logit.h in the executable: bytes as they are. */
	.section .rodata
	.balign 16
	.globl logit_model
logit_model:
	.incbin "bin/extract-quotes/data/quote.model"
#ifdef __ELF__
	.section .note.GNU-stack, "", %progbits
#endif
