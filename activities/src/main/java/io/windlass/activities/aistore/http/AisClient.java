package io.windlass.activities.aistore.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The calls to an AIStore cluster that Windlass makes. Any proxy takes any call: one that is not
 * the primary forwards it. A client is for one thread: it remembers who answered.
 *
 * <p>All calls throw {@link AisFailure} when AIStore refuses, and {@link AisUnreachable} when no
 * proxy answers.
 */
public final class AisClient {

  /** The field that names several nodes; only AIStore 5.0 and later know it. */
  public static final String SEVERAL = "sids";

  /** A time that has not come. */
  private static final String NEVER = "0001-01-01T00:00:00Z";

  private final AisTransport transport;

  public AisClient(AisTransport transport) {
    this.transport = transport;
  }

  /**
   * Whether the primary calls the cluster ready; false also while it can't be asked. A yes is
   * always the primary's own, since another proxy forwards this question; a 503 may be that of a
   * proxy that merely starts, so all are asked before it is believed.
   */
  public boolean ready() {
    return transport.status("/v1/health?prr=true") == 200;
  }

  /** The cluster map. During a cold start the answer may be held back by the proxy. */
  public ClusterMap map() {
    return ClusterMap.read(document("smap"));
  }

  /**
   * What a proxy tells, as it tells it; also one of a version that this client does not know.
   *
   * @param what {@code smap} or {@code bmd}
   */
  public JsonNode document(String what) {
    return transport.get("/v1/daemon?what=" + what, Optional.empty());
  }

  /** The configuration that is in force. */
  public JsonNode configuration() {
    return transport.get("/v1/cluster?what=cluster_config", Optional.empty());
  }

  /** Whether a rebalance runs anywhere in the cluster. */
  public boolean rebalancing() {
    JsonNode running = transport.get("/v1/cluster?what=running_all", Optional.of(object()));
    for (JsonNode name : running) {
      if (name.asText().startsWith("rebalance")) {
        return true;
      }
    }
    return false;
  }

  /** Used and whole space of each target, by its id. */
  public Map<String, Space> space() {
    JsonNode targets = transport.get("/v1/cluster?what=sysinfo", Optional.empty()).path("target");
    return targets.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Space.read(entry.getValue())));
  }

  /** The buckets with their properties, by name. */
  public Map<String, JsonNode> buckets() {
    Map<String, JsonNode> found = new TreeMap<>();
    JsonNode providers = document("bmd").path("providers");
    providers.forEach(
        namespaces ->
            namespaces.forEach(
                buckets ->
                    buckets
                        .properties()
                        .forEach(bucket -> found.put(bucket.getKey(), bucket.getValue()))));
    return found;
  }

  /** Whether the cluster has no bucket of its own. */
  public boolean empty() {
    JsonNode buckets =
        transport.get(
            "/v1/buckets?provider=ais",
            Optional.of(object().put("action", "list").put("name", "")));
    return buckets.isEmpty();
  }

  /**
   * How a rebalance stands.
   *
   * @return empty when the cluster does not know it (any more): after a change of the primary the
   *     new one may not
   */
  public Optional<RebalanceStatus> rebalance(String id) {
    return status(object().put("id", id));
  }

  /** How the newest rebalance stands; empty when the cluster does not know. */
  public Optional<RebalanceStatus> newestRebalance() {
    return status(object().put("kind", "rebalance"));
  }

  private Optional<RebalanceStatus> status(ObjectNode query) {
    try {
      return Optional.of(
          RebalanceStatus.read(transport.get("/v1/cluster?what=status", Optional.of(query))));
    } catch (AisFailure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /**
   * Whether every target has ended a rebalance that was aborted; also when they can't be asked,
   * since then nobody can wait for them. Another one that begins earlier fails on targets of
   * AIStore 4.9, and so do all others until those are restarted.
   */
  public boolean endedEverywhere(String rebalance) {
    ObjectNode query = object().put("kind", "rebalance").put("id", rebalance);
    try {
      JsonNode targets = transport.get("/v1/cluster?what=qryxstats", Optional.of(query));
      return targets.findValuesAsText("end-time").stream().noneMatch(NEVER::equals);
    } catch (AisFailure failure) {
      return true;
    }
  }

  /** Starts a rebalance; answers its id. */
  public String startRebalance() {
    return act("start", object().put("kind", "rebalance"));
  }

  /**
   * The mountpaths that a target knows: those that it uses, and those that were taken out of use.
   */
  public Set<String> mountpaths(String node) {
    JsonNode lists = transport.getFrom(node, "/v1/reverse/daemon?what=mountpaths");
    Set<String> known = new TreeSet<>();
    for (JsonNode list : lists) {
      list.forEach(path -> known.add(path.asText()));
    }
    return known;
  }

  /**
   * Has a target use one more mountpath, and spread its objects anew. It never does that by itself:
   * the volume metadata on its mountpaths decide, not its configuration.
   */
  public void attach(String node, String path, Optional<String> label) {
    String query =
        label.map(text -> "?mountpath_label=" + URLEncoder.encode(text, UTF_8)).orElse("");
    transport.putTo(
        node,
        "/v1/reverse/daemon/mountpaths" + query,
        object().put("action", "attach-mp").put("value", path));
  }

  /**
   * Has a target bring each of its objects to the mountpath where it is looked for. One that runs
   * there already is ended.
   *
   * @return its id; {@link #work} tells how it stands
   */
  public String startResilver(String node) {
    return act("start", object().put("kind", "resilver").put("node", node));
  }

  /** How something that was started stands; empty when the cluster does not know it (any more). */
  public Optional<RebalanceStatus> work(String id) {
    return status(object().put("id", id));
  }

  /** Takes a target out of placement without moving data. */
  public void startMaintenance(String node) {
    act("start-maintenance", object().put("sid", node).put("skip_rebalance", true));
  }

  /**
   * Takes targets out of placement and moves their data to the others.
   *
   * @return the id of the rebalance; empty when none was started
   * @throws AisFailure when AIStore can't take several at once: {@link #SEVERAL} is unknown to it
   */
  public String emptyByMaintenance(List<String> nodes) {
    return act("start-maintenance", named(nodes));
  }

  /**
   * Lets nodes leave for good. The data of targets that are in service moves to the others first;
   * that of any other is left where it is.
   *
   * @return the id of the rebalance; empty when none was started, and the nodes are out already
   * @throws AisFailure when AIStore can't take several at once: {@link #SEVERAL} is unknown to it
   */
  public String decommission(List<String> nodes, boolean removeData) {
    return act("decommission-node", named(nodes).put("rm_user_data", removeData));
  }

  private static ObjectNode named(List<String> nodes) {
    ObjectNode value = object();
    if (nodes.size() == 1) {
      return value.put("sid", nodes.getFirst());
    }
    nodes.forEach(value.putArray(SEVERAL)::add);
    return value;
  }

  /** Brings a target back into placement; where automatic rebalance is on, one starts. */
  public void stopMaintenance(String node) {
    act("stop-maintenance", object().put("sid", node));
  }

  /** Changes the named settings of the whole cluster. */
  public void setConfiguration(JsonNode settings) {
    act("set-config", settings);
  }

  /** Every node in service exits; metadata and data stay. */
  public void shutDown() {
    transport.put("/v1/cluster", Optional.of(object().put("action", "shutdown").put("name", "")));
  }

  /** Every node in service removes its configuration, and its data when asked to, and exits. */
  public void decommission(boolean removeData) {
    act("decommission", object().put("rm_user_data", removeData));
  }

  /**
   * Makes a bucket of the cluster itself; nothing happens when there is one of that name.
   *
   * @param namespace with its mark; empty for the usual one
   * @param properties those that differ from the cluster's defaults
   */
  public void createBucket(String namespace, String name, JsonNode properties) {
    String space = namespace.isEmpty() ? "" : "&namespace=" + URLEncoder.encode(namespace, UTF_8);
    ObjectNode message = object().put("action", "create-bck").put("name", name);
    message.set("value", properties);
    try {
      transport.post("/v1/buckets/" + name + "?provider=ais" + space, message);
    } catch (AisFailure failure) {
      if (failure.status() != HttpURLConnection.HTTP_CONFLICT) {
        throw failure;
      }
    }
  }

  /** Makes a proxy the primary; nothing happens when it is already. */
  public void setPrimary(String node) {
    transport.put("/v1/cluster/proxy/" + node, Optional.empty());
  }

  /** Has a node read the files of its certificate again. */
  public void loadCertificate(String node) {
    transport.put("/v1/cluster/load-x509/" + node, Optional.empty());
  }

  private String act(String action, JsonNode value) {
    ObjectNode message = object().put("action", action).put("name", "");
    message.set("value", value);
    return transport.put("/v1/cluster", Optional.of(message));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
