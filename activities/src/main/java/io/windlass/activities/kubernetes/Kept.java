package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What stays of objects that another operator has made, although Windlass would make it otherwise.
 *
 * <ol>
 *   <li>Recorded is what Windlass wanted when the resource was adopted: a hash for each object and
 *       part. As long as it wants the same, what is there stays.
 *   <li>As soon as it wants anything else (the spec names another image, a person asks for a
 *       restart), the pod template that is wanted then is applied, with everything that waited.
 *   <li>From then on a template is not kept any more, also when the old one is wanted again.
 *   <li>What Kubernetes never lets change stays for as long as Windlass wants the same. The sizes
 *       of volumes are no part of that: they grow.
 * </ol>
 *
 * <p>Guarantee: adopting a resource restarts none of its pods, whatever is looked at in which
 * order.
 *
 * @param wanted hash of what was wanted, by object and part
 */
public record Kept(Map<String, String> wanted) {

  /** Annotation of the resource that records it. */
  public static final String ANNOTATION = "windlass.io/kept";

  private static final int DIGITS = 16;

  /** A part of an object's {@code spec} that stays or goes as a whole. */
  public enum Part {
    /** The pod template: a change restarts pods. */
    TEMPLATE("template"),
    /** What Kubernetes refuses to change in a StatefulSet. */
    FIXED("selector", "serviceName", "podManagementPolicy", "volumeClaimTemplates");

    private final List<String> fields;

    Part(String... fields) {
      this.fields = List.of(fields);
    }

    /** The names of its fields in {@code spec}. */
    public List<String> fields() {
      return fields;
    }

    private String of(HasMetadata object) {
      return "%s/%s/%s"
          .formatted(
              object.getKind(), object.getMetadata().getName(), name().toLowerCase(Locale.ROOT));
    }
  }

  public Kept {
    wanted = Map.copyOf(wanted);
  }

  /** Nothing. */
  public static Kept nothing() {
    return new Kept(Map.of());
  }

  /** As the resource records it. */
  public static Kept of(HasMetadata resource) {
    String text = resource.getMetadata().getAnnotations().getOrDefault(ANNOTATION, "");
    return new Kept(
        Arrays.stream(text.split(","))
            .map(entry -> entry.split("=", 2))
            .filter(entry -> entry.length == 2)
            .collect(
                Collectors.toMap(
                    entry -> entry[0].strip(), entry -> entry[1].strip(), (one, other) -> other)));
  }

  /** To be recorded; empty for nothing. */
  public String annotation() {
    return new TreeMap<>(wanted)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }

  /** The same and more. */
  public Kept with(HasMetadata object, Part part) {
    Map<String, String> more = new TreeMap<>(wanted);
    more.put(part.of(object), hash(object, part));
    return new Kept(more);
  }

  /** Both. */
  public Kept and(Kept other) {
    Map<String, String> all = new TreeMap<>(wanted);
    all.putAll(other.wanted);
    return new Kept(all);
  }

  /** Without the templates of objects that are wanted otherwise now. */
  public Kept unless(List<? extends HasMetadata> objects) {
    Map<String, String> left = new TreeMap<>(wanted);
    objects.stream()
        .filter(Predicate.not(object -> keeps(object, Part.TEMPLATE)))
        .map(Part.TEMPLATE::of)
        .forEach(left::remove);
    return new Kept(left);
  }

  /** The titles of objects whose template is kept. */
  public List<String> templates() {
    String suffix = "/" + Part.TEMPLATE.name().toLowerCase(Locale.ROOT);
    return new TreeSet<>(wanted.keySet())
        .stream()
            .filter(key -> key.endsWith(suffix))
            .map(key -> key.substring(0, key.length() - suffix.length()).replace('/', ' '))
            .toList();
  }

  /** Whether that part of the object stays as it is. */
  public boolean keeps(HasMetadata object, Part part) {
    return Objects.equals(wanted.get(part.of(object)), hash(object, part));
  }

  /** The object as it is to be applied: what is kept of it is as it lives. */
  public <T extends HasMetadata> T over(T object, HasMetadata live) {
    List<Part> parts = Arrays.stream(Part.values()).filter(part -> keeps(object, part)).toList();
    return parts.isEmpty() ? object : replaced(object, live, parts);
  }

  @SuppressWarnings("unchecked") // of the class that it has been made of
  private static <T extends HasMetadata> T replaced(T object, HasMetadata live, List<Part> parts) {
    ObjectNode tree = Serialization.jsonMapper().valueToTree(object);
    JsonNode present = spec(live);
    ObjectNode spec = tree.withObject("spec");
    parts.stream()
        .flatMap(part -> part.fields().stream())
        .forEach(
            field -> {
              if (present.has(field)) {
                spec.set(field, present.get(field));
              } else {
                spec.remove(field);
              }
            });
    return (T) Serialization.jsonMapper().convertValue(tree, object.getClass());
  }

  private static String hash(HasMetadata object, Part part) {
    JsonNode spec = spec(object);
    spec.path("volumeClaimTemplates")
        .forEach(template -> template.withObject("/spec").remove("resources"));
    Map<String, Object> values = new TreeMap<>();
    part.fields().forEach(field -> values.put(field, Json.plain(spec.path(field))));
    return Json.sha256(Json.sortedText(values)).substring(0, DIGITS);
  }

  private static JsonNode spec(HasMetadata object) {
    return Serialization.jsonMapper().<JsonNode>valueToTree(object).path("spec");
  }
}
