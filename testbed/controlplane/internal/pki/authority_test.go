package pki

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"testing"
)

func TestIssuedCertificateIsTrustedForItsHostsOnly(t *testing.T) {
	authority := open(t, t.TempDir())
	pair, err := authority.Issue("server", Subject{Name: "server", Hosts: []string{"localhost"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := verify(t, authority, pair, "localhost"); err != nil {
		t.Errorf("localhost: %v", err)
	}
	if err := verify(t, authority, pair, "elsewhere"); err == nil {
		t.Error("the certificate is accepted for a host it was not issued for")
	}
}

func TestAuthorityOutlivesARestart(t *testing.T) {
	directory := t.TempDir()
	pair, err := open(t, directory).Issue("client", Subject{Name: "admin", Groups: []string{"system:masters"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := verify(t, open(t, directory), pair, ""); err != nil {
		t.Errorf("a certificate from before the restart: %v", err)
	}
}

func open(t *testing.T, directory string) *Authority {
	t.Helper()
	authority, err := Open(directory)
	if err != nil {
		t.Fatal(err)
	}
	return authority
}

func verify(t *testing.T, authority *Authority, pair Pair, host string) error {
	t.Helper()
	loaded, err := tls.LoadX509KeyPair(pair.CertificateFile, pair.KeyFile)
	if err != nil {
		t.Fatal(err)
	}
	trusted, err := os.ReadFile(authority.CertificateFile())
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(trusted)
	_, err = loaded.Leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: host, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	return err
}
