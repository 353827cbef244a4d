package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.generator.annotation.ValidationRules;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds to a generated schema what the generator leaves out.
 *
 * <ol>
 *   <li>Every property is visited together with the Java type it was generated from.
 *   <li>Integers get their format, so that clients and {@code kubectl explain} know the range.
 *   <li>Rules on fields that are number or text, which the generator drops, are put back.
 *   <li>Types of Kubernetes get what {@link KubernetesSchemas} knows about them.
 *   <li>Descriptions of classes become those of objects that have none of their own; fields of
 *       Kubernetes' own types point to where they are described.
 * </ol>
 */
final class SchemaCompletion {
  private static final Map<Class<?>, String> FORMATS =
      Map.of(Integer.class, "int32", Long.class, "int64");
  private static final String RULES = "x-kubernetes-validations";

  private final ObjectMapper mapper = new ObjectMapper();

  void complete(ObjectNode schema, Class<?> type) {
    complete(schema, mapper.constructType(type));
  }

  private void complete(ObjectNode schema, JavaType type) {
    KubernetesDescriptions.complete(schema, type.getRawClass());
    var format = FORMATS.get(type.getRawClass());
    if (format != null) {
      schema.put("format", format);
    }
    if (type.isCollectionLikeType()) {
      completeChild(schema.get("items"), type.getContentType());
      if (type.getContentType().hasRawClass(Condition.class)) {
        KubernetesSchemas.mergeByType(schema);
      }
    } else if (type.isMapLikeType()) {
      completeChild(schema.get("additionalProperties"), type.getContentType());
    } else if (schema.has("properties")) {
      describe(schema, type);
      properties(type).forEach(property -> completeProperty(schema, property));
    }
    KubernetesSchemas.complete(schema, type.getRawClass());
  }

  private void completeChild(JsonNode child, JavaType type) {
    if (child instanceof ObjectNode schema) {
      complete(schema, type);
    }
  }

  private void completeProperty(ObjectNode parent, BeanPropertyDefinition property) {
    var child = parent.get("properties").get(property.getName());
    if (child instanceof ObjectNode schema && property.getAccessor() != null) {
      addRules(schema, property.getAccessor());
      complete(schema, property.getAccessor().getType());
    }
  }

  private static void addRules(ObjectNode schema, AnnotatedMember accessor) {
    if (schema.has(RULES)) {
      schema.set(RULES, distinct(schema.withArray(RULES)));
      return;
    }
    rules(accessor)
        .forEach(
            rule ->
                schema
                    .withArray(RULES)
                    .addObject()
                    .put("message", rule.message())
                    .put("rule", rule.value()));
  }

  /** The generator finds a record's annotation twice; server-side apply refuses a rule twice. */
  private static ArrayNode distinct(ArrayNode rules) {
    ArrayNode kept = rules.arrayNode();
    rules.valueStream().distinct().forEach(kept::add);
    return kept;
  }

  private static Stream<ValidationRule> rules(AnnotatedMember accessor) {
    var one = Optional.ofNullable(accessor.getAnnotation(ValidationRule.class));
    var several = Optional.ofNullable(accessor.getAnnotation(ValidationRules.class));
    return several.map(rules -> Stream.of(rules.value())).orElseGet(one::stream);
  }

  private static void describe(ObjectNode schema, JavaType type) {
    var description = type.getRawClass().getAnnotation(JsonClassDescription.class);
    if (description != null && !schema.has("description")) {
      schema.put("description", description.value());
    }
  }

  private List<BeanPropertyDefinition> properties(JavaType type) {
    return mapper.getSerializationConfig().introspect(type).findProperties();
  }
}
