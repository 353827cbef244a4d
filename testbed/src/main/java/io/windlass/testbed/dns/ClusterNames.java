package io.windlass.testbed.dns;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names a cluster's DNS would serve, from its EndpointSlices.
 *
 * <ol>
 *   <li>Every ready endpoint gives its service's name an address. The endpoints controller already
 *       calls all endpoints of a service ready that publishes not-ready addresses.
 *   <li>An endpoint with a host name also gives {@code <host name>.<service>} its address.
 *   <li>A service with a cluster IP resolves to its endpoints too: there is no service proxy here.
 *   <li>Each name is served in full, {@code <name>.<namespace>.svc.<domain>}, and as {@code
 *       <name>.<namespace>.svc} and {@code <name>.<namespace>}, which a pod reaches by its search
 *       list.
 * </ol>
 *
 * @param domain the cluster's domain, usually {@code cluster.local}
 */
public record ClusterNames(String domain) {

  static final String SERVICE_LABEL = "kubernetes.io/service-name";

  /** {@code 198-18-0-1.<namespace>.pod.<domain>}, which the DNS has for every pod. */
  String pod(String namespace, String address) {
    return "%s.%s.pod.%s".formatted(address.replace('.', '-'), namespace, domain);
  }

  /** Listening address to names, both sorted. */
  public SortedMap<String, SortedSet<String>> of(Collection<EndpointSlice> slices) {
    SortedMap<String, SortedSet<String>> names = new TreeMap<>();
    slices.forEach(slice -> add(slice, names));
    return names;
  }

  private void add(EndpointSlice slice, SortedMap<String, SortedSet<String>> names) {
    var labels = slice.getMetadata().getLabels();
    String service = labels == null ? null : labels.get(SERVICE_LABEL);
    if (service == null) {
      return;
    }
    String suffix = service + "." + slice.getMetadata().getNamespace();
    // The API sends an explicit null for a slice without endpoints.
    List<Endpoint> endpoints = slice.getEndpoints() == null ? List.of() : slice.getEndpoints();
    for (Endpoint endpoint : endpoints) {
      if (ready(endpoint.getConditions())) {
        add(endpoint, suffix, names);
      }
    }
  }

  private void add(Endpoint endpoint, String suffix, SortedMap<String, SortedSet<String>> names) {
    for (String address : endpoint.getAddresses()) {
      SortedSet<String> all =
          names.computeIfAbsent(ClusterAddress.listening(address), key -> new TreeSet<>());
      addForms(suffix, all);
      if (endpoint.getHostname() != null) {
        addForms(endpoint.getHostname() + "." + suffix, all);
      }
    }
  }

  private void addForms(String name, SortedSet<String> all) {
    all.add(name);
    all.add(name + ".svc");
    all.add(name + ".svc." + domain);
  }

  /** Unknown counts as ready, as the API says. */
  private static boolean ready(@Nullable EndpointConditions conditions) {
    return conditions == null || !Boolean.FALSE.equals(conditions.getReady());
  }
}
