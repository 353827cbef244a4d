// Package ports picks the loopback port to serve on.
package ports

import (
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
)

// Loopback is where everything listens: nothing is reachable from outside the machine.
const Loopback = "127.0.0.1"

// Fixed checks that a port the user asked for is free.
func Fixed(port int, purpose, flag string) (int, error) {
	listener, err := net.Listen("tcp", address(port))
	if err != nil {
		return 0, fmt.Errorf("port %d for the %s is busy (%w); choose another with %s, or 0 for any free one", port, purpose, err, flag)
	}
	return port, listener.Close()
}

// Remembered takes the port noted in file when it is free again, so that a kubeconfig stays valid
// over a restart, and otherwise any free one, which it notes there.
func Remembered(file string) (int, error) {
	for _, candidate := range []int{read(file), 0} {
		listener, err := net.Listen("tcp", address(candidate))
		if err != nil {
			continue
		}
		port := listener.Addr().(*net.TCPAddr).Port
		if err := listener.Close(); err != nil {
			return 0, err
		}
		return port, os.WriteFile(file, []byte(strconv.Itoa(port)+"\n"), 0o644)
	}
	return 0, fmt.Errorf("no free port on %s", Loopback)
}

func address(port int) string {
	return net.JoinHostPort(Loopback, strconv.Itoa(port))
}

// read answers 0, any port, when nothing usable was noted.
func read(file string) int {
	content, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	port, err := strconv.Atoi(strings.TrimSpace(string(content)))
	if err != nil || port < 1 || port > 65535 {
		return 0
	}
	return port
}
