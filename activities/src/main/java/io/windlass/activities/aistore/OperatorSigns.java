package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.temporal.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs that ais-operator works now: two operators must never have a hand in one cluster.
 *
 * <ol>
 *   <li>It wrote an object of the cluster a moment ago.
 *   <li>The lease by which its replicas elect a leader was renewed within the time that it holds.
 *   <li>Clocks may differ. So, right before a cluster is adopted, the lease is watched for longer
 *       than a leader takes to renew it.
 * </ol>
 *
 * @param calm how long an object must not have been written
 */
record OperatorSigns(KubernetesClient kubernetes, Duration calm) {

  /** Its {@code LeaderElectionID}. */
  static final String LEASE = "60c23797.nvidia.com";

  /** A leader renews it every two seconds. */
  private static final Duration RENEWAL = Duration.ofSeconds(5);

  /** As its library sets it, where the lease does not tell. */
  private static final int LEASE_SECONDS = 15;

  /** What tells that it works, as far as clocks can be trusted. */
  Optional<String> seen(Collection<? extends HasMetadata> objects) {
    Instant now = Instant.now();
    return written(objects, now)
        .or(() -> leases().stream().flatMap(lease -> held(lease, now)).findFirst());
  }

  /** The same, after a look at whether the lease is renewed. */
  Optional<String> watched(Collection<? extends HasMetadata> objects) {
    return seen(objects).or(this::renewed);
  }

  private Optional<String> written(Collection<? extends HasMetadata> objects, Instant now) {
    return objects.stream()
        .flatMap(
            object ->
                FormerOperator.HANDOVER.lastWrite(object).stream()
                    .filter(time -> time.plus(calm).isAfter(now))
                    .map(
                        time ->
                            "it wrote %s at %s, less than %d s ago"
                                .formatted(Ownership.title(object), time, calm.toSeconds())))
        .min(Comparator.naturalOrder());
  }

  private static Stream<String> held(Lease lease, Instant now) {
    return Optional.ofNullable(lease.getSpec().getRenewTime())
        .filter(time -> time.toInstant().plusSeconds(seconds(lease)).isAfter(now))
        .map(time -> "%s was renewed at %s".formatted(title(lease), time.toInstant()))
        .stream();
  }

  private static int seconds(Lease lease) {
    return Optional.ofNullable(lease.getSpec().getLeaseDurationSeconds()).orElse(LEASE_SECONDS);
  }

  private Optional<String> renewed() {
    List<String> before = versions();
    boolean changed = !before.isEmpty() && Waiting.until(() -> !versions().equals(before), RENEWAL);
    return changed
        ? leases().stream().map(lease -> title(lease) + " is being renewed").findFirst()
        : Optional.empty();
  }

  private List<String> versions() {
    return leases().stream()
        .map(lease -> lease.getMetadata().getResourceVersion())
        .sorted()
        .toList();
  }

  /** Somebody holds them; an operator that ends may give its own back. */
  private List<Lease> leases() {
    return kubernetes
        .leases()
        .inAnyNamespace()
        .withField("metadata.name", LEASE)
        .list()
        .getItems()
        .stream()
        .filter(lease -> lease.getSpec() != null)
        .filter(lease -> lease.getSpec().getHolderIdentity() != null)
        .filter(lease -> !lease.getSpec().getHolderIdentity().isEmpty())
        .toList();
  }

  private static String title(Lease lease) {
    return "its lease %s in namespace %s".formatted(LEASE, lease.getMetadata().getNamespace());
  }
}
