package io.windlass.activities.aistore.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.objects.Labels;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.takeover.TakeOverFacts;
import io.windlass.workflows.aistore.takeover.TakeOverFacts.Host;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Modern;
import io.windlass.workflows.lifecycle.Failures;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The resource that takes over. It is steered as a person steers it: applied, shut down, deleted;
 * its own workflow does the rest.
 *
 * @param calls a client for the cluster of a resource
 */
record NewCluster(
    KubernetesClient kubernetes,
    TakeOverRequest request,
    TakeOverFacts facts,
    Function<AIStore, AisClient> calls) {

  private static final String READY = "Ready";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  /** Pods may be there for longer than the resource. */
  Modern look() {
    return find().map(this::stands).orElseGet(() -> pods() ? Modern.STOPPING : Modern.ABSENT);
  }

  private Modern stands(AIStore found) {
    if (Boolean.TRUE.equals(found.getSpec().shutdownCluster())) {
      return pods() ? Modern.STOPPING : Modern.DOWN;
    }
    return ready(found) ? Modern.READY : Modern.STARTING;
  }

  /** Of the spec that stands, not of an earlier one. */
  private static boolean ready(AIStore found) {
    return found
        .getStatus()
        .condition(READY)
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(Condition::getObservedGeneration)
        .filter(found.getMetadata().getGeneration()::equals)
        .isPresent();
  }

  private boolean pods() {
    return Stream.of(DaemonRole.values())
        .anyMatch(
            role ->
                !kubernetes
                    .pods()
                    .inNamespace(request.namespace())
                    .withLabels(Labels.selector(request.name(), role))
                    .list()
                    .getItems()
                    .isEmpty());
  }

  void apply() {
    if (find().isEmpty()) {
      kubernetes
          .resource(Serialization.unmarshal(facts.resource(), AIStore.class))
          .inNamespace(request.namespace())
          .create();
    }
  }

  void awaitReady() {
    Waiting.until(() -> look() != Modern.STARTING);
  }

  /**
   * Makes the buckets.
   *
   * @throws io.temporal.failure.ApplicationFailure when targets have other ids than the old ones
   */
  void makeBuckets() {
    AisClient client =
        calls.apply(find().orElseThrow(() -> Failures.planOutdated("the new resource is gone")));
    requireIds(client.document("smap").path("tmap"));
    facts
        .buckets()
        .forEach(
            bucket ->
                client.createBucket(
                    bucket.namespace(), bucket.name(), properties(bucket.properties())));
  }

  private void requireIds(JsonNode targets) {
    Set<String> wanted = facts.hosts().stream().map(Host::id).collect(Collectors.toSet());
    Set<String> found =
        StreamSupport.stream(targets.spliterator(), false)
            .map(target -> target.path("daemon_id").asText())
            .collect(Collectors.toSet());
    if (!found.equals(wanted)) {
      throw Failures.notYet(
          "the new targets have the ids %s, and the old ones had %s: objects would not be found; see"
                  .formatted(found.stream().sorted().toList(), wanted.stream().sorted().toList())
              + " that each is on a host of the plan, or cancel");
    }
  }

  /** From names with dots to JSON, with numbers and truth values as such. */
  static ObjectNode properties(Map<String, String> flat) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    flat.forEach(
        (path, value) -> {
          int dot = path.indexOf('.');
          ObjectNode section = dot < 0 ? all : all.withObject("/" + path.substring(0, dot));
          String name = path.substring(dot + 1);
          if (value.equals("true") || value.equals("false")) {
            section.put(name, Boolean.parseBoolean(value));
          } else if (value.matches("-?[0-9]{1,18}")) {
            section.put(name, Long.parseLong(value));
          } else if (!value.isEmpty()) {
            section.put(name, value);
          }
        });
    return all;
  }

  void shutDown() {
    patch("{\"spec\":{\"shutdownCluster\":true}}");
  }

  void awaitEnd() {
    Waiting.until(() -> !pods());
  }

  void start() {
    patch("{\"spec\":{\"shutdownCluster\":false}}");
  }

  void switchRebalance() {
    patch("{\"spec\":{\"configToUpdate\":{\"rebalance\":{\"enabled\":true}}}}");
  }

  /** Deletes it, and waits until it and its pods are gone; data on the disks stays. */
  void delete() {
    resource().delete();
    Waiting.until(() -> find().isEmpty() && !pods());
  }

  private void patch(String change) {
    resource().patch(MERGE, change);
  }

  private Optional<AIStore> find() {
    return Optional.ofNullable(resource().get());
  }

  private Resource<AIStore> resource() {
    return kubernetes
        .resources(AIStore.class)
        .inNamespace(request.namespace())
        .withName(request.name());
  }
}
