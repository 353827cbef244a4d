package io.windlass.testbed.kubelet.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events about pods. A repeated one only counts up, and only its 2nd, 4th, 8th, ... time is
 * written, so that a probe that fails for hours costs a handful of writes. Happy events (Pulled,
 * Created, Started) are not written at all, to keep the API's load that of the product.
 */
public final class EventWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ApiCalls api;
  private final Mailbox mailbox = new Mailbox("events");
  private final Map<Key, Entry> written = new HashMap<>();
  private final AtomicLong sequence = new AtomicLong(System.nanoTime());

  public EventWriter(ApiCalls api) {
    this.api = api;
  }

  /** Identity of an event that is counted up. */
  private record Key(String podUid, String reason, String message) {}

  private record Entry(String name, int count) {}

  public void warning(Pod pod, String reason, String message) {
    mailbox.post(() -> write(pod, "Warning", reason, message));
  }

  public void normal(Pod pod, String reason, String message) {
    mailbox.post(() -> write(pod, "Normal", reason, message));
  }

  /** Forgets the counts of a pod that is gone. */
  public void forget(Pod pod) {
    mailbox.post(() -> written.keySet().removeIf(key -> key.podUid().equals(uid(pod))));
  }

  private void write(Pod pod, String type, String reason, String message) {
    Key key = new Key(uid(pod), reason, message);
    Entry known = written.get(key);
    String events = "/api/v1/namespaces/" + pod.getMetadata().getNamespace() + "/events";
    if (known == null) {
      String name =
          pod.getMetadata().getName() + "." + Long.toHexString(sequence.incrementAndGet());
      written.put(key, new Entry(name, 1));
      api.post(events, event(pod, name, type, new Text(reason, message)));
      return;
    }
    int count = known.count() + 1;
    written.put(key, new Entry(known.name(), count));
    if (Integer.bitCount(count) == 1) {
      ObjectNode patch = JSON.objectNode();
      patch.put("count", count).put("lastTimestamp", now());
      api.mergePatch(events + "/" + known.name(), patch);
    }
  }

  private record Text(String reason, String message) {}

  private static ObjectNode event(Pod pod, String name, String type, Text text) {
    ObjectNode event = JSON.objectNode();
    event.put("apiVersion", "v1").put("kind", "Event").put("type", type);
    event.put("reason", text.reason()).put("message", text.message()).put("count", 1);
    event.put("firstTimestamp", now()).put("lastTimestamp", now());
    event
        .putObject("metadata")
        .put("name", name)
        .put("namespace", pod.getMetadata().getNamespace());
    event.putObject("source").put("component", "kubelet").put("host", pod.getSpec().getNodeName());
    event
        .putObject("involvedObject")
        .put("apiVersion", "v1")
        .put("kind", "Pod")
        .put("namespace", pod.getMetadata().getNamespace())
        .put("name", pod.getMetadata().getName())
        .put("uid", uid(pod))
        .put("resourceVersion", pod.getMetadata().getResourceVersion());
    return event;
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
