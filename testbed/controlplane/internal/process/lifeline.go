package process

import (
	"io"
	"os"
	"time"
)

const parentPoll = 200 * time.Millisecond

// ParentGone answers a channel that is closed when the process that started this one has ended:
// when the pipe on standard input closes (at once), or when this process has got another parent
// (within a fifth of a second; for those started without a pipe).
func ParentGone() <-chan struct{} {
	gone := make(chan struct{}, 2)
	if StdinIsPipe() {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			gone <- struct{}{}
		}()
	}
	parent := os.Getppid()
	go func() {
		for os.Getppid() == parent {
			time.Sleep(parentPoll)
		}
		gone <- struct{}{}
	}()
	closed := make(chan struct{})
	go func() {
		<-gone
		close(closed)
	}()
	return closed
}

// StdinIsPipe tells a program's pipe from a terminal, a file or /dev/null, whose end means nothing.
func StdinIsPipe() bool {
	info, err := os.Stdin.Stat()
	return err == nil && info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0
}
