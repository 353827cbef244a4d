package io.windlass.activities.pmem;

import io.windlass.activities.kubernetes.References;
import io.windlass.activities.kubernetes.RequestWatch;
import io.windlass.activities.kubernetes.RequestWatch.Ask;
import io.windlass.activities.kubernetes.RequestWatch.Sight;
import io.windlass.activities.kubernetes.RequestWatch.Subject;
import io.windlass.activities.pmem.CertificateKeeping.Held;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.certificates.GivenMaterial.Unusable;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Rotation;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Notices that the certificates of a driver come to their end, or are no longer as they were made,
 * since nobody else does: Secrets are not watched.
 *
 * <ol>
 *   <li>Looks at the three Secrets of each driver that has a registry; others have none.
 *   <li>When one was edited or is gone, or the spec gives what can't be used any more, it asks for
 *       the driver's workflow: that puts it right, or tells why it can't.
 *   <li>So it does when a certificate or its authority is due: see {@link Term#due}.
 *   <li>A driver that is not Ready is at work, or waits for somebody else: only the end of its
 *       certificates is told.
 *   <li>So is one that another operator has made: its Secrets stay until somebody wants another
 *       driver, and are that operator's while it has the driver in hand.
 * </ol>
 *
 * How it asks, and when it looks away: see {@link RequestWatch}.
 */
public final class DriverWatch {

  private final DriverAccess access;
  private final RequestWatch watch = new RequestWatch();

  public DriverWatch(DriverAccess access) {
    this.access = access;
  }

  /** Looks once; answers the shortest time for which a certificate is still valid. */
  public Optional<Duration> look() {
    return watch.look(
        access.resources().all().stream()
            .filter(resource -> !resource.isMarkedForDeletion())
            .map(resource -> new Driver(access, resource)));
  }

  private record Driver(DriverAccess access, PmemResource resource) implements Subject {

    @Override
    public ResourceReference reference() {
      return References.to(resource);
    }

    @Override
    public Optional<Sight> look() {
      DriverContext context =
          access.observer().desired().context(resource, DriverMaterial.NOTHING, Optional.empty());
      if (context.spec().layout() == DriverLayout.DISTRIBUTED) {
        return Optional.of(Sight.waiting(Optional.empty()));
      }
      Held held = access.certificates().read(context);
      Optional<Instant> end =
          held.material().shown().values().stream()
              .map(Identity::certificate)
              .map(Term::end)
              .min(Comparator.naturalOrder());
      return Optional.of(
          ready() && ours() && !asked(resource) ? sight(context, held, end) : Sight.waiting(end));
    }

    private boolean ours() {
      return KeptDriver.recorded(resource).isEmpty()
          && resource
              .getStatus()
              .condition("Stalled")
              .filter(condition -> "True".equals(condition.getStatus()))
              .isEmpty();
    }

    private boolean ready() {
      return resource
          .getStatus()
          .condition("Ready")
          .filter(condition -> "True".equals(condition.getStatus()))
          .isPresent();
    }

    private static boolean asked(PmemResource resource) {
      return RequestWatch.asked(DriverRefusals.annotations(resource));
    }

    private Sight sight(DriverContext context, Held held, Optional<Instant> end) {
      boolean kept = kept(context, held);
      DriverMaterial material = held.material();
      Instant now = Instant.now();
      boolean due =
          !context.spec().certificates().given()
              && (material.renewalDue(now) || material.authorityDue(now));
      return new Sight(
          Optional.of("%s %s".formatted(material, kept)),
          () -> kept ? Optional.empty() : Optional.of(load("changed")),
          () -> due ? Optional.of(load("due")) : Optional.empty(),
          end);
    }

    private boolean kept(DriverContext context, Held held) {
      try {
        return access.certificates().kept(resource, context, held);
      } catch (Unusable unusable) {
        return false;
      }
    }

    /** The workflow sees by itself what is to be done. */
    private static Ask load(String why) {
      return new Ask(
          Request.CERTIFICATES, "%s%s-%s".formatted(Rotation.LOAD, why, RequestWatch.minute()));
    }

    @Override
    public void ask(Ask ask) {
      access
          .find(reference())
          .filter(present -> !asked(present))
          .ifPresent(
              present ->
                  access
                      .resources()
                      .annotate(present, Map.of(ask.request().annotation(), ask.token())));
    }
  }
}
