package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Buckets and their contents as clients read them. */
final class BucketJson {
  private static final String ALL_ACCESS = "18446744073709551615";
  private static final String FIRST_ID = "9223372036854775809";
  private static final List<String> INHERITED =
      List.of(
          "write_policy", "checksum", "rate_limit", "ec", "chunks", "mirror", "lru", "versioning");

  private BucketJson() {}

  /** {@code what=bmd}. */
  static ObjectNode metadata(ClusterMetadata metadata) {
    ObjectNode json = Json.object();
    ObjectNode buckets = json.putObject("providers").putObject("ais").putObject("@#");
    metadata
        .buckets()
        .forEach((name, created) -> buckets.set(name, properties(metadata.config(), created)));
    json.put("uuid", metadata.smap().uuid());
    return json.put("version", Long.toString(metadata.bucketsVersion()));
  }

  /** A new bucket takes most of its properties from the cluster's configuration. */
  private static ObjectNode properties(ClusterConfig config, long created) {
    ObjectNode json = Json.object();
    json.set("backend_bck", RebalanceJson.noBucket());
    for (String section : INHERITED) {
      json.set(section, config.json().path(section));
    }
    json.put("provider", "ais").put("Renamed", "");
    ObjectNode extra = json.putObject("extra");
    extra.putObject("aws");
    extra.putObject("gcp");
    extra.putObject("oci");
    json.put("access", ALL_ACCESS).put("features", "0");
    return json.put("bid", FIRST_ID).put("created", Long.toString(created));
  }

  /** All buckets, as {@code GET /v1/buckets} lists them. */
  static ArrayNode list(ClusterMetadata metadata) {
    ArrayNode list = Json.array();
    for (String name : metadata.buckets().keySet()) {
      ObjectNode bucket = list.addObject().put("name", name).put("provider", "ais");
      bucket.putObject("namespace").put("uuid", "").put("name", "");
    }
    return list;
  }

  /** One page of objects; the simulator lists everything in one. */
  static ObjectNode objects(List<ObjectStore.Copy> copies) throws IOException {
    ObjectNode json = Json.object().put("uuid", "").put("continuation_token", "");
    ArrayNode entries = json.putArray("entries");
    for (ObjectStore.Copy copy : copies) {
      entries.addObject().put("name", copy.name().name()).put("size", Long.toString(copy.size()));
    }
    return json.put("flags", 0);
  }
}
