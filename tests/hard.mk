# What is hard to break, and the proof: fuzzers, torture, valgrind, linters. Included by Makefile.
# Packages for these targets alone.
FUZZ_PACKAGES    = clang llvm libclang-rt-14-dev qpdf mupdf-tools
LINT_C_PACKAGES  = clang clang-tidy cppcheck
VALGRIND_PACKAGES = valgrind libc6-dbg

# ---- fuzzers: make fuzz FUZZ=offer TIME=600 ------------------------------------------------------
# Every source again under clang's coverage and sanitizers; the working corpus is kept in build/,
# what it begins with stands in the tree.
FUZZERS   = offer pdf guide flow present face read leak theme stylesheet manifest mail import letter peek
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
FUZZ_SRC_letter = src/cli/letter_text.c src/cli/letter_words.c src/cli/talk_date.c src/cli/talk.c
FUZZ_SEEDS_import = tests/import tests/import/shapes
FUZZ_ARGS_pdf    = -timeout=30
FUZZ_ARGS_face   = -max_len=60000
FUZZ_ARGS_guide  = -max_len=120000
FUZZ_ARGS_flow   = -max_len=60000
FUZZ_ARGS_read   = -max_len=60000

$(FUZZ_DIR)/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(FUZZ_COMPILE) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<
$(FUZZ_DIR)/libhfbrief.a: $(FUZZ_OBJ) $(filter-out $(BUILD)/src/%,$(OBJ))
	@rm -f $@ && $(AR) rcs $@ $^
.SECONDEXPANSION:
$(FUZZ_DIR)/fuzz-%: tests/fuzz/%.c tests/fuzz/fuzz.h $(FUZZ_DIR)/libhfbrief.a \
    $$(if $$(filter $$*,$$(FUZZ_XML)),tests/fuzz/xml_mutate.c) $$(FUZZ_SRC_$$*)
	$(FUZZ_COMPILE) $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $(filter %.c,$^) \
	    $(FUZZ_DIR)/libhfbrief.a $(LDLIBS)
$(FUZZ_DIR)/xml.dict: tests/fuzz/dictionary.sh $(wildcard templates/schema/*.xsd)
	@mkdir -p $(@D)
	tests/fuzz/dictionary.sh templates/schema/*.xsd > $@

# Seeds that the program itself makes: flows, finished documents, and the faces cut into those.
$(FUZZ_DIR)/seeds/made: tests/fuzz/seeds.sh $(BUILD)/hfbrief
	HFBRIEF=$(BUILD)/hfbrief tests/fuzz/seeds.sh $(FUZZ_DIR)/seeds && touch $@

fuzzers: $(FUZZERS:%=$(FUZZ_DIR)/fuzz-%) $(FUZZ_DIR)/xml.dict

# What every run of a fuzzer is given; the folder that it adds to comes before what it begins with.
FUZZ_ENV  = ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
FUZZ_ARGS = -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -max_len=20000
FUZZ_ARGS_OF = $(if $(filter $1,$(FUZZ_XML)),-dict=$(FUZZ_DIR)/xml.dict) $(FUZZ_ARGS_$1)
FUZZ_FROM = $(wildcard tests/fuzz/seeds/$1 tests/fuzz/corpus/$1) $(FUZZ_SEEDS_$1)

# Ends with status 0 when no input broke anything; a finding stands in build/fuzz/findings/.
fuzz-run: $(FUZZ_DIR)/fuzz-$(FUZZ) $(FUZZ_DIR)/xml.dict $(FUZZ_DIR)/seeds/made
	@mkdir -p $(FUZZ_DIR)/corpus/$(FUZZ) $(FUZZ_DIR)/findings
	$(FUZZ_ENV) nice -n 19 $(FUZZ_DIR)/fuzz-$(FUZZ) $(FUZZ_ARGS) $(call FUZZ_ARGS_OF,$(FUZZ)) \
	    -max_total_time=$(TIME) $(if $(SEED),-seed=$(SEED)) -artifact_prefix=$(FUZZ_DIR)/findings/$(FUZZ)- \
	    $(FUZZ_DIR)/corpus/$(FUZZ) $(call FUZZ_FROM,$(FUZZ))
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
$(BUILD)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/fuzz.h $(BUILD)/libhfbrief.a $$(FUZZ_SRC_$$*)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Itests/fuzz $(LDFLAGS) -pie -o $@ $(filter %.c,$^) $(BUILD)/libhfbrief.a $(LDLIBS)
replays: $(REPLAYED:%=$(BUILD)/replay/%)

# ---- under the sanitizers: every unit test, and the suites that try what is seldom tried ------------
# The others walk the same lines over and over to read what is written: make check SAN=1 runs them too.
SAN_SUITES = tests/cli.sh tests/pathological.sh tests/cage.sh tests/stop.sh tests/recipient.sh \
    tests/secret.sh tests/fuzz.sh tests/batch/bytes.sh tests/batch/names.sh tests/batch/faults.sh \
    tests/batch/resume.sh
SAN_UNIT   = $(patsubst tests/unit/%.c,build/san/unit/%,$(wildcard tests/unit/*.c))
sanitized:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CHECK_PACKAGES))
	@$(MAKE) SAN=1 tests TESTS='$(SAN_UNIT) $(SAN_SUITES)'

# ---- what is read before it is written: make msan --------------------------------------------------
# clang's memory sanitizer wants every library built with it, and Debian's aren't; so it watches what stands
# on the C library alone and reads a stranger's bytes: letters, amounts, dates, the root of an offer. For
# all the rest make valgrind asks the same of the whole program, libraries and all.
MSAN_PACKAGES = clang llvm libclang-rt-14-dev
MSAN_SRC = $(filter-out src/base/ratio.c,$(wildcard src/base/*.c)) src/packaging/unprepared.c src/xml/xml_peek.c \
    $(FUZZ_SRC_letter)
MSAN_OF  = letter peek
$(BUILD)/msan/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/fuzz.h $(MSAN_SRC) $(BUILD)/resources.o $(BUILD)/languages.o
	@mkdir -p $(@D)
	clang $(CSTD) -Isrc -Itests/fuzz $(PKG_CFLAGS) -O1 -g -fno-omit-frame-pointer -fsanitize=memory \
	    -fsanitize-memory-track-origins -o $@ $(filter %.c %.o,$^)
msan-run: $(MSAN_OF:%=$(BUILD)/msan/%)
	@passed=0; failed=0; for f in $(MSAN_OF); do \
	    if $(BUILD)/msan/$$f tests/fuzz/corpus/$$f/* >$(BUILD)/msan/$$f.log 2>&1; then \
	        passed=$$((passed + 1)); echo "ok - $$f under the memory sanitizer"; \
	    else \
	        failed=$$((failed + 1)); echo "not ok - $$f under the memory sanitizer"; \
	        tail -n 30 $(BUILD)/msan/$$f.log | sed 's/^/# /'; \
	    fi; done; \
	echo "$$passed passed, $$failed failed"; [ $$failed -eq 0 ]
msan:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(MSAN_PACKAGES))
	@$(MAKE) msan-run

# ---- how much of it the tests reach: make coverage [COVERED='tests/cli.sh …'] --------------------
# clang's counters, in files that each process maps and every run of the program shares: what is caged,
# forked or killed counts too. Fails under COVERAGE_LINES and COVERAGE_BRANCHES per cent. A line for each
# room comes out; a page for each source, with what was never run, stands in build/coverage/html. What the
# tests themselves say is make check's to tell: a program with counters is too slow for some limits.
COVERAGE_PACKAGES = clang llvm libclang-rt-14-dev
COVERAGE_LINES    = 93
COVERAGE_BRANCHES = 80
COVERAGE = build/coverage
COVERED ?=
COVERAGE_OF = $(COVERAGE)/hfbrief -object $(COVERAGE)/hfbrief-import-guide -instr-profile=$(COVERAGE)/all.profdata \
    -ignore-filename-regex='(tests|build|src/web|src/packaging)/'
coverage-run:
	@rm -rf $(COVERAGE)/raw $(COVERAGE)/html && mkdir -p $(COVERAGE)/raw
	@LLVM_PROFILE_FILE='$(CURDIR)/$(COVERAGE)/raw/%4m%c.profraw' $(MAKE) BUILD=$(COVERAGE) CC=clang CFLAGS='-O0 -g' \
	    HARDEN=-fPIE SANFLAGS='-fprofile-instr-generate -fcoverage-mapping -mllvm -runtime-counter-relocation' \
	    tests $(if $(COVERED),TESTS='$(COVERED)') || test -x $(COVERAGE)/hfbrief
	llvm-profdata merge -o $(COVERAGE)/all.profdata $(COVERAGE)/raw/*.profraw
	llvm-cov show $(COVERAGE_OF) -format=html -output-dir=$(COVERAGE)/html
	llvm-cov report $(COVERAGE_OF) >$(COVERAGE)/report.txt
	@awk '/^src\// { split($$1, path, "/"); room = path[2]; n[room] += $$8; m[room] += $$9; b[room] += $$11; \
	    c[room] += $$12 } END { for (room in n) if (n[room]) printf "%-9s lines %5.1f %%, branches %5.1f %%\n", \
	    room, 100 - 100 * m[room] / n[room], b[room] ? 100 - 100 * c[room] / b[room] : 100 }' \
	    $(COVERAGE)/report.txt | sort
	@awk '/^TOTAL/ { lines = $$10; branches = $$13 } END { bad = !(lines + 0 >= $(COVERAGE_LINES)) + \
	    !(branches + 0 >= $(COVERAGE_BRANCHES)); printf "lines %s of at least %d, branches %s of at least %d\n", \
	    lines, $(COVERAGE_LINES), branches, $(COVERAGE_BRANCHES); print 2 - bad " passed, " bad " failed"; \
	    exit bad > 0 }' $(COVERAGE)/report.txt
coverage:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(CHECK_PACKAGES) $(COVERAGE_PACKAGES))
	@$(MAKE) coverage-run

# ---- the same program wherever it is built: twice, in two folders, and compared ------------------
TWICE = $(BUILD)/twice
twice-run: $(FACES:%=fonts/%.ttf)
	@rm -rf $(TWICE) && mkdir -p $(TWICE)/a $(TWICE)/b/deeper
	@for at in a b/deeper; do \
	    tar -cf - --exclude=./build --exclude=./.git . | tar -xf - -C $(TWICE)/$$at && \
	    env -u BUILD $(MAKE) -s -C $(TWICE)/$$at CFLAGS='-O0 -g' all >/dev/null || exit 1; done
	@passed=0; failed=0; for program in hfbrief hfbrief-import-guide; do \
	    if cmp $(TWICE)/a/build/$$program $(TWICE)/b/deeper/build/$$program && \
	        ! strings -a $(TWICE)/a/build/$$program | grep -qF '$(CURDIR)'; then \
	        passed=$$((passed + 1)); echo "ok - $$program is the same in two folders"; \
	    else \
	        failed=$$((failed + 1)); echo "not ok - $$program is the same in two folders"; \
	    fi; done; rm -rf $(TWICE); \
	echo "$$passed passed, $$failed failed"; [ $$failed -eq 0 ]
twice:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES))
	@$(MAKE) twice-run

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

# A while of every fuzzer, for the build service: a number of inputs, not of seconds, from the seeds in
# the tree alone, and always the same way, so that what is green here is green there. A few seconds each.
SMOKE_RUNS = 2000
SMOKE_RUNS_pdf = 800
SMOKE_RUNS_guide = 1000
SMOKE_RUNS_present = 100000
SMOKE_RUNS_mail = 10000
SMOKE_RUNS_peek = 50000
SMOKE_DIR = $(FUZZ_DIR)/smoke
fuzz-smoke-%: $(FUZZ_DIR)/fuzz-% $(FUZZ_DIR)/xml.dict $(FUZZ_DIR)/seeds/made
	@rm -rf $(SMOKE_DIR)/$* $(SMOKE_DIR)/$*.status && mkdir -p $(SMOKE_DIR)/$*
	@$(FUZZ_ENV) $(FUZZ_DIR)/fuzz-$* $(FUZZ_ARGS) $(call FUZZ_ARGS_OF,$*) -timeout=120 -seed=1 \
	    -runs=$(or $(SMOKE_RUNS_$*),$(SMOKE_RUNS)) -artifact_prefix=$(SMOKE_DIR)/$*. \
	    $(SMOKE_DIR)/$* $(call FUZZ_FROM,$*) >$(SMOKE_DIR)/$*.log 2>&1; echo $$? >$(SMOKE_DIR)/$*.status
fuzz-smoke:
	@$(call INSTALL_MISSING,$(BUILD_PACKAGES) $(FUZZ_PACKAGES))
	@$(MAKE) fuzzers $(FUZZ_DIR)/seeds/made
	@$(MAKE) $(FUZZERS:%=fuzz-smoke-%)
	@passed=0; failed=0; for f in $(FUZZERS); do \
	    if [ "$$(cat $(SMOKE_DIR)/$$f.status)" = 0 ]; then \
	        passed=$$((passed + 1)); \
	        echo "ok - fuzz $$f: $$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' $(SMOKE_DIR)/$$f.log) inputs"; \
	    else \
	        failed=$$((failed + 1)); echo "not ok - fuzz $$f"; \
	        tail -n 40 $(SMOKE_DIR)/$$f.log | sed 's/^/# /'; \
	    fi; done; \
	echo "$$passed passed, $$failed failed"; [ $$failed -eq 0 ]

-include $(FUZZ_OBJ:.o=.d)
.PHONY: replays sanitized msan msan-run coverage coverage-run twice twice-run plain fuzz-minimise fuzzers fuzz fuzz-run torture torture-run \
    valgrind valgrind-run lint-c fuzz-smoke
