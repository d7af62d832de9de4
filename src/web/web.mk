# web.mk: hfbrief for a browser. Debian's clang makes WebAssembly of the program's core and of the
# libraries it stands on, whose sources come from Debian too (sources.sh); the page puts them into
# one file. Included by the Makefile.
WEB       = build/web
WEB_PACKAGES = clang-14 lld-14 llvm-14 wasi-libc libc++-14-dev-wasm32 libc++abi-14-dev-wasm32 \
    libclang-rt-14-dev-wasm32 dpkg-dev icu-devtools python3 brotli

WEB_SRC   = $(WEB)/src
WEB_GEN   = $(WEB)/include
WASM      = --target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -DNDEBUG \
            -ffile-prefix-map=$(CURDIR)/= -mexception-handling -mllvm -wasm-enable-sjlj
WASM_CC   = clang-14 $(WASM)
WASM_CXX  = clang++-14 $(WASM) -fno-exceptions -std=c++17

# ---- the libraries' sources and their configuration --------------------------------------------
$(WEB_SRC)/unpacked: src/web/sources.sh
	@mkdir -p $(WEB_SRC)
	src/web/sources.sh $(WEB_SRC)
	@touch $@

# What configure would find: XML, schemas, XPath; no network, files, threads, converters.
XML_FEATURES = TREE OUTPUT PUSH READER PATTERN WRITER SAX1 VALID HTML XPATH REGEXPS AUTOMATA UNICODE SCHEMAS
$(WEB_GEN)/configured: $(WEB_SRC)/unpacked src/web/web.mk
	@mkdir -p $(WEB_GEN)/libxml $(WEB_GEN)/libxslt $(WEB_GEN)/hpdf
	sed $(XML_FEATURES:%=-e 's/@WITH_%@/1/') -e 's/@WITH_[A-Z0-9_]*@/0/' -e 's/@VERSION@/2.9.14/' \
	    -e 's/@LIBXML_VERSION_NUMBER@/20914/' -e 's/@[A-Z_]*@//' \
	    $(WEB_SRC)/libxml2/include/libxml/xmlversion.h.in > $(WEB_GEN)/libxml/xmlversion.h
	sed -e 's/@WITH_[A-Z0-9_]*@/0/' -e 's/@VERSION@/1.1.35/' -e 's/@LIBXSLT_VERSION_NUMBER@/10135/' \
	    -e 's/@[A-Z_]*@//' $(WEB_SRC)/libxslt/libxslt/xsltconfig.h.in > $(WEB_GEN)/libxslt/xsltconfig.h
	printf '%s\n' '#define $(strip HAVE_STDINT_H) 1' $(foreach h,CTYPE ERRNO FLOAT LIMITS MATH STDARG STDLIB \
	    STRING TIME UNISTD FCNTL SYS_TYPES SYS_STAT SYS_TIME,'#define HAVE_$h_H 1') \
	    '#define ATTRIBUTE_UNUSED __attribute__((unused))' '#define HAVE_VSNPRINTF 1' \
	    '#define HAVE_SNPRINTF 1' '#define HAVE_ISNAN 1' '#define HAVE_ISINF 1' '#define HAVE_VA_COPY 1' \
	    '#define VA_COPY va_copy' '#define XML_SOCKLEN_T int' '#define SUPPORT_IP6 0' \
	    '#define HAVE_STAT 1' '#define HAVE_TIME 1' > $(WEB_GEN)/config.h
	printf '%s\n' '#define LIBHPDF_HAVE_NOPNGLIB' '#define LIBHPDF_HAVE_NOZLIB' > $(WEB_GEN)/hpdf/hpdf_config.h
	sed -i 's/"2.3.0RC2"/"2.3.0"/' $(WEB_SRC)/libharu/include/hpdf_version.h # as Debian's says
	@touch $@

# ---- the libraries ------------------------------------------------------------------------------
# $(call WEB_LIB,name,files without ending,ending,folder,compiler and flags)
define WEB_LIB
$(1)_OBJ = $(2:%=$(WEB)/obj/$(1)/%.o)
WEB_LIB_OBJ += $$($(1)_OBJ)
$$($(1)_OBJ): $(WEB)/obj/$(1)/%.o: $(WEB_GEN)/configured
	@mkdir -p $$(@D)
	@echo "  $$@"; $(5) -w -c -o $$@ $(WEB_SRC)/$(4)/$$*.$(3)
endef

WEB_XML = $(WASM_CC) -DHAVE_CONFIG_H -DLIBXML_STATIC -I$(WEB_GEN) -I$(WEB_SRC)/libxml2/include -I$(WEB_SRC)/libxml2
$(eval $(call WEB_LIB,xml,SAX SAX2 buf chvalid dict encoding entities error globals hash HTMLparser \
    HTMLtree list parser parserInternals pattern tree uri valid xlink xmlIO xmlmemory xmlreader \
    xmlregexp xmlsave xmlschemas xmlschemastypes xmlstring xmlunicode xmlwriter xpath threads,c,libxml2,$(WEB_XML)))
$(eval $(call WEB_LIB,xslt,attributes attrvt documents extensions extra functions imports keys \
    namespaces numbers pattern preproc security templates transform variables xslt xsltlocale \
    xsltutils,c,libxslt/libxslt,$(WEB_XML) -DLIBXSLT_STATIC -I$(WEB_SRC)/libxslt -I$(WEB_SRC)/libxslt/libxslt))
$(eval $(call WEB_LIB,deflate,utils deflate_compress deflate_decompress zlib_compress zlib_decompress \
    adler32,c,libdeflate/lib,$(WASM_CC) -I$(WEB_SRC)/libdeflate))
WEB_HPDF = $(WASM_CC) -I$(WEB_GEN)/hpdf -I$(WEB_SRC)/libharu/include
$(eval $(call WEB_LIB,hpdf,$(addprefix hpdf_,annotation array binary boolean catalog destination \
    dict doc doc_png encoder encoder_cns encoder_cnt encoder_jp encoder_kr encoder_utf encrypt \
    encryptdict error exdata ext_gstate 3dmeasure font font_cid font_tt font_type1 fontdef \
    fontdef_base14 fontdef_cid fontdef_cns fontdef_cnt fontdef_jp fontdef_kr fontdef_tt \
    fontdef_type1 gstate image image_ccitt image_png info list mmgr name namedict null number \
    objects outline page_label page_operator pages pdfa real streams string u3d utils xref),c,libharu/src,$(WEB_HPDF)))
$(eval $(call WEB_LIB,gmp,mini-gmp mini-mpq,c,gmp/mini-gmp,$(WASM_CC) '-DGMP_LIMB_MAX=(~(mp_limb_t)0)'))
$(eval $(call WEB_LIB,hb,harfbuzz-subset,cc,harfbuzz/src,$(WASM_CXX) -fno-rtti -DHB_NO_MT -DHB_NO_GETENV \
    -DHB_NO_SETLOCALE -DHB_NO_ATEXIT -DHB_NO_OPEN -DHB_NO_MMAP -I$(WEB_SRC)/harfbuzz/src))

# Of ICU what breaks lines, knows scripts and normalises: no services, converters, threads.
WEB_ICU = $(WASM_CXX) -frtti -DU_COMMON_IMPLEMENTATION -DU_STATIC_IMPLEMENTATION -DU_ENABLE_DYLOAD=0 \
    -DU_HAVE_MMAP=0 -DU_PLATFORM_IMPLEMENTS_POSIX=1 -DU_HAVE_TZSET=0 -DU_HAVE_TZNAME=0 -DU_HAVE_TIMEZONE=0 \
    -DU_HAVE_NL_LANGINFO_CODESET=0 -DUCONFIG_NO_SERVICE=1 -DUCONFIG_NO_FILTERED_BREAK_ITERATION=1 \
    -DUCONFIG_NO_LEGACY_CONVERSION=1 -include src/web/shim/icu_threads.h -I$(WEB_SRC)/icu/source/common
$(eval $(call WEB_LIB,icu,appendable bmpset brkeng brkiter bytesinkutil bytestream bytestrie \
    bytestriebuilder characterproperties charstr cmemory cstring cwchar dictbe dictionarydata edits \
    emojiprops errorcode loadednormalizer2impl localebuilder locavailable locbased locdispnames \
    locid loclikely locmap locresdata locutil lsr lstmbe normalizer2 normalizer2impl parsepos \
    patternprops propname propsvec putil rbbi rbbi_cache rbbidata rbbinode rbbirb rbbiscan rbbisetb \
    rbbistbl rbbitblb resource resbund ruleiter sharedobject static_unicode_sets stringpiece \
    stringtriebuilder uarrsort ubidi ubidi_props ubidiln ubidiwrt ubrk ucase ucasemap uchar ucharstrie \
    ucharstriebuilder ucln_cmn ucmndata ucptrie ucurr udata udatamem udataswp uenum uhash uhash_us \
    uinit uinvchar uloc uloc_keytype uloc_tag umapfile umath umutablecptrie umutex unames unifiedcache \
    unifilt unifunct uniset uniset_closure uniset_props unisetspan unistr unistr_case \
    unistr_case_locale unistr_cnv unistr_props unorm unormcmp uobject uprops uresbund uresdata uscript \
    uscript_props usprep ustack ustr_cnv ustr_titlecase_brkiter ustrcase ustrcase_locale ustrenum \
    ustrfmt ustring ustrtrns utext utf_impl util util_props utrace utrie utrie2 utrie2_builder utrie_swap \
    utypes uvector uvectr32 uvectr64 usetiter ucharstrieiterator \
    bytestrieiterator schriter chariter uchriter,cpp,icu/source/common,$(WEB_ICU)))

web-libraries: $(WEB_LIB_OBJ)

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
            $(WEB)/obj/languages.o $(WEB)/obj/longjmp_tag.o
WEB_FLAGS = $(CSTD) -Wall -Wextra -Isrc/web/shim -Isrc -I$(WEB_GEN) -I$(WEB_SRC)/libxml2/include \
    -I$(WEB_SRC)/libxslt -I$(WEB_SRC)/gmp/mini-gmp -I$(WEB_SRC)/harfbuzz/src -I$(WEB_SRC)/libdeflate \
    -I$(WEB_GEN)/hpdf -I$(WEB_SRC)/libharu/include -I$(WEB_SRC)/icu/source/common \
    -DLIBXML_STATIC -DLIBXSLT_STATIC -DU_STATIC_IMPLEMENTATION

$(WEB)/obj/src/%.o: src/%.c $(WEB_GEN)/configured
	@mkdir -p $(@D)
	$(Q)$(WASM_CC) $(WEB_FLAGS) -MMD -MP -c -o $@ $<
$(WEB)/obj/resources.o: $(WEB)/resources.s
	$(Q)$(WASM_CC) -c -o $@ $<
$(WEB)/obj/longjmp_tag.o: src/web/longjmp_tag.s
	@mkdir -p $(@D)
	$(Q)$(WASM_CC) -c -o $@ $<
$(WEB)/obj/resource_table.o: $(WEB)/resource_table.c
	$(Q)$(WASM_CC) $(WEB_FLAGS) -c -o $@ $<
$(WEB)/obj/languages.o: $(BUILD)/languages.c
	$(Q)$(WASM_CC) $(WEB_FLAGS) -c -o $@ $<
$(WEB)/hfbrief.wasm: $(WEB_OBJ) $(WEB_LIB_OBJ) src/web/web.mk
	@echo $(WEB_OBJ) $(WEB_LIB_OBJ) > $(WEB)/objects
	$(Q)clang++-14 --target=wasm32-wasi -fuse-ld=lld -mexec-model=reactor -Wl,--gc-sections,--allow-undefined \
	    -Wl,-z,stack-size=1048576 -Wl,--strip-all @$(WEB)/objects -o $@

-include $(WEB_OBJ:%.o=%.d)
