# dist.mk: everything that is handed out, in one folder: the Debian package, the static programs, the
# web page, what they are made of (SPDX 2.3), and their hashes. Included by the Makefile.
DIST = build/dist
# the same tree, the same bytes: no file says when it was built
dist: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
dist:
	@$(MAKE) deb
	@$(MAKE) static
	@$(MAKE) web # after static: both unpack the libraries
	@rm -rf $(DIST) && mkdir -p $(DIST)
	cp $(BUILD)/deb/hfbrief_*.deb $(STATIC_FILES) $(WEB_PAGES) $(DIST)
	python3 src/packaging/dist/sbom.py $(DIST) $(BUILD) > $(DIST)/hfbrief.spdx.json
	@cd $(DIST) && sha256sum * > SHA256SUMS && cat SHA256SUMS

# Is it sound? The list against its standard, by the standard's own tool from PyPI; every file against
# the hashes of both lists.
DIST_CHECK_PACKAGES = python3-venv lintian
dist-check: dist
	@$(call INSTALL_MISSING,$(DIST_CHECK_PACKAGES))
	@test -x $(BUILD)/spdx/bin/pip || python3 -m venv $(BUILD)/spdx
	$(BUILD)/spdx/bin/pip install -q spdx-tools==0.8.3
	@BUILD=$(BUILD) DIST=$(DIST) tests/run tests/dist/run.sh
.PHONY: dist dist-check
