package cluster

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"io.windlass/testbed/controlplane/internal/process"
)

const (
	stopGrace    = 2 * time.Second
	quotedLines  = 12
	quotedLength = 300
)

// parts are the running pieces of one control plane, in the order they were started.
type parts struct {
	options  Options
	cancel   context.CancelCauseFunc
	etcd     *etcdServer
	children []*process.Child
}

func (p *parts) start(ctx context.Context, port int) error {
	made, err := makeIdentities(p.options, port)
	if err != nil {
		return err
	}
	if p.etcd, err = startEtcd(p.options); err != nil {
		return err
	}
	go p.watchEtcd()
	if err := p.startChild(APIServer, apiServerArguments(p.options, made, p.etcd.endpoint(), port)); err != nil {
		return err
	}
	asked, err := newProbe(made, port)
	if err != nil {
		return err
	}
	limited, release := context.WithTimeoutCause(ctx, p.options.ReadyTimeout, fmt.Errorf("not ready within %s", p.options.ReadyTimeout))
	defer release()
	if err := asked.await(limited, "/readyz"); err != nil {
		return err
	}
	if err := p.startChild(ControllerManager, controllerManagerArguments(p.options, made)); err != nil {
		return err
	}
	if err := p.startChild(Scheduler, schedulerArguments(p.options, made)); err != nil {
		return err
	}
	return asked.await(limited, "/api/v1/namespaces/default/serviceaccounts/default")
}

func (p *parts) startChild(name string, arguments []string) error {
	own, err := os.Executable()
	if err != nil {
		return err
	}
	logFile := filepath.Join(p.options.LogDirectory, name+".log")
	log, err := os.Create(logFile)
	if err != nil {
		return err
	}
	defer log.Close()
	command := exec.Command(own, append([]string{name}, arguments...)...)
	command.Stdout, command.Stderr = log, log
	child, err := process.Start(name, command)
	if err != nil {
		return err
	}
	p.children = append(p.children, child)
	go func() {
		<-child.Done()
		p.cancel(fmt.Errorf("%s ended with exit code %d; the end of %s:\n%s", name, child.ExitCode(), logFile, tail(logFile)))
	}()
	return nil
}

func (p *parts) watchEtcd() {
	if err := <-p.etcd.Err(); err != nil {
		p.cancel(fmt.Errorf("etcd failed: %w", err))
	}
}

// stop ends the last started part first: the API server has its clients gone, etcd has its client gone.
func (p *parts) stop() {
	p.cancel(errStopped)
	for index := len(p.children) - 1; index >= 0; index-- {
		p.children[index].Stop(stopGrace)
	}
	if p.etcd != nil {
		p.etcd.stop()
	}
}

func tail(file string) string {
	content, err := os.ReadFile(file)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	lines = lines[max(0, len(lines)-quotedLines):]
	for index, line := range lines {
		lines[index] = "  " + line[:min(len(line), quotedLength)]
	}
	return strings.Join(lines, "\n")
}
