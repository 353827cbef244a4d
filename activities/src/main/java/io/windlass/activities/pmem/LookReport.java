package io.windlass.activities.pmem;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Authority;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.ConversionState;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.DriverGate;
import io.windlass.workflows.pmem.DriverGate.Standing;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverRevisions.Rejection;
import io.windlass.workflows.pmem.Hindrances;
import io.windlass.workflows.pmem.resource.ConversionStatus;
import io.windlass.workflows.pmem.resource.DriverCertificateStatus;
import io.windlass.workflows.pmem.resource.DriverComponent;
import io.windlass.workflows.pmem.resource.DriverLine;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.NodeCheck;
import io.windlass.workflows.pmem.resource.NodeEvent;
import io.windlass.workflows.pmem.resource.NodesSummary;
import io.windlass.workflows.pmem.resource.RolloutStatus;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a look found, in the words of the status. Pure. */
record LookReport(DriverLook look) {

  private static final String CERTIFICATES = "CertsReady";

  /** As resources of other kinds tell of theirs. */
  static final String CERTIFICATES_VALID = "CertificatesValid";

  private static final String NO_NODES = "NoNodes";
  private static final String SHARED = "NodesShared";

  private static final String PREFLIGHT = "Preflight";
  private static final int HEXADECIMAL = 16;

  private DriverObservation seen() {
    return look.observation();
  }

  List<DriverComponent> components() {
    String now = Conditions.now();
    return List.of(
        DriverComponent.controller(
            seen().controller().ready(),
            seen().controller().desired(),
            look.context().spec().line().since(DriverLine.V1_0) ? "deployment" : "stateful set",
            now),
        DriverComponent.node(well(), desired(), now));
  }

  NodesSummary nodes() {
    String target = seen().revisions().target();
    return new NodesSummary(
        desired(),
        "%d/%d".formatted(well(), desired()),
        count(node -> node.health().registered()),
        count(node -> node.has(target)),
        seen().nodes().stream().mapToLong(node -> node.health().capacity().orElse(0)).sum(),
        troubles(),
        checks());
  }

  private List<NodeCheck> checks() {
    return seen().nodes().stream()
        .flatMap(
            node ->
                node.findings().stream()
                    .map(
                        found ->
                            new NodeCheck(
                                node.name(),
                                found.blocks() ? "Blocked" : "Advice",
                                found.reason().camelCase(),
                                found.message())))
        .toList();
  }

  private List<String> troubles() {
    Stream<String> rivals =
        seen().nodes().stream()
            .filter(DriverNode::selected)
            .flatMap(
                node ->
                    node
                        .rival()
                        .map(who -> "%s: taken by %s".formatted(node.name(), who))
                        .stream());
    Stream<String> ailing =
        seen().wantedNodes().flatMap(node -> DriverGate.ailment(node, seen()).stream());
    return Stream.concat(rivals, ailing).toList();
  }

  /**
   * @param events that were told before
   */
  RolloutStatus rollout(List<NodeEvent> events) {
    DriverRevisions revisions = seen().revisions();
    Optional<Rejection> rejected = revisions.rejected();
    return new RolloutStatus(
        revisions.wanted(),
        revisions.good().isEmpty() ? null : revisions.good(),
        rejected.map(Rejection::revision).orElse(null),
        rejected.map(Rejection::because).orElse(null),
        count(node -> DriverGate.standing(node, seen()) == Standing.FAILED),
        events);
  }

  List<ConversionStatus> conversions() {
    return seen().conversions().nodes().stream()
        .filter(ConvertedNode::concerned)
        .map(this::conversion)
        .toList();
  }

  private ConversionStatus conversion(ConvertedNode node) {
    ConversionState state = node.state();
    int allowed = seen().conversions().settings().attempts();
    boolean asked = seen().requested(Request.CONVERT);
    String word =
        switch (state.stage()) {
          case WAITING -> state.attempts() < allowed ? "Asked" : "Failed";
          case CONVERTING -> "Converting";
          case CONVERTED -> "Converted";
          case FAILED -> "Failed";
          case REFUSED -> "Refused";
        };
    return new ConversionStatus(
        node.name(),
        word,
        "%d/%d".formatted(state.attempts(), allowed),
        word.equals("Asked") && !asked
            ? "nothing is begun before the resource has the annotation "
                + Request.CONVERT.annotation()
            : Optional.of(state.message()).filter(told -> !told.isEmpty()).orElse(null),
        state.at().isEmpty() ? null : state.at());
  }

  List<DriverCertificateStatus> certificates() {
    return Arrays.stream(Side.values()).flatMap(side -> certificate(side).stream()).toList();
  }

  private Optional<DriverCertificateStatus> certificate(Side side) {
    return Optional.ofNullable(look.material().shown().get(side))
        .map(Identity::certificate)
        .map(
            shown ->
                new DriverCertificateStatus(
                    side.secret(new DriverNames(look.context().owner().name())),
                    Fingerprint.of(shown),
                    shown.getSerialNumber().toString(HEXADECIMAL),
                    issuer(shown).orElse(null),
                    time(Term.end(shown)),
                    renewed() ? time(Term.dueAt(shown)) : null));
  }

  /** Whether Windlass does it by itself. */
  private boolean renewed() {
    return !look.context().spec().certificates().given() && look.kept().isEmpty();
  }

  private Optional<String> issuer(X509Certificate shown) {
    return Stream.concat(
            look.material().trusted().stream(),
            look.material().present().map(Authority::certificate).stream())
        .filter(
            authority -> authority.getSubjectX500Principal().equals(shown.getIssuerX500Principal()))
        .map(Fingerprint::of)
        .findFirst();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The conditions that tell of nodes and certificates. */
  Conditions told(Conditions conditions) {
    certificates(conditions);
    flag(
        conditions,
        NO_NODES,
        desired() == 0 ? "no node with the labels of spec.nodeSelector may have the driver" : "",
        Reason.NO_NODES);
    preflight(conditions);
    return flag(
        conditions,
        SHARED,
        seen().nodes().stream()
            .filter(DriverNode::selected)
            .flatMap(
                node -> node.rival().map(who -> "%s (%s)".formatted(node.name(), who)).stream())
            .collect(Collectors.joining(", ")),
        Reason.NODES_SHARED);
  }

  private void certificates(Conditions conditions) {
    if (!seen().certified()) {
      conditions
          .remove(CERTIFICATES_VALID)
          .set(
              CERTIFICATES,
              true,
              "NotNeeded",
              "Drivers from v0.9 on have no certificates: nodes make their volumes themselves");
      return;
    }
    boolean complete = look.material().shown().size() == Side.values().length;
    conditions.set(
        CERTIFICATES,
        complete,
        complete ? "Complete" : "Missing",
        complete
            ? "Controller and nodes have certificates of an authority that both trust"
            : "Certificates have not been made yet");
    validity(conditions);
  }

  /** What can't be used was told when it was refused, and stays told as long as it is. */
  private void validity(Conditions conditions) {
    Optional<X509Certificate> first =
        look.material().shown().values().stream()
            .map(Identity::certificate)
            .min(Comparator.comparing(Term::end));
    boolean refused =
        seen().policy().objections().stream()
            .anyMatch(objection -> objection.reason() == Reason.CERTIFICATE_UNUSABLE);
    if (first.isEmpty() || refused) {
      return;
    }
    boolean valid = Term.valid(first.get(), Instant.now());
    conditions.set(
        CERTIFICATES_VALID,
        valid,
        valid ? "Valid" : Reason.CERTIFICATE_ENDS.camelCase(),
        "The first of the driver's certificates %s at %s"
            .formatted(valid ? "ends" : "has ended", time(Term.end(first.get()))));
  }

  /** Says nothing any more once every selected node has the driver. */
  private void preflight(Conditions conditions) {
    List<DriverNode> candidates =
        seen().nodes().stream().filter(node -> node.selected() && !node.owned()).toList();
    if (candidates.isEmpty()) {
      conditions.remove(PREFLIGHT);
      return;
    }
    List<Hindrances.Group> found = Hindrances.groups(candidates);
    boolean passes = found.stream().noneMatch(group -> group.finding().blocks());
    String nothing = "Passed";
    conditions.set(
        PREFLIGHT,
        passes,
        passes && !found.isEmpty()
            ? Reason.ADVICE.camelCase()
            : found.stream()
                .map(group -> group.finding().reason().camelCase())
                .findFirst()
                .orElse(nothing),
        found.isEmpty()
            ? "nothing keeps the driver from the nodes"
            : found.stream().map(LookReport::told).collect(Collectors.joining("; ")));
  }

  private static String told(Hindrances.Group group) {
    return "%s: %s".formatted(group.finding().blocks() ? "blocking" : "advice", group.sentence());
  }

  /** Told only while it holds. */
  private static Conditions flag(
      Conditions conditions, String type, String message, Reason reason) {
    return message.isEmpty()
        ? conditions.remove(type)
        : conditions.set(type, true, reason.camelCase(), message);
  }

  private int desired() {
    return (int) seen().wantedNodes().count();
  }

  private int well() {
    return (int) seen().wantedNodes().filter(node -> DriverGate.well(node, seen())).count();
  }

  private int count(Predicate<DriverNode> holds) {
    return (int) seen().wantedNodes().filter(holds).count();
  }
}
