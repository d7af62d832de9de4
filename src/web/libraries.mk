# libraries.mk: what the program stands on, compiled by this tree: each library's own sources, from
# Debian (sources.sh), with what configure would have found out. For a browser (web.mk) and for the
# static program (packaging/static.mk), which include it.
# ---- for whom they are compiled ------------------------------------------------------------------
# $(call LIBRARIES,X,names) makes $(X_LIB_OBJ) under $(X)/obj by $(X_CC) and $(X_CXX).
LIB_SRC = build/web/src
LIB_GEN = build/web/include
LIB_PACKAGES = clang-14 lld-14 llvm-14 dpkg-dev icu-devtools
# ---- the libraries' sources and their configuration --------------------------------------------
$(LIB_SRC)/unpacked: src/web/sources.sh
	@mkdir -p $(LIB_SRC)
	src/web/sources.sh $(LIB_SRC)
	@touch $@

# What configure would find: XML, schemas, XPath; no network, files, threads, converters.
XML_FEATURES = TREE OUTPUT PUSH READER PATTERN WRITER SAX1 VALID HTML XPATH REGEXPS AUTOMATA UNICODE SCHEMAS
$(LIB_GEN)/configured: $(LIB_SRC)/unpacked src/web/libraries.mk
	@mkdir -p $(LIB_GEN)/libxml $(LIB_GEN)/libxslt $(LIB_GEN)/hpdf $(LIB_GEN)/jansson
	sed $(XML_FEATURES:%=-e 's/@WITH_%@/1/') -e 's/@WITH_[A-Z0-9_]*@/0/' -e 's/@VERSION@/2.9.14/' \
	    -e 's/@LIBXML_VERSION_NUMBER@/20914/' -e 's/@[A-Z_]*@//' \
	    $(LIB_SRC)/libxml2/include/libxml/xmlversion.h.in > $(LIB_GEN)/libxml/xmlversion.h
	sed -e 's/@WITH_[A-Z0-9_]*@/0/' -e 's/@VERSION@/1.1.35/' -e 's/@LIBXSLT_VERSION_NUMBER@/10135/' \
	    -e 's/@[A-Z_]*@//' $(LIB_SRC)/libxslt/libxslt/xsltconfig.h.in > $(LIB_GEN)/libxslt/xsltconfig.h
	printf '%s\n' '#define $(strip HAVE_STDINT_H) 1' $(foreach h,CTYPE ERRNO FLOAT LIMITS MATH STDARG STDLIB \
	    STRING TIME UNISTD FCNTL SYS_TYPES SYS_STAT SYS_TIME,'#define HAVE_$h_H 1') \
	    '#define ATTRIBUTE_UNUSED __attribute__((unused))' '#define HAVE_VSNPRINTF 1' \
	    '#define HAVE_SNPRINTF 1' '#define HAVE_ISNAN 1' '#define HAVE_ISINF 1' '#define HAVE_VA_COPY 1' \
	    '#define VA_COPY va_copy' '#define XML_SOCKLEN_T int' '#define SUPPORT_IP6 0' \
	    '#define HAVE_STAT 1' '#define HAVE_TIME 1' > $(LIB_GEN)/config.h
	printf '%s\n' '#define LIBHPDF_HAVE_NOPNGLIB' '#define LIBHPDF_HAVE_NOZLIB' > $(LIB_GEN)/hpdf/hpdf_config.h
	sed -e 's/@json_inline@/inline/' -e 's/@json_have_[a-z_]*@/1/' -e 's/@[a-z_]*@/1/' \
	    $(LIB_SRC)/jansson/src/jansson_config.h.in > $(LIB_GEN)/jansson/jansson_config.h
	printf '\043define %s 1\n' $(foreach h,STDINT_H UNISTD_H SYS_TIME_H SYS_TYPES_H FCNTL_H SCHED_H LOCALE_H \
	    GETTIMEOFDAY GETPID OPEN CLOSE READ SCHED_YIELD LOCALECONV STRTOLL,HAVE_$h) USE_URANDOM \
	    > $(LIB_GEN)/jansson/jansson_private_config.h
	sed -i 's/"2.3.0RC2"/"2.3.0"/' $(LIB_SRC)/libharu/include/hpdf_version.h # as Debian's says
	@touch $@

# ---- the libraries ------------------------------------------------------------------------------
# Of each: its files without their ending, their folder, the language, the flags.
XML_FLAGS = -DHAVE_CONFIG_H -DLIBXML_STATIC -I$(LIB_GEN) -I$(LIB_SRC)/libxml2/include -I$(LIB_SRC)/libxml2
xml_FILES = SAX SAX2 buf chvalid dict encoding entities error globals hash HTMLparser \
    HTMLtree list parser parserInternals pattern tree uri valid xlink xmlIO xmlmemory xmlreader \
    xmlregexp xmlsave xmlschemas xmlschemastypes xmlstring xmlunicode xmlwriter xpath threads
xml_FROM  = libxml2
xml_BY    = CC
xml_FLAGS = $(XML_FLAGS)

xslt_FILES = attributes attrvt documents extensions extra functions imports keys \
    namespaces numbers pattern preproc security templates transform variables xslt xsltlocale \
    xsltutils
xslt_FROM  = libxslt/libxslt
xslt_BY    = CC
xslt_FLAGS = $(XML_FLAGS) -DLIBXSLT_STATIC -I$(LIB_SRC)/libxslt -I$(LIB_SRC)/libxslt/libxslt

deflate_FILES = utils deflate_compress deflate_decompress zlib_compress zlib_decompress adler32 \
    x86/cpu_features arm/cpu_features
deflate_FROM  = libdeflate/lib
deflate_BY    = CC
deflate_FLAGS = -I$(LIB_SRC)/libdeflate

hpdf_FILES = $(addprefix hpdf_,annotation array binary boolean catalog destination \
    dict doc doc_png encoder encoder_cns encoder_cnt encoder_jp encoder_kr encoder_utf encrypt \
    encryptdict error exdata ext_gstate 3dmeasure font font_cid font_tt font_type1 fontdef \
    fontdef_base14 fontdef_cid fontdef_cns fontdef_cnt fontdef_jp fontdef_kr fontdef_tt \
    fontdef_type1 gstate image image_ccitt image_png info list mmgr name namedict null number \
    objects outline page_label page_operator pages pdfa real streams string u3d utils xref)
hpdf_FROM  = libharu/src
hpdf_BY    = CC
hpdf_FLAGS = -I$(LIB_GEN)/hpdf -I$(LIB_SRC)/libharu/include

gmp_FILES = mini-gmp mini-mpq
gmp_FROM  = gmp/mini-gmp
gmp_BY    = CC
gmp_FLAGS = '-DGMP_LIMB_MAX=(~(mp_limb_t)0)'

hb_FILES  = harfbuzz-subset
hb_FROM   = harfbuzz/src
hb_BY     = CXX
hb_ENDING = cc
hb_FLAGS  = -fno-rtti -DHB_NO_MT -DHB_NO_GETENV -DHB_NO_SETLOCALE -DHB_NO_ATEXIT \
    -I$(LIB_SRC)/harfbuzz/src

# Of ICU what breaks lines, knows scripts and normalises: no services, converters, threads.
icu_FILES = appendable bmpset brkeng brkiter bytesinkutil bytestream bytestrie \
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
    bytestrieiterator schriter chariter uchriter
icu_FROM  = icu/source/common
icu_BY    = CXX
icu_FLAGS = -frtti -DU_COMMON_IMPLEMENTATION -DU_STATIC_IMPLEMENTATION -DU_ENABLE_DYLOAD=0 \
    -DU_HAVE_MMAP=0 -DU_PLATFORM_IMPLEMENTS_POSIX=1 -DU_HAVE_TZSET=0 -DU_HAVE_TZNAME=0 -DU_HAVE_TIMEZONE=0 \
    -DU_HAVE_NL_LANGINFO_CODESET=0 -DUCONFIG_NO_SERVICE=1 -DUCONFIG_NO_FILTERED_BREAK_ITERATION=1 \
    -DUCONFIG_NO_LEGACY_CONVERSION=1 -include src/web/shim/icu_threads.h -I$(LIB_SRC)/icu/source/common

# What records of batches are read with: not in a browser.
jansson_FILES = dump error hashtable hashtable_seed load memory pack_unpack strbuffer strconv utf value version
jansson_FROM  = jansson/src
jansson_BY    = CC
jansson_FLAGS = -DHAVE_CONFIG_H -I$(LIB_GEN)/jansson -I$(LIB_SRC)/jansson/src

# What a page unpacks the program with: in a module of its own.
brotli_FILES = dec/bit_reader dec/decode dec/huffman dec/state common/constants common/context \
    common/dictionary common/platform common/transform
brotli_FROM  = brotli/c
brotli_BY    = CC
brotli_FLAGS = -I$(LIB_SRC)/brotli/c/include

define LIBRARY
$(1)_LIB_OBJ += $($(2)_FILES:%=$($(1))/obj/$(2)/%.o)
$($(2)_FILES:%=$($(1))/obj/$(2)/%.o): $($(1))/obj/$(2)/%.o: $(LIB_GEN)/configured
	@mkdir -p $$(@D)
	@echo "  $$@"; $$($(1)_$($(2)_BY)) $$($(2)_FLAGS) -w -c -o $$@ \
	    $(LIB_SRC)/$($(2)_FROM)/$$*.$(or $($(2)_ENDING),$(if $(filter CXX,$($(2)_BY)),cpp,c))
endef
LIBRARIES = $(foreach l,$(2),$(eval $(call LIBRARY,$(1),$l)))

# What the program includes of them.
LIB_INCLUDES = -Isrc/web/shim/gmp -I$(LIB_GEN) -I$(LIB_SRC)/libxml2/include -I$(LIB_SRC)/libxslt -I$(LIB_SRC)/gmp/mini-gmp \
    -I$(LIB_SRC)/harfbuzz/src -I$(LIB_SRC)/libdeflate -I$(LIB_GEN)/hpdf -I$(LIB_SRC)/libharu/include \
    -I$(LIB_SRC)/icu/source/common -I$(LIB_SRC)/icu/source/i18n \
    -DLIBXML_STATIC -DLIBXSLT_STATIC -DU_STATIC_IMPLEMENTATION

# ICU's data, 27 MB, cut to line breaking in the languages there are, and compatibility forms.
ICU_DATA = brkitr/root.res brkitr/line.brk brkitr/line_normal.brk nfkc.nrm \
    $(patsubst templates/lang/%.xml,brkitr/%.res,$(wildcard templates/lang/*.xml))
LIB_ICU_DATA = $(LIB_GEN)/icudt72l.dat
$(LIB_ICU_DATA): $(LIB_SRC)/unpacked $(wildcard templates/lang/*.xml)
	@mkdir -p $(LIB_GEN) && rm -rf $(LIB_GEN)/icudata && mkdir -p $(LIB_GEN)/icudata
	icupkg -d $(LIB_GEN)/icudata -x '*' $(LIB_SRC)/icu/source/data/in/icudt72l.dat
	@cd $(LIB_GEN)/icudata && for f in $(ICU_DATA); do [ -e $$f ] && echo $$f; done | sort > ../icu.txt
	icupkg --ignore-deps -s $(LIB_GEN)/icudata -a $(LIB_GEN)/icu.txt new $@
	@rm -rf $(LIB_GEN)/icudata
