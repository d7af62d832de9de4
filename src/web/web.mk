# web.mk: hfbrief for a browser. Debian's clang makes WebAssembly of the program's core and of the
# libraries it stands on, whose sources come from Debian too (sources.sh); the page puts them into
# one file. Included by the Makefile. `make web` builds it, `make web-check` tests the core
# in Node, `make web-page-check` the page in Chromium and Firefox.
WEB       = build/web
WEB_PACKAGES = $(LIB_PACKAGES) wasi-libc libc++-14-dev-wasm32 libc++abi-14-dev-wasm32 \
    libclang-rt-14-dev-wasm32 libharfbuzz-bin python3 brotli
WEB_CHECK_PACKAGES = librsvg2-bin ghostscript mupdf-tools $(if $(shell command -v node),,nodejs)

WASM      = --target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -DNDEBUG \
            -ffile-prefix-map=$(CURDIR)/= -mexception-handling -mllvm -wasm-enable-sjlj
WEB_CC    = clang-14 $(WASM)
WEB_CXX   = clang++-14 $(WASM) -fno-exceptions -std=c++17 -DHB_NO_OPEN -DHB_NO_MMAP

# Each installs first and then calls make again.
WEB_PAGES = $(WEB)/hfbrief.html $(WEB)/hfbrief-small.html
web:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(WEB_PACKAGES))
	@$(MAKE) $(WEB_PAGES)
	@sha256sum $(WEB_PAGES) $(WEB_PAGES:.html=.wasm)
web-check:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(WEB_PACKAGES) $(WEB_CHECK_PACKAGES))
	@$(MAKE) all $(WEB_PAGES)
	@TEST_JOBS=1 BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/run tests/web/bytes.mjs tests/web/svg.py
# In Chromium and Firefox, with what drives them from npm, in a folder of this target's own.
WEB_PAGE_PACKAGES = chromium firefox-esr $(if $(shell command -v npm),,nodejs npm)
web-in-browsers:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(WEB_PACKAGES) $(WEB_PAGE_PACKAGES))
	@mkdir -p $(WEB)/npm && cp tests/web/package.json $(WEB)/npm
	npm install --prefix $(WEB)/npm --no-audit --no-fund --silent
	@$(MAKE) all $(WEB_PAGES)
web-page-check: web-in-browsers
	@TEST_JOBS=1 BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/run tests/web/page.mjs tests/web/firefox.mjs
# What the page weighs and how long it takes; `make bench` calls it where the page is built.
bench-web: web-in-browsers
	@node tests/bench/web.mjs $(BUILD)
.PHONY: web web-check web-page-check web-in-browsers bench-web

include src/web/libraries.mk
$(call LIBRARIES,WEB,xml xslt deflate hpdf gmp hb icu brotli)
web-libraries: $(WEB_LIB_OBJ)
WEB_BROTLI = $(filter $(WEB)/obj/brotli/%,$(WEB_LIB_OBJ))

# ---- what the program carries inside it --------------------------------------------------------
# The faces without what no PDF takes from them and no text asks for: instructions for screens, the
# glyphs' names. Glyphs keep their numbers, so that the documents' bytes are the native program's.
# hfbrief-small.html has of each face only Latin, Greek, Cyrillic and signs; the whole one that has
# everything else may be handed to it as a file, as those of other scripts to both.
WEB_FACE  = hb-subset --layout-features='*' --layout-scripts='*' --name-IDs=6 --name-languages='*' --no-hinting \
    --retain-gids --notdef-outline --drop-tables+=Silt,FFTM,MATH,gasp,DSIG
WEB_SMALL = U+0-24F,U+2B0-52F,U+1E00-1FFF,U+2000-2BFF,U+A640-A69F,U+A700-A7FF,U+FB00-FB06,U+FFFC-FFFD
$(WEB)/whole/fonts/%.ttf: fonts/%.ttf
	@mkdir -p $(@D)
	$(Q)$(WEB_FACE) --unicodes='*' --gids='*' --output-file=$@ $<
$(WEB)/small/fonts/%.ttf: fonts/%.ttf
	@mkdir -p $(@D)
	$(Q)$(WEB_FACE) --unicodes=$(WEB_SMALL) --output-file=$@ $<
$(WEB)/small/fonts/fonts.xml: fonts/fonts.xml src/web/web.mk
	@mkdir -p $(@D)
	@sed '/"dejavu-bold"/{n;s|$$|\n  <face name="dejavu-whole" file="$(TRUETYPE)/dejavu/DejaVuSans.ttf" package="fonts-dejavu-core"\n        scripts="*"/>\n  <face name="dejavu-whole-bold" file="$(TRUETYPE)/dejavu/DejaVuSans-Bold.ttf" package="fonts-dejavu-core"\n        scripts="*" weight="bold"/>|}' $< > $@

# struct resource rows and ICU's data, as in the Makefile; LLVM's assembler for wasm wants sizes.
# $(call WEB_CARRIED,variant,files)
define WEB_CARRIED
$(WEB)/$(1)/resources.s: $(2) $(BUILD)/resources.list $(LIB_ICU_DATA)
	@{ i=0; for f in $(2) $(LIB_ICU_DATA); do \
	    printf '\t.type bytes%d,@object\n\t.section .rodata.bytes%d,"",@\n\t.globl bytes%d\n\t.p2align 4\nbytes%d:\n\t.incbin "%s"\n\t.int8 0\n\t.size bytes%d, %d\n' \
	        $$$$i $$$$i $$$$i $$$$i $$$$f $$$$i $$$$(($$$$(stat -c %s $$$$f) + 1)); i=$$$$((i+1)); done; } | \
	    sed 's/bytes$(words $(2))\b/icudt72_dat/g' > $$@
$(WEB)/$(1)/resource_table.c: $(WEB)/$(1)/resources.s
	@{ echo '#include "base/resource.h"'; i=0; for f in $(2); do echo "extern const unsigned char bytes$$$$i[];"; i=$$$$((i+1)); done; \
	    echo 'extern const size_t resource_table_n;'; echo "const size_t resource_table_n = $$$$i;"; \
	    echo 'extern const struct resource resource_table[];'; echo 'const struct resource resource_table[] = {'; \
	    i=0; for f in $(2); do name=$$$${f#$(WEB)/$(1)/}; \
	        echo "    {\"$$$${name#$(BUILD)/}\", bytes$$$$i, $$$$(stat -c %s $$$$f)},"; i=$$$$((i+1)); done; echo '};'; } > $$@
endef
$(eval $(call WEB_CARRIED,whole,$(patsubst fonts/%.ttf,$(WEB)/whole/fonts/%.ttf,$(RESOURCES))))
$(eval $(call WEB_CARRIED,small,$(patsubst fonts/%,$(WEB)/small/fonts/%,$(RESOURCES))))

# ---- the program ----------------------------------------------------------------------------------
# Everything from offer to ink. What touches disks, processes and mail stays outside.
WEB_ROOMS = base xml offer guide comp public say speech brief letter explain tree template font draw \
    chart layout pdf job
WEB_LEAVES = src/base/file.c
WEB_C     = $(filter-out $(WEB_LEAVES),$(foreach r,$(WEB_ROOMS),$(wildcard src/$r/*.c))) $(wildcard src/web/*.c) \
    src/packaging/unprepared.c
WEB_OBJ   = $(WEB_C:%.c=$(WEB)/obj/%.o) $(WEB)/obj/languages.o $(WEB)/obj/pairs.o $(WEB)/obj/longjmp_tag.o
WEB_LINKED = $(WEB_OBJ) $(filter-out $(WEB_BROTLI),$(WEB_LIB_OBJ))
WEB_FLAGS = $(CSTD) -Wall -Wextra -Isrc/web/shim -Isrc $(LIB_INCLUDES)

$(WEB)/obj/src/%.o: src/%.c $(LIB_GEN)/configured
	@mkdir -p $(@D)
	$(Q)$(WEB_CC) $(WEB_FLAGS) -MMD -MP -c -o $@ $<
$(WEB)/obj/%/resources.o: $(WEB)/%/resources.s
	@mkdir -p $(@D)
	$(Q)clang-14 --target=wasm32-wasi -c -o $@ $<
$(WEB)/obj/longjmp_tag.o: src/web/longjmp_tag.s
	@mkdir -p $(@D)
	$(Q)clang-14 --target=wasm32-wasi -c -o $@ $<
$(WEB)/obj/%/resource_table.o: $(WEB)/%/resource_table.c
	@mkdir -p $(@D)
	$(Q)$(WEB_CC) $(WEB_FLAGS) -c -o $@ $<
$(WEB)/obj/languages.o: $(BUILD)/languages.c
	$(Q)$(WEB_CC) $(WEB_FLAGS) -c -o $@ $<
$(WEB)/obj/pairs.o: $(BUILD)/pairs.c $(LIB_GEN)/configured
	$(Q)$(WEB_CC) $(WEB_FLAGS) -c -o $@ $<
WASM_LINK = -fuse-ld=lld -mexec-model=reactor -Wl,--gc-sections -Wl,--strip-all
$(WEB)/hfbrief.wasm: $(WEB)/obj/whole/resources.o $(WEB)/obj/whole/resource_table.o
$(WEB)/hfbrief-small.wasm: $(WEB)/obj/small/resources.o $(WEB)/obj/small/resource_table.o
$(WEB)/hfbrief.wasm $(WEB)/hfbrief-small.wasm: $(WEB_LINKED) src/web/web.mk
	@echo $(filter %.o,$^) > $@.objects
	$(Q)clang++-14 --target=wasm32-wasi $(WASM_LINK) -Wl,-z,stack-size=1048576 @$@.objects -o $@

# ---- the page --------------------------------------------------------------------------------------
# The program packed as tight as it goes, and what unpacks it.
$(WEB)/unpack.wasm: src/web/page/unpack.c $(WEB_BROTLI) src/web/web.mk
	$(Q)clang-14 $(WASM) $(WASM_LINK) -I$(LIB_SRC)/brotli/c/include -o $@ $< $(WEB_BROTLI)
$(WEB)/%.wasm.br: $(WEB)/%.wasm
	$(Q)brotli -q 11 -w 24 -f -o $@ $<
$(WEB_PAGES): %.html: %.wasm %.wasm.br $(WEB)/unpack.wasm $(wildcard src/web/page/*)
	python3 src/web/page/build.py $*.wasm $(WEB)/unpack.wasm $@

-include $(WEB_OBJ:%.o=%.d)
