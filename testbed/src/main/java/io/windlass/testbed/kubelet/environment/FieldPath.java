package io.windlass.testbed.kubelet.environment;

import io.fabric8.kubernetes.api.model.HostIP;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a pod that the downward API can name. */
public final class FieldPath {

  private static final Pattern KEYED =
      Pattern.compile("metadata\\.(labels|annotations)\\['(.+)'\\]");

  private FieldPath() {}

  /**
   * Reads one field.
   *
   * @param pod with the addresses of its status filled in
   * @return empty when no such field can be named
   */
  public static Optional<String> read(Pod pod, String path) {
    var metadata = pod.getMetadata();
    return switch (path) {
      case "metadata.name" -> Optional.of(metadata.getName());
      case "metadata.namespace" -> Optional.of(metadata.getNamespace());
      case "metadata.uid" -> Optional.of(metadata.getUid());
      case "metadata.labels" -> Optional.of(lines(metadata.getLabels()));
      case "metadata.annotations" -> Optional.of(lines(metadata.getAnnotations()));
      case "spec.nodeName" -> Optional.of(pod.getSpec().getNodeName());
      case "spec.serviceAccountName" -> Optional.of(pod.getSpec().getServiceAccountName());
      case "status.hostIP" -> Optional.of(pod.getStatus().getHostIP());
      case "status.hostIPs" ->
          Optional.of(join(pod.getStatus().getHostIPs().stream().map(HostIP::getIp)));
      case "status.podIP" -> Optional.of(pod.getStatus().getPodIP());
      case "status.podIPs" ->
          Optional.of(join(pod.getStatus().getPodIPs().stream().map(PodIP::getIp)));
      default -> keyed(pod, path);
    };
  }

  private static Optional<String> keyed(Pod pod, String path) {
    Matcher matcher = KEYED.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> all =
        matcher.group(1).equals("labels")
            ? pod.getMetadata().getLabels()
            : pod.getMetadata().getAnnotations();
    return Optional.of(all == null ? "" : all.getOrDefault(matcher.group(2), ""));
  }

  private static String lines(@Nullable Map<String, String> entries) {
    return entries == null
        ? ""
        : new TreeMap<>(entries)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + entry.getValue() + "\"")
                .collect(Collectors.joining("\n"));
  }

  private static String join(Stream<String> addresses) {
    return addresses.collect(Collectors.joining(","));
  }
}
