package io.windlass.plugin.report;

import io.windlass.plugin.resource.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The little of an object that helps others to understand how it stands: no data, no template. */
final class Summary {

  private static final List<String> SHOWN =
      List.of("replicas", "serviceName", "clusterIP", "storageClassName", "volumeName", "nodeName");

  private Summary() {}

  static Map<String, Object> of(Fields object) {
    Map<String, Object> summary = new LinkedHashMap<>();
    Fields metadata = object.child("metadata");
    summary.put("name", metadata.text("name"));
    summary.put("created", metadata.text("creationTimestamp"));
    put(summary, "deleted", metadata.text("deletionTimestamp"));
    put(summary, "generation", metadata.text("generation"));
    SHOWN.forEach(name -> put(summary, name, object.child("spec").text(name)));
    images(object).forEach(summary::put);
    sizes(object).forEach(summary::put);
    put(summary, "status", object.child("status").values());
    return summary;
  }

  /** The images of a pod, or of the pods that an object makes. */
  private static Map<String, Object> images(Fields object) {
    Fields spec = object.child("spec");
    Fields pod = spec.has("template") ? spec.path("template", "spec") : spec;
    Map<String, Object> images = new LinkedHashMap<>();
    for (String containers : List.of("initContainers", "containers")) {
      List<String> lines = new ArrayList<>();
      pod.children(containers)
          .forEach(one -> lines.add("%s: %s".formatted(one.text("name"), one.text("image"))));
      put(images, containers, lines);
    }
    return images;
  }

  /** Of a ConfigMap, which keys it has and how long their values are. */
  private static Map<String, Object> sizes(Fields object) {
    Map<String, Object> sizes = new TreeMap<>();
    object
        .child("data")
        .texts()
        .forEach((key, value) -> sizes.put(key, value.length() + " characters"));
    return sizes.isEmpty() ? Map.of() : Map.of("data", sizes);
  }

  private static void put(Map<String, Object> summary, String name, Object value) {
    boolean empty =
        switch (value) {
          case String text -> text.isEmpty();
          case Map<?, ?> map -> map.isEmpty();
          case List<?> list -> list.isEmpty();
          case Object other -> false;
        };
    if (!empty) {
      summary.put(name, value);
    }
  }
}
