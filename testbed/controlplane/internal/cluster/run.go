package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/pflag"
	"k8s.io/component-base/version"

	"io.windlass/testbed/controlplane/internal/ports"
	"io.windlass/testbed/controlplane/internal/process"
)

// errStopped is why the context ends when somebody asked for it.
var errStopped = errors.New("stopped on request")

// KubernetesVersion is the version of everything in this binary.
func KubernetesVersion() string { return version.Get().GitVersion }

// Main is the "run" subcommand; it answers the exit code.
//
// 1. One process per data directory: take its lock.
// 2. Keys, certificates and kubeconfigs are there before anything starts.
// 3. etcd, then the API server; once that is ready, controllers and scheduler.
// 4. Ready means that a Pod can be created: the default service account exists.
// 5. When one part ends, or somebody asks, or the parent is gone, all parts end: etcd last.
func Main(arguments []string) int {
	options, err := parseOptions(arguments)
	if errors.Is(err, pflag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "windlass-controlplane:", err)
		return 2
	}
	if err := run(options); err != nil && !errors.Is(err, errStopped) {
		fmt.Fprintln(os.Stderr, "windlass-controlplane:", err)
		return 1
	}
	return 0
}

func run(options Options) error {
	began := time.Now()
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	go cancelOnRequest(options, cancel)
	lock, err := lockDirectory(options)
	if err != nil {
		return err
	}
	defer lock.Close()
	if err := prepareDirectories(options); err != nil {
		return err
	}
	_ = os.Remove(options.ReadyFile)
	defer os.Remove(options.ReadyFile)
	if err := writeWhole(options.PidFile, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o644); err != nil {
		return err
	}
	defer os.Remove(options.PidFile)
	port, err := choosePort(options)
	if err != nil {
		return err
	}
	return serve(ctx, cancel, options, port, began)
}

func serve(ctx context.Context, cancel context.CancelCauseFunc, options Options, port int, began time.Time) error {
	parts := parts{options: options, cancel: cancel}
	defer parts.stop()
	if err := parts.start(ctx, port); err != nil {
		return err
	}
	if err := announce(options, port, time.Since(began)); err != nil {
		return err
	}
	<-ctx.Done()
	return context.Cause(ctx)
}

func choosePort(options Options) (int, error) {
	if options.Port != 0 {
		return ports.Fixed(options.Port, "API server", "--port")
	}
	return ports.Remembered(filepath.Join(options.DataDirectory, "port"))
}

func cancelOnRequest(options Options, cancel context.CancelCauseFunc) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	var parentGone <-chan struct{}
	if options.DieWithParent {
		parentGone = process.ParentGone()
	}
	select {
	case <-signals:
	case <-parentGone:
	}
	cancel(errStopped)
}

type readiness struct {
	Pid        int     `json:"pid"`
	Server     string  `json:"server"`
	Kubeconfig string  `json:"kubeconfig"`
	Version    string  `json:"version"`
	Seconds    float64 `json:"seconds"`
}

func announce(options Options, port int, took time.Duration) error {
	ready := readiness{
		Pid:        os.Getpid(),
		Server:     serverAddress(port),
		Kubeconfig: options.Kubeconfig,
		Version:    KubernetesVersion(),
		Seconds:    took.Round(time.Millisecond).Seconds(),
	}
	content, err := json.MarshalIndent(ready, "", "  ")
	if err != nil {
		return err
	}
	if err := writeWhole(options.ReadyFile, append(content, '\n'), 0o644); err != nil {
		return err
	}
	fmt.Printf("ready: Kubernetes %s at %s after %.1f s, kubeconfig %s\n", ready.Version, ready.Server, ready.Seconds, ready.Kubeconfig)
	return nil
}
