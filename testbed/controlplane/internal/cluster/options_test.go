package cluster

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesFollowFromTheDataDirectory(t *testing.T) {
	data := t.TempDir()
	options, err := parseOptions([]string{"--data-dir", data, "--audit-policy", "policy.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	for got, expected := range map[string]string{
		options.Kubeconfig: "kubeconfig",
		options.ReadyFile:  "ready.json",
		options.AuditLog:   "logs/audit.log",
	} {
		if got != filepath.Join(data, expected) {
			t.Errorf("got %s, expected %s in %s", got, expected, data)
		}
	}
	if !filepath.IsAbs(options.AuditPolicy) {
		t.Errorf("%s is relative: the API server may run elsewhere", options.AuditPolicy)
	}
}

func TestContradictionsAreNamed(t *testing.T) {
	for _, wrong := range []struct{ arguments, named string }{
		{"--audit-log x", "--audit-policy"},
		{"--node-monitor-grace-period 10ms", "--node-monitor-grace-period"},
		{"stray", "stray"},
		{"--data-dir=", "--data-dir"},
	} {
		_, err := parseOptions(strings.Fields(wrong.arguments))
		if err == nil || !strings.Contains(err.Error(), wrong.named) {
			t.Errorf("%q: %v does not name %s", wrong.arguments, err, wrong.named)
		}
	}
}

func TestNodesAreLookedAtOftenerThanTheirGracePeriod(t *testing.T) {
	options, err := parseOptions([]string{"--node-monitor-grace-period", "8s"})
	if err != nil {
		t.Fatal(err)
	}
	identities, err := makeIdentities(inside(t, options), 1)
	if err != nil {
		t.Fatal(err)
	}
	joined := strings.Join(controllerManagerArguments(options, identities), " ")
	for _, expected := range []string{"--node-monitor-grace-period=8s", "--node-monitor-period=2s"} {
		if !strings.Contains(joined, expected) {
			t.Errorf("%s is missing in %s", expected, joined)
		}
	}
}

func TestFreshForgetsOwnFilesOnly(t *testing.T) {
	options := inside(t, Options{Fresh: true})
	foreign := filepath.Join(options.DataDirectory, "photographs")
	own := filepath.Join(options.DataDirectory, "ready.json")
	for _, file := range []string{foreign, own} {
		if err := writeWhole(file, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := prepareDirectories(options); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("a foreign file was removed: %v", err)
	}
	if _, err := os.Stat(own); err == nil {
		t.Error("the old state was kept")
	}
}

func inside(t *testing.T, options Options) Options {
	t.Helper()
	options.DataDirectory = t.TempDir()
	options.Kubeconfig, options.LogDirectory = "", ""
	options.PidFile, options.ReadyFile = "", ""
	completed, err := withGrace(options).completed()
	if err != nil {
		t.Fatal(err)
	}
	return completed
}

func withGrace(options Options) Options {
	if options.NodeMonitorGracePeriod == 0 {
		options.NodeMonitorGracePeriod = longestMonitorPeriod
	}
	return options
}
