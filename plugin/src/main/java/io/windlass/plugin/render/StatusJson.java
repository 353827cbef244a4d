package io.windlass.plugin.render;

import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the status page tells, for programs. */
public final class StatusJson {

  private StatusJson() {}

  /** One resource, as a JSON object. */
  public static Map<String, Object> of(Resource resource, List<Happening> events) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("apiVersion", resource.kind().apiVersion());
    json.put("kind", resource.kind().name());
    json.put("namespace", resource.namespace());
    json.put("name", resource.name());
    json.put("generation", resource.generation());
    json.put("standing", resource.standing().name());
    json.put("phase", resource.phase());
    resource.operation().ifPresent(operation -> json.put("operation", operation));
    json.put("nodes", resource.status().child("nodes").values());
    json.put("wishes", WishLines.of(resource));
    json.put("conditions", resource.conditions());
    json.put("events", events);
    return json;
  }
}
