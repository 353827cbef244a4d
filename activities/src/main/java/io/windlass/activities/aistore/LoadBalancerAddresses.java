package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.References;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterState;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Waits until the infrastructure has given every load balancer an address: a target looks for its
 * own one when it starts, and ends when there is none.
 *
 * <ol>
 *   <li>Where all have one, nothing is told and nothing is waited for.
 *   <li>Otherwise people are told which have none, by state, condition and Event.
 *   <li>A newer spec or a deletion ends the wait: load balancers may not be wanted any more.
 *   <li>When none comes in time, the work stalls. It goes on by itself when one comes. The time
 *       counts from when the youngest was made: who tries again does not wait again.
 *   <li>Where a target has a name alone, people are told what that means.
 * </ol>
 */
final class LoadBalancerAddresses {

  /** Clouds take minutes where pods take seconds. */
  private static final int PATIENCE_TIMES = 4;

  private final ClusterAccess access;
  private final AIStore aistore;
  private final ResourceReference reference;
  private final LoadBalancers balancers;
  private final List<HasMetadata> wanted;

  LoadBalancerAddresses(ClusterAccess access, AIStore aistore) {
    this.access = access;
    this.aistore = aistore;
    this.reference = References.to(aistore);
    this.balancers = access.loadBalancers();
    this.wanted = balancers.wanted(aistore);
  }

  /** Tells that load balancers are made, if some are not there yet. */
  void announce() {
    String missing = without(service -> true);
    if (!missing.isEmpty()) {
      access
          .reporter()
          .balancing(
              reference,
              ClusterState.INITIALIZING_LOAD_BALANCER_SERVICE,
              "make load balancers: " + missing);
    }
  }

  /**
   * @throws io.temporal.failure.ApplicationFailure when one has no address for too long
   */
  void await() {
    String pending = pending();
    if (!pending.isEmpty()) {
      tell(pending);
      if (!access.await(aistore, () -> pending().isEmpty(), remaining())) {
        throw Failures.refused(
            Reason.LOAD_BALANCER_PENDING,
            "%s: no address after %d s; see why with kubectl describe service"
                .formatted(pending(), patience().toSeconds()));
      }
    }
    warnOfNames();
  }

  private void tell(String pending) {
    access
        .reporter()
        .balancing(
            reference,
            ClusterState.PENDING_LOAD_BALANCER_SERVICE,
            "wait for addresses of load balancers: " + pending);
    access.inform(aistore, Reason.LOAD_BALANCER_PENDING, pending);
  }

  private Duration patience() {
    return access.patience().multipliedBy(PATIENCE_TIMES);
  }

  private Duration remaining() {
    Instant now = Instant.now();
    Instant youngest =
        balancers.all(aistore).stream()
            .filter(service -> !LoadBalancer.hasAddress(service))
            .map(service -> service.getMetadata().getCreationTimestamp())
            .map(time -> time == null ? now : Instant.parse(time))
            .max(Comparator.naturalOrder())
            .orElse(now);
    return patience().minus(Duration.between(youngest, now));
  }

  private String pending() {
    return without(LoadBalancer::hasAddress);
  }

  /** Which of the wanted ones do not exist like that. */
  private String without(Predicate<Service> property) {
    Set<String> having =
        wanted.isEmpty()
            ? Set.of()
            : balancers.all(aistore).stream()
                .filter(property)
                .map(service -> service.getMetadata().getName())
                .collect(Collectors.toSet());
    return wanted.stream()
        .filter(service -> !having.contains(service.getMetadata().getName()))
        .map(Ownership::title)
        .collect(Collectors.joining(", "));
  }

  private void warnOfNames() {
    Names names = Names.of(aistore);
    String named =
        wanted.isEmpty()
            ? ""
            : balancers.all(aistore).stream()
                .filter(service -> LoadBalancer.target(names, service).isPresent())
                .filter(LoadBalancer::hasNameOnly)
                .map(Ownership::title)
                .collect(Collectors.joining(", "));
    if (!named.isEmpty()) {
      access.warn(
          aistore,
          Reason.ADVICE,
          "%s: a load balancer with a host name and no IP address; its target advertises the address of its pod, and clients outside are sent there"
              .formatted(named));
    }
  }
}
