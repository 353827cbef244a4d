package io.windlass.activities.pmem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.Differences;
import io.windlass.activities.kubernetes.Differences.Found;
import io.windlass.activities.kubernetes.Effect;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.pmem.objects.SideSecret;
import io.windlass.activities.temporal.Together;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.workflows.lifecycle.Forecast.Difference;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What adopting a driver comes to. Changes nothing: the API server is asked by dry runs.
 *
 * <ol>
 *   <li>The API server says what each object would be after the handover and an apply.
 *   <li>What differs in a pod template waits. Everything else changes at once, and what Windlass
 *       has no use for goes.
 *   <li>Secrets stay, and are told with the end of their certificates. The authority of Windlass
 *       comes with what waits.
 *   <li>All objects change hands that the operator has in hand, DaemonSet and controller last: by
 *       those it is told whose the driver is.
 * </ol>
 *
 * @param heirlooms objects that change hands, in that order
 * @param differences what is there and Windlass would make otherwise
 * @param objections what the API server would refuse, each a sentence
 */
record DriverTakeover(
    List<HasMetadata> heirlooms, List<Difference> differences, List<String> objections) {

  private static final String TEMPLATE = "spec.template";

  /** What one object comes to. */
  private record Part(
      Optional<HasMetadata> live, List<Difference> differences, Optional<String> objection) {}

  static DriverTakeover of(DriverAccess access, PmemResource resource, DriverLook look) {
    ServerSide objects = access.objects();
    Ownership own = new Ownership(resource);
    List<Part> parts = new ArrayList<>();
    if (look.observation().certified()) {
      parts.addAll(secrets(objects, look));
    }
    parts.addAll(
        Together.ask(
            wanted(look.context())
                .<Supplier<Part>>map(object -> () -> part(objects, object, own))
                .toList()));
    FoundationLook.obsolete(objects, look.context())
        .filter(own::ours)
        .map(object -> Effect.DELETED.ofWhole(object, "is there", ""))
        .map(found -> new Part(Optional.empty(), List.of(found), Optional.empty()))
        .forEach(parts::add);
    return new DriverTakeover(
        parts.stream()
            .flatMap(part -> part.live().stream())
            .filter(own::ours)
            .filter(FormerDriverOperator::theirs)
            .toList(),
        parts.stream().flatMap(part -> part.differences().stream()).toList(),
        parts.stream().flatMap(part -> part.objection().stream()).toList());
  }

  private static Stream<HasMetadata> wanted(DriverContext context) {
    return Stream.concat(
        DriverObjects.foundation(context).stream(), DriverObjects.workloads(context).stream());
  }

  /** What waits for the next rollout. */
  List<Difference> waiting() {
    return differences.stream()
        .filter(found -> found.effect().equals(Effect.WAITS.sentence()))
        .toList();
  }

  private static List<Part> secrets(ServerSide objects, DriverLook look) {
    List<Part> parts = new ArrayList<>();
    for (Side side : Side.values()) {
      Secret named = SideSecret.of(look.context(), side, Map.of());
      Optional<Difference> certificate =
          Optional.ofNullable(look.material().shown().get(side))
              .map(shown -> certificate(named, shown));
      parts.add(new Part(objects.live(named), certificate.stream().toList(), Optional.empty()));
    }
    if (!look.context().spec().certificates().given()) {
      HasMetadata authority = SideSecret.ofAuthority(look.context(), Map.of());
      parts.add(
          new Part(
              objects.live(authority),
              List.of(Effect.WAITS.ofWhole(authority, "", "is there")),
              Optional.empty()));
    }
    return parts;
  }

  private static Difference certificate(Secret secret, Identity shown) {
    return new Difference(
        Ownership.title(secret),
        "data[%s]".formatted(SideSecret.CERTIFICATE),
        "a certificate that ends at " + Term.end(shown.certificate()),
        "one of an authority whose key Windlass has",
        Effect.WAITS.sentence());
  }

  private static Part part(ServerSide objects, HasMetadata wanted, Ownership own) {
    Optional<HasMetadata> live = objects.live(wanted);
    if (live.isEmpty()) {
      return new Part(
          live, List.of(Effect.CREATED.ofWhole(wanted, "", "is there")), Optional.empty());
    }
    if (!own.ours(live.get())) {
      return new Part(live, List.of(), own.taken(List.of(live.get())));
    }
    try {
      return new Part(live, differences(objects, wanted, live.get()), Optional.empty());
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return new Part(
          live,
          List.of(),
          Optional.of("%s: %s".formatted(Ownership.title(wanted), refused.message())));
    }
  }

  private static List<Difference> differences(
      ServerSide objects, HasMetadata wanted, HasMetadata live) {
    List<Found> found =
        Differences.between(live, objects.preview(wanted, live, FormerDriverOperator.HANDOVER));
    Set<String> paths = found.stream().map(Found::path).collect(Collectors.toSet());
    List<Difference> differences = new ArrayList<>();
    found.forEach(each -> differences.add(effect(each).of(wanted, each)));
    FormerDriverOperator.HANDOVER
        .ofStrangers(live)
        .forEach(
            (path, value) -> {
              if (!paths.contains(path)) {
                differences.add(stranger(wanted, path, value));
              }
            });
    return differences;
  }

  private static Difference stranger(HasMetadata wanted, String path, JsonNode value) {
    return Effect.LEFT_ALONE.of(wanted, new Found(path, value, MissingNode.getInstance()));
  }

  private static Effect effect(Found found) {
    return found.path().startsWith(TEMPLATE) ? Effect.WAITS : Effect.CHANGED;
  }
}
