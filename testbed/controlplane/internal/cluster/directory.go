package cluster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

const lockFile = "lock"

// lockDirectory makes sure that one process at a time uses the data directory. The lock goes with
// the process, so a crash leaves nothing to clean up.
func lockDirectory(options Options) (*os.File, error) {
	if err := os.MkdirAll(options.DataDirectory, 0o755); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(options.DataDirectory, lockFile), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, fmt.Errorf("%s is in use by another control plane (process %s); stop that one or choose another --data-dir",
			options.DataDirectory, owner(options))
	} else if err != nil {
		return nil, err
	}
	return lock, nil
}

func owner(options Options) string {
	content, err := os.ReadFile(options.PidFile)
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(content))
}

// prepareDirectories forgets the old state when asked to, and makes what is written to later.
func prepareDirectories(options Options) error {
	if options.Fresh {
		if err := forget(options.DataDirectory); err != nil {
			return err
		}
	}
	directories := []string{options.LogDirectory}
	for _, file := range []string{options.Kubeconfig, options.PidFile, options.ReadyFile, options.AuditLog} {
		if file != "" {
			directories = append(directories, filepath.Dir(file))
		}
	}
	for _, directory := range directories {
		if err := os.MkdirAll(directory, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// forget removes only what this program has put there: a mistyped --data-dir costs nobody their files.
func forget(directory string) error {
	for _, name := range []string{"etcd", "pki", "logs", "ready.json"} {
		if err := os.RemoveAll(filepath.Join(directory, name)); err != nil {
			return err
		}
	}
	return nil
}

// writeWhole replaces a file in one step, so that no reader ever sees half of it.
func writeWhole(file string, content []byte, mode os.FileMode) error {
	temporary := file + ".new"
	if err := os.WriteFile(temporary, content, mode); err != nil {
		return err
	}
	return os.Rename(temporary, file)
}
