/* See LICENSE file for copyright and license details. */
/* The tagger's model in the executable: bytes as they are, no relocation. */
	.section .rodata
	.balign 64
	.globl model_builtin
	.globl model_builtinlen
model_builtin:
	.incbin "common/data/name.model"
9:
	.balign 4
model_builtinlen:
	.long 9b - model_builtin
#ifdef __ELF__
	.section .note.GNU-stack, "", %progbits
#endif
