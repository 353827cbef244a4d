// Package pki makes the control plane's own certificate authority and the certificates it issues.
package pki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

const validity = 10 * 365 * 24 * time.Hour

// Authority signs the certificates of one control plane. Its files outlive a restart, so that
// kubeconfigs handed out earlier stay valid.
type Authority struct {
	directory   string
	certificate *x509.Certificate
	key         crypto.Signer
}

// Subject says for whom a certificate is: user name and groups as Kubernetes reads them, and for a
// server the names and addresses it answers to.
type Subject struct {
	Name      string
	Groups    []string
	Hosts     []string
	Addresses []net.IP
}

// Pair is the certificate and key file of one identity.
type Pair struct {
	CertificateFile string
	KeyFile         string
}

// Open reads the authority kept in directory, or makes one there.
func Open(directory string) (*Authority, error) {
	if err := os.MkdirAll(directory, 0o700); err != nil {
		return nil, err
	}
	authority := &Authority{directory: directory}
	key, err := OpenKey(authority.pair("ca").KeyFile)
	if err != nil {
		return nil, err
	}
	authority.key = key
	if authority.certificate, err = readCertificate(authority.CertificateFile()); err == nil {
		return authority, nil
	} else if !os.IsNotExist(err) {
		return nil, err
	}
	return authority, authority.selfSign()
}

// CertificateFile is what clients trust.
func (a *Authority) CertificateFile() string { return a.pair("ca").CertificateFile }

// KeyFile lets the controller manager sign certificate requests.
func (a *Authority) KeyFile() string { return a.pair("ca").KeyFile }

// Issue writes a fresh certificate for the subject under the given file name.
func (a *Authority) Issue(file string, subject Subject) (Pair, error) {
	pair := a.pair(file)
	key, err := OpenKey(pair.KeyFile)
	if err != nil {
		return Pair{}, err
	}
	template, err := newTemplate(subject.Name, subject.Groups)
	if err != nil {
		return Pair{}, err
	}
	template.DNSNames = subject.Hosts
	template.IPAddresses = subject.Addresses
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth, x509.ExtKeyUsageServerAuth}
	encoded, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return Pair{}, fmt.Errorf("sign certificate of %s: %w", subject.Name, err)
	}
	return pair, writeCertificate(pair.CertificateFile, encoded)
}

func (a *Authority) selfSign() error {
	template, err := newTemplate("windlass-testbed", nil)
	if err != nil {
		return err
	}
	template.IsCA = true
	template.BasicConstraintsValid = true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature
	encoded, err := x509.CreateCertificate(rand.Reader, template, template, a.key.Public(), a.key)
	if err != nil {
		return fmt.Errorf("sign the authority: %w", err)
	}
	if a.certificate, err = x509.ParseCertificate(encoded); err != nil {
		return err
	}
	return writeCertificate(a.CertificateFile(), encoded)
}

func (a *Authority) pair(file string) Pair {
	base := filepath.Join(a.directory, file)
	return Pair{CertificateFile: base + ".crt", KeyFile: base + ".key"}
}

func newTemplate(name string, groups []string) (*x509.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
	}
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: name, Organization: groups},
		NotBefore:    now.Add(-time.Hour), // a virtual machine's clock may lag behind
		NotAfter:     now.Add(validity),
	}, nil
}

func newKey() (*ecdsa.PrivateKey, error) {
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}
