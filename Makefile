# newsutils - see INSTALL.  GNU make.
.SUFFIXES:
.SECONDARY:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VERSION = 0.1.0
PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share

CC = cc
HOSTCC = cc
AR = ar
PKG_CONFIG = pkg-config
CFLAGS = -O2 -g
B = build
TOOLS = dedupe date-tag extract-quotes entity-count

PKGS = libbsd-overlay zlib libxxhash
STD = -std=c11
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wcast-qual -Wcast-align -Wpointer-arith -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wwrite-strings \
	-Wformat=2 -Wundef -Wvla -Wnull-dereference -Wimplicit-fallthrough \
	-Wswitch-enum
ifneq ($(filter deps clean dist,$(or $(MAKECMDGOALS),all)),$(or $(MAKECMDGOALS),all))
PKGFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) || echo missing)
ifneq ($(filter missing,$(PKGFLAGS)),)
$(error libraries are missing: run 'make deps', or see INSTALL)
endif
LIBS := $(shell $(PKG_CONFIG) --libs libbsd-overlay zlib)
endif
# XXH_INLINE_ALL: xxHash is used from its header alone, nothing is linked.
OUR = -D_DEFAULT_SOURCE -DLIBBSD_OPENBSD_VIS -DXXH_INLINE_ALL \
	-DVERSION='"$(VERSION)"' -Icommon -I$(B)/gen -I. $(PKGFLAGS)
COMPILE = $(CC) $(STD) $(OUR) $(CPPFLAGS) $(WARN) $(CFLAGS) -MMD -MP

O = $(B)/obj

all: $(TOOLS:%=$(B)/bin/%)

# Everything but a tool's main.c is in an archive, so that tests can link it.
COMMON = $(patsubst %.c,$(O)/%.o,$(wildcard common/*.c)) \
	$(patsubst %.S,$(O)/%.o,$(wildcard common/*.S))
parts = $(patsubst %.c,$(O)/%.o,$(filter-out %/main.c,$(wildcard bin/$1/*.c)))
ARCHIVES = $(TOOLS:%=$(B)/lib/%.a) $(B)/lib/common.a
ARCHIVE = @mkdir -p $(@D) && rm -f $@ && $(AR) rcs $@ $^ && echo "$(AR) $@"

$(B)/lib/common.a: $(COMMON)
	$(ARCHIVE)

define tool_rules
$$(B)/lib/$1.a: $$(call parts,$1)
	$$(ARCHIVE)
$$(B)/bin/$1: $$(O)/bin/$1/main.o $$(B)/lib/$1.a $$(B)/lib/common.a
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LIBS)
endef
$(foreach t,$(TOOLS),$(eval $(call tool_rules,$t)))

$(O)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(O)/%.o: %.S
	@mkdir -p $(@D)
	$(CC) $(OUR) $(CFLAGS) -c -o $@ $<

-include $(wildcard $(O)/*/*.d $(O)/*/*/*.d)

# Word lists: data/NAME.tsv -> build/gen/NAME.h.  A source that includes one
# names it here, so that it is there before the first compilation.
$(B)/host/%: common/gen/%.c
	@mkdir -p $(@D)
	$(HOSTCC) $(STD) $(OUR) -O1 -o $@ $< $(LIBS)

$(O)/common/utf8.o: $(B)/gen/unicode.h
$(B)/gen/unicode.h: common/data/unicode.tsv $(B)/host/mkunicode
	@mkdir -p $(@D)
	$(B)/host/mkunicode <$< >$@.tmp && mv $@.tmp $@

# Unit tests: one program per module, linked with everything but the mains.
UNITS = $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*.c))
$(B)/unit/%: $(O)/tests/unit/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

unit: $(UNITS)
	@for u in $(UNITS); do echo "$$u"; $$u || exit 1; done

clean:
	rm -rf build

.PHONY: all unit clean
