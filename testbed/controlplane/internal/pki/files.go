package pki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
)

// OpenKey reads the private key kept in file, or makes one there.
func OpenKey(file string) (crypto.Signer, error) {
	content, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return createKey(file)
	}
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, fmt.Errorf("%s holds no PEM block; remove it to have a new one made", file)
	}
	key, err := x509.ParseECPrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return key, nil
}

// WritePublicKey writes the public half of a key, as the API server wants it to check tokens.
func WritePublicKey(file string, key crypto.Signer) error {
	encoded, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return err
	}
	return writePEM(file, "PUBLIC KEY", encoded, 0o644)
}

func createKey(file string) (*ecdsa.PrivateKey, error) {
	key, err := newKey()
	if err != nil {
		return nil, err
	}
	encoded, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, err
	}
	return key, writePEM(file, "EC PRIVATE KEY", encoded, 0o600)
}

func readCertificate(file string) (*x509.Certificate, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, fmt.Errorf("%s holds no PEM block", file)
	}
	return x509.ParseCertificate(block.Bytes)
}

func writeCertificate(file string, encoded []byte) error {
	return writePEM(file, "CERTIFICATE", encoded, 0o644)
}

func writePEM(file, kind string, encoded []byte, mode os.FileMode) error {
	return os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: encoded}), mode)
}
