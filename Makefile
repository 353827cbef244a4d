# Everything a person or CI does here. `make help` explains; nothing needs root or a container runtime.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := build/bin
STATE := .dev
JDK := $(shell testbed/find-jdk.sh 2>/dev/null)
MAVEN_FLAGS ?= --no-transfer-progress
# The option keeps warnings about Maven's own libraries away.
MAVEN = JAVA_HOME=$(JDK) MAVEN_OPTS="$${MAVEN_OPTS-} --sun-misc-unsafe-memory-access=allow" mvn $(MAVEN_FLAGS)
JAVA = $(JDK)/bin/java

CONTROLPLANE_SOURCES := $(shell find testbed/controlplane -name '*.go') testbed/controlplane/go.mod testbed/controlplane/go.sum
TEMPORAL_SOURCES := testbed/temporal/go.mod testbed/temporal/go.sum
PROMETHEUS_SOURCES := testbed/prometheus/go.mod testbed/prometheus/go.sum
NODE := .real-node
ON_NODE = testbed/realnode/enter.sh $(NODE) testbed/realnode/up.sh $(NODE)
WINDLASS = $(JAVA) $(PLAYGROUND_CLASS) run
REAL_NODE = $(SERVERS) $(BIN)/windlass-kubelet $(BIN)/windlass-dns $(BIN)/windlass-pause build $(if $(AISNODE),,build/.simulated)
# What runs; the rest of the tools is for tests.
SERVERS := $(BIN)/windlass-controlplane $(BIN)/kubectl $(BIN)/temporal
JAVA_SOURCES := $(shell find . -name build -prune -o -name target -prune -o -name .dev -prune -o \
	\( -name pom.xml -o -path '*/src/main/*' -type f \) -print)

# The tests that judge the sources: walls between packages, and generated files against their source.
CHECK_TESTS := *ArchitectureTest,*GenerationTest,*DriftTest
# How far the checks build.
CHECKED ?= test

# The JDK reads this file instead of DNS: cluster names lead to the simulated pods' loopback addresses.
NAMES = -Djdk.net.hosts.file=$(abspath $(STATE))/hosts -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0
PLAYGROUND_CLASS := -cp 'testbed/target/classes:testbed/target/lib/*' io.windlass.testbed.playground.Playground
PLAYGROUND = $(JAVA) $(NAMES) $(PLAYGROUND_CLASS)

##@ See it work
.PHONY: dev dev-up dev-down dev-reset run
dev: announce $(SERVERS) build $(STATE)/hosts ## Build, start everything, bring the sample cluster up and watch it; Ctrl-C stops everything
	@trap : INT; $(PLAYGROUND) dev || { code=$$?; ((code == 130)) || exit $$code; }
dev-up: announce $(SERVERS) build $(STATE)/hosts ## The same in the background; continue with: source .dev/env
	@exec $(PLAYGROUND) up
dev-down: require-jdk ## Stop what dev-up started; keeps its state (.dev/data) for the next dev or dev-up
	@if [[ -d testbed/target/lib ]]; then exec $(JAVA) $(PLAYGROUND_CLASS) down; else echo 'Nothing was built, so nothing runs.'; fi
dev-reset: dev-down ## dev-down, and forget the state: the next start is from nothing
	@rm -rf $(STATE) && echo 'Forgot .dev: the cluster, its storage, the workflow history and the logs.'
run: announce-run build ## Run only worker and starter against your own KUBECONFIG and TEMPORAL_ADDRESS
	@trap : INT; $(WINDLASS) || { code=$$?; ((code == 130)) || exit $$code; }

##@ Work on it
.PHONY: tools build test test-all checks bench crds format clean
tools: $(SERVERS) $(BIN)/promtool ## Build the control plane, kubectl, temporal and promtool into build/bin (first time: about 11 minutes)
build: build/.packaged ## Package all modules, without tests
test: tools require ## Tests: pure, workflow and real stack (about 50 minutes on two cores)
	$(MAVEN) verify
test-all: tools require ## The same, with what takes many minutes: fifty clusters at once, fairness, versions of workers, laws of failures, ...
	$(MAVEN) verify -Dscenarios.left-out=none -Dsurefire.timeout=5400
checks: require go-checks ## Format, Error Prone, NullAway, ArchUnit, generated-file drift, dependency convergence, Go
	$(MAVEN) -Pchecks spotless:check $(CHECKED) -Dtest='$(CHECK_TESTS)' -Dsurefire.failIfNoSpecifiedTests=false
bench: tools require ## The benchmarks; prints a table (kept in docs/benchmarks.md)
	$(MAVEN) -Pbench verify
crds: require ## Write deploy/crds again from the records
	$(MAVEN) -q -pl workflows -am test -Dcrds.update=true -Dtest='*GenerationTest' -Dsurefire.failIfNoSpecifiedTests=false
format: require ## Format the Java and Go sources
	$(MAVEN) -q spotless:apply
	gofmt -w testbed/controlplane
clean: ## Remove everything that was built (.dev stays: see dev-reset)
	rm -rf build target */target

##@ On a real node, as root; with simulated AIStore, or the programs that AISNODE and AISINIT name
.PHONY: real-node test-real-node require-real-node
real-node: require-real-node $(REAL_NODE) ## A real kubelet with containerd, and Windlass on it; Ctrl-C stops everything
	@$(ON_NODE) $(WINDLASS)
test-real-node: require-real-node $(REAL_NODE) ## The same, with the life of a cluster: deployed, scaled, upgraded, shut down, deleted
	@$(ON_NODE) testbed/realnode/beside.sh testbed/realnode/test.sh $(WINDLASS)
require-real-node:
	@testbed/realnode/require.sh

##@ About
.PHONY: help
help: ## This text
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo 'Needs a JDK 25, Maven 3.8 and Go 1.26; what is missing is named with how to get it.'

.PHONY: announce announce-run require require-jdk go-checks
announce: ANNOUNCED = $(SERVERS) build
announce-run: ANNOUNCED = build
announce announce-run:
	@if $(MAKE) --no-print-directory -q $(ANNOUNCED); then echo 'Nothing to build: build/bin and the Java modules are up to date.'; \
	else echo 'Building what is missing or has changed; that is kept for the next time.'; fi
require:
	@testbed/require.sh jdk mvn go
require-jdk:
	@testbed/require.sh jdk

# Only the packages of our own: vetting the main package would type-check all of Kubernetes.
go-checks: require
	@unformatted=$$(gofmt -l testbed/controlplane); [[ -z $$unformatted ]] || { echo "gofmt: $$unformatted (make format)"; exit 1; }
	cd testbed/controlplane && go vet ./internal/... && go test ./internal/...

$(BIN)/windlass-controlplane: $(CONTROLPLANE_SOURCES) testbed/build-go.sh
	@testbed/require.sh go
	@testbed/build-go.sh testbed/controlplane $@ . 5
$(BIN)/kubectl: $(BIN)/windlass-controlplane
	@ln -sf windlass-controlplane $@
$(BIN)/temporal: $(TEMPORAL_SOURCES) testbed/build-go.sh
	@testbed/require.sh go
	@testbed/build-go.sh testbed/temporal $@ github.com/temporalio/cli/cmd/temporal 3
# Without the clients of all the clouds in which Prometheus can look for its targets.
$(BIN)/promtool: $(PROMETHEUS_SOURCES) testbed/build-go.sh
	@testbed/require.sh go
	@GOFLAGS=-tags=remove_all_sd testbed/build-go.sh testbed/prometheus $@ github.com/prometheus/prometheus/cmd/promtool 3

$(BIN)/windlass-kubelet: $(wildcard testbed/realnode/kubelet/*) testbed/build-go.sh
	@testbed/require.sh go
	@testbed/build-go.sh testbed/realnode/kubelet $@ . 5
$(BIN)/windlass-dns: $(wildcard testbed/realnode/dns/*) testbed/build-go.sh
	@testbed/require.sh go
	@CGO_ENABLED=0 testbed/build-go.sh testbed/realnode/dns $@ . 2
$(BIN)/windlass-pause: $(wildcard testbed/realnode/pause/*) testbed/build-go.sh
	@testbed/require.sh go
	@CGO_ENABLED=0 testbed/build-go.sh testbed/realnode/pause $@ . 1

# Until the simulated kubelet writes it.
$(STATE)/hosts:
	@mkdir -p $(STATE) && printf '127.0.0.1 localhost %s\n' "$$(uname -n)" >$@

# What the images of simulated nodes are made of.
build/.simulated: build/.packaged testbed/realnode/simulated.sh
	@testbed/realnode/simulated.sh build/simulated $(JDK) testbed/target
	@touch $@
build/.packaged: $(JAVA_SOURCES)
	@testbed/require.sh jdk mvn
	@echo 'Packaging the Java modules. The first time takes a few minutes (it also fetches their dependencies).'
	@$(MAVEN) -B -Dstyle.color=never -Dmaven.test.skip=true package | testbed/maven-progress.awk
	@mkdir -p build && touch $@
