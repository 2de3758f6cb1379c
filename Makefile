# newsutils - see INSTALL.  GNU make.
.SUFFIXES:
.SECONDARY:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VERSION = 0.1.0
PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
COMPDIR = $(PREFIX)/share/bash-completion/completions

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
# These goals compile nothing, and deps has to run before pkg-config is there.
ifneq ($(filter-out deps clean dist uninstall format asan coverage fuzz,$(or $(MAKECMDGOALS),all)),)
PKGFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) || echo missing)
ifneq ($(filter missing,$(PKGFLAGS)),)
$(error libraries are missing: run 'make deps', or see INSTALL)
endif
LIBS := $(shell $(PKG_CONFIG) --libs libbsd-overlay zlib)
endif
# XXH_INLINE_ALL: xxHash is used from its header alone, nothing is linked.
OUR = -D_DEFAULT_SOURCE -DLIBBSD_OPENBSD_VIS -DXXH_INLINE_ALL \
	-DVERSION='"$(VERSION)"' -Icommon -I$(B)/gen -I. $(PKGFLAGS)
# make Q= shows the commands.
Q = @
COMPILE = $(Q)$(CC) $(STD) $(OUR) $(CPPFLAGS) $(WARN) $(CFLAGS) -MMD -MP

O = $(B)/obj
CSOURCES = $(wildcard bin/*/*.[ch] common/*.[ch] common/gen/*.c \
	tests/unit/*.c tests/fuzz/*.c tests/hostile/*.c tests/bench/*.c)

all: $(TOOLS:%=$(B)/bin/%)

# Everything but a tool's main.c is in an archive, so that tests can link it.
COMMON = $(patsubst %.c,$(O)/%.o,$(wildcard common/*.c)) \
	$(patsubst %.S,$(O)/%.o,$(wildcard common/*.S))
parts = $(patsubst %.c,$(O)/%.o,$(filter-out %/main.c,$(wildcard bin/$1/*.c))) \
	$(patsubst %.S,$(O)/%.o,$(wildcard bin/$1/*.S))
ARCHIVES = $(TOOLS:%=$(B)/lib/%.a) $(B)/lib/common.a
ARCHIVE = @mkdir -p $(@D) && rm -f $@ && $(AR) rcs $@ $^

$(B)/lib/common.a: $(COMMON)
	$(ARCHIVE)

define tool_rules
$$(B)/lib/$1.a: $$(call parts,$1)
	$$(ARCHIVE)
$$(B)/bin/$1: $$(O)/bin/$1/main.o $$(B)/lib/$1.a $$(B)/lib/common.a
	@mkdir -p $$(@D)
	@echo "$$(CC) $$@"
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LIBS)
endef
$(foreach t,$(TOOLS),$(eval $(call tool_rules,$t)))

$(O)/%.o: %.c
	@mkdir -p $(@D)
	@echo "$(CC) $<"
	$(COMPILE) -c -o $@ $<

$(O)/%.o: %.S
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR) $(CFLAGS) -c -o $@ $<

-include $(wildcard $(O)/*/*.d $(O)/*/*/*.d)

# Word lists: data/NAME.tsv -> build/gen/NAME.h.  A source that includes one
# names it here, so that it is there before the first compilation.
$(B)/host/%: common/gen/%.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(STD) $(OUR) -O1 -o $@ $(filter %.c,$^) $(LIBS)

$(O)/common/utf8.o: $(B)/gen/unicode.h
$(B)/gen/unicode.h: common/data/unicode.tsv $(B)/host/mkunicode
	@mkdir -p $(@D)
	$(Q)$(B)/host/mkunicode <$< >$@.tmp && mv $@.tmp $@

# The lexicon of extract-quotes.
$(O)/bin/extract-quotes/lex.o: $(B)/gen/forms.h
$(B)/gen/forms.h: $(patsubst %,bin/extract-quotes/data/%.tsv,words cues) \
	$(B)/host/mklex
	@mkdir -p $(@D)
	$(Q)$(B)/host/mklex $(wordlist 1,2,$^) >$@.tmp && mv $@.tmp $@
$(B)/host/mklex: bin/extract-quotes/lex.h bin/extract-quotes/lexclass.h

# Its weights are a source; 'make quote-model CORPORA=DIR' makes them anew.
$(O)/bin/extract-quotes/model.o: bin/extract-quotes/data/quote.model

# The grammar of date-tag.
$(patsubst %,$(O)/bin/date-tag/%.o,word scan rule norm guard measure expr): $(B)/gen/dates.h
$(B)/gen/dates.h: $(patsubst %,bin/date-tag/data/%.tsv,words grammar) \
		$(B)/host/mkdate
	@mkdir -p $(@D)
	$(Q)$(B)/host/mkdate $(patsubst %,bin/date-tag/data/%.tsv,words grammar) \
		>$@.tmp && mv $@.tmp $@
$(B)/host/mkdate: common/gen/dfa.c common/gen/dfa.h bin/date-tag/wordkey.h

# What near-duplicates of dedupe do not count.
$(O)/bin/dedupe/shingle.o: $(B)/gen/common.h
$(B)/gen/common.h: bin/dedupe/data/common.tsv $(B)/host/mkcommon
	@mkdir -p $(@D)
	$(Q)$(B)/host/mkcommon <$< >$@.tmp && mv $@.tmp $@
$(B)/host/mkcommon: bin/dedupe/gram.h

$(O)/bin/date-tag/tense.o: $(B)/gen/tense_words.h
$(B)/gen/tense_words.h: bin/date-tag/data/tense.tsv

# Lists for words.h: NAME_words.h of the lists that it depends on.
$(B)/host/mkwords: common/words.c common/words.h
$(O)/common/abbr.o: $(B)/gen/abbr_words.h
$(B)/gen/abbr_words.h: common/data/abbr.tsv
$(O)/common/lexicon.o: $(B)/gen/lexicon_words.h
$(B)/gen/lexicon_words.h: $(patsubst %,common/data/%.tsv,given surname title \
	country region state city demonym creed news company body school team \
	event person orghead lochead calendar plain mischead function)
$(O)/common/guess.o: $(B)/gen/cue_words.h
$(B)/gen/cue_words.h: common/data/cue.tsv
$(O)/common/alias.o: $(B)/gen/alias_words.h
$(B)/gen/alias_words.h: $(patsubst %,common/data/%.tsv,alias figure nick)
$(B)/gen/%_words.h: $(B)/host/mkwords
	@mkdir -p $(@D)
	$(Q)$(B)/host/mkwords $* $(filter %.tsv,$^) >$@.tmp && mv $@.tmp $@

# The names' model is a source.  'make model CORPORA=DIR' makes it anew: word
# classes out of raw news, invented tables, then the trainer; the corpora are
# not part of the project (common/data/PROVENANCE).
$(O)/common/builtin.o: common/data/name.model

HOSTTRAIN = @echo "$(HOSTCC) $@"; $(HOSTCC) $(STD) $(OUR) -O3 -fno-math-errno -o $@ \
	$(sort $(filter %.c,$^)) $(LIBS) -lm
MODELPARTS = $(patsubst %,common/%.c,tagger agree person emission crf feature passage vocab \
	model phrase keys wordform token sent abbr utf8 mem)
READPARTS = $(patsubst %,common/%.c,in doc docdate cal rec tsv opt words \
	wordform token sent abbr utf8 mem)
HOSTMODEL = $(patsubst %,$(B)/host/%,train mkclass mkforms mksilver)
$(HOSTMODEL): $(B)/gen/abbr_words.h $(B)/gen/unicode.h
$(B)/host/train: $(patsubst %,common/gen/%.c,train corpus modelfile learn \
	score) $(MODELPARTS) common/in.c common/words.c
	@mkdir -p $(@D)
	$(HOSTTRAIN)
$(B)/host/mkclass: common/gen/mkclass.c $(READPARTS)
	@mkdir -p $(@D)
	$(HOSTTRAIN)
$(B)/host/mksilver: common/gen/mksilver.c $(READPARTS) $(MODELPARTS)
	@mkdir -p $(@D)
	$(HOSTTRAIN)
$(B)/host/mkforms: common/gen/mkforms.c $(patsubst %,common/%.c,in tsv mem)
	@mkdir -p $(@D)
	$(HOSTTRAIN)

CORPORA = corpora
GAZ = $(patsubst %,common/data/gaz/%.tsv,given surname person country demonym \
	region city landmark government party company school media club \
	teamplace title orghead misc noname)
raw = $(patsubst %,$(CORPORA)/corpora/%.tsv.gz,$1)
RAW = $(call raw,abcnews-part bbc2005 isot-part nltk-news politifact-fnn \
	reuters21578 rss2023)
GOLD = $(CORPORA)/eval/entities
goldfiles = $(patsubst %,$(GOLD)/train/%.conll.gz,$1)
DEV = $(patsubst %,-t $(GOLD)/dev/%.conll.gz,conll_testa worldwide_dev \
	uner_ewt_dev)
FORMS = 1280
TRAIN = -b 4 -d 0.7 -e 8 -l 20 -m 1 -n 300000 -s 0.3 -x 0.5
# The day that 'make model' made common/data/name.model.
MODELDATE = 2026-11-22
MODELABOUT = newsutils names 3, $(MODELDATE); learnt from worldwide, wikigold, \
	gmb_part, crossner (politics, music, science, literature), btc, wnut17, \
	tables of common/data/forms.tsv and raw news; see common/data/PROVENANCE

$(B)/model/class%.tsv: $(B)/host/mkclass
	@mkdir -p $(@D)
	$(B)/host/mkclass $* 6 $(if $(filter 64,$*),10,8) $(RAW) >$@.tmp && \
	    mv $@.tmp $@
$(B)/model/forms.conll: $(B)/host/mkforms common/data/forms.tsv $(GAZ)
	@mkdir -p $(@D)
	$(B)/host/mkforms 1 $(FORMS) common/data/forms.tsv $(GAZ) >$@.tmp && \
	    mv $@.tmp $@
# $1: made-up tables, $2: other files.  Features of gmb_part's own take up what
# it alone calls a name; weight= and domain= hold for the files behind them.
learn = $(B)/host/train -a '$(MODELABOUT)' $(TRAIN) $(DEV) \
	    -c $(B)/model/class64.tsv -c $(B)/model/class250.tsv \
	    $(patsubst %,-g %,$(GAZ)) -o $@.tmp weight=2 \
	    $(call goldfiles,worldwide) weight=1 $1 weight=0.5 \
	    $(call goldfiles,wikigold crossner_politics) weight=0.35 \
	    $(call goldfiles,btc wnut17 crossner_music crossner_science \
	    crossner_literature) $2 weight=0.5 domain=1 \
	    $(call goldfiles,gmb_part) && mv $@.tmp $@
LEARNPARTS = $(B)/host/train $(B)/model/class64.tsv $(B)/model/class250.tsv \
	$(B)/model/forms.conll
# first-name.model has the tables, first-plain.model does without.
tables_name = $(B)/model/forms.conll
tables_plain =
# A first model, and the sentences of raw news that it is sure of.
$(B)/model/first-%.model: TRAIN += -1 -b 2
$(B)/model/first-%.model: $(LEARNPARTS)
	$(call learn,$(tables_$*))
$(B)/model/silver.conll: $(B)/model/first-name.model $(B)/host/mksilver
	$(B)/host/mksilver $< 200 every=8 $(call raw,rss2023) \
	    every=10 $(call raw,isot-part bbc2005 politifact-fnn) \
	    every=20 $(call raw,reuters21578) \
	    every=6 $(call raw,nltk-news) >$@.tmp && mv $@.tmp $@
$(B)/model/name.model: $(B)/model/silver.conll $(LEARNPARTS)
	$(call learn,$(tables_name),weight=0.4 $<)
model: $(B)/model/name.model
	cp $< common/data/name.model
# What the tables bring: the scores of the first models with and without them,
# for tests/eval/README.md.
model-plain: $(B)/model/first-plain.model

QUOTEPARTS = $(patsubst %,bin/extract-quotes/%.c,extent kind logit content cue \
	para phrase span mark lex) $(patsubst %,common/%.c,token sent abbr \
	utf8 mem words)
$(B)/host/trainquote: $(patsubst %,common/gen/%.c,trainquote learnlogit) \
	$(QUOTEPARTS) $(B)/gen/forms.h $(B)/gen/abbr_words.h $(B)/gen/unicode.h
	@mkdir -p $(@D)
	$(HOSTTRAIN)
POLNEAR = $(CORPORA)/eval/quotes/dev
POLNEARFILES = $(B)/model/gold.tsv $(B)/model/text
$(B)/model/gold.tsv: $(POLNEAR)/gold.tsv.gz $(POLNEAR)/text.tar.gz
	@mkdir -p $(@D)
	tar -xzf $(POLNEAR)/text.tar.gz -C $(@D)
	gzip -dc $(POLNEAR)/gold.tsv.gz >$@.tmp && mv $@.tmp $@
quote-model: $(B)/host/trainquote $(B)/model/gold.tsv
	$(B)/host/trainquote -n 5 $(POLNEARFILES)
	$(B)/host/trainquote -o bin/extract-quotes/data/quote.model \
	    $(POLNEARFILES)
# The tool with what four fifths of the articles teach, scored on the rest, for
# tests/eval/README.md.  Minutes.
FOLDS = 0 1 2 3 4
$(B)/folds/%.model: $(B)/host/trainquote $(B)/model/gold.tsv
	@mkdir -p $(@D)
	$(B)/host/trainquote -n $(words $(FOLDS)) -f $* -o $@ $(POLNEARFILES)
$(B)/folds/%.o: bin/extract-quotes/model.S $(B)/folds/%.model
	$(Q)$(CC) $(OUR) -DQUOTE_MODEL='"$(@:.o=.model)"' $(CFLAGS) -c -o $@ $<
$(B)/folds/%/extract-quotes: $(O)/bin/extract-quotes/main.o $(B)/folds/%.o \
		$(B)/lib/extract-quotes.a $(B)/lib/common.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
quote-folds: $(FOLDS:%=$(B)/folds/%/extract-quotes)
	@sh tests/eval/folds.sh $(CORPORA)/eval $(^:%/extract-quotes=%)

# Unit tests: one program per module, linked with everything but the mains.
UNITS = $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*.c))
$(B)/unit/%: $(O)/tests/unit/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

unit: $(UNITS)
	@bad=0; for u in $(UNITS); do \
	    if $$u; then echo "ok $$u"; else echo "not ok $$u"; bad=1; fi; \
	done; exit $$bad

# Inputs of tests/hostile.bats.
$(B)/host/%: tests/hostile/%.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(STD) $(OUR) -O1 -o $@ $< $(LIBS)

$(B)/host/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(STD) $(OUR) -O1 -o $@ $< $(LIBS)

INTREE = NEWSUTILS_TOP="$(CURDIR)" NEWSUTILS_BUILD="$(abspath $(B))" \
	PATH="$(abspath $(B))/bin:$$PATH"

BATS = $(sort $(wildcard tests/*.bats))
check: all unit $(B)/host/mkhostile $(B)/host/trainquote $(HOSTMODEL)
	@$(INTREE) bats $(BATS)

golden: all
	$(INTREE) sh tests/golden/rewrite.sh

demo: all
	@tests/demo/build.sh $(B)/demo
	@$(INTREE) sh tests/demo/run.sh $(B)/demo

bench: all $(B)/host/mkbench $(B)/host/cputime
	$(INTREE) sh tests/bench/run.sh

bench-large: all $(B)/host/mkbench $(B)/host/cputime
	$(INTREE) sh tests/bench/large.sh

eval: all
	$(INTREE) sh tests/eval/run.sh $(EVAL)

format:
	clang-format -i $(CSOURCES)

lint: all
	$(INTREE) CC="$(CC)" sh tests/lint.sh \
	    '$(STD) $(filter-out -DVERSION=%,$(OUR))' $(CSOURCES)

SAN = -fsanitize=address,undefined -fno-sanitize-recover=all
# A status of its own, since 1 is one that a tool may end with.
asan:
	ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99 \
	    $(MAKE) B=build/asan \
	    CFLAGS="-O1 -g -fno-omit-frame-pointer $(SAN)" check

coverage:
	$(MAKE) B=build/coverage CFLAGS="-O0 -g --coverage" check
	gcovr -r . -e tests/ -e common/gen/ --object-directory build/coverage \
	    build/coverage

# Each target runs FUZZTIME seconds from the corpus that build/corpus keeps.
FUZZTIME = 10
FUZZ = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
FUZZFLAGS = -O1 -g -fno-omit-frame-pointer \
	-fsanitize=fuzzer-no-link,address,undefined
$(B)/fuzz/%: $(O)/tests/fuzz/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(Q)$(CC) -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS)

fuzzers: $(FUZZ:%=$(B)/fuzz/%)

fuzz:
	$(MAKE) CC=clang B=build/fuzz CFLAGS="$(FUZZFLAGS)" fuzzers
	@cd build && bad=0; for f in $(FUZZ); do \
	    mkdir -p corpus/$$f; \
	    if fuzz/fuzz/$$f -max_total_time=$(FUZZTIME) -timeout=10 \
	        -verbosity=0 -print_funcs=0 corpus/$$f; then echo "ok fuzz $$f"; \
	    else echo "not ok fuzz $$f"; bad=1; fi; done; exit $$bad

deps:
	@.ci/deps $(WITH)

install: all
	mkdir -p $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 \
	    $(DESTDIR)$(MANDIR)/man7 $(DESTDIR)$(COMPDIR)
	install -m 755 $(TOOLS:%=$(B)/bin/%) $(DESTDIR)$(BINDIR)
	install -m 644 $(TOOLS:%=man/%.1) $(DESTDIR)$(MANDIR)/man1
	install -m 644 man/newsutils.7 $(DESTDIR)$(MANDIR)/man7
	for t in $(TOOLS); do sh common/gen/complete.sh $(B)/bin/$$t \
	    >$(DESTDIR)$(COMPDIR)/$$t || exit 1; done

uninstall:
	cd $(DESTDIR)$(BINDIR) && rm -f $(TOOLS)
	cd $(DESTDIR)$(MANDIR) && rm -f $(TOOLS:%=man1/%.1) man7/newsutils.7
	cd $(DESTDIR)$(COMPDIR) && rm -f $(TOOLS)

dist:
	git archive --format=tar.gz --prefix=newsutils-$(VERSION)/ \
	    -o newsutils-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

# Made once, out of files that are not here.
.PRECIOUS: $(B)/model/%
.PHONY: all unit model model-plain quote-model quote-folds check golden demo bench \
	bench-large eval format lint asan coverage \
	fuzzers fuzz deps install uninstall dist clean
