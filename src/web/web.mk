# web.mk: hfbrief for a browser. Debian's clang makes WebAssembly of the program's core and of the
# libraries it stands on, whose sources come from Debian too (sources.sh); the page puts them into
# one file. Included by the Makefile. `make web` builds it, `make web-check` tests the core
# in Node, `make web-page-check` the page in Chromium.
WEB       = build/web
WEB_PACKAGES = clang-14 lld-14 llvm-14 wasi-libc libc++-14-dev-wasm32 libc++abi-14-dev-wasm32 \
    libclang-rt-14-dev-wasm32 dpkg-dev icu-devtools python3 brotli
WEB_CHECK_PACKAGES = $(if $(shell command -v node),,nodejs)

WEB_SRC   = $(WEB)/src
WEB_GEN   = $(WEB)/include
WASM      = --target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -DNDEBUG \
            -ffile-prefix-map=$(CURDIR)/= -mexception-handling -mllvm -wasm-enable-sjlj
WASM_CC   = clang-14 $(WASM)
WASM_CXX  = clang++-14 $(WASM) -fno-exceptions -std=c++17

# Each installs first and then calls make again.
web:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(WEB_PACKAGES))
	@$(MAKE) $(WEB)/hfbrief.html
	@sha256sum $(WEB)/hfbrief.wasm $(WEB)/hfbrief.html
web-check:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(WEB_PACKAGES) $(WEB_CHECK_PACKAGES))
	@$(MAKE) all $(WEB)/hfbrief.html
	@BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/run tests/web/bytes.mjs
# In Chromium, with what drives it from npm, in a folder of this target's own.
WEB_PAGE_PACKAGES = chromium $(if $(shell command -v npm),,nodejs npm)
web-page-check:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(WEB_PACKAGES) $(WEB_PAGE_PACKAGES))
	@mkdir -p $(WEB)/npm && cp tests/web/package.json $(WEB)/npm
	npm install --prefix $(WEB)/npm --no-audit --no-fund --silent
	@$(MAKE) all $(WEB)/hfbrief.html
	@BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/run tests/web/page.mjs
.PHONY: web web-check web-page-check

include src/web/libraries.mk

# ---- what the program carries inside it --------------------------------------------------------
# ICU's data, 27 MB, cut to line breaking in the languages there are, and compatibility forms.
ICU_DATA = brkitr/root.res brkitr/line.brk brkitr/line_normal.brk nfkc.nrm \
    $(patsubst templates/lang/%.xml,brkitr/%.res,$(wildcard templates/lang/*.xml))
$(WEB)/icudt72l.dat: $(WEB_SRC)/unpacked $(wildcard templates/lang/*.xml)
	@rm -rf $(WEB)/icudata && mkdir -p $(WEB)/icudata
	icupkg -d $(WEB)/icudata -x '*' $(WEB_SRC)/icu/source/data/in/icudt72l.dat
	@cd $(WEB)/icudata && for f in $(ICU_DATA); do [ -e $$f ] && echo $$f; done | sort > ../icu.txt
	icupkg --ignore-deps -s $(WEB)/icudata -a $(WEB)/icu.txt new $@
	@rm -rf $(WEB)/icudata

# struct resource rows and ICU's data, as in the Makefile; LLVM's assembler for wasm wants sizes.
$(WEB)/resources.s: $(RESOURCES) $(BUILD)/resources.list $(WEB)/icudt72l.dat
	@{ i=0; for f in $(RESOURCES) $(WEB)/icudt72l.dat; do \
	    printf '\t.type bytes%d,@object\n\t.section .rodata.bytes%d,"",@\n\t.globl bytes%d\n\t.p2align 4\nbytes%d:\n\t.incbin "%s"\n\t.int8 0\n\t.size bytes%d, %d\n' \
	        $$i $$i $$i $$i $$f $$i $$(($$(stat -c %s $$f) + 1)); i=$$((i+1)); done; } | \
	    sed 's/bytes$(words $(RESOURCES))\b/icudt72_dat/g' > $@
$(WEB)/resource_table.c: $(WEB)/resources.s
	@{ echo '#include "base/resource.h"'; i=0; for f in $(RESOURCES); do echo "extern const unsigned char bytes$$i[];"; i=$$((i+1)); done; \
	    echo 'extern const size_t resource_table_n;'; echo "const size_t resource_table_n = $$i;"; \
	    echo 'extern const struct resource resource_table[];'; echo 'const struct resource resource_table[] = {'; \
	    i=0; for f in $(RESOURCES); do echo "    {\"$${f#$(BUILD)/}\", bytes$$i, $$(stat -c %s $$f)},"; i=$$((i+1)); done; echo '};'; } > $@

# ---- the program ----------------------------------------------------------------------------------
# Everything from offer to ink. What touches disks, processes and mail stays outside.
WEB_ROOMS = base xml offer guide comp public say speech brief letter explain tree template font draw \
    chart layout pdf job
WEB_LEAVES = src/base/file.c
WEB_C     = $(filter-out $(WEB_LEAVES),$(foreach r,$(WEB_ROOMS),$(wildcard src/$r/*.c))) $(wildcard src/web/*.c)
WEB_OBJ   = $(WEB_C:%.c=$(WEB)/obj/%.o) $(WEB)/obj/resources.o $(WEB)/obj/resource_table.o \
            $(WEB)/obj/languages.o $(WEB)/obj/pairs.o $(WEB)/obj/longjmp_tag.o
WEB_FLAGS = $(CSTD) -Wall -Wextra -Isrc/web/shim -Isrc -I$(WEB_GEN) -I$(WEB_SRC)/libxml2/include \
    -I$(WEB_SRC)/libxslt -I$(WEB_SRC)/gmp/mini-gmp -I$(WEB_SRC)/harfbuzz/src -I$(WEB_SRC)/libdeflate \
    -I$(WEB_GEN)/hpdf -I$(WEB_SRC)/libharu/include -I$(WEB_SRC)/icu/source/common -I$(WEB_SRC)/icu/source/i18n \
    -DLIBXML_STATIC -DLIBXSLT_STATIC -DU_STATIC_IMPLEMENTATION

$(WEB)/obj/src/%.o: src/%.c $(WEB_GEN)/configured
	@mkdir -p $(@D)
	$(Q)$(WASM_CC) $(WEB_FLAGS) -MMD -MP -c -o $@ $<
$(WEB)/obj/resources.o: $(WEB)/resources.s
	$(Q)clang-14 --target=wasm32-wasi -c -o $@ $<
$(WEB)/obj/longjmp_tag.o: src/web/longjmp_tag.s
	@mkdir -p $(@D)
	$(Q)clang-14 --target=wasm32-wasi -c -o $@ $<
$(WEB)/obj/resource_table.o: $(WEB)/resource_table.c
	$(Q)$(WASM_CC) $(WEB_FLAGS) -c -o $@ $<
$(WEB)/obj/languages.o: $(BUILD)/languages.c
	$(Q)$(WASM_CC) $(WEB_FLAGS) -c -o $@ $<
$(WEB)/obj/pairs.o: $(BUILD)/pairs.c
	$(Q)$(WASM_CC) $(WEB_FLAGS) -c -o $@ $<
$(WEB)/hfbrief.wasm: $(WEB_OBJ) $(WEB_LIB_OBJ) src/web/web.mk
	@echo $(WEB_OBJ) $(WEB_LIB_OBJ) > $(WEB)/objects
	$(Q)clang++-14 --target=wasm32-wasi -fuse-ld=lld -mexec-model=reactor -Wl,--gc-sections \
	    -Wl,-z,stack-size=1048576 -Wl,--strip-all @$(WEB)/objects -o $@

# ---- the page --------------------------------------------------------------------------------------
$(WEB)/hfbrief.html: $(WEB)/hfbrief.wasm $(wildcard src/web/page/*)
	python3 src/web/page/build.py $< $@

-include $(WEB_OBJ:%.o=%.d)
