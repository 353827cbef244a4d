// Package process keeps children from outliving their parent, however the parent ends.
package process

import (
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"time"
)

// Child is a started process that ends with its parent at the latest.
type Child struct {
	Name    string
	command *exec.Cmd
	done    chan struct{}
	result  error
}

// Start starts the command. It has to be called on the main thread, because the kernel sends the
// parent-death signal when the starting thread ends. The child leads a process group of its own, so
// that Ctrl-C in a terminal reaches the parent alone, which then stops its children in order.
func Start(name string, command *exec.Cmd) (*Child, error) {
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	child := &Child{Name: name, command: command, done: make(chan struct{})}
	go func() {
		child.result = command.Wait()
		close(child.done)
	}()
	return child, nil
}

// Done is closed when the child has ended.
func (c *Child) Done() <-chan struct{} { return c.done }

// Signal passes a signal on to the child; one that has already ended is no error.
func (c *Child) Signal(signal syscall.Signal) {
	_ = c.command.Process.Signal(signal)
}

// Stop asks the child to end, and after the grace period ends it together with its process group.
func (c *Child) Stop(grace time.Duration) {
	c.Signal(syscall.SIGTERM)
	select {
	case <-c.done:
	case <-time.After(grace):
	}
	c.killGroup()
	<-c.done
}

// ExitCode is the child's own, or 128 plus the signal's number as a shell would say it. Only valid
// once Done is closed.
func (c *Child) ExitCode() int {
	var exit *exec.ExitError
	switch {
	case c.result == nil:
		return 0
	case errors.As(c.result, &exit):
		if status, isUnix := exit.Sys().(syscall.WaitStatus); isUnix && status.Signaled() {
			return 128 + int(status.Signal())
		}
		return exit.ExitCode()
	default:
		return 1
	}
}

// killGroup also ends what the child itself has started and left behind.
func (c *Child) killGroup() {
	_ = syscall.Kill(-c.command.Process.Pid, syscall.SIGKILL)
}
