package io.windlass.activities.aistore.preflight;

import static java.util.Comparator.comparing;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeNodeAffinity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds volumes that exist for the claims of a role.
 *
 * <ol>
 *   <li>Pod after pod gets a host on which each of its claims finds a volume of its own; the next
 *       one another host, where no two may share one.
 *   <li>Large claims choose first, and take the smallest volume that is large enough: first one
 *       that is bound to the host, since others may serve elsewhere.
 *   <li>A claim that exists has its volume, or waits for it by itself.
 *   <li>More pods than hosts are no matter of volumes.
 * </ol>
 *
 * @param claims templates of those for which volumes have to exist
 */
record VolumeMatch(
    RoleWanted role,
    List<PersistentVolumeClaim> claims,
    List<PersistentVolume> volumes,
    Surroundings around) {

  private static final String STORAGE = "storage";

  /** How many pods find theirs, where that is too few. */
  Optional<Integer> shortage() {
    List<Node> hosts = SuitableHosts.of(around, role).orElse(List.of());
    int places = role.needsHostsOfItsOwn() ? hosts.size() : hosts.isEmpty() ? 0 : role.size();
    int found = found(hosts);
    return found < Math.min(role.size(), places) ? Optional.of(found) : Optional.empty();
  }

  private int found(List<Node> hosts) {
    List<PersistentVolume> free = new ArrayList<>(volumes);
    Set<Node> used = new HashSet<>();
    int found = 0;
    for (int ordinal = 0; ordinal < role.size(); ordinal++) {
      List<Need> needs = needs(ordinal);
      for (Node host : hosts) {
        Optional<List<PersistentVolume>> chosen =
            used.contains(host) ? Optional.empty() : choose(needs, host, free);
        if (chosen.isPresent()) {
          free.removeAll(chosen.get());
          found++;
          if (role.needsHostsOfItsOwn()) {
            used.add(host);
          }
          break;
        }
      }
    }
    return found;
  }

  /** A claim that is to be made. */
  private record Need(String name, PersistentVolumeClaim template) {}

  private List<Need> needs(int ordinal) {
    return claims.stream()
        .map(template -> new Need(role.claim(template, ordinal), template))
        .filter(need -> !around.claimExists(need.name()))
        .sorted(comparing((Need need) -> asked(need.template())).reversed())
        .toList();
  }

  private Optional<List<PersistentVolume>> choose(
      List<Need> needs, Node host, List<PersistentVolume> free) {
    List<PersistentVolume> chosen = new ArrayList<>();
    for (Need need : needs) {
      Optional<PersistentVolume> volume =
          free.stream()
              .filter(one -> !chosen.contains(one) && serves(one, need, host))
              .min(
                  comparing((PersistentVolume one) -> !local(one))
                      .thenComparing(one -> size(one.getSpec().getCapacity())));
      if (volume.isEmpty()) {
        return Optional.empty();
      }
      chosen.add(volume.get());
    }
    return Optional.of(chosen);
  }

  private boolean serves(PersistentVolume volume, Need need, Node host) {
    var wanted = need.template().getSpec();
    var spec = volume.getSpec();
    return isFree(volume, need.name())
        && text(spec.getStorageClassName()).equals(text(wanted.getStorageClassName()))
        && size(spec.getCapacity()).compareTo(asked(need.template())) >= 0
        && spec.getAccessModes().containsAll(wanted.getAccessModes())
        && !"Block".equals(spec.getVolumeMode())
        && Requirements.match(
            Optional.ofNullable(wanted.getSelector()),
            Optional.ofNullable(volume.getMetadata().getLabels()).orElse(Map.of()))
        && Requirements.match(
            Optional.ofNullable(spec.getNodeAffinity()).map(VolumeNodeAffinity::getRequired), host);
  }

  /** One that somebody keeps for this very claim is free, too. */
  private boolean isFree(PersistentVolume volume, String claim) {
    Optional<ObjectReference> owner = Optional.ofNullable(volume.getSpec().getClaimRef());
    String namespace = role.aistore().getMetadata().getNamespace();
    return owner
        .map(kept -> namespace.equals(kept.getNamespace()) && claim.equals(kept.getName()))
        .orElseGet(() -> "Available".equals(phase(volume)));
  }

  private static String phase(PersistentVolume volume) {
    return Optional.ofNullable(volume.getStatus()).map(PersistentVolumeStatus::getPhase).orElse("");
  }

  private static boolean local(PersistentVolume volume) {
    return volume.getSpec().getNodeAffinity() != null;
  }

  private static BigDecimal asked(PersistentVolumeClaim claim) {
    return size(
        Optional.ofNullable(claim.getSpec().getResources())
            .map(VolumeResourceRequirements::getRequests)
            .orElse(Map.of()));
  }

  private static BigDecimal size(Map<String, Quantity> amounts) {
    return Optional.ofNullable(amounts.get(STORAGE))
        .map(Quantity::getNumericalAmount)
        .orElse(BigDecimal.ZERO);
  }

  private static String text(@Nullable String name) {
    return name == null ? "" : name;
  }
}
