package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the old cluster says of itself. */
public sealed interface OldAnswer {

  /** It answers. */
  record Told(List<Member> targets, List<OldBucket> buckets) implements OldAnswer {

    public Told {
      targets = List.copyOf(targets);
      buckets = List.copyOf(buckets);
    }

    /** From its cluster map and its bucket metadata, in the JSON of its API. */
    public static Told read(JsonNode map, JsonNode buckets) {
      return new Told(
          StreamSupport.stream(map.path("tmap").spliterator(), false).map(Member::read).toList(),
          OldBucket.read(buckets));
    }
  }

  /**
   * It does not.
   *
   * @param why in words
   */
  record Silent(String why) implements OldAnswer {}

  /**
   * A target of the cluster map.
   *
   * @param address that of its host: the chart has every target say so
   */
  record Member(String id, String address) {

    static Member read(JsonNode node) {
      return new Member(
          node.path("daemon_id").asText(), node.path("public_net").path("node_ip_addr").asText());
    }
  }

  /** What it tells; empty if it is silent. */
  default Optional<Told> told() {
    return switch (this) {
      case Told told -> Optional.of(told);
      case Silent _ -> Optional.empty();
    };
  }

  /** Its buckets; none if it is silent. */
  default List<OldBucket> buckets() {
    return told().map(Told::buckets).orElse(List.of());
  }
}
