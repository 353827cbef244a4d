// Command windlass-controlplane is a whole Kubernetes control plane in one binary, for laptops and
// tests: etcd inside this process, and kube-apiserver, kube-controller-manager and kube-scheduler as
// children that are this same binary again. (All of them in one process would fight over signal
// handlers and the logging set-up.) It is kubectl of the same version too, and a guard that lets no
// other program outlive the one that started it.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"io.windlass/testbed/controlplane/internal/cluster"
	"io.windlass/testbed/controlplane/internal/process"
)

const usage = `windlass-controlplane: a Kubernetes control plane in one binary

  windlass-controlplane run [flags]          start the control plane and stay (see run --help)
  windlass-controlplane kubectl ...          kubectl of the same version (also by the name kubectl)
  windlass-controlplane exec [flags] -- CMD  run CMD and end it when this program's parent ends
  windlass-controlplane version              the Kubernetes version
`

// A parent-death signal is bound to the thread that started the child: the main goroutine starts
// them all and never leaves the main thread.
func init() {
	runtime.LockOSThread()
}

func main() {
	if filepath.Base(os.Args[0]) == "kubectl" {
		kubectl(os.Args[1:])
		return
	}
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	os.Exit(subcommand(os.Args[1], os.Args[2:]))
}

func subcommand(name string, arguments []string) int {
	switch name {
	case "run":
		return cluster.Main(arguments)
	case "exec":
		return process.ExecMain(arguments)
	case "kubectl":
		kubectl(arguments)
		return 0
	case "version":
		fmt.Println(cluster.KubernetesVersion())
		return 0
	case "help", "--help", "-h":
		fmt.Print(usage)
		return 0
	default:
		if command, known := component(name); known {
			return runComponent(command, arguments)
		}
		fmt.Fprintf(os.Stderr, "unknown command %q\n\n%s", name, usage)
		return 2
	}
}
