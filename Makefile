# hfbrief: make demo, make check, make install
PREFIX  ?= /usr/local
BUILD   ?= build
CC      ?= cc

# ---- what Debian must bring: the one list ------------------------------------------------------
BUILD_PACKAGES = gcc libc6-dev binutils pkg-config libhpdf-dev libharfbuzz-dev libxml2-dev \
    libxslt1-dev libicu-dev libdeflate-dev libjansson-dev libqpdf-dev libgmime-3.0-dev libgmp-dev \
    libcmark-gfm-dev libcmark-gfm-extensions-dev fonts-roboto-unhinted fonts-sil-charis \
    fonts-dejavu-core fonts-noto-core fonts-noto-cjk icc-profiles-free poppler-utils
CHECK_PACKAGES = libcmocka-dev mupdf-tools qpdf libxml2-utils python3 perl locales

# ---- the house: one line per room, in pipeline order -------------------------------------------
ROOMS = base spec comp words template font draw chart layout pdf emit mail batch cli

PKGS     = harfbuzz harfbuzz-subset libxml-2.0 libxslt icu-uc icu-i18n libdeflate jansson
CSTD     = -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings
CFLAGS  ?= -O2 -g
HARDEN   = -fstack-protector-strong -fPIE $(if $(findstring -O0,$(CFLAGS)),,-D_FORTIFY_SOURCE=3)
HAVE_PKG := $(shell command -v pkg-config 2>/dev/null)
PKG_CFLAGS := $(if $(HAVE_PKG),$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
PKG_LIBS   := $(if $(HAVE_PKG),$(shell pkg-config --libs $(PKGS) 2>/dev/null))
LDLIBS   = $(PKG_LIBS) -lhpdf -lgmp -lm
LDHARD   = -pie -Wl,-z,relro,-z,now -Wl,--as-needed

SRC      = $(wildcard src/*.c) $(foreach r,$(filter-out cli,$(ROOMS)),$(wildcard src/$r/*.c))
OBJ      = $(SRC:%.c=$(BUILD)/%.o) $(BUILD)/resources.o $(BUILD)/resource_bytes.o
CLI_OBJ  = $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/cli/*.c))

all: $(BUILD)/hfbrief

$(BUILD)/hfbrief: $(CLI_OBJ) $(BUILD)/libhfbrief.a
	$(CC) $(CFLAGS) $(LDFLAGS) $(LDHARD) -o $@ $^ $(LDLIBS)

$(BUILD)/libhfbrief.a: $(OBJ)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(WARN) $(HARDEN) -Isrc $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# ---- what the binary carries inside it ---------------------------------------------------------
FACES = Roboto-Regular Roboto-Medium Roboto-Bold Roboto-Italic \
    RobotoCondensed-Regular RobotoCondensed-Medium RobotoCondensed-Bold RobotoCondensed-Italic
FACE_FILES = $(FACES:%=fonts/%.ttf) fonts/CharisSIL-Regular.ttf fonts/CharisSIL-Bold.ttf \
    fonts/CharisSIL-Italic.ttf fonts/DejaVuSans.ttf fonts/DejaVuSans-Bold.ttf
ROBOTO = /usr/share/fonts/truetype/roboto/unhinted/RobotoTTF
RESOURCES = $(sort $(wildcard templates/*.xsl templates/*.xml templates/schema/*.xsd \
    templates/guides/*.xml templates/lang/*.xml fonts/fonts.xml)) $(FACE_FILES) $(BUILD)/sRGB.icc

fonts/Roboto%.ttf: $(ROBOTO)/Roboto%.ttf
	cp $< $@
fonts/Charis%.ttf: /usr/share/fonts/truetype/charis/Charis%.ttf
	cp $< $@
fonts/DejaVu%.ttf: /usr/share/fonts/truetype/dejavu/DejaVu%.ttf
	cp $< $@
$(BUILD)/sRGB.icc: /usr/share/color/icc/sRGB.icc
	@mkdir -p $(@D) && cp $< $@

# A table of names and two labels each; the bytes come in by .incbin, untouched.
$(BUILD)/resources.c: $(RESOURCES) Makefile
	@mkdir -p $(@D)
	@{ echo '#include "base/resource.h"'; echo '#include <string.h>'; i=0; \
	for f in $(RESOURCES); do echo "extern const unsigned char hfb_res$${i}[], hfb_end$${i}[];"; i=$$((i+1)); done; \
	i=0; echo 'const struct resource *resource_at(size_t i)'; echo '{'; \
	echo '    static const struct { const char *name; const unsigned char *start, *end; } t[] = {'; \
	for f in $(RESOURCES); do echo "        {\"$${f#$(BUILD)/}\", hfb_res$$i, hfb_end$$i},"; i=$$((i+1)); done; \
	echo '    };'; \
	echo '    static struct resource r[sizeof t / sizeof *t];'; \
	echo '    if (i >= sizeof t / sizeof *t)'; echo '        return NULL;'; \
	echo '    if (!r[i].name) {'; echo '        r[i].data = t[i].start;'; \
	echo '        r[i].len = (size_t)(t[i].end - t[i].start);'; echo '        r[i].name = t[i].name;'; echo '    }'; \
	echo '    return &r[i];'; echo '}'; \
	echo 'const struct resource *resource_find(const char *name)'; echo '{'; \
	echo '    const struct resource *r;'; echo '    for (size_t i = 0; (r = resource_at(i)); i++)'; \
	echo '        if (strcmp(r->name, name) == 0)'; echo '            return r;'; echo '    return NULL;'; echo '}'; } > $@
$(BUILD)/resource_bytes.S: $(RESOURCES) Makefile
	@mkdir -p $(@D)
	@{ echo '    .section .rodata'; i=0; for f in $(RESOURCES); do \
	echo "    .balign 16"; echo "    .globl hfb_res$$i, hfb_end$$i"; \
	echo "hfb_res$$i:"; echo "    .incbin \"$$f\""; echo "hfb_end$$i:"; echo "    .byte 0"; i=$$((i+1)); done; \
	echo '    .section .note.GNU-stack,"",@progbits'; } > $@
$(BUILD)/resources.o: $(BUILD)/resources.c
	$(CC) $(CSTD) -Isrc $(HARDEN) $(CFLAGS) -c -o $@ $<
$(BUILD)/resource_bytes.o: $(BUILD)/resource_bytes.S
	$(CC) -c -o $@ $<

# ---- tests -------------------------------------------------------------------------------------
UNIT = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libhfbrief.a
	@mkdir -p $(@D)
	$(CC) $(CSTD) $(WARN) -Isrc $(PKG_CFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(BUILD)/libhfbrief.a $(LDLIBS) -lcmocka

unit: $(UNIT)

clean:
	rm -rf $(BUILD)

-include $(patsubst %.o,%.d,$(OBJ) $(CLI_OBJ))
.PHONY: all unit clean
