package io.windlass.activities.aistore.objects;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.VolumeSizes;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large the volumes are that a StatefulSet asks for.
 *
 * @param byTemplate the size by the name of the claim template; a template without a size is absent
 */
public record ClaimSizes(Map<String, Quantity> byTemplate) {

  private static final String STORAGE = "storage";

  public ClaimSizes {
    byTemplate = Map.copyOf(byTemplate);
  }

  public static ClaimSizes of(StatefulSet live) {
    return new ClaimSizes(
        live.getSpec().getVolumeClaimTemplates().stream()
            .filter(template -> of(template).isPresent())
            .collect(toMap(ClaimSizes::name, template -> of(template).orElseThrow())));
  }

  /** The size that a claim asks for. */
  public static Optional<Quantity> of(PersistentVolumeClaim claim) {
    return Optional.ofNullable(claim.getSpec().getResources())
        .map(VolumeResourceRequirements::getRequests)
        .map(requests -> requests.get(STORAGE));
  }

  /** The size that a claim has; empty before it has a volume. */
  public static Optional<Quantity> had(PersistentVolumeClaim claim) {
    return Optional.ofNullable(claim.getStatus().getCapacity())
        .map(capacity -> capacity.get(STORAGE));
  }

  /** How they stand beside what the spec asks for. */
  public Volumes beside(AIStore aistore) {
    List<Mount> mounts =
        aistore.getSpec().targetSpec().mounts().stream().filter(Mount::claimed).toList();
    Optional<SpecProblem> smaller =
        mounts.stream()
            .flatMap(
                mount ->
                    present(aistore, mount)
                        .flatMap(size -> VolumeSizes.smaller(aistore.getSpec(), mount, size))
                        .stream())
            .findFirst();
    boolean grow =
        mounts.stream()
            .anyMatch(mount -> present(aistore, mount).filter(mount::outgrows).isPresent());
    return smaller
        .<Volumes>map(Volumes.TooLarge::new)
        .orElseGet(() -> grow ? new Volumes.TooSmall() : new Volumes.AsWanted());
  }

  private Optional<Quantity> present(AIStore aistore, Mount mount) {
    return Optional.ofNullable(byTemplate.get(Names.of(aistore).dataClaim(mount)));
  }

  /** The same StatefulSet with these sizes, where it has such templates. */
  public StatefulSet keptIn(StatefulSet wanted) {
    return new StatefulSetBuilder(wanted)
        .editSpec()
        .withVolumeClaimTemplates(
            wanted.getSpec().getVolumeClaimTemplates().stream().map(this::kept).toList())
        .endSpec()
        .build();
  }

  private PersistentVolumeClaim kept(PersistentVolumeClaim template) {
    return Optional.ofNullable(byTemplate.get(name(template)))
        .map(
            size ->
                new PersistentVolumeClaimBuilder(template)
                    .editSpec()
                    .editOrNewResources()
                    .addToRequests(STORAGE, size)
                    .endResources()
                    .endSpec()
                    .build())
        .orElse(template);
  }

  private static String name(PersistentVolumeClaim template) {
    return template.getMetadata().getName();
  }
}
