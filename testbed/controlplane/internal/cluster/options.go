// Package cluster starts the parts of a control plane in order, watches them and stops them.
package cluster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"
)

// Options are the flags of the "run" subcommand.
type Options struct {
	DataDirectory          string
	Fresh                  bool
	Port                   int
	Kubeconfig             string
	PidFile                string
	ReadyFile              string
	LogDirectory           string
	AuditPolicy            string
	AuditLog               string
	TokenAuthFile          string
	ServiceRange           string
	NodeMonitorGracePeriod time.Duration
	ReadyTimeout           time.Duration
	DieWithParent          bool
	APIServerArguments     []string
	ControllerArguments    []string
	SchedulerArguments     []string
}

const runUsage = `windlass-controlplane run [flags]

Starts etcd, kube-apiserver, kube-controller-manager and kube-scheduler on loopback, waits until the
API is ready, prints one line and stays until SIGINT or SIGTERM. No part outlives this process.

`

func parseOptions(arguments []string) (Options, error) {
	var options Options
	flags := pflag.NewFlagSet("run", pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() { fmt.Fprint(os.Stderr, runUsage, flags.FlagUsages()) }
	addPlaces(flags, &options)
	addBehaviour(flags, &options)
	if err := flags.Parse(arguments); err != nil {
		return Options{}, err
	}
	if flags.NArg() > 0 {
		return Options{}, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return options.completed()
}

func addPlaces(flags *pflag.FlagSet, options *Options) {
	flags.StringVar(&options.DataDirectory, "data-dir", ".dev/data/controlplane", "where etcd, keys and certificates are kept")
	flags.BoolVar(&options.Fresh, "fresh", false, "forget what is in --data-dir first")
	flags.StringVar(&options.Kubeconfig, "kubeconfig", "", "file to write the administrator's kubeconfig to (default: kubeconfig in --data-dir)")
	flags.StringVar(&options.PidFile, "pid-file", "", "file to write the process ID to (default: pid in --data-dir)")
	flags.StringVar(&options.ReadyFile, "ready-file", "", "file to write once the API is ready, as JSON (default: ready.json in --data-dir)")
	flags.StringVar(&options.LogDirectory, "log-dir", "", "where each component writes its log (default: logs in --data-dir)")
}

func addBehaviour(flags *pflag.FlagSet, options *Options) {
	flags.IntVar(&options.Port, "port", 0, "port of the API server on 127.0.0.1; 0 takes the last one used, or any free one")
	flags.StringVar(&options.ServiceRange, "service-cluster-ip-range", "10.96.0.0/16", "addresses that Services get")
	flags.DurationVar(&options.NodeMonitorGracePeriod, "node-monitor-grace-period", 50*time.Second, "how long a Node may be silent before it is NotReady")
	flags.StringVar(&options.AuditPolicy, "audit-policy", "", "audit policy file; turns the audit log on")
	flags.StringVar(&options.AuditLog, "audit-log", "", "file of the audit log (default: audit.log in --log-dir)")
	flags.StringVar(&options.TokenAuthFile, "token-auth-file", "", "CSV file of bearer tokens the API server accepts")
	flags.DurationVar(&options.ReadyTimeout, "ready-timeout", 2*time.Minute, "give up when the API is not ready by then")
	flags.BoolVar(&options.DieWithParent, "die-with-parent", false, "stop when the starting process ends or closes standard input")
	flags.StringArrayVar(&options.APIServerArguments, "apiserver-arg", nil, "one more argument for kube-apiserver, repeatable")
	flags.StringArrayVar(&options.ControllerArguments, "controller-manager-arg", nil, "one more argument for kube-controller-manager, repeatable")
	flags.StringArrayVar(&options.SchedulerArguments, "scheduler-arg", nil, "one more argument for kube-scheduler, repeatable")
}

// completed makes every path absolute and fills in those that follow from another.
func (o Options) completed() (Options, error) {
	if o.DataDirectory == "" {
		return Options{}, errors.New("--data-dir is empty")
	}
	if o.AuditLog != "" && o.AuditPolicy == "" {
		return Options{}, errors.New("--audit-log needs --audit-policy: without a policy nothing is logged")
	}
	if o.NodeMonitorGracePeriod < time.Second {
		return Options{}, fmt.Errorf("--node-monitor-grace-period %s is shorter than a second", o.NodeMonitorGracePeriod)
	}
	data, err := filepath.Abs(o.DataDirectory)
	if err != nil {
		return Options{}, err
	}
	o.DataDirectory = data
	orDefault(&o.Kubeconfig, data, "kubeconfig")
	orDefault(&o.PidFile, data, "pid")
	orDefault(&o.ReadyFile, data, "ready.json")
	orDefault(&o.LogDirectory, data, "logs")
	if o.AuditPolicy != "" {
		orDefault(&o.AuditLog, o.LogDirectory, "audit.log")
	}
	for _, path := range []*string{&o.Kubeconfig, &o.PidFile, &o.ReadyFile, &o.LogDirectory, &o.AuditLog, &o.AuditPolicy, &o.TokenAuthFile} {
		if *path == "" {
			continue
		}
		if *path, err = filepath.Abs(*path); err != nil {
			return Options{}, err
		}
	}
	return o, nil
}

func orDefault(path *string, directory, file string) {
	if *path == "" {
		*path = filepath.Join(directory, file)
	}
}
