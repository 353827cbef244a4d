package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A custom resource definition as it is committed.
 *
 * <ol>
 *   <li>The generator makes the schema of the records.
 *   <li>{@link SchemaCompletion} adds what the generator leaves out.
 *   <li>Printer columns come in the order in which the class names them.
 *   <li>All kinds with a status are listed together by {@code kubectl get windlass}. To one without
 *       it the generator gives an empty one, which is taken away.
 *   <li>Every kind needs a specification, but drivers: all of them is optional, and always was.
 *   <li>Whole numbers are written without a fraction.
 * </ol>
 */
public final class CrdDocument {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private final ObjectNode definition;

  private CrdDocument(ObjectNode definition) {
    this.definition = definition;
  }

  /** That of a resource's class. */
  public static CrdDocument of(Class<? extends HasMetadata> resource) {
    var definition = generate(resource);
    var version = (ObjectNode) definition.at("/spec/versions/0");
    var schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
    new SchemaCompletion().complete(schema, resource);
    if (!PmemResource.class.isAssignableFrom(resource)) {
      schema.putArray("required").add("spec");
    }
    version.set("additionalPrinterColumns", columns(resource));
    if (version.at("/subresources/status").isMissingNode()) {
      ((ObjectNode) schema.get("properties")).remove("status");
    } else {
      ((ObjectNode) definition.at("/spec/names")).putArray("categories").add("windlass");
    }
    return new CrdDocument((ObjectNode) withWholeNumbers(definition));
  }

  /** As it is committed. */
  public String toYaml() {
    try {
      return "# Generated from the records; change those.\n" + YAML.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definition as a tree. */
  public ObjectNode tree() {
    return definition;
  }

  private static ObjectNode generate(Class<? extends HasMetadata> resource) {
    var written = new ByteArrayOutputStream();
    new CRDGenerator()
        .customResourceClasses(resource)
        .withOutput(new InMemory(written))
        .withParallelGenerationEnabled(false)
        .generate();
    try {
      return (ObjectNode) YAML.readTree(written.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayNode columns(Class<?> resource) {
    var columns = YAML.createArrayNode();
    for (var column : resource.getAnnotationsByType(AdditionalPrinterColumn.class)) {
      var node = columns.addObject().put("name", column.name());
      node.put("type", column.type().getValue()).put("jsonPath", column.jsonPath());
      if (column.priority() != 0) {
        node.put("priority", column.priority());
      }
    }
    return columns;
  }

  private static JsonNode withWholeNumbers(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object.properties().forEach(entry -> entry.setValue(withWholeNumbers(entry.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, withWholeNumbers(array.get(i)));
        }
      }
      default -> {
        boolean whole = node.isDouble() && node.doubleValue() == node.longValue();
        return whole ? YAML.getNodeFactory().numberNode(node.longValue()) : node;
      }
    }
    return node;
  }

  private static final class InMemory
      extends CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream> {
    private final ByteArrayOutputStream written;

    InMemory(ByteArrayOutputStream written) {
      this.written = written;
    }

    @Override
    protected ByteArrayOutputStream createStreamFor(String name) {
      return written;
    }
  }
}
