package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the claims of a cluster find volumes.
 *
 * <ol>
 *   <li>A storage class that makes volumes on demand is enough.
 *   <li>One that does not exist is no mistake where volumes of its name were made by hand.
 *   <li>Volumes that nobody makes on demand have to be there: see {@link VolumeMatch}.
 *   <li>A claim that exists needs none.
 * </ol>
 */
final class VolumeCheck implements Check {

  private static final String NOBODY = "kubernetes.io/no-provisioner";

  private static final List<String> DEFAULT =
      List.of(
          "storageclass.kubernetes.io/is-default-class",
          "storageclass.beta.kubernetes.io/is-default-class");

  /** Where the volume of a claim comes from. */
  private enum Source {
    MADE_ON_DEMAND,
    MADE_BEFORE,
    NOWHERE
  }

  @Override
  public Stream<Finding> of(ClusterWanted cluster, Surroundings around) {
    List<RoleWanted> claiming =
        cluster.roles().stream().filter(role -> !role.claims().isEmpty()).toList();
    return claiming.isEmpty()
        ? Stream.empty()
        : around.storageClasses().stream()
            .flatMap(classes -> claiming.stream().flatMap(role -> ofRole(role, classes, around)));
  }

  private static Stream<Finding> ofRole(
      RoleWanted role, List<StorageClass> classes, Surroundings around) {
    List<PersistentVolumeClaim> before =
        role.claims().stream()
            .filter(claim -> source(claim, classes, around) == Source.MADE_BEFORE)
            .toList();
    Stream<Finding> nowhere =
        role.claims().stream()
            .filter(claim -> source(claim, classes, around) == Source.NOWHERE)
            .map(claim -> missing(role, claim));
    return Stream.concat(nowhere, before.isEmpty() ? Stream.empty() : few(role, before, around));
  }

  private static Source source(
      PersistentVolumeClaim claim, List<StorageClass> classes, Surroundings around) {
    Optional<String> named = Optional.ofNullable(claim.getSpec().getStorageClassName());
    Optional<StorageClass> found =
        classes.stream()
            .filter(
                one ->
                    named.map(one.getMetadata().getName()::equals).orElseGet(() -> standard(one)))
            .findFirst();
    if (found.isPresent()) {
      return NOBODY.equals(found.get().getProvisioner())
          ? Source.MADE_BEFORE
          : Source.MADE_ON_DEMAND;
    }
    String name = named.orElse("");
    boolean there =
        around
            .volumes()
            .map(all -> all.stream().anyMatch(volume -> isOf(volume, name)))
            .orElse(true);
    return there || named.filter(String::isEmpty).isPresent() ? Source.MADE_BEFORE : Source.NOWHERE;
  }

  private static boolean standard(StorageClass one) {
    Map<String, String> notes =
        Optional.ofNullable(one.getMetadata().getAnnotations()).orElse(Map.of());
    return DEFAULT.stream().anyMatch(note -> "true".equals(notes.get(note)));
  }

  private static boolean isOf(PersistentVolume volume, String storageClass) {
    return storageClass.equals(
        Optional.ofNullable(volume.getSpec().getStorageClassName()).orElse(""));
  }

  private static Finding missing(RoleWanted role, PersistentVolumeClaim claim) {
    String name = claim.getSpec().getStorageClassName();
    return Finding.blocking(
        Reason.MISSING_REFERENCE,
        name == null
            ? "%s (absent): no storage class is the default; name one of kubectl get storageclasses"
                .formatted(role.classField(claim))
            : "%s (%s): there is no such storage class, and no volume of it; create it, or name one of kubectl get storageclasses"
                .formatted(role.classField(claim), name));
  }

  private static Stream<Finding> few(
      RoleWanted role, List<PersistentVolumeClaim> claims, Surroundings around) {
    PersistentVolumeClaim one = claims.getFirst();
    return around.volumes().stream()
        .flatMap(volumes -> new VolumeMatch(role, claims, volumes, around).shortage().stream())
        .map(
            found ->
                Finding.blocking(
                    Reason.VOLUMES_MISSING,
                    "%s (%s): %d of %d %ss find volumes: free ones of that class, size and selector, on a node that takes the %s, are too few; make more"
                        .formatted(
                            role.classField(one),
                            Optional.ofNullable(one.getSpec().getStorageClassName()).orElse(""),
                            found,
                            role.size(),
                            role.role().word(),
                            role.role().word())));
  }
}
