package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.aistore.resource.SpecProblem.warning;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields that still work and have a better one. */
final class DeprecatedFields {
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

  private static Function<AIStoreSpec, @Nullable Object> ofAuth(
      Function<Auth, @Nullable Object> field) {
    return spec -> Optional.ofNullable(spec.auth()).map(field).orElse(null);
  }
}
