package process

import (
	"bufio"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The test binary is the guard when this variable is set: what is tested is a real process.
const asGuard = "WINDLASS_TEST_AS_GUARD"

func TestMain(m *testing.M) {
	if os.Getenv(asGuard) != "" {
		os.Exit(ExecMain(os.Args[1:]))
	}
	os.Exit(m.Run())
}

func TestExitCodeIsTheCommands(t *testing.T) {
	for script, expected := range map[string]int{"exit 0": 0, "exit 7": 7, "kill -9 $$": 137} {
		guard := start(t, script)
		if code := guard.wait(t); code != expected {
			t.Errorf("%q: exit code %d, expected %d", script, code, expected)
		}
	}
}

func TestCommandEndsWhenStandardInputCloses(t *testing.T) {
	guard := start(t, "echo $$; exec sleep 60")
	child := guard.firstLine(t)
	guard.stdin.Close()
	guard.wait(t)
	expectEnded(t, child)
}

func TestCommandEndsWhenTheGuardIsKilled(t *testing.T) {
	guard := start(t, "echo $$; exec sleep 60")
	child := guard.firstLine(t)
	if err := guard.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	guard.wait(t)
	expectEnded(t, child)
}

func TestCommandThatIgnoresSigtermIsKilledWithWhatItStarted(t *testing.T) {
	guard := start(t, "trap '' TERM; sleep 60 & echo $!; wait; wait")
	grandchild := guard.firstLine(t)
	if err := guard.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := guard.wait(t); code != 137 {
		t.Errorf("exit code %d, expected 137: killed", code)
	}
	expectEnded(t, grandchild)
}

type guarded struct {
	command *exec.Cmd
	stdin   interface{ Close() error }
	stdout  *bufio.Reader
}

func start(t *testing.T, script string) guarded {
	t.Helper()
	command := exec.Command(os.Args[0], "--grace", "300ms", "--", "/bin/sh", "-c", script)
	command.Env = append(os.Environ(), asGuard+"=1")
	stdin, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	return guarded{command: command, stdin: stdin, stdout: bufio.NewReader(stdout)}
}

func (g guarded) firstLine(t *testing.T) int {
	t.Helper()
	line, err := g.stdout.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	number, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func (g guarded) wait(t *testing.T) int {
	t.Helper()
	_ = g.command.Wait()
	return g.command.ProcessState.ExitCode()
}

// expectEnded allows the kernel a moment; a zombie that nobody has reaped yet has ended too.
func expectEnded(t *testing.T, pid int) {
	t.Helper()
	deadline := time.Now().Add(5 * time.Second)
	for running(pid) {
		if time.Now().After(deadline) {
			t.Fatalf("process %d has outlived its guard", pid)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func running(pid int) bool {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return false
	}
	_, afterName, _ := strings.Cut(string(status), ") ")
	return !strings.HasPrefix(afterName, "Z")
}
