package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.kubernetes.Effect;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.temporal.Together;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Forecast.Difference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at all objects of a cluster that is in the hands of ais-operator, and tells what adopting
 * it comes to. Changes nothing: the API server is asked by dry runs.
 */
record TakeoverLook(ClusterAccess access, AIStore aistore) {

  /** What one object comes to; its StatefulSets come last of all. */
  private record Part(
      Optional<HasMetadata> heirloom,
      List<Difference> differences,
      Kept kept,
      List<String> objections) {

    /** One that does not change hands. */
    static Part beside(List<Difference> differences, List<String> objections) {
      return new Part(Optional.empty(), differences, Kept.nothing(), objections);
    }

    static Part told(Difference difference) {
      return beside(List.of(difference), List.of());
    }
  }

  /**
   * The annotations of the resource as the adoption leaves them: pods count as started with the
   * settings of now, whatever ais-operator's hash of those looks like.
   */
  static Map<String, String> annotations(ClusterAccess access, AIStore aistore, Kept kept) {
    Map<String, String> annotations =
        new HashMap<>(access.desired().restartHashesAsStarted(aistore));
    annotations.put(Kept.ANNOTATION, Kept.of(aistore).and(kept).annotation());
    return annotations;
  }

  /** What waits in a cluster that was adopted. */
  List<Difference> waiting() {
    return Kept.of(aistore).templates().isEmpty()
        ? List.of()
        : takeover().differences().stream()
            .filter(found -> found.effect().equals(Effect.WAITS.sentence()))
            .toList();
  }

  Takeover takeover() {
    AIStore started = Annotations.with(aistore, annotations(access, aistore, Kept.nothing()));
    List<HasMetadata> wanted = new ArrayList<>(access.desired().foundation(started));
    access.certManager().wanted(started).ifPresent(wanted::add);
    Both<Optional<StatefulSet>> live = RoleObjects.statefulSets(access.kubernetes(), started);
    List<Supplier<Part>> questions = new ArrayList<>();
    wanted.forEach(object -> questions.add(() -> part(object)));
    unwanted(started).forEach(object -> questions.add(() -> unwanted(object)));
    for (DaemonRole role : DaemonRole.values()) {
      questions.add(() -> nodes(started, role, live));
    }
    return takeover(Together.ask(questions));
  }

  private Takeover takeover(List<Part> parts) {
    List<Difference> differences =
        new ArrayList<>(parts.stream().flatMap(part -> part.differences().stream()).toList());
    List<String> objections =
        parts.stream().flatMap(part -> part.objections().stream()).distinct().toList();
    objections.forEach(
        sentence -> differences.add(Effect.NEEDS_PERSON.ofWhole(aistore, sentence, "")));
    return new Takeover(
        parts.stream().flatMap(part -> part.heirloom().stream()).toList(),
        differences,
        parts.stream().map(Part::kept).reduce(Kept.nothing(), Kept::and),
        objections.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", objections)));
  }

  private Stream<HasMetadata> unwanted(AIStore started) {
    return Stream.concat(
        access.desired().unwanted(started).stream(), access.loadBalancers().left(started).stream());
  }

  private Part nodes(AIStore started, DaemonRole role, Both<Optional<StatefulSet>> live) {
    return RoleObjects.named(access.kubernetes(), started, role)
        .map(named -> part(access.desired().nodes(started, role, Shapes.of(named), live), named))
        .orElseGet(() -> Part.beside(List.of(), List.of()));
  }

  private Part part(HasMetadata wanted) {
    return new ServerSide(access.kubernetes())
        .live(wanted)
        .map(live -> part(wanted, live))
        .orElseGet(() -> Part.told(Effect.CREATED.ofWhole(wanted, "", "is there")));
  }

  private Part part(HasMetadata wanted, HasMetadata live) {
    Ownership ownership = new Ownership(aistore);
    if (!ownership.ours(live)) {
      return Part.beside(List.of(), ownership.taken(List.of(live)).stream().toList());
    }
    ObjectTakeover.Result result =
        new ObjectTakeover(new ServerSide(access.kubernetes())).of(wanted, live);
    return new Part(
        Optional.of(live).filter(FormerOperator.HANDOVER::pending),
        result.differences(),
        result.kept(),
        result.objections());
  }

  private Part unwanted(HasMetadata object) {
    return new ServerSide(access.kubernetes())
        .live(object)
        .filter(new Ownership(aistore)::ours)
        .map(live -> Part.told(Effect.DELETED.ofWhole(live, "is there", "")))
        .orElseGet(() -> Part.beside(List.of(), List.of()));
  }
}
