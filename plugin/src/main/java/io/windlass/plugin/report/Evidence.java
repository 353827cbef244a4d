package io.windlass.plugin.report;

import io.windlass.plugin.render.Explanation;
import io.windlass.plugin.render.Paint;
import io.windlass.plugin.render.StatusPage;
import io.windlass.plugin.render.Times;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a report, by name. Each one goes through the {@link Redaction}, and the last one
 * says what that left out.
 */
public final class Evidence {

  private static final String ABOUT =
      """
      A report about %s, made %s by kubectl windlass.

      Look through it before you give it to others. Secrets were not asked for. What may be secret
      was replaced by "%s", and is listed here:

      """;

  private final Redaction redaction = new Redaction();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Resource resource;
  private final Instant now;

  public Evidence(Resource resource, Instant now) {
    this.resource = resource;
    this.now = now;
  }

  /** The resource itself, what it says of itself, and how that reads. */
  public Evidence resource(List<Happening> events) {
    Times times = new Times(now);
    Paint plain = new Paint(false);
    yaml("resource.yaml", redaction.object("resource", resource.document()).values());
    lines("status.txt", new StatusPage(times, plain).lines(resource, events));
    lines("explain.txt", new Explanation(times, plain).lines(resource, List.of()));
    return this;
  }

  /** What belongs to the resource, in short. */
  public Evidence belongings(List<Belongings.Objects> near) {
    Ownership ownership = new Ownership(resource, near);
    near.forEach(
        kind -> {
          String file = "objects/%s.yaml".formatted(kind.kind());
          if (kind.refusal().isEmpty()) {
            yaml(file, summaries(kind, ownership));
          } else {
            lines(file, List.of("# not known: " + kind.refusal()));
          }
        });
    return this;
  }

  private Map<String, Object> summaries(Belongings.Objects kind, Ownership ownership) {
    List<Map<String, Object>> owned =
        kind.objects().stream()
            .filter(object -> ownership.holds(kind.kind(), object))
            .map(object -> redaction.object(kind.kind(), Fields.of(Summary.of(object))).values())
            .toList();
    return Map.of("items", owned);
  }

  /** Further lines, each cleaned. */
  public Evidence lines(String file, List<String> lines) {
    List<String> clean = lines.stream().map(line -> redaction.text(file, line)).toList();
    files.put(file, String.join("\n", clean) + "\n");
    return this;
  }

  /** Events, one a line. */
  public Evidence events(List<Happening> events) {
    return lines(
        "events.txt",
        events.stream()
            .map(
                event ->
                    String.join(
                        "  ",
                        event.at(),
                        event.type(),
                        event.about(),
                        event.reason(),
                        event.message()))
            .toList());
  }

  private void yaml(String file, Map<String, Object> value) {
    files.put(file, Yaml.write(value));
  }

  /** What may be secret and was left out. */
  public List<String> leftOut() {
    return redaction.leftOut();
  }

  /** All files. */
  public Map<String, String> files() {
    Map<String, String> all = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    Stream<String> paths = leftOut().isEmpty() ? Stream.of("nothing") : leftOut().stream();
    paths.forEach(path -> lines.add("  " + path));
    all.put(
        "README.txt",
        ABOUT.formatted(resource.title(), now, Redaction.GONE) + String.join("\n", lines) + "\n");
    all.putAll(files);
    return all;
  }
}
