package cluster

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
)

// longestSocketPath is what the kernel takes for a Unix socket's name, less etcd's own suffixes.
const longestSocketPath = 90

// etcdServer is etcd in this process. It listens on Unix sockets alone: without certificates of its
// own, a TCP port would hand the whole cluster to every user of the machine.
type etcdServer struct {
	*embed.Etcd
	socketDirectory string
	temporary       bool
}

func startEtcd(options Options) (*etcdServer, error) {
	sockets, temporary, err := socketDirectory(options.DataDirectory)
	if err != nil {
		return nil, err
	}
	started, err := embed.StartEtcd(etcdConfig(options, sockets))
	if err != nil {
		return nil, fmt.Errorf("start etcd: %w", err)
	}
	return &etcdServer{Etcd: started, socketDirectory: sockets, temporary: temporary}, nil
}

func etcdConfig(options Options, sockets string) *embed.Config {
	config := embed.NewConfig()
	config.Dir = filepath.Join(options.DataDirectory, "etcd")
	config.LogOutputs = []string{filepath.Join(options.LogDirectory, "etcd.log")}
	config.LogLevel = "warn"
	// A crash of this process loses nothing (the kernel holds the pages); only a power failure would.
	config.UnsafeNoFsync = true
	// The command line would set this one; at zero every request is logged as slow.
	config.WarningUnaryRequestDuration = embed.DefaultWarningUnaryRequestDuration
	// The API server's watch cache learns from these that it is up to date.
	config.WatchProgressNotifyInterval = 5 * time.Second
	// What is advertised stays at etcd's default: it must look like host:port, and nobody ever dials it.
	config.ListenClientUrls = []url.URL{socketURL(sockets, "client")}
	config.ListenPeerUrls = []url.URL{socketURL(sockets, "peer")}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	return config
}

func (e *etcdServer) endpoint() string {
	address := socketURL(e.socketDirectory, "client")
	return address.String()
}

func (e *etcdServer) stop() {
	e.Close()
	if e.temporary {
		_ = os.RemoveAll(e.socketDirectory)
	}
}

func socketURL(directory, name string) url.URL {
	return url.URL{Scheme: "unix", Path: filepath.Join(directory, name)}
}

func socketDirectory(data string) (directory string, temporary bool, err error) {
	directory = filepath.Join(data, "sockets")
	if len(directory) <= longestSocketPath {
		return directory, false, os.MkdirAll(directory, 0o700)
	}
	directory, err = os.MkdirTemp("", "windlass-etcd-")
	return directory, true, err
}
