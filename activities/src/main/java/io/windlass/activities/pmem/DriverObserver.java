package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.pmem.CertificateKeeping.Held;
import io.windlass.activities.pmem.FoundationLook.Foundation;
import io.windlass.activities.pmem.NodeLook.Sight;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.certificates.GivenMaterial.Unusable;
import io.windlass.activities.pmem.http.DriverMetrics;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.NodeDaemonSet;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.pmem.preflight.NodePreflight;
import io.windlass.activities.pmem.preflight.PreflightMode;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Requested;
import io.windlass.workflows.pmem.DriverCertificates;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverObservation.Controller;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.DriverObservation.Policy;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverRevisions.Rejection;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.RolloutSettings;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverSpec;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Looks at a driver, as Kubernetes and the driver itself tell of it.
 *
 * <ol>
 *   <li>What is wanted follows from the resource and from what its Secrets hold: what they will
 *       hold after the next step starts pods anew then, and not before.
 *   <li>Objects are compared with what is wanted by the API server, so that its defaults count as
 *       nothing, and what is no longer wanted as something.
 *   <li>Whoever only waits does not look at everything: see {@link DriverWait}.
 * </ol>
 */
final class DriverObserver {

  /** For one question to a driver. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private static final String EDITED = "-edited";

  private final KubernetesClient kubernetes;
  private final PmemResources resources;
  private final PmemSettings settings;
  private final DesiredDriver desired;
  private final ServerSide objects;
  private final CertificateKeeping certificates;
  private final DriverMetrics metrics;

  DriverObserver(KubernetesClient kubernetes, PmemResources resources, PmemSettings settings) {
    this.kubernetes = kubernetes;
    this.resources = resources;
    this.settings = settings;
    this.desired =
        new DesiredDriver(new ServerVersion(kubernetes, InstantSource.system()), settings);
    this.objects = new ServerSide(kubernetes);
    this.certificates = new CertificateKeeping(kubernetes, settings);
    this.metrics = new DriverMetrics(settings.clusterDomain(), ANSWER);
  }

  /** What one look has in common. */
  record Subject(
      PmemResource resource,
      DriverContext context,
      DriverMaterial material,
      Optional<DaemonSet> live,
      Optional<KeptDriver> kept) {

    DriverSpec spec() {
      return context.spec();
    }

    /** The revision that pods are to have. */
    String wanted() {
      return kept.map(KeptDriver::revision).orElseGet(() -> NodeDaemonSet.revision(context));
    }

    /** The controller as it is to be. */
    ControllerWorkload controller(Optional<ControllerWorkload> present) {
      return kept.map(theirs -> theirs.over(context, present))
          .orElseGet(() -> ControllerWorkload.of(DriverObjects.controller(context)));
    }

    /** Whether controller and nodes believe each other by certificates. */
    boolean certified() {
      return spec().layout() == DriverLayout.REGISTRY;
    }
  }

  /** From what its objects are made now. */
  DriverContext context(PmemResource resource) {
    return subject(resource, held(resource)).context();
  }

  /** For whoever waits: what is wanted now, and the way to look at a part of it. */
  DriverWait wait(PmemResource resource) {
    Subject subject = subject(resource, held(resource));
    DriverRevisions revisions = revisions(subject, live -> revision(subject, live));
    DriverObservation before =
        new DriverObservation(
            true,
            new Controller(false, false, 0, 1, Optional.empty()),
            List.of(),
            revisions,
            DriverVolumes.NONE,
            certificates(subject),
            DriverConversions.NONE,
            policy(subject, List.of()));
    return new DriverWait(this, subject, before, ConcurrentHashMap.newKeySet());
  }

  private Held held(PmemResource resource) {
    return held(resource, reading());
  }

  private Held held(PmemResource resource, Reading reading) {
    return certificates.read(
        desired.context(resource, DriverMaterial.NOTHING, Optional.empty()), reading);
  }

  private Subject subject(PmemResource resource, Held held) {
    return subject(resource, held, workloads(resource).nodes());
  }

  private Subject subject(PmemResource resource, Held held, Optional<DaemonSet> live) {
    DriverContext context = desired.context(resource, held.material(), live);
    Optional<KeptDriver> kept = live.flatMap(set -> kept(resource, context, set));
    return new Subject(resource, context, held.material(), live, kept);
  }

  /** Why nothing is compared: the spec wants the driver in another layout than it was made in. */
  Optional<Stalled<PmemStep>> anotherLayout(PmemResource resource) {
    return LayoutGuard.refusal(
        resource, workloads(resource).nodes(), resource.driver(desired.platform()));
  }

  /** What a change has in common: nothing but what is wanted. */
  Subject subject(PmemResource resource) {
    return subject(resource, held(resource));
  }

  /** Everything. */
  DriverLook look(PmemResource resource) {
    return look(resource, reading());
  }

  /** For one look. */
  Reading reading() {
    return new Reading(kubernetes);
  }

  /** Everything, but for what was read already. */
  DriverLook look(PmemResource resource, Reading reading) {
    DriverWorkloads workloads = workloads(resource);
    Optional<ControllerWorkload> controller = workloads.controller(reading);
    Held held = held(resource, reading);
    Subject subject = subject(resource, held, workloads.nodes(reading));
    Rivals rivals = rivals(resource, reading);
    Foundation foundation = foundation(subject, held, reading);
    List<HasMetadata> strangers = new ArrayList<>(foundation.strangers());
    Ownership own = new Ownership(resource);
    subject.live().filter(set -> !own.ours(set)).ifPresent(strangers::add);
    controller
        .map(ControllerWorkload::object)
        .filter(set -> !own.ours(set))
        .ifPresent(strangers::add);
    VolumeLook volumes = VolumeLook.of(kubernetes, subject.spec().driverName());
    List<Node> all = kubernetes.nodes().list().getItems();
    return new DriverLook(
        new DriverObservation(
            foundation.applied() && LayoutGuard.recorded(resource).isPresent(),
            controllerLook()
                .at(subject.controller(controller), controller, workloads.pods(Side.CONTROLLER)),
            nodes(subject, rivals, Optional.of(volumes), all),
            revisions(subject, live -> applied(subject, live)),
            volumes.all(),
            certificates(subject),
            new ConversionLook(kubernetes, resource, subject.context())
                .at(all, Optional.of(volumes)),
            policy(subject, objections(subject, rivals, own.taken(strangers)))),
        subject.context(),
        held.material(),
        subject.live(),
        subject.kept());
  }

  /**
   * Only what Kubernetes still remembers can be kept, and not when a person wants the authority or
   * the certificates replaced that it was started with.
   */
  private Optional<KeptDriver> kept(PmemResource resource, DriverContext context, DaemonSet live) {
    boolean certified = context.spec().layout() == DriverLayout.REGISTRY;
    boolean replaced =
        certified
            && (Request.REPLACE_AUTHORITY.pending(DriverRefusals.annotations(resource)).isPresent()
                || !PmemAnnotations.asked(resource).isEmpty());
    return KeptDriver.recorded(resource)
        .filter(kept -> !replaced && kept.keepsNodes(context))
        .filter(kept -> workloads(resource).history().template(live, kept.revision()).isPresent());
  }

  DesiredDriver desired() {
    return desired;
  }

  DriverWorkloads workloads(PmemResource resource) {
    return DriverWorkloads.of(kubernetes, settings, resource);
  }

  KubernetesClient kubernetes() {
    return kubernetes;
  }

  NodeLook nodeLook(Sight sight) {
    return new NodeLook(metrics, settings.patience(), sight);
  }

  ControllerLook controllerLook() {
    return new ControllerLook(objects, settings.patience());
  }

  Rivals rivals(PmemResource resource) {
    return rivals(resource, reading());
  }

  private Rivals rivals(PmemResource resource, Reading reading) {
    return Rivals.of(
        resource,
        resources.all(),
        reading.everywhere(DaemonSet.class),
        new OtherPods(
            () -> kubernetes.pods().inNamespace(settings.namespace()).list().getItems(),
            resource.names().node()),
        desired.platform());
  }

  private Foundation foundation(Subject subject, Held held, Reading reading) {
    return new FoundationLook(objects, reading)
        .at(
            subject.context(),
            new Ownership(subject.resource()),
            wantedSecrets(subject),
            held.secrets());
  }

  /** Those that are kept are as they are wanted. */
  private Optional<List<Secret>> wantedSecrets(Subject subject) {
    if (subject.kept().isPresent() || !subject.certified()) {
      return Optional.of(List.of());
    }
    try {
      DriverMaterial wanted =
          certificates.wanted(subject.resource(), subject.spec(), subject.material());
      return Optional.of(certificates.secrets(subject.context(), wanted));
    } catch (Unusable unusable) {
      return Optional.empty();
    }
  }

  /** All nodes that have to do with the driver, but for volumes that are in use on them. */
  List<DriverNode> nodes(Subject subject) {
    return nodes(
        subject,
        rivals(subject.resource()),
        Optional.empty(),
        kubernetes.nodes().list().getItems());
  }

  private List<DriverNode> nodes(
      Subject subject, Rivals rivals, Optional<VolumeLook> volumes, List<Node> all) {
    Sight sight =
        new Sight(
            subject.spec().driverName(),
            subject.resource().names().owner(),
            subject.spec().nodeSelector(),
            all,
            DriverWait.byName(kubernetes.storage().v1().csiNodes().list().getItems()),
            DriverWait.byNode(workloads(subject.resource()).pods(Side.NODE)),
            subject.live().map(DriverWorkloads::capacity).orElse(Map.of()),
            rivals::of,
            volumes,
            NodePreflight.of(
                subject.spec(),
                PreflightMode.in(DriverRefusals.annotations(subject.resource())),
                all));
    return nodeLook(sight).nodes();
  }

  private static DriverRevisions revisions(Subject subject, Function<DaemonSet, String> applied) {
    return new DriverRevisions(
        subject.wanted(),
        subject.live().map(applied).orElse(""),
        subject.live().map(live -> PmemAnnotations.value(live, PmemAnnotations.GOOD)).orElse(""),
        rejected(subject.resource()));
  }

  /** What the DaemonSet's template says that it is, or Kubernetes remembers of it. */
  private String revision(Subject subject, DaemonSet live) {
    return workloads(subject.resource()).history().revision(live);
  }

  /** A template that says it is the wanted one, and was edited since, is another. */
  private String applied(Subject subject, DaemonSet live) {
    String wanted = subject.wanted();
    String revision = revision(subject, live);
    DaemonSet desired =
        subject.kept().isPresent()
            ? NodeDaemonSet.with(subject.context(), live.getSpec().getTemplate())
            : NodeDaemonSet.of(subject.context());
    boolean intact =
        !revision.equals(wanted) || objects.unchanged(DaemonSetCare.carrying(desired, live), live);
    return intact ? revision : revision + EDITED;
  }

  private static Optional<Rejection> rejected(PmemResource resource) {
    String told = PmemAnnotations.value(resource, PmemAnnotations.REJECTED);
    int colon = told.indexOf(": ");
    return colon < 0
        ? Optional.empty()
        : Optional.of(new Rejection(told.substring(0, colon), told.substring(colon + 2)));
  }

  /** Nothing is renewed while pods keep what they were started with, unless a person asks. */
  private static DriverCertificates certificates(Subject subject) {
    Instant now = Instant.now();
    DriverMaterial held = subject.material();
    if (!subject.certified()) {
      return DriverCertificates.of(AuthorityChange.NONE);
    }
    if (subject.kept().isPresent()) {
      return DriverCertificates.of(AuthorityChange.SETTLED);
    }
    String asked = PmemAnnotations.asked(subject.resource());
    String revoking = PmemAnnotations.revoking(subject.resource());
    return subject.spec().certificates().given()
        ? DriverCertificates.of(AuthorityChange.NONE)
        : new DriverCertificates(
            held.change(),
            held.renewalDue(now),
            !asked.isEmpty() && !asked.equals(held.issuedFor()),
            !held.shown().isEmpty() && held.authorityDue(now),
            !revoking.isEmpty() && !revoking.equals(held.issuedFor()));
  }

  private List<Objection> objections(Subject subject, Rivals rivals, Optional<String> taken) {
    DriverSpec spec = subject.spec();
    List<Objection> objections = new ArrayList<>();
    rivals
        .namesake(spec.driverName())
        .ifPresent(
            other ->
                objections.add(
                    new Objection(
                        Reason.INVALID_SPEC,
                        "%s has the same driver name, or objects of the same names: give this one another"
                            .formatted(other))));
    taken.ifPresent(sentence -> objections.add(new Objection(Reason.FOREIGN_OBJECT, sentence)));
    certificates
        .problem(subject.resource(), spec, subject.material())
        .ifPresent(
            sentence -> objections.add(new Objection(Reason.CERTIFICATE_UNUSABLE, sentence)));
    return objections;
  }

  private static Policy policy(Subject subject, List<Objection> objections) {
    DriverSpec spec = subject.spec();
    PmemResource resource = subject.resource();
    Map<String, String> annotations = DriverRefusals.annotations(resource);
    Fixed wanted = Fixed.of(spec);
    return new Policy(
        wanted,
        subject.live().map(live -> DriverWorkloads.fixed(live, wanted)),
        DriverVersions.of(spec.images().driver()),
        RolloutSettings.of(annotations, spec.maxUnavailable()),
        Requested.in(annotations),
        resource
            .getMetadata()
            .getUid()
            .equals(PmemAnnotations.value(resource, PmemAnnotations.ORPHAN)),
        objections);
  }
}
