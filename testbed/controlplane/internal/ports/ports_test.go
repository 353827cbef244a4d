package ports

import (
	"net"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestBusyFixedPortIsNamed(t *testing.T) {
	listener, port := listen(t, 0)
	defer listener.Close()
	_, err := Fixed(port, "API server", "--port")
	if err == nil {
		t.Fatal("a busy port was accepted")
	}
	for _, part := range []string{strconv.Itoa(port), "API server", "--port"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not name %q", err, part)
		}
	}
}

func TestPortIsKeptOverARestartUnlessTakenMeanwhile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "port")
	first := remembered(t, file)
	if again := remembered(t, file); again != first {
		t.Errorf("port %d became %d although it was free", first, again)
	}
	listener, _ := listen(t, first)
	defer listener.Close()
	if other := remembered(t, file); other == first {
		t.Errorf("port %d was handed out although it is taken", first)
	}
}

func remembered(t *testing.T, file string) int {
	t.Helper()
	port, err := Remembered(file)
	if err != nil {
		t.Fatal(err)
	}
	return port
}

func listen(t *testing.T, port int) (net.Listener, int) {
	t.Helper()
	listener, err := net.Listen("tcp", address(port))
	if err != nil {
		t.Fatal(err)
	}
	return listener, listener.Addr().(*net.TCPAddr).Port
}
