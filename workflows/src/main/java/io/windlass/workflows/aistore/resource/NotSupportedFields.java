package io.windlass.workflows.aistore.resource;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.windlass.workflows.aistore.resource.config.AuthSettings;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.ClusterKey;
import io.windlass.workflows.aistore.resource.config.Http;
import io.windlass.workflows.aistore.resource.config.Network;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the resource asks for and this version does not do: everything outside a plain HTTP
 * cluster of a fixed size.
 *
 * <p>Guarantee: such a field is reported, never silently ignored. A field that is present but
 * switched off ({@code enableExternalLB: false}) asks for nothing.
 */
public final class NotSupportedFields {
  private static final String TLS = "HTTPS is not supported yet; remove it to run over plain HTTP";
  private static final String AUTH =
      "authentication is not supported yet; remove it to run an open cluster";
  private static final String EXTERNAL =
      "load balancers are not supported yet; use hostPort to reach the cluster from outside";
  private static final String CLOUD =
      "remote backends with credentials are not supported yet; remove it";
  private static final String AUTOSCALE =
      "following the nodes is not supported yet; give the number of daemons as size";
  private static final String SEVERAL_NETWORKS =
      "several networks are not supported yet; remove it";

  private static final Set<String> CLOUDS = Set.of("aws", "azure", "gcp", "oci");
  private static final Set<String> AZURE_VARIABLES =
      Set.of("AZURE_STORAGE_ACCOUNT", "AZURE_STORAGE_KEY", "AIS_AZURE_URL");

  /** What asks for something when the field of that path is set. */
  private record Rule(
      String path, Function<AIStoreSpec, @Nullable Object> value, String sentence) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("tls", AIStoreSpec::tls, TLS),
          new Rule("auth", AIStoreSpec::auth, AUTH),
          new Rule("authNSecretName", AIStoreSpec::authNSecretName, AUTH),
          new Rule("issuerCAConfigMap", AIStoreSpec::issuerCAConfigMap, AUTH),
          new Rule("enableExternalLB", AIStoreSpec::enableExternalLB, EXTERNAL),
          new Rule("proxySpec.externalAccess", ofProxies(ProxySpec::externalAccess), EXTERNAL),
          new Rule("targetSpec.externalAccess", ofTargets(TargetSpec::externalAccess), EXTERNAL),
          new Rule(
              "adminClient",
              NotSupportedFields::adminClient,
              "the admin client is not supported yet; set adminClient.enabled to false"),
          new Rule("gcpSecretName", AIStoreSpec::gcpSecretName, CLOUD),
          new Rule("awsSecretName", AIStoreSpec::awsSecretName, CLOUD),
          new Rule("ociSecretName", AIStoreSpec::ociSecretName, CLOUD),
          new Rule("size", spec -> minusOne(spec.size()), AUTOSCALE),
          new Rule("proxySpec.size", spec -> minusOne(spec.proxySpec().size()), AUTOSCALE),
          new Rule("targetSpec.size", spec -> minusOne(spec.targetSpec().size()), AUTOSCALE),
          new Rule("proxySpec.autoScale", ofProxies(ProxySpec::autoScale), AUTOSCALE),
          new Rule("targetSpec.autoScale", ofTargets(TargetSpec::autoScale), AUTOSCALE),
          new Rule(
              "apiMode",
              AIStoreSpec::apiMode,
              "the API is always reached inside the Kubernetes cluster; remove it"),
          new Rule("hostnameMap", AIStoreSpec::hostnameMap, SEVERAL_NETWORKS),
          new Rule("networkAttachment", AIStoreSpec::networkAttachment, SEVERAL_NETWORKS),
          new Rule(
              "tracingTokenSecretName",
              AIStoreSpec::tracingTokenSecretName,
              "a token for the trace exporter is not supported yet; remove it"),
          new Rule("configToUpdate.net.http.server_crt", ofHttp(Http::serverCrt), TLS),
          new Rule("configToUpdate.net.http.server_key", ofHttp(Http::serverKey), TLS),
          new Rule("configToUpdate.net.http.domain_tls", ofHttp(Http::domainTls), TLS),
          new Rule("configToUpdate.net.http.client_ca_tls", ofHttp(Http::clientCaTls), TLS),
          new Rule("configToUpdate.net.http.client_auth_tls", ofHttp(Http::clientAuthTls), TLS),
          new Rule("configToUpdate.net.http.use_https", ofHttp(Http::useHttps), TLS),
          new Rule("configToUpdate.auth.enabled", ofAuth(AuthSettings::enabled), AUTH),
          new Rule(
              "configToUpdate.auth.cluster_key.enabled",
              ofAuth(NotSupportedFields::clusterKey),
              "signed requests inside the cluster are not supported yet; remove it"));

  private NotSupportedFields() {}

  /** What a running cluster is asked for and does not get; empty when all is supported. */
  public static List<UnsupportedField> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return Stream.of(RULES.stream().flatMap(rule -> apply(rule, spec)), backends(spec), azure(spec))
        .flatMap(Function.identity())
        .toList();
  }

  private static Function<AIStoreSpec, @Nullable Object> ofProxies(
      Function<ProxySpec, @Nullable Object> field) {
    return spec -> field.apply(spec.proxySpec());
  }

  private static Function<AIStoreSpec, @Nullable Object> ofTargets(
      Function<TargetSpec, @Nullable Object> field) {
    return spec -> field.apply(spec.targetSpec());
  }

  private static Function<AIStoreSpec, @Nullable Object> ofHttp(
      Function<Http, @Nullable Object> field) {
    return spec ->
        config(spec).map(ClusterConfigOverrides::net).map(Network::http).map(field).orElse(null);
  }

  private static Function<AIStoreSpec, @Nullable Object> ofAuth(
      Function<AuthSettings, @Nullable Object> field) {
    return spec -> config(spec).map(ClusterConfigOverrides::auth).map(field).orElse(null);
  }

  private static @Nullable Object clusterKey(AuthSettings auth) {
    return Optional.ofNullable(auth.clusterKey()).map(ClusterKey::enabled).orElse(null);
  }

  private static @Nullable Object adminClient(AIStoreSpec spec) {
    return Optional.ofNullable(spec.adminClient())
        .filter(client -> !Boolean.FALSE.equals(client.enabled()))
        .orElse(null);
  }

  private static @Nullable Object minusOne(@Nullable Integer size) {
    return size != null && size == -1 ? size : null;
  }

  private static Optional<ClusterConfigOverrides> config(AIStoreSpec spec) {
    return Optional.ofNullable(spec.configToUpdate());
  }

  private static Stream<UnsupportedField> apply(Rule rule, AIStoreSpec spec) {
    return Optional.ofNullable(rule.value().apply(spec)).filter(NotSupportedFields::asks).stream()
        .map(value -> new UnsupportedField("spec." + rule.path(), shown(value), rule.sentence()));
  }

  private static boolean asks(Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case String text -> !text.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case Collection<?> list -> !list.isEmpty();
      case Number number -> number.longValue() != 0;
      default -> true;
    };
  }

  private static String shown(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "set";
  }

  private static Stream<UnsupportedField> backends(AIStoreSpec spec) {
    return config(spec).stream()
        .flatMap(overrides -> overrides.backend().keySet().stream())
        .filter(CLOUDS::contains)
        .map(
            provider ->
                new UnsupportedField("spec.configToUpdate.backend." + provider, "set", CLOUD));
  }

  /** These variables make the original operator add the Azure backend; their values are secrets. */
  private static Stream<UnsupportedField> azure(AIStoreSpec spec) {
    return spec.targetSpec().env().stream()
        .map(EnvVar::getName)
        .filter(AZURE_VARIABLES::contains)
        .map(name -> new UnsupportedField("spec.targetSpec.env[" + name + "]", "set", CLOUD));
  }
}
