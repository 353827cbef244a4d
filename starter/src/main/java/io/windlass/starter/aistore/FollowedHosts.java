package io.windlass.starter.aistore;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Toleration;
import io.windlass.starter.resource.RawResource;
import io.windlass.workflows.aistore.autoscale.HostRules;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a resource says of the nodes of Kubernetes, here called hosts, that its size follows.
 *
 * <ol>
 *   <li>News is a host that takes pods and that the status does not list, and one in the status
 *       that is gone or has not the labels any more.
 *   <li>That a listed one takes no more pods is no news: it counts as long as it has one of ours,
 *       and when that goes, it is noticed otherwise.
 * </ol>
 *
 * <p>Guarantees: what was news is none once a workflow has looked, since the status lists it then.
 */
record FollowedHosts(RawResource resource) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final TypeReference<List<Toleration>> TOLERATIONS = new TypeReference<>() {};

  /** Whether either role follows hosts. */
  boolean any() {
    return Arrays.stream(DaemonRole.values()).anyMatch(this::follows);
  }

  private boolean follows(DaemonRole role) {
    return isMinusOne(resource.spec().get("size")) || isMinusOne(daemon(role).get("size"));
  }

  /** How many targets there are to be. */
  int targets() {
    if (follows(DaemonRole.TARGET)) {
      return listed().get("targets") instanceof Number told
          ? told.intValue()
          : listed(DaemonRole.TARGET).size();
    }
    Object own = daemon(DaemonRole.TARGET).get("size");
    Object size = own == null ? resource.spec().get("size") : own;
    return size instanceof Number number ? number.intValue() : 0;
  }

  /** A word for each host that is news for a role. */
  Set<String> news(Collection<Node> hosts) {
    return Arrays.stream(DaemonRole.values())
        .filter(this::follows)
        .flatMap(role -> news(role, hosts))
        .collect(Collectors.toSet());
  }

  private Stream<String> news(DaemonRole role, Collection<Node> hosts) {
    Map<String, String> selector = selector(role);
    List<Toleration> tolerations = tolerations(role);
    List<Node> labelled = hosts.stream().filter(host -> HostRules.has(host, selector)).toList();
    Set<String> listed = listed(role);
    Set<String> gone = new HashSet<>(listed);
    labelled.forEach(host -> gone.remove(host.getMetadata().getName()));
    Stream<String> come =
        labelled.stream()
            .filter(host -> HostRules.open(host, tolerations))
            .map(host -> host.getMetadata().getName())
            .filter(name -> !listed.contains(name));
    return Stream.concat(
        come.map(name -> "host-came-%s-%s".formatted(role.word(), name)),
        gone.stream().map(name -> "host-went-%s-%s".formatted(role.word(), name)));
  }

  private Map<String, String> selector(DaemonRole role) {
    return map(daemon(role).get("nodeSelector")).entrySet().stream()
        .collect(
            Collectors.toMap(
                label -> String.valueOf(label.getKey()),
                label -> String.valueOf(label.getValue())));
  }

  /** The API server knows their shape; another one counts as none. */
  private List<Toleration> tolerations(DaemonRole role) {
    try {
      return Optional.ofNullable(daemon(role).get("tolerations"))
          .map(list -> JSON.convertValue(list, TOLERATIONS))
          .orElse(List.of());
    } catch (IllegalArgumentException otherShape) {
      return List.of();
    }
  }

  private Map<?, ?> daemon(DaemonRole role) {
    return map(resource.spec().get(role.word() + "Spec"));
  }

  private Set<String> listed(DaemonRole role) {
    String field =
        switch (role) {
          case PROXY -> "expectedProxyNodes";
          case TARGET -> "expectedTargetNodes";
        };
    return listed().get(field) instanceof List<?> names
        ? names.stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  private Map<?, ?> listed() {
    return resource.statusOf("autoscaleStatus");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> fields ? fields : Map.of();
  }

  private static boolean isMinusOne(@Nullable Object size) {
    return size instanceof Number number && number.intValue() == -1;
  }
}
