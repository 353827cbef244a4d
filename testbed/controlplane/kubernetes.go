package main

import (
	"os"
	_ "time/tzdata" // CronJobs name time zones

	"github.com/spf13/cobra"
	_ "k8s.io/client-go/plugin/pkg/client/auth" // kubectl's ways to sign in
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectlcommand "k8s.io/kubectl/pkg/cmd"
	"k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"

	"io.windlass/testbed/controlplane/internal/cluster"
)

// component maps the name under which this binary starts itself again to the component's command.
func component(name string) (func() *cobra.Command, bool) {
	switch name {
	case cluster.APIServer:
		return func() *cobra.Command { return apiserver.NewAPIServerCommand() }, true
	case cluster.ControllerManager:
		return controllermanager.NewControllerManagerCommand, true
	case cluster.Scheduler:
		return func() *cobra.Command { return scheduler.NewSchedulerCommand() }, true
	default:
		return nil, false
	}
}

func runComponent(command func() *cobra.Command, arguments []string) int {
	created := command()
	created.SetArgs(arguments)
	return cli.Run(created)
}

// kubectl reads os.Args itself (plugins, aliases), so they are set to what the real one would see.
func kubectl(arguments []string) {
	os.Args = append([]string{"kubectl"}, arguments...)
	if err := cli.RunNoErrOutput(kubectlcommand.NewDefaultKubectlCommand()); err != nil {
		util.CheckErr(err)
	}
}
