package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.temporal.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs that the operator before Windlass works now: two must never have a hand in the same
 * objects.
 *
 * <ol>
 *   <li>It wrote one of the objects a moment ago.
 *   <li>The lease by which its replicas elect a leader was renewed within the time that it holds.
 *   <li>Clocks may differ. So, right before objects change hands, the lease is watched for longer
 *       than a leader takes to renew it.
 * </ol>
 *
 * @param handover tells what it has written
 * @param lease its {@code LeaderElectionID}
 * @param calm how long an object must not have been written
 */
public record OperatorSigns(
    KubernetesClient kubernetes, Handover handover, String lease, Duration calm) {

  /** A leader renews it every two seconds. */
  private static final Duration RENEWAL = Duration.ofSeconds(5);

  /** As its library sets it, where the lease does not tell. */
  private static final int LEASE_SECONDS = 15;

  /** What tells that it works, as far as clocks can be trusted. */
  public Optional<String> seen(Collection<? extends HasMetadata> objects) {
    Instant now = Instant.now();
    return written(objects, now)
        .or(() -> leases().stream().flatMap(held -> held(held, now)).findFirst());
  }

  /** The same, after a look at whether the lease is renewed. */
  public Optional<String> watched(Collection<? extends HasMetadata> objects) {
    return seen(objects).or(this::renewed);
  }

  private Optional<String> written(Collection<? extends HasMetadata> objects, Instant now) {
    return objects.stream()
        .flatMap(
            object ->
                handover.lastWrite(object).stream()
                    .filter(time -> time.plus(calm).isAfter(now))
                    .map(
                        time ->
                            "it wrote %s at %s, less than %d s ago"
                                .formatted(title(object), time, calm.toSeconds())))
        .min(Comparator.naturalOrder());
  }

  private Stream<String> held(Lease held, Instant now) {
    return Optional.ofNullable(held.getSpec().getRenewTime())
        .filter(time -> time.toInstant().plusSeconds(seconds(held)).isAfter(now))
        .map(time -> "%s was renewed at %s".formatted(sentence(held), time.toInstant()))
        .stream();
  }

  private static int seconds(Lease held) {
    return Optional.ofNullable(held.getSpec().getLeaseDurationSeconds()).orElse(LEASE_SECONDS);
  }

  private Optional<String> renewed() {
    List<String> before = versions();
    boolean changed = !before.isEmpty() && Waiting.until(() -> !versions().equals(before), RENEWAL);
    return changed
        ? leases().stream().map(held -> sentence(held) + " is being renewed").findFirst()
        : Optional.empty();
  }

  private List<String> versions() {
    return leases().stream().map(held -> held.getMetadata().getResourceVersion()).sorted().toList();
  }

  /** Somebody holds them; an operator that ends may give its own back. */
  private List<Lease> leases() {
    return kubernetes
        .leases()
        .inAnyNamespace()
        .withField("metadata.name", lease)
        .list()
        .getItems()
        .stream()
        .filter(held -> held.getSpec() != null)
        .filter(held -> held.getSpec().getHolderIdentity() != null)
        .filter(held -> !held.getSpec().getHolderIdentity().isEmpty())
        .toList();
  }

  private String sentence(Lease held) {
    return "its lease %s in namespace %s".formatted(lease, held.getMetadata().getNamespace());
  }

  private static String title(HasMetadata object) {
    return "%s %s".formatted(object.getKind(), object.getMetadata().getName());
  }
}
