package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fields by the names that older guides give them.
 *
 * <ol>
 *   <li>They mean what they meant, in the present field: whoever reads that reads both.
 *   <li>Where both are given, the present field wins, and the author is told.
 * </ol>
 */
final class OldSpellings {

  /** The label that the original operator gave to mounts which may share a disk. */
  static final String DISKLESS = "diskless";

  /** Where older guides let the configuration point: exactly where the certificates are mounted. */
  private static final Map<String, String> DOCUMENTED_FILES =
      Map.of(
          "server_crt", "/var/certs/tls.crt",
          "server_key", "/var/certs/tls.key",
          "client_ca_tls", "/var/certs/ca.crt");

  private OldSpellings() {}

  static @Nullable Tls tls(@Nullable Tls tls, @Nullable String secretName) {
    return tls == null && secretName != null && !secretName.isEmpty()
        ? new Tls(secretName, null)
        : tls;
  }

  /** A resource that breaks its definition may have no targets. */
  @SuppressWarnings("ConstantValue")
  static TargetSpec targets(
      TargetSpec targets, @Nullable Boolean shareNodes, @Nullable Boolean shareDisks) {
    if (targets == null || (shareNodes == null && !Boolean.TRUE.equals(shareDisks))) {
      return targets;
    }
    var mounts =
        Boolean.TRUE.equals(shareDisks)
            ? targets.mounts().stream().map(mount -> mount.labelled(DISKLESS)).toList()
            : targets.mounts();
    var shared = targets.disablePodAntiAffinity();
    return targets.sharing(shared == null ? shareNodes : shared, mounts);
  }

  /** Whether an older guide says that the file is there, where {@code tlsSecretName} puts it. */
  static boolean documented(AIStoreSpec spec, String setting, String file) {
    return spec.tlsSecretName() != null && file.equals(DOCUMENTED_FILES.get(setting));
  }

  static Stream<SpecProblem> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return Stream.of(sharing(spec), secret(spec)).flatMap(Optional::stream);
  }

  private static Optional<SpecProblem> sharing(AIStoreSpec spec) {
    return Optional.ofNullable(spec.disablePodAntiAffinity())
        .filter(old -> !old.equals(spec.targetSpec().disablePodAntiAffinity()))
        .map(
            old ->
                overruled("disablePodAntiAffinity", old, "spec.targetSpec.disablePodAntiAffinity"));
  }

  private static Optional<SpecProblem> secret(AIStoreSpec spec) {
    return Optional.ofNullable(spec.tlsSecretName())
        .filter(old -> spec.tls() != null && !Objects.equals(old, spec.tls().secretName()))
        .map(old -> overruled("tlsSecretName", old, "spec.tls"));
  }

  private static SpecProblem overruled(String field, Object value, String by) {
    return warning("spec." + field, value, "has no effect beside " + by + ": remove it");
  }
}
