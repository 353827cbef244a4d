package cluster

import (
	"fmt"
	"time"

	"io.windlass/testbed/controlplane/internal/ports"
)

// The names by which this binary starts itself again.
const (
	APIServer         = "kube-apiserver"
	ControllerManager = "kube-controller-manager"
	Scheduler         = "kube-scheduler"
)

const longestMonitorPeriod = 5 * time.Second // Kubernetes' own default

func apiServerArguments(options Options, made identities, etcd string, port int) []string {
	arguments := []string{
		"--etcd-servers=" + etcd,
		"--bind-address=" + ports.Loopback,
		"--advertise-address=" + ports.Loopback,
		fmt.Sprintf("--secure-port=%d", port),
		"--tls-cert-file=" + made.server.CertificateFile,
		"--tls-private-key-file=" + made.server.KeyFile,
		"--client-ca-file=" + made.authority.CertificateFile(),
		"--kubelet-client-certificate=" + made.kubeletClient.CertificateFile,
		"--kubelet-client-key=" + made.kubeletClient.KeyFile,
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-account-signing-key-file=" + made.tokenKeyFile,
		"--service-account-key-file=" + made.tokenCheckFile,
		"--service-cluster-ip-range=" + options.ServiceRange,
		"--authorization-mode=RBAC",
		"--allow-privileged=true", // storage drivers mount devices
		// EndpointSlices may not hold loopback addresses, so the API server does not register itself.
		"--endpoint-reconciler-type=none",
		"--profiling=false",
	}
	if options.TokenAuthFile != "" {
		arguments = append(arguments, "--token-auth-file="+options.TokenAuthFile)
	}
	if options.AuditPolicy != "" {
		arguments = append(arguments, "--audit-policy-file="+options.AuditPolicy, "--audit-log-path="+options.AuditLog)
	}
	return append(arguments, options.APIServerArguments...)
}

func controllerManagerArguments(options Options, made identities) []string {
	arguments := []string{
		"--kubeconfig=" + made.controllers,
		"--secure-port=0", // nobody asks it anything
		"--leader-elect=false",
		"--use-service-account-credentials=true",
		"--service-account-private-key-file=" + made.tokenKeyFile,
		"--root-ca-file=" + made.authority.CertificateFile(),
		"--cluster-signing-cert-file=" + made.authority.CertificateFile(),
		"--cluster-signing-key-file=" + made.authority.KeyFile(),
		"--node-monitor-grace-period=" + options.NodeMonitorGracePeriod.String(),
		"--node-monitor-period=" + min(longestMonitorPeriod, options.NodeMonitorGracePeriod/4).String(),
		// A claim that waits for a volume is looked at again only this often (15 s by default).
		"--pvclaimbinder-sync-period=1s",
		"--kube-api-qps=200",
		"--kube-api-burst=400",
		"--profiling=false",
	}
	return append(arguments, options.ControllerArguments...)
}

func schedulerArguments(options Options, made identities) []string {
	arguments := []string{
		"--kubeconfig=" + made.scheduler,
		"--secure-port=0",
		"--leader-elect=false",
		"--profiling=false",
	}
	return append(arguments, options.SchedulerArguments...)
}
