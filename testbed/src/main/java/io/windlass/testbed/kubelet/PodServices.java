package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Service;
import io.windlass.testbed.dns.HostsFile;
import io.windlass.testbed.kubelet.volume.ClusterObjects;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Services and names as a pod of a namespace finds them. */
record PodServices(ClusterObjects objects, Path hosts, String namespace)
    implements ContainerContext.Services {

  @Override
  public Optional<Service> named(String name) {
    return objects.service(namespace, name);
  }

  @Override
  public Optional<InetAddress> address(String host) {
    HostsFile names = new HostsFile(hosts);
    return Stream.of(host + "." + namespace + ".svc", host + ".svc", host)
        .flatMap(name -> names.address(name).stream())
        .findFirst();
  }
}
