# static.mk: the program in one file that needs nothing of the system it runs on: no C library, no
# other library, no face, no data. Debian's clang compiles it against musl, with the libraries of
# web/libraries.mk. Included by the Makefile. `make static` builds it for both architectures, on
# x86-64; `make static-check` runs both, that of aarch64 in QEMU.
STATIC    = build/static
STATIC_ARCHES = x86_64 aarch64
STATIC_PACKAGES = $(LIB_PACKAGES) libc++-14-dev-wasm32 libstdc++-12-dev linux-libc-dev \
    libstdc++-12-dev-arm64-cross libgcc-12-dev-arm64-cross linux-libc-dev-arm64-cross
STATIC_CHECK_PACKAGES = qemu-user-static file

# Each installs first and then calls make again.
static:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(STATIC_PACKAGES))
	@$(MAKE) static-files
	@sha256sum $(STATIC_FILES)
static-check:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(STATIC_PACKAGES) $(STATIC_CHECK_PACKAGES))
	@$(MAKE) all static-files
	@BUILD=$(BUILD) HFBRIEF=$(BUILD)/hfbrief tests/run tests/static/run.sh
STATIC_FILES = $(STATIC_ARCHES:%=$(STATIC)/hfbrief-%)
static-files: $(STATIC_FILES)
.PHONY: static static-check static-files

# ---- what is in it --------------------------------------------------------------------------------
# Everything but e-mail and passwords, whose libraries (GMime, libpsl, libqpdf) are found at run time.
STATIC_LEAVES = $(addprefix src/deliver/,address.c eml.c encrypt.c password.c recipient.c)
STATIC_C  = $(filter-out $(STATIC_LEAVES) src/import/%,$(foreach r,$(ROOMS),$(wildcard src/$r/*.c))) \
    src/web/spell.c src/web/icu_spell.c src/packaging/unprepared.c $(wildcard src/packaging/static/*.c)

# GCC's runtime for both: what the processor can't divide, and C++'s type information.
STATIC_GCC_x86_64 = /usr/lib/gcc/x86_64-linux-gnu/12
STATIC_GCC_aarch64 = /usr/lib/gcc-cross/aarch64-linux-gnu/12
# the kernel's headers, alone
STATIC_KERNEL_x86_64 = /usr/include/linux /usr/include/asm-generic /usr/include/x86_64-linux-gnu/asm
STATIC_KERNEL_aarch64 = $(addprefix /usr/aarch64-linux-gnu/include/,linux asm-generic asm)

# No fused multiply-add: an aarch64 rounds as an x86-64 does, and a line breaks at the same word.
STATIC_TARGET = --target=$(1)-linux-musl -O2 -fPIE -ffp-contract=off -ffunction-sections -fdata-sections \
    -fstack-protector-strong -ftrivial-auto-var-init=zero \
    -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang \
    $(if $(filter aarch64,$(1)),-mno-outline-atomics) -DNDEBUG -ffile-prefix-map=$(CURDIR)/=
STATIC_SYSTEM = -nostdlibinc -isystem $(STATIC)/$(1)/musl/include -isystem $(STATIC)/$(1)/kernel

# $(call …,architecture): its variables, then, with the libraries' rules made of them, its own rules
define STATIC_VARIABLES
$(1) = $(STATIC)/$(1)
$(1)_CC = clang-14 $(call STATIC_TARGET,$(1)) $(call STATIC_SYSTEM,$(1))
# of the C++ library the headers alone, those for a C library of musl's family
$(1)_CXX = clang++-14 $(call STATIC_TARGET,$(1)) -fno-exceptions -fno-threadsafe-statics -std=c++17 -nostdinc++ \
    -isystem /usr/include/wasm32-wasi/c++/v1 $(call STATIC_SYSTEM,$(1))
$(1)_OBJ = $(STATIC_C:%.c=$(STATIC)/$(1)/obj/%.o) $(STATIC)/$(1)/obj/resources.o \
    $(STATIC)/$(1)/obj/icudata.o $(STATIC)/$(1)/obj/languages.o $(STATIC)/$(1)/obj/pairs.o
endef
define STATIC_RULES
$$($(1)_LIB_OBJ) $$($(1)_OBJ): | $(STATIC)/$(1)/musl/lib/libc.a

$(STATIC)/$(1)/musl/lib/libc.a: $(LIB_SRC)/unpacked src/packaging/static/static.mk
	@rm -rf $(STATIC)/$(1)/musl $(STATIC)/$(1)/musl-obj && mkdir -p $(STATIC)/$(1)/musl-obj $(STATIC)/$(1)/kernel
	@ln -sfn $(STATIC_KERNEL_$(1)) $(STATIC)/$(1)/kernel
	@cd $(STATIC)/$(1)/musl-obj && CC=clang-14 AR=llvm-ar-14 RANLIB=llvm-ranlib-14 CFLAGS='$(call STATIC_TARGET,$(1))' \
	    $(CURDIR)/$(LIB_SRC)/musl/configure --quiet --target=$(1)-linux-musl --disable-shared \
	    --prefix=$(CURDIR)/$(STATIC)/$(1)/musl > configure.log
	$$(Q)env -u MAKEFLAGS make -s -j2 -C $(STATIC)/$(1)/musl-obj install-libs install-headers

$(STATIC)/$(1)/obj/src/%.o: src/%.c $(LIB_GEN)/configured
	@mkdir -p $$(@D)
	$$(Q)$$($(1)_CC) $$(STATIC_FLAGS) -MMD -MP -c -o $$@ $$<
$(STATIC)/$(1)/obj/languages.o $(STATIC)/$(1)/obj/pairs.o: $(STATIC)/$(1)/obj/%.o: $(BUILD)/%.c $(LIB_GEN)/configured
	@mkdir -p $$(@D)
	$$(Q)$$($(1)_CC) $$(STATIC_FLAGS) -c -o $$@ $$<
$(STATIC)/$(1)/obj/resources.o: $(BUILD)/resources.S
	@mkdir -p $$(@D)
	$$(Q)clang-14 --target=$(1)-linux-musl -c -o $$@ $$<
$(STATIC)/$(1)/obj/icudata.o: $(LIB_ICU_DATA)
	@mkdir -p $$(@D)
	@printf '.section .rodata\n.balign 16\n.globl icudt72_dat\nicudt72_dat: .incbin "%s"\n' $$< > $$(@:.o=.S)
	@echo '.section .note.GNU-stack,"",%progbits' >> $$(@:.o=.S)
	$$(Q)clang-14 --target=$(1)-linux-musl -c -o $$@ $$(@:.o=.S)
$(STATIC)/hfbrief-$(1): $$($(1)_OBJ) $$($(1)_LIB_OBJ) src/packaging/static/static.mk
	@echo $$($(1)_OBJ) $$($(1)_LIB_OBJ) > $(STATIC)/$(1)/objects
	$$(Q)ld.lld-14 -static -pie --no-dynamic-linker -z relro -z now -z noexecstack --gc-sections --strip-all \
	    --build-id=sha1 -o $$@ $(STATIC)/$(1)/musl/lib/rcrt1.o $(STATIC)/$(1)/musl/lib/crti.o \
	    @$(STATIC)/$(1)/objects --start-group $(STATIC)/$(1)/musl/lib/libc.a \
	    $(STATIC_GCC_$(1))/libsupc++.a $(STATIC_GCC_$(1))/libgcc.a --end-group $(STATIC)/$(1)/musl/lib/crtn.o
-include $$($(1)_OBJ:%.o=%.d)
endef
STATIC_FLAGS = $(CSTD) -Wall -Wextra -Isrc $(LIB_INCLUDES) -I$(LIB_GEN)/jansson -I$(LIB_SRC)/jansson/src \
    -DHFB_LACKS='"e-mail, passwords and hfbrief-import-guide"'
$(foreach a,$(STATIC_ARCHES),$(eval $(call STATIC_VARIABLES,$a))$(call \
    LIBRARIES,$a,xml xslt deflate hpdf gmp hb icu jansson)$(eval $(call STATIC_RULES,$a)))
