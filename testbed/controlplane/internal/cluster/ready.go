package cluster

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"time"
)

const readyPoll = 50 * time.Millisecond

// probe asks the API server as the administrator.
type probe struct {
	client *http.Client
	server string
}

func newProbe(made identities, port int) (probe, error) {
	trusted, err := os.ReadFile(made.authority.CertificateFile())
	if err != nil {
		return probe{}, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(trusted)
	own, err := tls.LoadX509KeyPair(made.administrator.CertificateFile, made.administrator.KeyFile)
	if err != nil {
		return probe{}, err
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{own}}}
	return probe{client: &http.Client{Transport: transport, Timeout: 5 * time.Second}, server: serverAddress(port)}, nil
}

// await returns once a GET of the path is answered with 200, or with the context's end.
func (p probe) await(ctx context.Context, path string) error {
	last := "no answer yet"
	ticker := time.NewTicker(readyPoll)
	defer ticker.Stop()
	for {
		ok, answer := p.ask(ctx, path)
		if ok {
			return nil
		}
		if ctx.Err() == nil {
			last = answer
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s%s: %w; last answer: %s", p.server, path, context.Cause(ctx), last)
		case <-ticker.C:
		}
	}
}

func (p probe) ask(ctx context.Context, path string) (ok bool, answer string) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.server+path, nil)
	if err != nil {
		return false, err.Error()
	}
	response, err := p.client.Do(request)
	if err != nil {
		return false, err.Error()
	}
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK, response.Status
}
