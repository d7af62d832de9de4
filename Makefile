# hfbrief: make demo, make check, make install
prefix  ?= /usr/local
PREFIX  ?= $(prefix)
DESTDIR ?=
CC      ?= cc

# make SAN=1 …: the same, under the address and undefined-behaviour sanitizers, in a folder of its own
SAN     ?=
BUILD   ?= build$(if $(SAN),/san)
CFLAGS  ?= $(if $(SAN),-O1 -g -fno-omit-frame-pointer,-O2 -g)
SANFLAGS = $(if $(SAN),-fsanitize=address$(,)undefined -fno-sanitize-recover=all)
, := ,

# ---- what Debian must bring: the one list ------------------------------------------------------
BUILD_PACKAGES = gcc libc6-dev binutils pkg-config libhpdf-dev libharfbuzz-dev libxml2-dev \
    libxslt1-dev libicu-dev libdeflate-dev libjansson-dev libqpdf-dev libgmime-3.0-dev libpsl-dev libgmp-dev \
    libcmark-gfm-dev libcmark-gfm-extensions-dev fonts-roboto-unhinted fonts-sil-charis \
    fonts-dejavu-core fonts-noto-core fonts-noto-cjk poppler-utils xsltproc
CHECK_PACKAGES = mandoc zsh fish libcmocka-dev mupdf-tools qpdf libxml2-utils python3 perl locales \
    ghostscript time

# ---- the house: one line per room, in pipeline order -------------------------------------------
ROOMS = base xml offer guide comp public say speech brief letter explain tree template font draw chart \
    layout pdf deliver job batch import cli

PKGS     = harfbuzz harfbuzz-subset libxml-2.0 libxslt icu-uc icu-i18n libdeflate jansson
CSTD     = -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings
HARDEN   = -fstack-protector-strong -fstack-clash-protection -ftrivial-auto-var-init=zero $(CET) -fPIE \
           $(if $(SAN)$(findstring -O0,$(CFLAGS)),,-D_FORTIFY_SOURCE=3)
# indirect jumps land only where they may: x86-64's, kept only if every object says so
CET      = $(if $(filter x86_64,$(shell uname -m)),-fcf-protection=full)
# the same program wherever it is built
HERE     = -ffile-prefix-map=$(CURDIR)=.
HAVE_PKG := $(shell command -v pkg-config 2>/dev/null)
# GMime, libqpdf and libpsl are found when they are needed, at run time: headers only
PKG_CFLAGS := $(if $(HAVE_PKG),$(shell pkg-config --cflags $(PKGS) gmime-3.0 2>/dev/null))
PKG_LIBS   := $(if $(HAVE_PKG),$(shell pkg-config --libs $(PKGS) 2>/dev/null))
# Most of what is looked up when the program starts is the C++ library's (ICU's) and the C library's:
# they come first in the search. 1.5 M of 7.4 M instructions; a sanitizer must itself come first.
FIRST    = $(if $(SAN),,-Wl,--no-as-needed -l:libstdc++.so.6 -lc -Wl,--as-needed)
LDLIBS   = $(foreach l,$(FIRST) $(PKG_LIBS) -lhpdf -lgmp -lcmark-gfm-extensions -lcmark-gfm -lm,$(if \
               $(filter $(ARCHIVES:%=-l%),$l),-l:lib$(l:-l%=%).a,$l))
LDHARD   = -pie -Wl,-z,relro,-z,now -Wl,--as-needed
COMPILE  = $(CC) $(CSTD) $(WARN) $(HARDEN) $(HERE) $(SANFLAGS) -Isrc $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS)
# make V=1 shows whole commands
Q        = $(if $(V),,@echo "  $@";)
LINK     = $(CC) $(CFLAGS) $(SANFLAGS) $(LDFLAGS) $(LDHARD)

SRC      = $(filter-out src/import/main.c,$(foreach r,$(filter-out cli,$(ROOMS)),$(wildcard src/$r/*.c)))
OBJ      = $(SRC:%.c=$(BUILD)/%.o) $(BUILD)/resources.o $(BUILD)/languages.o $(BUILD)/pairs.o \
    $(BUILD)/prepared.o
CLI_OBJ  = $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/cli/*.c))

IMPORT_OBJ = $(patsubst %,$(BUILD)/src/%.o,import/main cli/options cli/tell cli/last_words cli/caged)

all: $(BUILD)/hfbrief $(BUILD)/hfbrief-import-guide

$(BUILD)/hfbrief: $(CLI_OBJ) $(BUILD)/libhfbrief.a
	$(Q)$(LINK) -o $@ $^ $(LDLIBS)

# a program of its own, with what it needs of the resources in the place of the library's
$(BUILD)/hfbrief-import-guide: $(IMPORT_OBJ) $(BUILD)/import/resources.o $(BUILD)/libhfbrief.a
	$(Q)$(LINK) -o $@ $^ $(LDLIBS)

$(BUILD)/libhfbrief.a: $(OBJ)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# ---- what the binary carries inside it ---------------------------------------------------------
FACES = Roboto-Regular Roboto-Medium Roboto-Bold Roboto-Italic \
    RobotoCondensed-Regular RobotoCondensed-Medium RobotoCondensed-Bold RobotoCondensed-Italic \
    CharisSIL-Regular CharisSIL-Bold CharisSIL-Italic DejaVuSans DejaVuSans-Bold
SHEETS = $(patsubst %,$(BUILD)/%,$(wildcard templates/*.xsl))
RESOURCES = $(sort $(SHEETS) $(wildcard templates/*.xml templates/schema/*.xsd \
    templates/guides/*.xml templates/lang/*.xml fonts/fonts.xml)) $(FACES:%=fonts/%.ttf)
IMPORT_RESOURCES = $(sort $(wildcard templates/schema/*.xsd templates/lang/*.xml templates/import/*.xml))
TRUETYPE = /usr/share/fonts/truetype

fonts/RobotoCondensed-%.ttf: $(TRUETYPE)/roboto/unhinted/RobotoCondensed-%.ttf
	@mkdir -p $(@D) && cp $< $@
fonts/Roboto-%.ttf: $(TRUETYPE)/roboto/unhinted/RobotoTTF/Roboto-%.ttf
	@mkdir -p $(@D) && cp $< $@
fonts/Charis%.ttf: $(TRUETYPE)/charis/Charis%.ttf
	@mkdir -p $(@D) && cp $< $@
fonts/DejaVu%.ttf: $(TRUETYPE)/dejavu/DejaVu%.ttf
	@mkdir -p $(@D) && cp $< $@

# a stylesheet is one file in the program, and a file a section in the tree
$(BUILD)/templates/%.xsl: templates/%.xsl src/packaging/one-sheet.xsl
	@mkdir -p $(@D)
	$(Q)xsltproc -o $@ src/packaging/one-sheet.xsl $<
$(BUILD)/templates/brief.xsl: $(wildcard templates/brief/*.xsl)

# struct resource rows (base/resource.h): name, bytes, length. A change of the list itself must
# remake the table too, hence resources.list.
$(BUILD)/resources.list: LIST = $(RESOURCES)
$(BUILD)/import/resources.list: LIST = $(IMPORT_RESOURCES)
$(BUILD)/resources.S: LIST = $(RESOURCES)
$(BUILD)/import/resources.S: LIST = $(IMPORT_RESOURCES)
$(BUILD)/resources.S: $(RESOURCES)
$(BUILD)/import/resources.S: $(IMPORT_RESOURCES)
%/resources.list: FORCE
	@mkdir -p $(@D)
	@echo '$(LIST)' | cmp -s - $@ || echo '$(LIST)' > $@
%/resources.S: %/resources.list
	@{ i=0; echo '    .section .rodata'; for f in $(LIST); do \
	    echo "name$$i: .asciz \"$${f#$(BUILD)/}\""; echo "    .balign 16"; \
	    echo "bytes$$i: .incbin \"$$f\""; echo "end$$i: .byte 0"; i=$$((i+1)); done; \
	n=$$i; i=0; echo '    .section .data.rel.ro,"aw"'; echo '    .balign 16'; \
	echo '    .globl resource_table, resource_table_n'; echo 'resource_table:'; \
	while [ $$i -lt $$n ]; do echo "    .dc.a name$$i, bytes$$i, end$$i - bytes$$i"; i=$$((i+1)); done; \
	echo "resource_table_n: .dc.a $$n"; echo '    .section .note.GNU-stack,"",%progbits'; \
	echo '#ifdef __CET__'; echo '#include <cet.h>'; echo '#endif'; } > $@
%/resources.o: %/resources.S
	$(Q)$(CC) $(CET) -c -o $@ $<

# ---- the languages, as a table (base/language.h) -----------------------------------------------
LANGUAGES = $(sort $(wildcard templates/lang/*.xml))
$(BUILD)/languages.c: src/base/languages.xsl $(LANGUAGES) $(BUILD)/resources.list
	@{ echo '#include "base/language.h"'; for f in $(LANGUAGES); do \
	    l=$${f##*/}; echo "extern const struct language language_$${l%.xml};"; \
	    xsltproc --nonet $< $$f || exit; done; \
	echo 'extern const struct language *const language_table[];'; \
	echo 'const struct language *const language_table[] = {'; for f in $(LANGUAGES); do \
	    l=$${f##*/}; echo "    &language_$${l%.xml},"; done; echo '    NULL};'; } > $@.new && mv $@.new $@
$(BUILD)/languages.o: $(BUILD)/languages.c src/base/language.h
	$(Q)$(COMPILE) -c -o $@ $<

# ---- Latin words in the program's faces, as a table (font/pairs.h) -------------------------------
$(BUILD)/pairs-table: $(BUILD)/src/packaging/pairs.o $(BUILD)/src/packaging/unprepared.o $(BUILD)/resources.o $(BUILD)/languages.o \
    $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/base/*.c src/font/*.c))
	$(Q)$(LINK) -o $@ $^ $(LDLIBS)
$(BUILD)/pairs.c: $(BUILD)/pairs-table
	$(Q)$< > $@.new && mv $@.new $@
$(BUILD)/pairs.o: $(BUILD)/pairs.c src/font/pairs.h
	$(Q)$(COMPILE) -c -o $@ $<

# ---- the program's own guides, catalogues, theme and list of faces, already read (base/prepared.h) --
$(BUILD)/prepare: $(BUILD)/src/packaging/prepare.o $(BUILD)/arena-noted.o \
    $(filter-out $(BUILD)/prepared.o $(BUILD)/src/base/arena.o $(BUILD)/src/import/%,$(OBJ))
	$(Q)$(LINK) -o $@ $^ $(LDLIBS)
$(BUILD)/arena-noted.o: src/base/arena.c
	$(Q)$(COMPILE) -DARENA_NOTED -MMD -MP -c -o $@ $<
$(BUILD)/prepared.c: $(BUILD)/prepare
	$(Q)$< > $@.new && mv $@.new $@
$(BUILD)/prepared.o: $(BUILD)/prepared.c src/base/prepared.h
	$(Q)$(COMPILE) -c -o $@ $<

# ---- manual pages and completions, from the option table and the grammars -----------------------
MAN  = $(BUILD)/man/hfbrief.1 $(BUILD)/man/hfbrief-import-guide.1 $(BUILD)/man/hfbrief-offer.5 $(BUILD)/man/hfbrief-guide.5
COMPLETIONS = $(BUILD)/completions/bash $(BUILD)/completions/zsh $(BUILD)/completions/fish
docs: $(MAN) $(COMPLETIONS)

$(BUILD)/generate: $(BUILD)/src/packaging/man/generate.o $(BUILD)/src/cli/options.o $(BUILD)/libhfbrief.a
	$(Q)$(LINK) -o $@ $^ $(LDLIBS)
$(BUILD)/man/options: $(BUILD)/generate
	@mkdir -p $(@D)
	$< options > $@
$(BUILD)/man/%.1: src/packaging/man/%.1.in $(BUILD)/man/options
	sed -e '/^@OPTIONS@/{' -e 'r $(BUILD)/man/options' -e 'd' -e '}' $< > $@
# a sentence a line, and no line of text over 80 bytes; a macro is one line
$(BUILD)/man/%.schema: templates/schema/%.xsd src/packaging/man/schema.xsl
	@mkdir -p $(@D)
	xsltproc src/packaging/man/schema.xsl $< | sed -e '/^\./!s/\([a-z0-9)"]\)\. \([A-Z]\)/\1.\n\2/g' | \
	    awk '/^\./ {print; next} {while (length($$0) > 78 && (n = match(substr($$0, 1, 79), / [^ ]*$$/)) > 1) \
	        {print substr($$0, 1, n - 1); $$0 = substr($$0, n + 1)} sub(/ +$$/, ""); print}' > $@
$(BUILD)/man/figures: $(BUILD)/generate
	@mkdir -p $(@D)
	$< figures > $@
$(BUILD)/man/hfbrief-%.5: src/packaging/man/hfbrief-%.5.in $(BUILD)/man/%.schema $(BUILD)/man/figures
	sed -e '/^@SCHEMA@/{' -e 'r $(BUILD)/man/$*.schema' -e 'd' -e '}' \
	    -e '/^@FIGURES@/{' -e 'r $(BUILD)/man/figures' -e 'd' -e '}' $< > $@
$(BUILD)/completions/%: $(BUILD)/generate
	@mkdir -p $(@D)
	$< $* > $@

# ---- tests -------------------------------------------------------------------------------------
UNIT = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libhfbrief.a
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(LDFLAGS) -pie -MMD -MP -MF $@.d -o $@ $< $(BUILD)/libhfbrief.a $(LDLIBS) -lcmocka

unit: $(UNIT)

# The program again with a worker that can be made to crash, hang or eat memory: for tests alone.
$(BUILD)/faults/hfbrief: $(CLI_OBJ) $(BUILD)/faults/worker.o $(BUILD)/libhfbrief.a
	$(Q)$(LINK) -o $@ $^ $(LDLIBS)
$(BUILD)/faults/worker.o: src/batch/worker.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -DHFB_TEST_FAULTS -MMD -MP -c -o $@ $<
FAULTS = $(if $(wildcard src/batch/worker.c),$(BUILD)/faults/hfbrief)
# And one that reads its resources when it starts, for tests/prepared.sh.
$(BUILD)/unprepared/hfbrief: $(CLI_OBJ) $(BUILD)/src/packaging/unprepared.o $(BUILD)/libhfbrief.a
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LDLIBS)

# TESTS='tests/cage.sh ...' runs those alone, and builds no other unit test
tests: all $(if $(TESTS),$(filter $(BUILD)/unit/%,$(TESTS)),unit) docs $(FAULTS) $(BUILD)/unprepared/hfbrief \
    $(if $(or $(if $(TESTS),,all),$(filter tests/fuzz.sh,$(TESTS))),replays)
	@BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/run $(TESTS)

# ---- the two commands --------------------------------------------------------------------------
# Each installs first and then calls make again: what pkg-config says changes with the packages.
INSTALL_MISSING = missing=; for p in $(1); do \
	dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ] && command -v apt-get >/dev/null; then \
	    echo "hfbrief: installing with apt-get:$$missing"; \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo='sudo'; \
	    $$sudo apt-get -q update && $$sudo env DEBIAN_FRONTEND=noninteractive \
	        apt-get -q -y --no-install-recommends install $$missing; \
	elif [ -n "$$missing" ]; then echo "hfbrief: without apt-get, please provide:$$missing"; fi

demo:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES))
	@$(MAKE) all
	$(BUILD)/hfbrief samples/paris.xml --force -o brief.pdf
	@echo "$(CURDIR)/brief.pdf: $$(pdfinfo brief.pdf | sed -n 's/^Pages: *//p') pages"

check:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CHECK_PACKAGES))
	@$(MAKE) tests

# PDF/A and PDF/UA by veraPDF, which needs Java: installed for this target alone.
CONFORMANCE_PACKAGES = maven default-jre-headless qpdf mupdf-tools poppler-utils perl
conformance:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CHECK_PACKAGES) $(CONFORMANCE_PACKAGES))
	@$(MAKE) all $(BUILD)/unit/pdf_test
	@BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/conformance/run.sh

# Does every reader find the same amounts? Those that Debian has stand in make check; PDFium, pdf.js,
# pypdf and pdfminer come from PyPI and npm, into a folder of this target's own.
READERS_PACKAGES = nodejs npm python3-venv
readers:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CHECK_PACKAGES) $(if $(shell command -v npm),,$(READERS_PACKAGES)))
	@mkdir -p $(BUILD)/readers && cp tests/readers/package.json $(BUILD)/readers
	@test -x $(BUILD)/readers/venv/bin/pip || python3 -m venv $(BUILD)/readers/venv
	$(BUILD)/readers/venv/bin/pip install -q -r tests/readers/requirements.txt
	npm install --prefix $(BUILD)/readers --omit=optional --no-audit --no-fund --silent
	@$(MAKE) all
	@READERS=all BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/run tests/readers.sh

# 300 offers on two Slurm nodes and over GNU parallel, with a node taken away in the middle.
CLUSTER_PACKAGES = slurm-wlm munge parallel openssh-server openssh-client procps
check-cluster:
	-@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CLUSTER_PACKAGES))
	@$(MAKE) all
	@BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/cluster/run.sh

# Longer than make check has patience for: killed at fifty moments; ten thousand briefs in one worker.
check-kill: all
	@KILLS=50 BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/batch/resume.sh
check-memory: all
	@BRIEFS=10000 BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/batch/memory.sh

# Fuzzers, torture, valgrind and linters.
include tests/hard.mk
# The program in a browser.
include src/web/web.mk
# The program without a system under it.
include src/packaging/static/static.mk
# All that is handed out, and what it is made of.
include src/packaging/dist/dist.mk

# ---- how fast ----------------------------------------------------------------------------------
# tests/bench/floor.c says how; the linker lends it the program's own call of pdf_write().
$(BUILD)/bench/floor: tests/bench/floor.c $(BUILD)/src/cli/last_words.o $(BUILD)/libhfbrief.a
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) $(LDHARD) -Wl,--wrap=pdf_write -MMD -MP -MF $@.d -o $@ \
	    $(filter %.c %.o %.a,$^) $(LDLIBS)

BENCH_PACKAGES = valgrind python3
bench bench-growth profile: all $(BUILD)/bench/floor
	@$(call INSTALL_MISSING,$(BENCH_PACKAGES))
	@python3 tests/bench/$(subst bench-,,$@).py $(BUILD)
	@$(if $(filter bench,$@),test ! -e $(WEB)/hfbrief.html || $(MAKE) --no-print-directory bench-web)

# Beside others who set the same text: versions stand in tests/bench/peers/. fpdf wants Go 1.25.
PEERS_PACKAGES = $(BENCH_PACKAGES) python3-venv poppler-utils libpangoft2-1.0-0
bench-peers: all
	@$(call INSTALL_MISSING,$(PEERS_PACKAGES))
	@test -x $(BUILD)/peers/venv/bin/pip || python3 -m venv $(BUILD)/peers/venv
	$(BUILD)/peers/venv/bin/pip install -q -r tests/bench/peers/requirements.txt
	@(cd tests/bench/peers && go build -o $(abspath $(BUILD))/peers/fpdf .) || echo 'without Go 1.25 fpdf is left out'
	@python3 tests/bench/peers.py $(BUILD)

# ---- a release: link-time and profile-guided optimisation, for gcc --------------------------------
# Built twice, in build/release: by the profile of the samples' briefs, made in one process as a
# batch's worker makes them, the compiler lays out the second. A single run takes 7 % fewer
# instructions than what `make` alone builds; the bytes are the same.
RELEASE       = build/release
# linked in: those that Debian has as archives and that no other library of ours stands on
RELEASE_MAKE  = $(MAKE) BUILD=$(RELEASE) ARCHIVES='deflate jansson gmp'
RELEASE_FLAGS = -O2 -g -flto=auto -fprofile-dir=$(CURDIR)/$(RELEASE)/profile
release:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES))
	rm -rf $(RELEASE)
	@$(RELEASE_MAKE) CFLAGS='$(RELEASE_FLAGS) -fprofile-generate' $(RELEASE)/bench/floor
	rm -rf $(RELEASE)/profile # of what the build has run
	$(RELEASE)/bench/floor $(RELEASE)/x.pdf 0 samples/*.xml
	find $(RELEASE) -name '*.o' -delete
	@$(RELEASE_MAKE) CFLAGS='$(RELEASE_FLAGS) -fprofile-use -Wno-missing-profile' all

# ---- into the system ---------------------------------------------------------------------------
BASH_COMPLETION = $(PREFIX)/share/bash-completion/completions/hfbrief
ZSH_COMPLETION  = $(PREFIX)/share/zsh/$(if $(filter /usr,$(PREFIX)),vendor-completions,site-functions)/_hfbrief
FISH_COMPLETION = $(PREFIX)/share/fish/vendor_completions.d/hfbrief.fish
install: all docs
	install -D -m 755 $(BUILD)/hfbrief $(DESTDIR)$(PREFIX)/bin/hfbrief
	install -D -m 755 $(BUILD)/hfbrief-import-guide $(DESTDIR)$(PREFIX)/bin/hfbrief-import-guide
	install -D -m 644 README.md $(DESTDIR)$(PREFIX)/share/doc/hfbrief/README.md
	install -D -m 644 LICENSE $(DESTDIR)$(PREFIX)/share/doc/hfbrief/LICENSE
	install -D -m 644 templates/theme.xml $(DESTDIR)$(PREFIX)/share/hfbrief/theme.xml
	@for f in samples/*.xml samples/*.xsl samples/import/*; do \
	    install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/doc/hfbrief/$$f; done
	@for f in samples/guide/*.xml samples/rounds/*.xml samples/batch/* samples/pictures/*.png; do \
	    install -D -m $$(test -x $$f && echo 755 || echo 644) $$f $(DESTDIR)$(PREFIX)/share/doc/hfbrief/$$f; done
	@for f in templates/schema/*.xsd; do \
	    install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/hfbrief/schema/$${f##*/}; done
	@for f in templates/guides/*.xml; do \
	    install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/hfbrief/guides/$${f##*/}; done
	@for f in $(MAN); do \
	    install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/man/man$${f##*.}/$${f##*/}; done
	install -D -m 644 $(BUILD)/completions/bash $(DESTDIR)$(BASH_COMPLETION)
	install -D -m 644 $(BUILD)/completions/zsh $(DESTDIR)$(ZSH_COMPLETION)
	install -D -m 644 $(BUILD)/completions/fish $(DESTDIR)$(FISH_COMPLETION)

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/hfbrief $(DESTDIR)$(PREFIX)/bin/hfbrief-import-guide
	rm -f $(foreach f,$(notdir $(MAN)),$(DESTDIR)$(PREFIX)/share/man/man$(subst .,,$(suffix $f))/$f)
	rm -f $(addprefix $(DESTDIR),$(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION))
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/hfbrief $(DESTDIR)$(PREFIX)/share/hfbrief

# ---- the README's pictures: small, and kept in the tree ------------------------------------------
PICTURE = pdftoppm -r 56 -png -singlefile
pictures: all
	@mkdir -p samples/pictures
	$(BUILD)/hfbrief samples/paris.xml -o - | $(PICTURE) -f 1 - samples/pictures/call-sheet
	$(BUILD)/hfbrief samples/paris.xml -o - | $(PICTURE) -f 3 - samples/pictures/competing-offer
	$(BUILD)/hfbrief -q samples/paris.xml -t letter -o - | $(PICTURE) -f 1 - samples/pictures/letter

# ---- a Debian package, under $(BUILD)/deb ------------------------------------------------------
DEB_PACKAGES = debhelper dpkg-dev lintian
deb:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(DEB_PACKAGES))
	cd "$$(src/packaging/debian/assemble.sh $(BUILD)/deb '$(BUILD_PACKAGES)' | tail -n 1)" && \
	    env -u MAKEFLAGS -u MAKELEVEL dpkg-buildpackage -b -us -uc -j2
	lintian --fail-on error,warning $(BUILD)/deb/*.changes
	@ls $(BUILD)/deb/*.deb

# installs the package in a fresh system and uses it there; needs root
check-deb: deb
	@$(call INSTALL_MISSING,debootstrap)
	BUILD=$(BUILD) tests/deb/run.sh

clean:
	rm -rf build brief.pdf

-include $(patsubst %.o,%.d,$(OBJ) $(CLI_OBJ) $(IMPORT_OBJ)) $(UNIT:%=%.d) $(BUILD)/faults/worker.d $(patsubst %,$(BUILD)/src/packaging/%.d,man/generate pairs prepare unprepared) \
    $(BUILD)/arena-noted.d $(BUILD)/bench/floor.d
FORCE:
.PHONY: all docs unit tests demo check conformance readers bench bench-growth bench-peers profile release check-cluster check-kill check-memory install uninstall clean FORCE
