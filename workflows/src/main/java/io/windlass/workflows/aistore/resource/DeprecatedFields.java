package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Http;
import io.windlass.workflows.aistore.resource.config.Network;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields that still work and have a better one. */
final class DeprecatedFields {
  private static final String TLS = "spec.tls, which says where the files are";

  private record OldField(
      String path, Function<AIStoreSpec, @Nullable Object> value, String instead) {}

  private static final List<OldField> FIELDS =
      List.of(
          new OldField("clusterDomain", AIStoreSpec::clusterDomain, "the operator's own domain"),
          new OldField(
              "hostpathPrefix", AIStoreSpec::hostpathPrefix, "spec.stateStorage.hostPath.prefix"),
          new OldField(
              "stateStorageClass",
              AIStoreSpec::stateStorageClass,
              "spec.stateStorage.pvc.storageClass"),
          new OldField(
              "enableExternalLB",
              spec -> Boolean.TRUE.equals(spec.enableExternalLB()) ? true : null,
              "spec.proxySpec.externalAccess and spec.targetSpec.externalAccess"),
          new OldField(
              "disablePodAntiAffinity",
              AIStoreSpec::disablePodAntiAffinity,
              "spec.targetSpec.disablePodAntiAffinity"),
          new OldField("tlsSecretName", AIStoreSpec::tlsSecretName, "spec.tls.secretName"),
          new OldField(
              "allowSharedNoDisks",
              AIStoreSpec::allowSharedNoDisks,
              "spec.targetSpec.mounts[].label"),
          new OldField("configToUpdate.net.http.server_crt", ofHttp(Http::serverCrt), TLS),
          new OldField("configToUpdate.net.http.server_key", ofHttp(Http::serverKey), TLS),
          new OldField("configToUpdate.net.http.client_ca_tls", ofHttp(Http::clientCaTls), TLS),
          new OldField(
              "proxySpec.capabilities",
              spec -> spec.proxySpec().capabilities(),
              "spec.proxySpec.aisContainerSecurityContext"),
          new OldField(
              "targetSpec.capabilities",
              spec -> spec.targetSpec().capabilities(),
              "spec.targetSpec.aisContainerSecurityContext"),
          new OldField("auth.serviceURL", ofAuth(Auth::serviceURL), "spec.auth.profileRef"),
          new OldField(
              "auth.usernamePassword", ofAuth(Auth::usernamePassword), "spec.auth.profileRef"),
          new OldField("auth.tokenExchange", ofAuth(Auth::tokenExchange), "spec.auth.profileRef"),
          new OldField("auth.tls", ofAuth(Auth::tls), "spec.auth.profileRef"));

  private DeprecatedFields() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    return FIELDS.stream()
        .filter(field -> field.value().apply(aistore.getSpec()) != null)
        .map(
            field ->
                warning("spec." + field.path(), "set", "is deprecated: use " + field.instead()));
  }

  /** Beside {@code spec.tls} they are worse than old: {@link ConfigProblems} refuses them. */
  private static Function<AIStoreSpec, @Nullable Object> ofHttp(
      Function<Http, @Nullable Object> field) {
    return spec ->
        Optional.ofNullable(spec.configToUpdate())
            .filter(config -> spec.tls() == null || spec.tlsSecretName() != null)
            .map(ClusterConfigOverrides::net)
            .map(Network::http)
            .map(field)
            .orElse(null);
  }

  private static Function<AIStoreSpec, @Nullable Object> ofAuth(
      Function<Auth, @Nullable Object> field) {
    return spec -> Optional.ofNullable(spec.auth()).map(field).orElse(null);
  }
}
