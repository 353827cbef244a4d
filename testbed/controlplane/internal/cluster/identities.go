package cluster

import (
	"encoding/base64"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"

	"io.windlass/testbed/controlplane/internal/pki"
	"io.windlass/testbed/controlplane/internal/ports"
)

// identities are the files by which the parts know each other.
type identities struct {
	authority      *pki.Authority
	server         pki.Pair
	kubeletClient  pki.Pair
	administrator  pki.Pair
	tokenKeyFile   string
	tokenCheckFile string
	controllers    string // kubeconfig
	scheduler      string // kubeconfig
}

func makeIdentities(options Options, port int) (identities, error) {
	directory := filepath.Join(options.DataDirectory, "pki")
	authority, err := pki.Open(directory)
	if err != nil {
		return identities{}, err
	}
	made := identities{authority: authority}
	server, err := serverSubject(options.ServiceRange)
	if err != nil {
		return identities{}, err
	}
	if made.server, err = authority.Issue("apiserver", server); err != nil {
		return identities{}, err
	}
	masters := []string{"system:masters"}
	if made.kubeletClient, err = authority.Issue("kubelet-client", pki.Subject{Name: "kube-apiserver-kubelet-client", Groups: masters}); err != nil {
		return identities{}, err
	}
	if made.administrator, err = authority.Issue("administrator", pki.Subject{Name: "administrator", Groups: masters}); err != nil {
		return identities{}, err
	}
	if err := made.makeTokenKey(directory); err != nil {
		return identities{}, err
	}
	return made, made.writeKubeconfigs(options, directory, serverAddress(port))
}

// makeTokenKey makes the key by which service account tokens are signed and checked.
func (i *identities) makeTokenKey(directory string) error {
	i.tokenKeyFile = filepath.Join(directory, "service-accounts.key")
	i.tokenCheckFile = filepath.Join(directory, "service-accounts.pub")
	key, err := pki.OpenKey(i.tokenKeyFile)
	if err != nil {
		return err
	}
	return pki.WritePublicKey(i.tokenCheckFile, key)
}

func (i *identities) writeKubeconfigs(options Options, directory, server string) error {
	if err := i.writeKubeconfig(options.Kubeconfig, server, i.administrator); err != nil {
		return err
	}
	for component, file := range map[string]*string{ControllerManager: &i.controllers, Scheduler: &i.scheduler} {
		pair, err := i.authority.Issue(component, pki.Subject{Name: "system:" + component})
		if err != nil {
			return err
		}
		*file = filepath.Join(directory, component+".kubeconfig")
		if err := i.writeKubeconfig(*file, server, pair); err != nil {
			return err
		}
	}
	return nil
}

const kubeconfigFormat = `apiVersion: v1
kind: Config
clusters:
- name: windlass
  cluster:
    server: %s
    certificate-authority-data: %s
users:
- name: windlass
  user:
    client-certificate-data: %s
    client-key-data: %s
contexts:
- name: windlass
  context:
    cluster: windlass
    user: windlass
current-context: windlass
`

// writeKubeconfig embeds the certificates, so that the file can be copied elsewhere alone.
func (i *identities) writeKubeconfig(file, server string, pair pki.Pair) error {
	values := []any{server}
	for _, part := range []string{i.authority.CertificateFile(), pair.CertificateFile, pair.KeyFile} {
		content, err := os.ReadFile(part)
		if err != nil {
			return err
		}
		values = append(values, base64.StdEncoding.EncodeToString(content))
	}
	return writeWhole(file, fmt.Appendf(nil, kubeconfigFormat, values...), 0o600)
}

// serverSubject names the API server as clients call it: those in pods by its Service, which has the
// first address of the range.
func serverSubject(serviceRange string) (pki.Subject, error) {
	services, err := netip.ParsePrefix(serviceRange)
	if err != nil {
		return pki.Subject{}, fmt.Errorf("--service-cluster-ip-range: %w", err)
	}
	service := services.Masked().Addr().Next()
	return pki.Subject{
		Name: "kube-apiserver",
		Hosts: []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
			"kubernetes.default.svc.cluster.local"},
		Addresses: []net.IP{net.ParseIP(ports.Loopback), service.AsSlice()},
	}, nil
}

func serverAddress(port int) string {
	return fmt.Sprintf("https://%s:%d", ports.Loopback, port)
}
