/* See LICENSE file for copyright and license details. */
/* The tagger's model in the executable: bytes as they are, no relocation. */
	.section .rodata
	.balign 16
	.globl model_builtin
	.globl model_builtinend
model_builtin:
	.incbin "common/data/name.model"
model_builtinend:
	.byte 0
#ifdef __ELF__
	.section .note.GNU-stack, "", %progbits
#endif
