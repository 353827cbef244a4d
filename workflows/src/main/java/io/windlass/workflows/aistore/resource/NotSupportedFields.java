package io.windlass.workflows.aistore.resource;

import io.windlass.workflows.aistore.resource.config.AuthSettings;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.ClusterKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the resource asks for and this version does not do.
 *
 * <p>Guarantee: such a field is reported, never silently ignored. A field that is present but
 * switched off ({@code enableExternalLB: false}) asks for nothing.
 */
public final class NotSupportedFields {

  /** What asks for something when the field of that path is set. */
  private record Rule(
      String path, Function<AIStoreSpec, @Nullable Object> value, String sentence) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "tls.certificate.mode",
              NotSupportedFields::csi,
              "certificates of the CSI driver of cert-manager are not supported: only the pod sees "
                  + "its own, so nobody could check it before the pod starts, verify it, or notice "
                  + "that it was renewed; use mode secret"),
          new Rule(
              "auth.tokenExchange.tokenPath",
              NotSupportedFields::file,
              "a file of the worker is not sent to a service that a resource names; remove it, and a "
                  + "token of the worker's service account is exchanged"),
          new Rule(
              "configToUpdate.auth.cluster_key.enabled",
              ofAuth(NotSupportedFields::clusterKey),
              "signed requests inside the cluster are not supported yet; remove it, and verify the "
                  + "certificates of nodes instead: spec.tls"));

  private NotSupportedFields() {}

  /** What a running cluster is asked for and does not get; empty when all is supported. */
  public static List<UnsupportedField> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return RULES.stream().flatMap(rule -> apply(rule, spec)).toList();
  }

  private static @Nullable Object file(AIStoreSpec spec) {
    return Optional.ofNullable(spec.auth())
        .filter(auth -> auth.profileRef() == null)
        .map(Auth::tokenExchange)
        .map(TokenExchange::tokenPath)
        .orElse(null);
  }

  private static Function<AIStoreSpec, @Nullable Object> ofAuth(
      Function<AuthSettings, @Nullable Object> field) {
    return spec -> config(spec).map(ClusterConfigOverrides::auth).map(field).orElse(null);
  }

  private static @Nullable Object clusterKey(AuthSettings auth) {
    return Optional.ofNullable(auth.clusterKey()).map(ClusterKey::enabled).orElse(null);
  }

  private static @Nullable Object csi(AIStoreSpec spec) {
    return Optional.ofNullable(spec.tls())
        .map(Tls::certificate)
        .map(TlsCertificate::mode)
        .filter(CertificateMode.CSI::equals)
        .map(CertificateMode::word)
        .orElse(null);
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
}
