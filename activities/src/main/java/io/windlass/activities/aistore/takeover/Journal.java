package io.windlass.activities.aistore.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.aistore.takeover.TakeOverFacts;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Marks;
import io.windlass.workflows.aistore.takeover.TakeOverWishes;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is kept of a take-over in Kubernetes: the ConfigMap {@code <name>-take-over}. Facts of the
 * old release are written once, before anything is stopped; marks as steps are done; wishes are
 * annotations. One workflow alone writes it.
 */
record Journal(KubernetesClient kubernetes, TakeOverRequest request) {

  private static final String FACTS = "facts.json";
  private static final String MARKS = "marks.json";
  private static final String RELEASE = "windlass.io/take-over-of";

  Optional<ConfigMap> find() {
    return Optional.ofNullable(named().get());
  }

  /**
   * What was kept; empty before that.
   *
   * @throws io.temporal.failure.ApplicationFailure when it is of another release
   */
  Optional<TakeOverFacts> facts() {
    find().ifPresent(this::require);
    return read(FACTS, TakeOverFacts.class);
  }

  private void require(ConfigMap found) {
    String of = annotations(found).getOrDefault(RELEASE, "");
    if (!of.equals(request.release())) {
      throw Failures.refused(
          Reason.FOREIGN_OBJECT,
          "ConfigMap %s is of release \"%s\": give the resource another \"name\", or end that take-over"
              .formatted(found.getMetadata().getName(), of));
    }
  }

  Marks marks() {
    return read(MARKS, Marks.class).orElse(Marks.NONE);
  }

  TakeOverWishes wishes() {
    return find().map(Journal::annotations).map(TakeOverWishes::of).orElse(TakeOverWishes.NONE);
  }

  private static Map<String, String> annotations(ConfigMap found) {
    return Optional.ofNullable(found.getMetadata().getAnnotations()).orElse(Map.of());
  }

  /** Keeps the facts, unless there are some already. */
  void keep(TakeOverFacts facts) {
    if (facts().isEmpty()) {
      write(FACTS, facts);
    }
  }

  void mark(UnaryOperator<Marks> change) {
    write(MARKS, change.apply(marks()));
  }

  /**
   * Writes an annotation.
   *
   * @return false when it says so already
   */
  boolean annotate(String key, String value) {
    ConfigMap found = create();
    if (annotations(found).getOrDefault(key, "").equals(value)) {
      return false;
    }
    named()
        .edit(
            map ->
                new ConfigMapBuilder(map)
                    .editMetadata()
                    .addToAnnotations(key, value)
                    .endMetadata()
                    .build());
    return true;
  }

  void delete() {
    named().delete();
  }

  private void write(String key, Object value) {
    create();
    String text = text(value);
    named().edit(map -> new ConfigMapBuilder(map).addToData(key, text).build());
  }

  private ConfigMap create() {
    return find().orElseGet(() -> kubernetes.resource(empty()).create());
  }

  private ConfigMap empty() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name())
        .withNamespace(request.namespace())
        .addToAnnotations(RELEASE, request.release())
        .endMetadata()
        .build();
  }

  private String name() {
    return request.name() + "-take-over";
  }

  private Resource<ConfigMap> named() {
    return kubernetes.configMaps().inNamespace(request.namespace()).withName(name());
  }

  private <T> Optional<T> read(String key, Class<T> type) {
    return find()
        .map(ConfigMap::getData)
        .map(data -> data.get(key))
        .map(text -> parse(key, text, type));
  }

  private static <T> T parse(String key, String text, Class<T> type) {
    try {
      return Serialization.jsonMapper().readValue(text, type);
    } catch (JsonProcessingException wrong) {
      throw Failures.refused(
          Reason.INVALID_SPEC,
          "the ConfigMap of the take-over has a %s that can't be read; put it back as it was: %s"
              .formatted(key, wrong.getOriginalMessage()));
    }
  }

  private static String text(Object value) {
    try {
      return Serialization.jsonMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }
}
