package io.windlass.testbed.aistore;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of a node's configuration template from its pod's environment. */
final class ConfigTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");

  private ConfigTemplate() {}

  /**
   * Replaces {@code ${AIS_PUBLIC_HOSTNAME}}, {@code ${AIS_INTRA_HOSTNAME}} and {@code
   * ${AIS_DATA_HOSTNAME}}. The last two are the pod's name under its headless service; the first is
   * the same unless the environment names another one.
   *
   * @throws ConfigFailure when the environment lacks what a name is made of, or the template has an
   *     unknown placeholder
   */
  static String fill(String template, Map<String, String> environment) throws ConfigFailure {
    Map<String, String> names = hostnames(environment);
    Matcher placeholders = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (placeholders.find()) {
      String name = placeholders.group(1);
      if (!names.containsKey(name)) {
        throw new ConfigFailure("unknown placeholder ${" + name + "}");
      }
      placeholders.appendReplacement(filled, Matcher.quoteReplacement(names.get(name)));
    }
    return placeholders.appendTail(filled).toString();
  }

  private static Map<String, String> hostnames(Map<String, String> environment)
      throws ConfigFailure {
    String pod =
        String.join(
            ".",
            required(environment, "MY_POD"),
            required(environment, "MY_SERVICE"),
            required(environment, "K8S_NS"),
            "svc",
            environment.getOrDefault("AIS_K8S_CLUSTER_DOMAIN", "cluster.local"));
    Map<String, String> names = new HashMap<>();
    names.put("AIS_INTRA_HOSTNAME", pod);
    names.put("AIS_DATA_HOSTNAME", pod);
    String advertised = environment.getOrDefault("AIS_PUBLIC_HOSTNAME", "");
    names.put("AIS_PUBLIC_HOSTNAME", advertised.isBlank() ? pod : advertised);
    return names;
  }

  private static String required(Map<String, String> environment, String name)
      throws ConfigFailure {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new ConfigFailure("environment variable " + name + " is not set");
    }
    return value;
  }
}
