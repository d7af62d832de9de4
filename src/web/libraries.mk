# libraries.mk: what the program stands on, compiled for a browser: each library's own sources, from
# Debian (sources.sh), with what configure would have found out. Included by web.mk.
# ---- the libraries' sources and their configuration --------------------------------------------
$(WEB_SRC)/unpacked: src/web/sources.sh
	@mkdir -p $(WEB_SRC)
	src/web/sources.sh $(WEB_SRC)
	@touch $@

# What configure would find: XML, schemas, XPath; no network, files, threads, converters.
XML_FEATURES = TREE OUTPUT PUSH READER PATTERN WRITER SAX1 VALID HTML XPATH REGEXPS AUTOMATA UNICODE SCHEMAS
$(WEB_GEN)/configured: $(WEB_SRC)/unpacked src/web/libraries.mk
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
# Brotli undoes the program's own packing, in a module of its own.
WEB_BROTLI = $(WASM_CC) -I$(WEB_SRC)/brotli/c/include
$(eval $(call WEB_LIB,brotli,dec/bit_reader dec/decode dec/huffman dec/state common/constants common/context \
    common/dictionary common/platform common/transform,c,brotli/c,$(WEB_BROTLI)))

web-libraries: $(WEB_LIB_OBJ)
