package process

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/pflag"
)

const execUsage = `windlass-controlplane exec [--grace 10s] -- COMMAND [ARGUMENTS]

Runs COMMAND, and ends it when whoever started this program ends, even by SIGKILL: when standard
input (if a pipe) closes or the parent process is another. SIGTERM, SIGINT and SIGHUP end it too
(SIGTERM first, SIGKILL to its process group after the grace period); other signals are passed on.
COMMAND reads nothing from standard input. The exit code is COMMAND's, or 128 + its signal.

`

// ExecMain is the "exec" subcommand; it answers the exit code.
func ExecMain(arguments []string) int {
	flags := pflag.NewFlagSet("exec", pflag.ContinueOnError)
	flags.Usage = func() { fmt.Fprint(os.Stderr, execUsage, flags.FlagUsages()) }
	flags.SetInterspersed(false)
	grace := flags.Duration("grace", 10*time.Second, "how long COMMAND has to end after SIGTERM")
	if err := flags.Parse(arguments); err == pflag.ErrHelp {
		return 0
	} else if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return 2
	}
	return execute(flags.Args(), *grace)
}

func execute(commandLine []string, grace time.Duration) int {
	if StdinIsPipe() {
		// Out of the terminal's foreground group: Ctrl-C is for the starter, which stops us in its order.
		_ = syscall.Setpgid(0, 0)
	}
	signals := make(chan os.Signal, 16)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGUSR1, syscall.SIGUSR2)
	parentGone := ParentGone()
	command := exec.Command(commandLine[0], commandLine[1:]...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	child, err := Start(commandLine[0], command)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 127
	}
	guard(child, signals, parentGone, grace)
	return child.ExitCode()
}

// guard returns when the child has ended, and sees to it that it does.
func guard(child *Child, signals <-chan os.Signal, parentGone <-chan struct{}, grace time.Duration) {
	for {
		select {
		case <-child.Done():
			child.killGroup()
			return
		case <-parentGone:
			child.Stop(grace)
			return
		case received := <-signals:
			switch received {
			case syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP:
				child.Stop(grace)
				return
			default:
				child.Signal(received.(syscall.Signal))
			}
		}
	}
}
