package io.windlass.activities.aistore.objects;

import io.windlass.activities.kubernetes.Json;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.ConfigSection;
import io.windlass.workflows.aistore.resource.config.Network;
import io.windlass.workflows.aistore.resource.config.Rebalance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of the AIStore cluster, from {@code configToUpdate} to what AIStore reads.
 *
 * <ol>
 *   <li>Only what the user overrides is written; AIStore fills its own defaults in.
 *   <li>Remote backends whose credentials are given are added: see {@link CloudBackends}.
 *   <li>{@code rebalance.enabled} is false unless the cluster is ready to rebalance; then it is
 *       what the user says, and true when the user says nothing.
 *   <li>Where {@code spec.tls} names a certificate, its files are given, and daemons serve HTTPS
 *       unless the user says otherwise.
 *   <li>Where Windlass has a login, daemons ask for tokens: see {@link TokenSettings}.
 *   <li>URLs of the primary stand in the file that daemons start with, and nowhere else: a running
 *       cluster elects its primary, and setting the URL again would lead joining nodes astray.
 * </ol>
 *
 * @param context the cluster
 */
public record ClusterConfiguration(ClusterContext context) {
  /** Annotation of the resource: hash of the configuration that the running cluster was told. */
  public static final String HASH_ANNOTATION = "config.aistore.nvidia.com/hash";

  private static final String BACKEND = "backend";
  private static final String PROXY = "proxy";
  private static final String REBALANCE = "rebalance";

  /** The value of the {@code set-config} action of the AIStore API. */
  public Map<String, Object> toSet() {
    var settings = new LinkedHashMap<String, Object>();
    overrides().map(Json::map).map(GoDuration::spelled).ifPresent(settings::putAll);
    http().ifPresent(http -> settings.put("net", Map.of("http", http)));
    if (context.spec().auth() != null) {
      settings.put(
          "auth",
          TokenSettings.of(
              context.spec(),
              section(overrides().map(ClusterConfigOverrides::auth)).orElse(Map.of())));
    }
    settings.putFirst(BACKEND, Json.map(CloudBackends.of(context.spec())));
    settings.put(REBALANCE, rebalance());
    settings.put(PROXY, election());
    settings.values().removeIf(section -> section instanceof Map<?, ?> map && map.isEmpty());
    return settings;
  }

  /** The content of {@code ais.json}, with which daemons start. */
  public Map<String, Object> initial() {
    var settings = toSet();
    var urls = context.urls();
    var proxy = new LinkedHashMap<String, Object>();
    proxy.put("primary_url", urls.firstPrimary());
    proxy.put("original_url", urls.firstPrimary());
    proxy.put("discovery_url", urls.discovery());
    proxy.putAll(election());
    settings.put(PROXY, proxy);
    return settings;
  }

  /** SHA-256 of {@link #toSet()}: the running cluster must be told when it differs. */
  public String hash() {
    return Json.sha256(Json.text(toSet()));
  }

  /** The settings that daemons read only when they start. */
  public RestartHash.Settings atStart() {
    return new RestartHash.Settings(
        hashOf(http()),
        Json.sha256(text(section(overrides().map(ClusterConfigOverrides::tracing))) + hostNames()));
  }

  private static String hashOf(Optional<Map<String, Object>> section) {
    return Json.sha256(text(section));
  }

  private static String text(Optional<Map<String, Object>> section) {
    return section.map(Json::text).orElse("");
  }

  private static Optional<Map<String, Object>> section(Optional<? extends ConfigSection> section) {
    return section.map(Json::map).map(GoDuration::spelled);
  }

  /** Nothing where there is no map: such clusters keep the hash that they have. */
  private String hostNames() {
    var names = context.spec().hostnameMap();
    return names.isEmpty() ? "" : Json.sortedText(names);
  }

  private Optional<Map<String, Object>> http() {
    var ofUser = section(overrides().map(ClusterConfigOverrides::net).map(Network::http));
    var files = TlsFiles.settings(context);
    if (files.isEmpty()) {
      return ofUser;
    }
    var settings = new LinkedHashMap<>(ofUser.orElse(Map.of()));
    settings.putAll(files);
    return Optional.of(settings);
  }

  private Map<String, Object> rebalance() {
    var wanted = overrides().map(ClusterConfigOverrides::rebalance);
    var settings =
        new LinkedHashMap<>(wanted.map(Json::map).map(GoDuration::spelled).orElse(Map.of()));
    boolean enabled = wanted.map(Rebalance::enabled).orElse(true);
    settings.put("enabled", context.rebalanceReady() && enabled);
    return settings;
  }

  private Map<String, Object> election() {
    return overrides()
        .map(ClusterConfigOverrides::proxy)
        .map(proxy -> proxy.nonElectable())
        .map(nonElectable -> Map.<String, Object>of("non_electable", nonElectable))
        .orElse(Map.of());
  }

  private Optional<ClusterConfigOverrides> overrides() {
    return Optional.ofNullable(context.spec().configToUpdate());
  }
}
