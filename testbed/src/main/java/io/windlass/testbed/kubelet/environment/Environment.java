package io.windlass.testbed.kubelet.environment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a container.
 *
 * <ol>
 *   <li>{@code envFrom} first, in order, each with its prefix.
 *   <li>Then {@code env} in order; a later name replaces an earlier one.
 *   <li>{@code $(NAME)} in a literal value sees the variables before it.
 *   <li>A missing object or key is an error unless it is optional; then the variable is left out.
 * </ol>
 */
public final class Environment {

  private final Pod pod;
  private final ConfigSource source;

  /**
   * @param pod with the addresses of its status filled in
   */
  public Environment(Pod pod, ConfigSource source) {
    this.pod = pod;
    this.source = source;
  }

  /** Where keys come from. */
  public interface ConfigSource {
    /** The object's keys as text; empty when there is no such ConfigMap. */
    Optional<Map<String, String>> configMap(String name);

    /** The object's keys as text; empty when there is no such Secret. */
    Optional<Map<String, String>> secret(String name);
  }

  public Map<String, String> of(Container container) throws ConfigException {
    Map<String, String> variables = new LinkedHashMap<>();
    for (EnvFromSource from : container.getEnvFrom()) {
      String prefix = from.getPrefix() == null ? "" : from.getPrefix();
      all(from).forEach((key, value) -> variables.put(prefix + key, value));
    }
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValueFrom() != null) {
        value(variable.getValueFrom()).ifPresent(v -> variables.put(variable.getName(), v));
      } else {
        String text = variable.getValue() == null ? "" : variable.getValue();
        variables.put(variable.getName(), VariableExpansion.expand(text, variables));
      }
    }
    return variables;
  }

  /** Command and arguments, expanded. */
  public static List<String> command(Container container, Map<String, String> variables) {
    return Stream.concat(container.getCommand().stream(), container.getArgs().stream())
        .map(word -> VariableExpansion.expand(word, variables))
        .toList();
  }

  private Map<String, String> all(EnvFromSource from) throws ConfigException {
    if (from.getConfigMapRef() != null) {
      var reference = from.getConfigMapRef();
      return required(
              source.configMap(reference.getName()),
              reference.getOptional(),
              "configmap \"" + reference.getName() + "\" not found")
          .orElseGet(Map::of);
    }
    var reference = from.getSecretRef();
    return required(
            source.secret(reference.getName()),
            reference.getOptional(),
            "secret \"" + reference.getName() + "\" not found")
        .orElseGet(Map::of);
  }

  private Optional<String> value(EnvVarSource from) throws ConfigException {
    if (from.getFieldRef() != null) {
      String path = from.getFieldRef().getFieldPath();
      return required(FieldPath.read(pod, path), false, "unknown field " + path);
    }
    if (from.getConfigMapKeyRef() != null) {
      var key = from.getConfigMapKeyRef();
      var map = source.configMap(key.getName());
      return key(map, key.getKey(), key.getOptional(), "configmap \"" + key.getName() + "\"");
    }
    if (from.getSecretKeyRef() != null) {
      var key = from.getSecretKeyRef();
      var map = source.secret(key.getName());
      return key(map, key.getKey(), key.getOptional(), "secret \"" + key.getName() + "\"");
    }
    throw new ConfigException("this source of a variable is not simulated: " + from);
  }

  private static Optional<String> key(
      Optional<Map<String, String>> map, String key, @Nullable Boolean optional, String what)
      throws ConfigException {
    Optional<Map<String, String>> present = required(map, optional, what + " not found");
    Optional<String> value = present.flatMap(keys -> Optional.ofNullable(keys.get(key)));
    return required(value, optional, "couldn't find key " + key + " in " + what);
  }

  private static <T> Optional<T> required(
      Optional<T> found, @Nullable Boolean optional, String message) throws ConfigException {
    if (found.isEmpty() && !Boolean.TRUE.equals(optional)) {
      throw new ConfigException(message);
    }
    return found;
  }
}
