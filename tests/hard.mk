# What is hard to break, and the proof: fuzzers, torture, valgrind, linters. Included by Makefile.
# Packages for these targets alone.
FUZZ_PACKAGES    = clang llvm libclang-rt-14-dev qpdf mupdf-tools
LINT_C_PACKAGES  = clang clang-tidy cppcheck
VALGRIND_PACKAGES = valgrind libc6-dbg

# ---- fuzzers: make fuzz FUZZ=offer TIME=600 ------------------------------------------------------
# Every source again under clang's coverage and sanitizers; the working corpus is kept in build/,
# what it begins with stands in the tree.
FUZZERS   = offer pdf guide flow present face read leak theme stylesheet manifest mail import
FUZZ     ?= offer
TIME     ?= 600
FUZZ_CC   = clang
FUZZ_SAN  = address,undefined
FUZZ_DIR  = build/fuzz
FUZZ_COMPILE = $(FUZZ_CC) $(CSTD) -Isrc -Itests/fuzz $(PKG_CFLAGS) -O1 -g -fno-omit-frame-pointer
FUZZ_FLAGS   = -fsanitize=$(FUZZ_SAN) -fno-sanitize-recover=all
FUZZ_OBJ  = $(SRC:%.c=$(FUZZ_DIR)/%.o)
FUZZ_XML  = offer pdf guide flow theme stylesheet
FUZZ_SEEDS_offer = samples tests/lint
FUZZ_SEEDS_pdf   = samples tests/fuzz/seeds/offer
FUZZ_SEEDS_guide = templates/guides
FUZZ_SEEDS_flow  = tests/galley $(FUZZ_DIR)/seeds/flow
FUZZ_SEEDS_theme = $(FUZZ_DIR)/seeds/theme
FUZZ_SEEDS_stylesheet = $(FUZZ_DIR)/seeds/stylesheet
FUZZ_SEEDS_read  = $(FUZZ_DIR)/seeds/read
FUZZ_SEEDS_face  = $(FUZZ_DIR)/seeds/face
FUZZ_SEEDS_import = tests/import tests/import/shapes
FUZZ_ARGS_pdf    = -timeout=30
FUZZ_ARGS_face   = -max_len=60000
FUZZ_ARGS_guide  = -max_len=120000
FUZZ_ARGS_flow   = -max_len=60000
FUZZ_ARGS_read   = -max_len=60000

$(FUZZ_DIR)/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(FUZZ_COMPILE) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<
$(FUZZ_DIR)/libhfbrief.a: $(FUZZ_OBJ) $(BUILD)/resources.o $(BUILD)/languages.o $(BUILD)/pairs.o
	@rm -f $@ && $(AR) rcs $@ $^
.SECONDEXPANSION:
$(FUZZ_DIR)/fuzz-%: tests/fuzz/%.c tests/fuzz/fuzz.h $(FUZZ_DIR)/libhfbrief.a \
    $$(if $$(filter $$*,$$(FUZZ_XML)),tests/fuzz/xml_mutate.c)
	$(FUZZ_COMPILE) $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $(filter %.c,$^) \
	    $(FUZZ_DIR)/libhfbrief.a $(LDLIBS)
$(FUZZ_DIR)/xml.dict: tests/fuzz/dictionary.sh $(wildcard templates/schema/*.xsd)
	@mkdir -p $(@D)
	tests/fuzz/dictionary.sh templates/schema/*.xsd > $@

# Seeds that the program itself makes: flows, finished documents, and the faces cut into those.
$(FUZZ_DIR)/seeds/made: tests/fuzz/seeds.sh $(BUILD)/hfbrief
	HFBRIEF=$(BUILD)/hfbrief tests/fuzz/seeds.sh $(FUZZ_DIR)/seeds && touch $@

fuzzers: $(FUZZERS:%=$(FUZZ_DIR)/fuzz-%) $(FUZZ_DIR)/xml.dict

# Ends with status 0 when no input broke anything; a finding stands in build/fuzz/findings/.
fuzz-run: $(FUZZ_DIR)/fuzz-$(FUZZ) $(FUZZ_DIR)/xml.dict $(FUZZ_DIR)/seeds/made
	@$(MAKE) fuzz-run-only
fuzz-run-only:
	@mkdir -p $(FUZZ_DIR)/corpus/$(FUZZ) $(FUZZ_DIR)/findings
	ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 nice -n 19 $(FUZZ_DIR)/fuzz-$(FUZZ) \
	    -max_total_time=$(TIME) -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
	    $(if $(SEED),-seed=$(SEED)) -artifact_prefix=$(FUZZ_DIR)/findings/$(FUZZ)- -max_len=20000 \
	    $(if $(filter $(FUZZ),$(FUZZ_XML)),-dict=$(FUZZ_DIR)/xml.dict) $(FUZZ_ARGS_$(FUZZ)) \
	    $(FUZZ_DIR)/corpus/$(FUZZ) $(wildcard tests/fuzz/seeds/$(FUZZ) tests/fuzz/corpus/$(FUZZ)) $(FUZZ_SEEDS_$(FUZZ))
fuzz:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(FUZZ_PACKAGES))
	@$(MAKE) fuzz-run

# Leaves of what was gathered the fewest inputs that cover as much; what they are is libFuzzer's word.
fuzz-minimise: $(FUZZ_DIR)/fuzz-$(FUZZ)
	@rm -rf $(FUZZ_DIR)/smaller && mkdir -p $(FUZZ_DIR)/smaller
	$(FUZZ_DIR)/fuzz-$(FUZZ) -merge=1 -rss_limit_mb=2048 $(FUZZ_DIR)/smaller $(FUZZ_DIR)/corpus/$(FUZZ)
	@rm -rf $(FUZZ_DIR)/corpus/$(FUZZ) && mv $(FUZZ_DIR)/smaller $(FUZZ_DIR)/corpus/$(FUZZ)

# The kept corpora without libFuzzer, for make check (tests/fuzz.sh): one program a fuzzer.
REPLAYED = $(notdir $(wildcard tests/fuzz/corpus/*))
$(BUILD)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/fuzz.h $(BUILD)/libhfbrief.a
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Itests/fuzz $(LDFLAGS) -pie -o $@ $(filter %.c,$^) $(BUILD)/libhfbrief.a $(LDLIBS)
replays: $(REPLAYED:%=$(BUILD)/replay/%)

# ---- under the sanitizers: every unit test, and the suites that try what is seldom tried ------------
# The others walk the same lines over and over to read what is written: make check SAN=1 runs them too.
SAN_SUITES = tests/cli.sh tests/pathological.sh tests/cage.sh tests/batch/bytes.sh \
    tests/batch/names.sh tests/batch/faults.sh tests/batch/resume.sh
SAN_UNIT   = $(patsubst tests/unit/%.c,build/san/unit/%,$(wildcard tests/unit/*.c))
sanitized:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CHECK_PACKAGES))
	@$(MAKE) SAN=1 tests TESTS='$(SAN_UNIT) $(SAN_SUITES)'

# ---- every piece of memory malloc()'s own (base/pool.h), so that each can be watched, or refused ----
PLAIN = build/plain
plain:
	@$(MAKE) BUILD=$(PLAIN) CPPFLAGS=-DHFB_PLAIN_MEMORY all $(PLAIN)/fault.so

# ---- torture: the n-th call of a kind fails, for every n ----------------------------------------
# make torture [POINTS=120 | ALL=1]: rare calls at every n, allocations at so many points or at all.
POINTS ?= 120
$(BUILD)/fault.so: tests/torture/fault.c
	@mkdir -p $(@D)
	$(CC) -std=gnu17 -O1 -g -fPIC -shared -fno-builtin -Wall -Wextra -o $@ $< -ldl
torture-run: plain
	@HFBRIEF=$(PLAIN)/hfbrief FAULT_SO=$(PLAIN)/fault.so tests/torture/run \
	    $(if $(ALL),--all,--points $(POINTS)) --report $(PLAIN)/torture.tsv
torture:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CHECK_PACKAGES))
	@$(MAKE) torture-run

# ---- what other programs say of ours ------------------------------------------------------------
valgrind-run: plain
	@HFBRIEF=$(PLAIN)/hfbrief tests/valgrind/run
valgrind:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(VALGRIND_PACKAGES))
	@$(MAKE) valgrind-run
lint-c:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(LINT_C_PACKAGES))
	@tests/lint-c/run

# A while of every fuzzer, for the build service: SMOKE seconds each, from the seeds in the tree, and
# always the same way.
SMOKE ?= 60
fuzz-smoke:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(FUZZ_PACKAGES))
	@$(MAKE) fuzzers $(FUZZ_DIR)/seeds/made
	@passed=0; failed=0; for f in $(FUZZERS); do \
	    if $(MAKE) -s fuzz-run-only FUZZ=$$f TIME=$(SMOKE) SEED=1 >$(FUZZ_DIR)/$$f.log 2>&1; then \
	        passed=$$((passed + 1)); echo "ok - fuzz $$f"; \
	    else \
	        failed=$$((failed + 1)); echo "not ok - fuzz $$f"; \
	        tail -n 40 $(FUZZ_DIR)/$$f.log | sed 's/^/# /'; \
	    fi; done; \
	echo "$$passed passed, $$failed failed"; [ $$failed -eq 0 ]

-include $(FUZZ_OBJ:.o=.d)
.PHONY: replays sanitized plain fuzz-minimise fuzzers fuzz fuzz-run fuzz-run-only torture torture-run \
    valgrind valgrind-run lint-c fuzz-smoke
